import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { type GivenRole, scopeOf } from './roles';
import { OrganisationSearch, RoleChoices, type ScopeChoices, ScopeField } from './scope-field';

interface InvitePageProps {
  readonly roles: readonly GivenRole[];
  readonly role: GivenRole | null;
  readonly choices: ScopeChoices;
  readonly submission: Submission | null;
}

/** Inviting somebody to a role: first which, then whom. */
export function InvitePage({ roles, role, choices, submission }: InvitePageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/users/invite`;
  return (
    <ConsolePage
      title={role ? t('users.invite.title.role', { role: t(`users.role.${role}`) }) : t('users.invite.title')}
      gloss="users.invite.title.gloss"
      lead="users.invite.lead"
      back={{ href: `/${locale}/users`, label: t('users.all') }}
      errors={submission?.errors ?? []}
    >
      {role ? (
        <InviteForm path={path} role={role} choices={choices} submission={submission} />
      ) : (
        <section className="stack">
          <h2 className="h-19">{t('users.invite.which')}</h2>
          <RoleChoices roles={roles} hrefOf={(each) => `${path}?role=${each}`} />
        </section>
      )}
    </ConsolePage>
  );
}

function InviteForm({
  path,
  role,
  choices,
  submission,
}: {
  path: string;
  role: GivenRole;
  choices: ScopeChoices;
  submission: Submission | null;
}) {
  const { locale, t } = useLanguage();
  const needsSearch = scopeOf(role) === 'ORGANISATION';
  const found = choices.organisations;
  const errors = submission?.errors ?? [];
  const values = submission?.values ?? {};
  return (
    <div className="stack-24 decision">
      <p className="measure">{t(`users.effect.${role}`)}</p>
      {needsSearch && <OrganisationSearch action={path} kept={{ role }} search={choices.search} />}
      {needsSearch && found?.length === 0 && (
        <p className="notice notice--quiet">{t('users.scope.not-found')}</p>
      )}
      {(!needsSearch || (found !== null && found.length > 0)) && (
        <form method="post" action={path} className="stack-24" noValidate={errors.length > 0}>
          <FormKey submission={submission} />
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="organisation" value={choices.search} />
          <ScopeField role={role} choices={choices} submission={submission} />
          <TextField
            name="fullName"
            label="users.name"
            value={values['fullName'] ?? ''}
            errors={errors}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name="email"
            label="users.invite.email"
            hint="users.invite.email.hint"
            type="email"
            value={values['email'] ?? ''}
            errors={errors}
            maxLength={320}
            autoComplete="off"
          />
          <fieldset className="field">
            <legend>{t('users.invite.language')}</legend>
            {(['km', 'en'] as const).map((each) => (
              <label key={each} className="check">
                <input
                  type="radio"
                  name="language"
                  value={each}
                  defaultChecked={(values['language'] || locale) === each}
                />{' '}
                <span>{t(`users.language.${each}`)}</span>
              </label>
            ))}
          </fieldset>
          <p className="acts">
            <button className="btn" type="submit">
              {t('users.invite.submit')}
            </button>
            <a href={path}>{t('users.invite.other')}</a>
          </p>
        </form>
      )}
    </div>
  );
}
