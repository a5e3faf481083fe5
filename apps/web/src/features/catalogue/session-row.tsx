import { Link } from '@tanstack/react-router';
import type { SessionBriefFragment } from '../../shared/gql/graphql';
import { clockRange, dayAndClock, wallTime, weekdayName } from '../../shared/lib/dates';
import { CrossIcon, MovedIcon } from '../../shared/ui/icons';
import { weaveOf } from '../../shared/ui/krama';
import { Gloss, Say, useLanguage } from '../../shared/ui/language';
import { languagesText, PlaceTag, venueText } from '../../shared/ui/place';
import { SeatCloth, useSeatWords } from '../../shared/ui/seats';

/** One session of the dated list. */
export function SessionRow({ session }: { session: SessionBriefFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { startsAt, endsAt, timeZone } = session;
  return (
    <li className="row">
      <div className="day">
        <b>{wallTime(startsAt, timeZone).day}</b>
        <span>{weekdayName(locale, startsAt, timeZone)}</span>
      </div>
      <div>
        <h4>
          <Link to="/$locale/sessions/$id" params={{ locale, id: session.id }}>
            <Say text={session.course.title} />
          </Link>
        </h4>
        <Gloss text={session.course.title} />
        <p className="meta">
          <PlaceTag place={session} />
          <span>{clockRange(startsAt, endsAt, timeZone)}</span>
          <span>{languagesText(language, session.languages)}</span>
          <span>{venueText(language, session)}</span>
        </p>
        {session.state === 'CANCELLED' && (
          <p className="tag tag--bad moved">
            <CrossIcon />
            {t('session.cancelled')}
          </p>
        )}
        {session.movedFrom && session.state !== 'CANCELLED' && (
          <p className="tag moved">
            <MovedIcon />
            {t('session.moved-from', { when: dayAndClock(locale, session.movedFrom, timeZone) })}
          </p>
        )}
      </div>
      <RowSeats session={session} />
    </li>
  );
}

function RowSeats({ session }: { session: SessionBriefFragment }) {
  const { locale, t } = useLanguage();
  const { headline, detail } = useSeatWords(session.state, session.seats);
  if (session.state === 'CANCELLED') return null;
  const full = session.state === 'FULL';
  return (
    <div className="seats">
      <SeatCloth state={session.state} seats={session.seats} weave={weaveOf(session)} width={90} />
      <p className={full ? 'wait' : undefined}>
        <b>{headline}</b>
        {detail}
        {full && (
          <>
            <br />
            <a href={`/${locale}/sessions/${session.id}/register`}>{t('session.join-waitlist')}</a>
          </>
        )}
      </p>
    </div>
  );
}
