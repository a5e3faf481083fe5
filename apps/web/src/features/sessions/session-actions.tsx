import { dayAndClock } from '../../shared/lib/dates';
import { halvesLeft, keptSeats, takesRegistrations } from '../../shared/lib/seats';
import { useFrame } from '../../shared/ui/frame-context';
import { KeptSeats } from '../../shared/ui/kept-seats';
import { weaveOf } from '../../shared/ui/krama';
import { Sentence, useLanguage } from '../../shared/ui/language';
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
  const halves = halvesLeft(seats);
  const cell = useCellWords(seats.capacity);
  const cloth = <SeatCloth state={state} seats={seats} weave={weaveOf(session)} width={width} />;
  const counted =
    state === 'CANCELLED' || state === 'DRAFT'
      ? ''
      : `${t('seats.taken', { taken: seats.taken, capacity: seats.capacity })} ${cell}`;
  const waiting =
    state === 'FULL' && seats.waiting > 0 ? `${t('seats.waiting', { waiting: seats.waiting })} ` : '';
  const words = (
    <div>
      <p>
        <b className={beside ? undefined : 'big4'}>{headline}</b>
      </p>
      {halves && state === 'OPEN' && <p>{t(halves.key, halves.values)}</p>}
      <p className="muted small">
        {waiting}
        {counted}
        {keptSeats(seats) > 0 && state !== 'CANCELLED' && ` ${t('seats.kept.cell')}`}
      </p>
    </div>
  );
  return beside ? (
    <>
      <div className="seats-line">
        {cloth}
        {words}
      </div>
      <SeatTerms session={session} />
    </>
  ) : (
    <>
      {cloth}
      {words}
      <SeatTerms session={session} />
    </>
  );
}

/** For whom seats are kept, what happens with a seat that comes free, and whether somebody looks first: only what applies. */
function SeatTerms({ session }: { session: SessionDetails }) {
  const { state, seats } = session;
  if (!takesRegistrations(state)) return null;
  return (
    <div className="small stack-8">
      <KeptSeats session={session} />
      {seats.promotion === 'OFFER' && seats.waiting > 0 && (
        <p>
          <Sentence id="seats.offers" values={{ hours: seats.offerHours }} />
        </p>
      )}
      {seats.needsApproval && (
        <p>
          <Sentence id="seats.approval" />
        </p>
      )}
    </div>
  );
}

/** The one action of the page: a seat, or a place on the waitlist. */
export function SessionActions({ session, block = false }: { session: SessionDetails; block?: boolean }) {
  const { locale, t } = useLanguage();
  if (!takesRegistrations(session.state)) return null;
  const full = session.state === 'FULL';
  const kept = keptSeats(session.seats) > 0;
  return (
    <a
      href={`/${locale}/sessions/${session.id}/register`}
      className={`btn${full && !kept ? ' btn--wait' : ''}${block ? ' btn--block' : ''}`}
    >
      {t(full ? (kept ? 'session.register-or-wait' : 'session.join-waitlist') : 'session.register')}
    </a>
  );
}

export function SessionLinks({ session, className }: { session: SessionDetails; className: string }) {
  const { locale, t, say } = useLanguage();
  const { frame } = useFrame();
  const address = `${frame.publicUrl}/${locale}/sessions/${session.id}`;
  if (session.state === 'DRAFT') return null;
  const when = session.isDateKnown
    ? dayAndClock(locale, session.startsAt, session.timeZone)
    : t('session.no-date');
  const text = `${say(session.course.title)} · ${when}`;
  const share = `https://t.me/share/url?${new URLSearchParams({ url: address, text }).toString()}`;
  return (
    <ul className={className}>
      {session.state !== 'ENDED' && session.isDateKnown && (
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
