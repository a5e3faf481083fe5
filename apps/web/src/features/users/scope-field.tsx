import type { ComponentProps } from 'react';
import type { OrganisationsOfRoleQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ChoiceField } from '../../shared/ui/choice-field';
import { FindForm, Found } from '../../shared/ui/find-form';
import { useLanguage } from '../../shared/ui/language';
import { type GivenRole, scopeOf } from './roles';

type Named = OrganisationsOfRoleQuery['organisations']['nodes'][number];

/** What a role may be limited to, for the page that asks. */
export interface ScopeChoices {
  readonly cities: readonly Named[];
  /** Organisations whose name holds the search; null before anything was looked for. */
  readonly organisations: readonly Named[] | null;
  readonly search: string;
}

/** The first step for a coordinator: which organisation? */
export function OrganisationSearch(
  where: Pick<ComponentProps<typeof FindForm>, 'action' | 'kept' | 'search'>,
) {
  const { t } = useLanguage();
  return (
    <FindForm {...where} name="organisation" label={t('users.scope.search')} button={t('users.scope.find')} />
  );
}

/** The city or the organisation of a role; nothing for a role that knows no limit. */
export function ScopeField({
  role,
  choices,
  submission,
}: {
  role: GivenRole;
  choices: ScopeChoices;
  submission: Submission | null;
}) {
  const { t, say } = useLanguage();
  const kind = scopeOf(role);
  if (!kind) return null;
  const chosen = submission?.values['scopeId'] ?? '';
  if (kind === 'CITY')
    return (
      <ChoiceField
        name="scopeId"
        label={t('users.scope.city')}
        none={t('users.scope.choose')}
        value={chosen}
        errors={submission?.errors ?? []}
        choices={choices.cities.map(({ id, name }) => ({ value: id, label: say(name) }))}
      />
    );
  return (
    <Found
      name="scopeId"
      id="scopeId"
      legend={t('users.scope.organisation')}
      found={choices.organisations ?? []}
      chosen={chosen}
      error={submission?.errors.find(({ field }) => field === 'scopeId')}
    />
  );
}

/** Roles to choose from, each with what it lets somebody do. */
export function RoleChoices({
  roles,
  hrefOf,
}: {
  roles: readonly GivenRole[];
  hrefOf: (role: GivenRole) => string;
}) {
  const { t } = useLanguage();
  return (
    <ul className="role-choices">
      {roles.map((role) => (
        <li key={role}>
          <a href={hrefOf(role)}>{t(`users.role.${role}`)}</a>
          <span className="hint">{t(`users.effect.${role}`)}</span>
        </li>
      ))}
    </ul>
  );
}
