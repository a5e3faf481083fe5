import type { OpenInvitationsQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import { Contact } from './contact';
import { RoleWords } from './role-words';

export const INVITATIONS_DONE = ['invited', 'again', 'withdrawn'] as const;

type Invitation = OpenInvitationsQuery['openInvitations']['nodes'][number];

interface InvitationsPageProps {
  readonly invitations: OpenInvitationsQuery['openInvitations'];
  readonly after: string | null;
  readonly done: (typeof INVITATIONS_DONE)[number] | null;
  readonly submission: Submission | null;
}

/** Invitations that nobody accepted yet: sending them again, withdrawing them. */
export function InvitationsPage({ invitations, after, done, submission }: InvitationsPageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/users/invitations`;
  return (
    <ConsolePage
      title={t('users.invitations.title')}
      gloss="users.invitations.title.gloss"
      lead="users.invitations.lead"
      back={{ href: `/${locale}/users`, label: t('users.all') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`users.invitations.done.${done}`)}</SuccessNotice>}
      aside={
        <p className="acts">
          <a className="btn" href={`/${locale}/users/invite`}>
            {t('users.invite')}
          </a>
        </p>
      }
    >
      <ExportButtons list="invitations" path={path} rows={invitations.nodes.length} />
      {invitations.nodes.length === 0 ? (
        <EmptyState title={t('users.invitations.none')}>{t('users.invitations.none.help')}</EmptyState>
      ) : (
        <DataTable
          caption={t('users.invitations.title')}
          captionHidden
          rows={invitations.nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('users.name'),
              cell: ({ fullName, email }) => (
                <>
                  <Typed text={fullName} />
                  <span className="hint">
                    <Contact email={email} contactHidden={false} />
                  </span>
                </>
              ),
            },
            { label: t('users.role'), cell: (invitation) => <RoleWords {...invitation} /> },
            { label: t('users.invitations.state'), cell: (invitation) => <State {...invitation} /> },
            {
              label: t('users.invitations.acts'),
              cell: ({ id }) => (
                <form method="post" action={path} className="acts">
                  <FormKey submission={null} />
                  <input type="hidden" name="invitation" value={id} />
                  <button className="btn btn--second" type="submit" name="act" value="again">
                    {t('users.invitations.again')}
                  </button>
                  <button className="btn btn--second" type="submit" name="act" value="withdraw">
                    {t('users.invitations.withdraw')}
                  </button>
                </form>
              ),
            },
          ]}
        />
      )}
      <Pager path={path} search={{ after }} pageInfo={invitations.pageInfo} />
    </ConsolePage>
  );
}

function State({ expired, expiresAt, sentAt, sendings, invitedBy }: Invitation) {
  const { locale, t, zone } = useLanguage();
  const when = (instant: string): string => dayAndClock(locale, instant, zone);
  return (
    <>
      <StateWord tone={expired ? 'quiet' : 'wait'}>
        {t(expired ? 'users.invitations.expired' : 'users.invitations.open', { until: when(expiresAt) })}
      </StateWord>
      <span className="hint">{t('users.invitations.sent', { when: when(sentAt), count: sendings })}</span>
      {invitedBy && (
        <span className="hint">
          {t('users.invitations.by')} <Typed text={invitedBy} />
        </span>
      )}
    </>
  );
}
