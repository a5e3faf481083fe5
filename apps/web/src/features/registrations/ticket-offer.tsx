import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { Sentence, useLanguage } from '../../shared/ui/language';

interface OfferProps {
  readonly ticket: TicketPartsFragment;
  readonly endsAt: string;
}

/** The two answers to an offer, and what happens after each: a real POST, so that it works without JavaScript. */
export function TicketOffer({ ticket, endsAt }: OfferProps) {
  const { locale, t } = useLanguage();
  const { session, groupSize } = ticket;
  const path = `/${locale}/tickets/${ticket.reference}/offer`;
  const when = dayAndClock(locale, endsAt, session.timeZone);
  return (
    <div className="stack-24">
      <form method="post" action={`${path}/take`} className="acts">
        <button className="btn" type="submit">
          {t('ticket.offer.take')}
        </button>
        <button className="btn btn--second" type="submit" formAction={`${path}/leave`}>
          {t('ticket.offer.leave')}
        </button>
      </form>
      {groupSize > 1 && (
        <p className="measure">
          <Sentence id="ticket.offered.group" values={{ size: groupSize }} />
        </p>
      )}
      <div className="stack-8">
        <h2 className="h-19">{t('ticket.next')}</h2>
        <ul className="answers">
          <li>
            <Sentence
              id={session.seats.needsApproval ? 'ticket.offer.taken.approval' : 'ticket.offer.taken.next'}
            />
          </li>
          <li>
            <Sentence id="ticket.offer.left.next" />
          </li>
          <li>
            <Sentence id="ticket.offer.silent.next" values={{ when }} />
          </li>
        </ul>
      </div>
    </div>
  );
}
