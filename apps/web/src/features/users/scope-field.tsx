import type { OrganisationsOfRoleQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { FieldMessage } from '../../shared/ui/form';
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

/** The first step for a coordinator: which organisation? A GET, so that it can be looked for again. */
export function OrganisationSearch({
  action,
  kept,
  search,
}: {
  action: string;
  kept: Readonly<Record<string, string>>;
  search: string;
}) {
  const { t } = useLanguage();
  return (
    <search>
      <form method="get" action={action} className="stack-8">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="field">
          <label htmlFor="organisation-search">{t('users.scope.search')}</label>
          <input
            className="input"
            id="organisation-search"
            name="organisation"
            type="search"
            defaultValue={search}
            maxLength={200}
            autoComplete="off"
          />
        </div>
        <p className="acts">
          <button className="btn btn--second" type="submit">
            {t('users.scope.find')}
          </button>
        </p>
      </form>
    </search>
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
  const error = submission?.errors.find(({ field }) => field === 'scopeId');
  const chosen = submission?.values['scopeId'] ?? '';
  if (kind === 'CITY')
    return (
      <div className={error ? 'field field--error' : 'field'}>
        <label htmlFor="scopeId">{t('users.scope.city')}</label>
        {error && <FieldMessage id="scopeId-error">{error.message}</FieldMessage>}
        <select className="input" id="scopeId" name="scopeId" required defaultValue={chosen}>
          <option value="">{t('users.scope.choose')}</option>
          {choices.cities.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </div>
    );
  const found = choices.organisations ?? [];
  return (
    <fieldset className={error ? 'field field--error' : 'field'} id="scopeId" tabIndex={-1}>
      <legend>{t('users.scope.organisation')}</legend>
      {error && <FieldMessage id="scopeId-error">{error.message}</FieldMessage>}
      {found.map(({ id, name }) => (
        <label key={id} className="check">
          <input
            type="radio"
            name="scopeId"
            value={id}
            required
            defaultChecked={chosen === id || found.length === 1}
          />{' '}
          <span>{say(name)}</span>
        </label>
      ))}
    </fieldset>
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
