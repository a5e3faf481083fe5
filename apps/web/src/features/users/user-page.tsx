import type { UserPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';
import { Contact } from './contact';
import { RoleWords, useRoleWords } from './role-words';
import { type GivenRole, givenRole, roleKey, scopeOf } from './roles';
import { OrganisationSearch, RoleChoices, type ScopeChoices, ScopeField } from './scope-field';

export const USER_DONE = ['given', 'taken'] as const;

type User = NonNullable<UserPageQuery['user']>;

export interface UserView {
  /** The role that is being given, before it is. */
  readonly give: GivenRole | null;
  /** The role that is being taken: `roleKey`. */
  readonly take: string;
  /** Organisation that is looked for. */
  readonly organisation: string;
  readonly done: (typeof USER_DONE)[number] | null;
}

interface UserPageProps {
  readonly user: User;
  readonly view: UserView;
  readonly choices: ScopeChoices;
  readonly submission: Submission | null;
}

/** One person: how to reach them, their roles, giving and taking one, and what was given and taken. */
export function UserPage({ user, view, choices, submission }: UserPageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/users/${user.id}`;
  const givable = user.givable.flatMap((role) => givenRole(role) ?? []);
  const taken = user.roles.find((grant) => grant.takeable && roleKey(grant) === view.take);
  return (
    <ConsolePage
      title={t('users.person')}
      back={{ href: `/${locale}/users`, label: t('users.all') }}
      errors={submission?.errors ?? []}
      notice={view.done && <SuccessNotice>{t(`users.done.${view.done}`)}</SuccessNotice>}
    >
      <dl className="facts">
        <div>
          <dt>{t('users.name')}</dt>
          <dd>
            <b>
              <Typed text={user.fullName} />
            </b>
          </dd>
        </div>
        <div>
          <dt>{t('users.contact')}</dt>
          <dd>
            <Contact {...user} />
          </dd>
        </div>
        {typeof user.signIns === 'number' && (
          <div>
            <dt>{t('users.sign-ins')}</dt>
            <dd>{t('users.sign-ins.count', { count: user.signIns })}</dd>
          </div>
        )}
      </dl>
      <section className="stack">
        <h2 className="h-19">{t('users.roles')}</h2>
        {user.roles.length === 0 ? (
          <EmptyState title={t('users.roles.none')}>{t('users.roles.none.help')}</EmptyState>
        ) : (
          <DataTable
            caption={t('users.roles')}
            captionHidden
            rows={user.roles}
            rowKey={roleKey}
            columns={[
              { label: t('users.role'), cell: (grant) => <RoleWords {...grant} /> },
              {
                label: t('users.take'),
                cell: (grant) =>
                  grant.takeable && (
                    <a href={`${path}?take=${encodeURIComponent(roleKey(grant))}#take`}>
                      {t('users.take.start')}
                    </a>
                  ),
              },
            ]}
          />
        )}
        {taken && <TakeForm path={path} grant={taken} submission={submission} />}
      </section>
      {givable.length > 0 && (
        <section className="stack" id="give">
          <h2 className="h-19">{t('users.give')}</h2>
          {view.give && givable.includes(view.give) ? (
            <GiveForm path={path} role={view.give} choices={choices} submission={submission} />
          ) : (
            <RoleChoices roles={givable} hrefOf={(role) => `${path}?give=${role}#give`} />
          )}
        </section>
      )}
      <History changes={user.roleChanges} />
    </ConsolePage>
  );
}

function TakeForm({
  path,
  grant,
  submission,
}: {
  path: string;
  grant: User['roles'][number];
  submission: Submission | null;
}) {
  const { t } = useLanguage();
  const roleWords = useRoleWords();
  return (
    <form method="post" action={`${path}/take`} className="decision stack-24" id="take">
      <FormKey submission={submission} />
      <input type="hidden" name="role" value={grant.role} />
      <input type="hidden" name="scopeId" value={grant.scopeId ?? ''} />
      <h3>{t('users.take.heading', { role: roleWords(grant) })}</h3>
      <p className="measure">{t('users.take.effect')}</p>
      <TextArea
        name="reason"
        label={t('console.reason')}
        hint={t('users.reason.hint')}
        value={submission?.values['reason'] ?? ''}
        errors={submission?.errors ?? []}
        maxLength={500}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {t('users.take.submit')}
        </button>
        <a href={path}>{t('users.back')}</a>
      </p>
    </form>
  );
}

function GiveForm({
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
  const { t } = useLanguage();
  const needsSearch = scopeOf(role) === 'ORGANISATION';
  const found = choices.organisations;
  return (
    <div className="decision stack-24">
      <h3>{t('users.give.heading', { role: t(`users.role.${role}`) })}</h3>
      <p className="measure">{t(`users.effect.${role}`)}</p>
      {needsSearch && <OrganisationSearch action={path} kept={{ give: role }} search={choices.search} />}
      {needsSearch && found?.length === 0 && (
        <p className="notice notice--quiet">{t('users.scope.not-found')}</p>
      )}
      {(!needsSearch || (found !== null && found.length > 0)) && (
        <form method="post" action={`${path}/give`} className="stack-24">
          <FormKey submission={submission} />
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="organisation" value={choices.search} />
          <ScopeField role={role} choices={choices} submission={submission} />
          <TextArea
            name="reason"
            label={t('console.reason')}
            hint={t('users.reason.hint')}
            value={submission?.values['reason'] ?? ''}
            errors={submission?.errors ?? []}
            maxLength={500}
          />
          <p className="measure muted">{t('users.give.effect')}</p>
          <p className="acts">
            <button className="btn" type="submit">
              {t('users.give.submit')}
            </button>
            <a href={path}>{t('users.back')}</a>
          </p>
        </form>
      )}
    </div>
  );
}

function History({ changes }: { changes: User['roleChanges'] }) {
  const { locale, t, zone } = useLanguage();
  const roleWords = useRoleWords();
  if (changes.length === 0) return null;
  return (
    <section className="stack">
      <h2 className="h-19">{t('users.history')}</h2>
      <ol className="role-history">
        {changes.map(({ change, changedAt, changedBy, reason, ...grant }) => (
          <li key={`${changedAt} ${change} ${roleWords(grant)}`}>
            <b>{t(`users.history.${change}`, { role: roleWords(grant) })}</b>
            <span className="hint">
              {changedBy && (
                <>
                  <Typed text={changedBy} />
                  {', '}
                </>
              )}
              {dayAndClock(locale, changedAt, zone)}
            </span>
            {reason && (
              <span>
                <Typed text={reason} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
