import type { AnswerMailsPageQuery, SessionBriefFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { useLanguage } from '../../shared/ui/language';
import { MailingForm, MailingPeople, MailingSession } from '../../shared/ui/mailing';
import { EmptyState, ErrorState, SuccessNotice } from '../../shared/ui/notices';
import { rosterHref } from './roster-view';

type Answer = AnswerMailsPageQuery['previewAnswerMails'];

interface AnswerMailsPageProps {
  readonly session: SessionBriefFragment;
  /** Who would be asked now; null where nobody can be. */
  readonly mailing: Answer['mailing'] | null;
  readonly refusals: Answer['errors'];
  readonly submission: Submission | null;
  /** Mails that were just sent. */
  readonly done: number | null;
}

/** Who would be asked by mail for answers that are missing, and who not and why; then the button. */
export function AnswerMailsPage({ session, mailing, refusals, submission, done }: AnswerMailsPageProps) {
  const { locale, t } = useLanguage();
  const recipients = mailing?.recipients ?? [];
  const without = mailing?.without ?? [];
  const count = recipients.length;
  const isNobody = mailing && count + without.length === 0;
  const title = () => {
    if (done) return t('answer-mails.title.done');
    if (!mailing) return t('answer-mails.title.refused');
    return isNobody ? t('answer-mails.title.answered') : t('answer-mails.title', { count });
  };
  return (
    <ConsolePage
      title={title()}
      back={{ href: rosterHref(locale, session.id, { open: '1' }), label: t('answer-mails.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t('answer-mails.done', { count: done })}</SuccessNotice>}
    >
      <MailingSession session={session} />
      {isNobody && <EmptyState title={t('answer-mails.nobody')} />}
      {refusals[0] && (
        <ErrorState
          title={refusals[0].code === 'SESSION_POSTPONED' ? t('answer-mails.postponed') : refusals[0].message}
        />
      )}
      {count > 0 && (
        <MailingForm
          action={`/${locale}/trainer/sessions/${session.id}/ask`}
          submission={submission}
          lead="answer-mails.lead"
          button={t('mailing.send', { count })}
          note="answer-mails.audited"
        />
      )}
      <MailingPeople
        heading={t('mailing.recipients', { count })}
        people={recipients.map(({ fullName, openQuestions }) => ({
          fullName,
          words: t('asked.open', { count: openQuestions }),
        }))}
      />
      <MailingPeople
        heading={t('mailing.without', { count: without.length })}
        people={without.map(({ fullName, why, since }) => ({
          fullName,
          words: t(`answer-mails.why.${why}`, {
            time: since ? dayAndClock(locale, since, session.timeZone) : '',
          }),
        }))}
      />
    </ConsolePage>
  );
}
