import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { groupReference } from '../../shared/lib/reference';
import { weaveOf } from '../../shared/ui/krama';
import { Say, useLanguage } from '../../shared/ui/language';
import { placeName } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';

/** Which ticket a question is about. */
export function TicketBrief({ ticket }: { ticket: TicketPartsFragment }) {
  const language = useLanguage();
  const { session } = ticket;
  return (
    <div className={`notice notice--${weaveOf(session)} stack-8`}>
      <p>
        <b>
          <Say text={session.course.title} />
        </b>
      </p>
      <p className="small muted">
        {dayAndClock(language.locale, session.startsAt, session.timeZone)} · {placeName(language, session)}
      </p>
      <p className="small muted">
        <Typed text={ticket.fullName ?? ''} /> · {groupReference(ticket.reference)}
      </p>
    </div>
  );
}
