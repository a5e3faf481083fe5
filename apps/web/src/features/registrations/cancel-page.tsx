import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { groupReference } from '../../shared/lib/reference';
import { ErrorSummary } from '../../shared/ui/form';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { placeName } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';

interface CancelPageProps {
  readonly ticket: TicketPartsFragment;
  readonly submission: Submission | null;
  readonly idempotencyKey: string;
}

export function CancelPage({ ticket, submission, idempotencyKey }: CancelPageProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const { session } = ticket;
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
      <div className={`notice notice--${weaveOf(session)} stack-8`}>
        <p>
          <b>
            <Say text={session.course.title} />
          </b>
        </p>
        <p className="small muted">
          {dayAndClock(locale, session.startsAt, session.timeZone)} · {placeName(language, session)}
        </p>
        <p className="small muted">
          <Typed text={ticket.fullName ?? ''} /> · {groupReference(ticket.reference)}
        </p>
      </div>
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
            <Sentence id={whyNot(ticket)} />
          </p>
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

/** A question only while there is something to give up. */
function headlineOf({ state }: TicketPartsFragment) {
  if (state === 'CANCELLED') return 'ticket.cancelled';
  if (state === 'EXPIRED') return 'ticket.expired';
  return state === 'WAITLISTED' ? 'cancel.waitlist.title' : 'cancel.title';
}

function whyNot({ state }: TicketPartsFragment) {
  if (state === 'CANCELLED') return 'cancel.done-before';
  return state === 'EXPIRED' ? 'ticket.expired.help' : 'cancel.impossible';
}
