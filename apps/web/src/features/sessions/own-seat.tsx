import type { OwnTicketFragment } from '../../shared/gql/graphql';
import { takesRegistrations } from '../../shared/lib/seats';
import { headlineOf, MOODS } from '../../shared/lib/ticket-headline';
import { OpenTicket, RegisterOther, useTicketWords } from '../../shared/ui/own-ticket';
import type { SessionDetails } from './session-page';

/** The ticket of whoever looks, while the session is to come: it stands where others read of places. */
export const ownTicketOf = ({ state, viewerTicket }: SessionDetails): OwnTicketFragment | null =>
  state === 'CANCELLED' || state === 'ENDED' ? null : (viewerTicket ?? null);

/** How somebody stands in the session themselves, with the way to their ticket; beside the foot of a phone's page, which has it, without. */
export function OwnSeat({
  session,
  ticket,
  beside = false,
}: {
  session: SessionDetails;
  ticket: OwnTicketFragment;
  beside?: boolean;
}) {
  const words = useTicketWords(ticket, session);
  const mood = MOODS[headlineOf({ ...ticket, session })];
  return (
    <>
      <p className={`notice notice--${mood}`}>
        <b>{words}</b>
      </p>
      {!beside && <OpenTicket reference={ticket.reference} block />}
      {takesRegistrations(session.state) && (
        <p className={beside ? undefined : 'small'}>
          <RegisterOther session={session} />
        </p>
      )}
    </>
  );
}

/** The same at the foot of a phone's page. */
export function OwnSeatStuck({ session, ticket }: { session: SessionDetails; ticket: OwnTicketFragment }) {
  const words = useTicketWords(ticket, session);
  return (
    <div className="stick">
      <p>
        <b>{words}</b>
      </p>
      <OpenTicket reference={ticket.reference} />
    </div>
  );
}
