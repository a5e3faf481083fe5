import type {
  OrganisationNameFragment,
  SessionBriefFragment,
  TicketMailsPageQuery,
} from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { clock, dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { useLanguage } from '../../shared/ui/language';
import { MailingForm, MailingPeople, MailingSession } from '../../shared/ui/mailing';
import { EmptyState, ErrorState, SuccessNotice } from '../../shared/ui/notices';

type Answer = TicketMailsPageQuery['previewTicketMails'];
type Mailing = NonNullable<Answer['mailing']>;

interface TicketMailsPageProps {
  readonly session: SessionBriefFragment;
  readonly organisation: OrganisationNameFragment;
  /** Who would get a mail now; null where nobody can. */
  readonly mailing: Mailing | null;
  readonly refusals: Answer['errors'];
  readonly submission: Submission | null;
  /** Mails that were just sent. */
  readonly done: number | null;
}

/** Who of an organisation would be sent their ticket again, and who not and why; then the button. */
export function TicketMailsPage(props: TicketMailsPageProps) {
  const { session, organisation, mailing, refusals, submission, done } = props;
  const { locale, t } = useLanguage();
  const tickets = `/${locale}/organisation/tickets/${organisation.id}/${session.id}`;
  const count = mailing?.recipients.length ?? 0;
  const isNobody = refusals.some(({ code }) => code === 'NOBODY_REGISTERED');
  /** What is under way may be so since yesterday. */
  const saidSince = (why: string, since: string): string =>
    why === 'UNDER_WAY' ? dayAndClock(locale, since, session.timeZone) : clock(since, session.timeZone);
  return (
    <ConsolePage
      title={
        done ? t('mailing.title.done') : t(mailing ? 'mailing.title' : 'mailing.title.refused', { count })
      }
      back={{
        href: `/${locale}${withSearch('/organisation', { show: 'coming', of: organisation.id })}`,
        label: t('sheet.back'),
      }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t('mailing.done', { count: done })}</SuccessNotice>}
    >
      <MailingSession session={session} />
      {isNobody && <EmptyState title={t('sheet.nobody')} />}
      {!isNobody && refusals[0] && (
        <ErrorState
          title={refusals[0].code === 'SESSION_POSTPONED' ? t('mailing.postponed') : refusals[0].message}
        />
      )}
      {count > 0 && (
        <MailingForm
          action={`${tickets}/send`}
          submission={submission}
          lead="mailing.lead"
          button={t('mailing.send', { count })}
          note="mailing.audited"
        />
      )}
      {mailing && (
        <>
          <MailingPeople
            heading={t('mailing.recipients', { count })}
            people={mailing.recipients.map(({ fullName, status, waitlistPosition }) => ({
              fullName,
              words: t(standingOf(status), { position: waitlistPosition ?? 0 }),
            }))}
          />
          <MailingPeople
            heading={t('mailing.without', { count: mailing.without.length })}
            people={mailing.without.map(({ fullName, why, since }) => ({
              fullName,
              words: t(`mailing.why.${why}`, { time: since ? saidSince(why, since) : '' }),
            }))}
          >
            {mailing.without.some(({ why }) => why === 'NO_ADDRESS') && (
              <p>
                <a href={tickets}>{t('mailing.print')}</a>
              </p>
            )}
          </MailingPeople>
        </>
      )}
    </ConsolePage>
  );
}

type Status = Mailing['recipients'][number]['status'];

/** Nobody else gets a mail. */
const standingOf = (status: Status) =>
  status === 'CANCELLED' || status === 'DECLINED'
    ? ('mailing.why.CANCELLED' as const)
    : (`mailing.standing.${status}` as const);
