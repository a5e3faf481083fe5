import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { TicketBrief } from './ticket-brief';

const ENTERED: ReadonlySet<string> = new Set(['OPEN', 'NOT_READY']);

/** The button into the on-line room, near the time. It leads to an address of this house, which asks again; nobody can pass the room on by it. */
export function RoomButton({ ticket: { reference, room } }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  if (!ENTERED.has(room.entry)) return null;
  return (
    <a className="btn" href={`/${locale}/tickets/${reference}/room`} rel="noreferrer">
      {t('ticket.join')}
    </a>
  );
}

/** Why nobody went in: too early, over, not theirs. Whoever may go in is led there and sees nothing of this. */
export function TicketRoomPage({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { room, session, reference } = ticket;
  const heading = t(`ticket.room.${room.entry}`);
  const when = room.opensAt ? dayAndClock(locale, room.opensAt, session.timeZone) : '';
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={heading} />
      <p className="crumb">
        <a href={`/${locale}/tickets/${reference}`}>{t('cancel.to-ticket')}</a>
      </p>
      <hgroup>
        <h1>{heading}</h1>
        <GlossOf id={`ticket.room.${room.entry}.gloss`} />
      </hgroup>
      <TicketBrief ticket={ticket} />
      <p className="measure">
        <Sentence id={`ticket.room.${room.entry}.help`} values={{ when }} />
      </p>
      <p className="acts">
        {room.entry === 'OPEN' && <RoomButton ticket={ticket} />}
        {room.entry === 'NOT_READY' && (
          <a className="btn" href={`/${locale}/tickets/${reference}/room`}>
            {t('ticket.room.again')}
          </a>
        )}
        <a className="btn btn--second" href={`/${locale}/tickets/${reference}`}>
          {t('cancel.to-ticket')}
        </a>
      </p>
    </main>
  );
}
