import { Link } from '@tanstack/react-router';
import { dayAndClock } from '../../shared/lib/dates';
import { takesRegistrations } from '../../shared/lib/seats';
import { useFrame } from '../../shared/ui/frame-context';
import { weaveOf } from '../../shared/ui/krama';
import { useLanguage } from '../../shared/ui/language';
import { SeatCloth, useCellWords, useSeatWords } from '../../shared/ui/seats';
import type { SessionDetails } from './session-page';

/** Cloth and words of the seats; beside each other on phones, above one another in the panel. */
export function SessionSeats({
  session,
  width,
  beside = false,
}: {
  session: SessionDetails;
  width: number;
  beside?: boolean;
}) {
  const { t } = useLanguage();
  const { state, seats } = session;
  const { headline } = useSeatWords(state, seats);
  const cell = useCellWords(seats.capacity);
  const cloth = <SeatCloth state={state} seats={seats} weave={weaveOf(session)} width={width} />;
  const counted =
    state === 'CANCELLED'
      ? ''
      : `${t('seats.taken', { taken: seats.taken, capacity: seats.capacity })} ${cell}`;
  const waiting =
    state === 'FULL' && seats.waiting > 0 ? `${t('seats.waiting', { waiting: seats.waiting })} ` : '';
  const words = (
    <div>
      <p>
        <b className={beside ? undefined : 'big4'}>{headline}</b>
      </p>
      <p className="muted small">
        {waiting}
        {counted}
      </p>
    </div>
  );
  return beside ? (
    <div className="seats-line">
      {cloth}
      {words}
    </div>
  ) : (
    <>
      {cloth}
      {words}
    </>
  );
}

/** The one action of the page: a seat, or a place on the waitlist. */
export function SessionActions({ session, block = false }: { session: SessionDetails; block?: boolean }) {
  const { locale, t } = useLanguage();
  if (!takesRegistrations(session.state)) return null;
  const full = session.state === 'FULL';
  return (
    <Link
      to="/$locale/sessions/$id/register"
      params={{ locale, id: session.id }}
      className={`btn${full ? ' btn--wait' : ''}${block ? ' btn--block' : ''}`}
    >
      {t(full ? 'session.join-waitlist' : 'session.register')}
    </Link>
  );
}

export function SessionLinks({ session, className }: { session: SessionDetails; className: string }) {
  const { locale, t, say } = useLanguage();
  const { frame } = useFrame();
  const address = `${frame.publicUrl}/${locale}/sessions/${session.id}`;
  const text = `${say(session.course.title)} · ${dayAndClock(locale, session.startsAt, session.timeZone)}`;
  const share = `https://t.me/share/url?${new URLSearchParams({ url: address, text }).toString()}`;
  return (
    <ul className={className}>
      {session.state !== 'ENDED' && (
        <li>
          <a href={`/${locale}/sessions/${session.id}/calendar.ics`}>{t('session.to-calendar')}</a>
        </li>
      )}
      <li>
        <a href={share} rel="noopener noreferrer">
          {t('session.share-telegram')}
        </a>
      </li>
    </ul>
  );
}
