import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import type { Locale } from '../../shared/lib/locale';
import { ErrorSummary } from '../../shared/ui/form';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { TicketBrief } from './ticket-brief';

interface CancelPageProps {
  readonly ticket: TicketPartsFragment;
  readonly submission: Submission | null;
  readonly idempotencyKey: string;
}

export function CancelPage({ ticket, submission, idempotencyKey }: CancelPageProps) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const back = `/${locale}/tickets/${ticket.reference}`;
  const waits = ticket.state === 'WAITLISTED';
  const headline = headlineOf(ticket);
  const title = t(headline);
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <ErrorSummary errors={errors} heading="cancel.error.heading" />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id={`${headline}.gloss`} />
      </hgroup>
      <TicketBrief ticket={ticket} />
      {ticket.cancellable ? (
        <>
          <p className="measure">
            <Sentence id={waits ? 'cancel.waitlist.effect' : 'cancel.effect'} />
          </p>
          <form method="post" action={`${back}/cancel`} className="acts">
            <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
            <button className="btn btn--danger" type="submit">
              {t(waits ? 'cancel.waitlist.yes' : 'cancel.yes')}
            </button>
            <a className="btn btn--second" href={back}>
              {t(waits ? 'cancel.waitlist.no' : 'cancel.no')}
            </a>
          </form>
        </>
      ) : (
        <>
          <p className="measure">
            <Sentence id={whyNot(ticket)} values={{ when: until(ticket, locale) }} />
          </p>
          {isTooLate(ticket) && (
            <p className="measure">
              <a href={`${back}/give`}>{t('cancel.too-late.give')}</a>
            </p>
          )}
          <p>
            <a className="btn btn--second" href={back}>
              {t('cancel.to-ticket')}
            </a>
          </p>
        </>
      )}
    </main>
  );
}

/** A seat that could be given back until the cut-off, which is past. */
const isTooLate = ({ state, cancellable, transferable }: TicketPartsFragment): boolean =>
  state === 'CONFIRMED' && !cancellable && transferable;

const until = ({ cancellableUntil, session }: TicketPartsFragment, locale: Locale): string =>
  cancellableUntil ? dayAndClock(locale, cancellableUntil, session.timeZone) : '';

/** A question only while there is something to give up. */
function headlineOf(ticket: TicketPartsFragment) {
  const { state } = ticket;
  if (state === 'DECLINED') return ticket.offerExpired ? 'ticket.ran-out' : 'ticket.left';
  if (state === 'CANCELLED') return 'ticket.cancelled';
  if (state === 'EXPIRED') return 'ticket.expired';
  if (isTooLate(ticket)) return 'cancel.too-late';
  return state === 'WAITLISTED' ? 'cancel.waitlist.title' : 'cancel.title';
}

function whyNot(ticket: TicketPartsFragment) {
  const { state } = ticket;
  if (isTooLate(ticket)) return 'cancel.too-late.help';
  if (state === 'CANCELLED') return 'cancel.done-before';
  return state === 'EXPIRED' ? 'ticket.expired.help' : 'cancel.impossible';
}
