import type { CatalogueQuery } from '../../shared/gql/graphql';
import { dayAndClock, wallTime, weekdayName } from '../../shared/lib/dates';
import { keptSeats } from '../../shared/lib/seats';
import { hoursText } from '../../shared/ui/hours';
import { CrossIcon, MovedIcon } from '../../shared/ui/icons';
import { KeptSeatsBrief } from '../../shared/ui/kept-seats';
import { weaveOf } from '../../shared/ui/krama';
import { Gloss, Say, useLanguage } from '../../shared/ui/language';
import { KindTag, languagesText, PlaceTag, venueText } from '../../shared/ui/place';
import { SeatCloth, useSeatWords } from '../../shared/ui/seats';

export type CatalogueSession = Omit<CatalogueQuery['list']['nodes'][number], 'readAt'>;

/** One session of the dated list. */
export function SessionRow({ session }: { session: CatalogueSession }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { startsAt, timeZone } = session;
  return (
    <li className="row">
      {session.isDateKnown ? (
        <div className="day">
          <b>{wallTime(startsAt, timeZone).day}</b>
          <span>{weekdayName(locale, startsAt, timeZone)}</span>
        </div>
      ) : (
        <div className="day" aria-hidden="true">
          <b>–</b>
        </div>
      )}
      <div>
        <h4>
          <a href={`/${locale}/sessions/${session.id}`}>
            <Say text={session.course.title} />
          </a>
        </h4>
        <Gloss text={session.course.title} />
        <p className="meta">
          <PlaceTag place={session} />
          <KindTag session={session} />
          {session.isDateKnown && <span>{hoursText(language, session)}</span>}
          <span>{languagesText(language, session.languages)}</span>
          <span>{venueText(language, session)}</span>
        </p>
        {session.state === 'CANCELLED' && (
          <p className="tag tag--bad moved">
            <CrossIcon />
            {t('session.cancelled')}
          </p>
        )}
        {!session.isDateKnown && (
          <p className="tag moved">
            <MovedIcon />
            {t('session.no-longer', { when: dayAndClock(locale, startsAt, timeZone) })}
          </p>
        )}
        {session.movedFrom && session.isDateKnown && session.state !== 'CANCELLED' && (
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

function RowSeats({ session }: { session: CatalogueSession }) {
  const { locale, t } = useLanguage();
  const { headline, detail } = useSeatWords(session.state, session.seats);
  if (session.state === 'CANCELLED') return null;
  const full = session.state === 'FULL';
  const onlyWaits = full && keptSeats(session.seats) === 0;
  return (
    <div className="seats">
      <SeatCloth state={session.state} seats={session.seats} weave={weaveOf(session)} width={90} />
      <p className={onlyWaits ? 'wait' : undefined}>
        <b>{headline}</b>
        {detail}
        {session.state !== 'ENDED' && <KeptSeatsBrief seats={session.seats} />}
        {full && (
          <>
            {onlyWaits && <br />}
            <a href={`/${locale}/sessions/${session.id}/register`}>
              {t(onlyWaits ? 'session.join-waitlist' : 'session.register-or-wait')}
            </a>
          </>
        )}
      </p>
    </div>
  );
}
