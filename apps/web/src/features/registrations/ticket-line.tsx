import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { whoseSeats } from '../../shared/ui/kept-seats';
import { Sentence, useLanguage } from '../../shared/ui/language';

/** What waiting means here: when one moves up, and with whom. */
export function WaitingWords({ ticket }: { ticket: TicketPartsFragment }) {
  const { groupSize, waitlistPosition, session } = ticket;
  const position = waitlistPosition ?? 0;
  const { promotion, offerHours } = session.seats;
  return (
    <>
      {groupSize > 1 && (
        <p>
          <Sentence id="ticket.group" values={{ size: groupSize }} />
        </p>
      )}
      {promotion === 'OFFER' && (
        <p>
          <Sentence id="ticket.waitlisted.help.offer" values={{ position, hours: offerHours }} />
        </p>
      )}
      {promotion === 'CONFIRM' && groupSize === 1 && (
        <p>
          <Sentence id="ticket.waitlisted.help" values={{ position }} />
        </p>
      )}
    </>
  );
}

/** Why others came first, each reason with when and how many seats were free. Nothing for whom nobody came before. */
export function Passes({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { passes, groupSize, attendanceMode, session } = ticket;
  if (passes.length === 0) return null;
  return (
    <div className="stack-8 measure">
      <h2 className="h-19">{t('ticket.passes')}</h2>
      <ul className="answers">
        {passes.map(({ reason, times, seatsFree, lastAt }) => (
          <li key={reason}>
            <Sentence
              id={`ticket.pass.${reason}`}
              values={{
                times,
                free: seatsFree,
                size: groupSize,
                online: attendanceMode === 'ONLINE' ? 'yes' : 'no',
                when: dayAndClock(locale, lastAt, session.timeZone),
              }}
            />
          </li>
        ))}
      </ul>
      <p>
        <Sentence id="ticket.passes.kept" />
      </p>
    </div>
  );
}

/** Why somebody moved up, and whose seat it is. Nothing for whoever did not. */
export function MovedUpBecause({
  ticket: { promotionCause, promotionQuota },
}: {
  ticket: TicketPartsFragment;
}) {
  const language = useLanguage();
  if (!promotionCause) return null;
  const who = promotionQuota && whoseSeats(language, promotionQuota);
  const released = promotionCause === 'QUOTA_RELEASED';
  return (
    <p>
      {released && who ? (
        <Sentence id="ticket.because.QUOTA_RELEASED.who" values={{ who }} />
      ) : (
        <Sentence id={`ticket.because.${promotionCause}`} />
      )}
      {!released && who && (
        <>
          {' '}
          <Sentence id="ticket.seat-of" values={{ who }} />
        </>
      )}
    </p>
  );
}
