import { dayAndClock } from '../../shared/lib/dates';
import { Say, useLanguage } from '../../shared/ui/language';
import type { SessionDetails } from './session-page';

type Observer = NonNullable<SessionDetails['viewerObserver']>;
type Room = NonNullable<Observer['room']>;

/** As which whoever looks watches the session, and the way into its on-line room; nothing for everybody else. */
export function Observing({ session }: { session: SessionDetails }) {
  const { t } = useLanguage();
  const { viewerObserver } = session;
  if (!viewerObserver) return null;
  const { role, room } = viewerObserver;
  return (
    <section className="notice stack-8" aria-labelledby="observing">
      <h2 className="h-19" id="observing">
        {t('session.observing')}
      </h2>
      <p>
        <b>
          <Say text={role} />
        </b>
      </p>
      <p>{t(session.mode === 'ONLINE' ? 'session.observing.online' : 'session.observing.help')}</p>
      {room && room.entry !== 'NONE' && <WayIn session={session} room={room} />}
    </section>
  );
}

/** The button leads to an address of this house, which asks again; nobody can pass the room on by it. */
function WayIn({ session: { id, timeZone }, room }: { session: SessionDetails; room: Room }) {
  const { locale, t } = useLanguage();
  const when = room.opensAt ? dayAndClock(locale, room.opensAt, timeZone) : '';
  return (
    <>
      <p>{t(`session.observing.${wordOf(room.entry)}`, { when })}</p>
      {(room.entry === 'OPEN' || room.entry === 'NOT_READY') && (
        <p>
          <a className="btn" href={`/${locale}/sessions/${id}/room`} rel="noreferrer">
            {t('ticket.join')}
          </a>
        </p>
      )}
    </>
  );
}

/** What is said of tickets alone is said of no observer. */
const wordOf = (entry: Room['entry']): 'OPEN' | 'TOO_EARLY' | 'NOT_READY' | 'OVER' =>
  entry === 'OPEN' || entry === 'TOO_EARLY' || entry === 'NOT_READY' ? entry : 'OVER';
