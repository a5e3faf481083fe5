import { clock, dayAndClock, longDate } from '../../shared/lib/dates';
import { zoneName } from '../../shared/lib/zone-name';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { languagesText, venueText } from '../../shared/ui/place';
import { ReaderTime } from '../../shared/ui/reader-time';
import type { SessionDetails } from './session-page';

const IS_OVER: ReadonlySet<SessionDetails['state']> = new Set(['CANCELLED', 'ENDED', 'POSTPONED']);

/** From how many people on it takes place, and how many are there; nothing where it needs no number. */
function TakesPlace({ session }: { session: SessionDetails }) {
  const { locale, t } = useLanguage();
  const { minimum, timeZone } = session;
  if (!minimum || IS_OVER.has(session.state)) return null;
  const { participants, confirmed, state } = minimum;
  const by = dayAndClock(locale, minimum.decideBy, timeZone);
  return (
    <div>
      <dt>{t('session.minimum')}</dt>
      <dd>
        <Sentence id={`session.minimum.${state}`} values={{ participants, by }} />
        {(state === 'AWAITED' || state === 'UNDECIDED') && (
          <span className="under">{t('session.minimum.there', { confirmed })}</span>
        )}
      </dd>
    </div>
  );
}

/** Five facts before any prose: when, where, in which language, for whom, at what cost. */
export function SessionFacts({ session }: { session: SessionDetails }) {
  const language = useLanguage();
  const { locale, t, zone } = language;
  const { startsAt, endsAt, doorsOpenAt, timeZone } = session;
  const online = session.mode === 'ONLINE';
  const times = {
    from: clock(startsAt, timeZone),
    to: clock(endsAt, timeZone),
    doors: clock(doorsOpenAt, timeZone),
  };
  return (
    <dl className="facts">
      <div>
        <dt>{t('session.when')}</dt>
        <dd>
          {session.isDateKnown ? (
            <>
              {longDate(locale, startsAt, timeZone)}
              <span className="under">
                {t(doorsOpenAt === startsAt || online ? 'session.times' : 'session.times.doors', times)}
                {timeZone !== zone && (
                  // The server knows the word in both languages, a browser may not.
                  <span suppressHydrationWarning> ({zoneName(locale, timeZone)})</span>
                )}
              </span>
              <ReaderTime startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
            </>
          ) : (
            <>
              {t('session.no-date')}
              <span className="under">
                {t('session.no-longer', { when: dayAndClock(locale, startsAt, timeZone) })}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('session.where')}</dt>
        <dd>
          {online ? t('session.online') : venueText(language, session)}
          {online && <span className="under">{t('session.link-sent')}</span>}
          {session.mapUrl && (
            <span className="under">
              <a href={session.mapUrl} rel="noopener noreferrer nofollow">
                {t('session.map')}
              </a>
            </span>
          )}
          {session.accessNote && (
            <span className="under">
              <Say text={session.accessNote} />
            </span>
          )}
        </dd>
      </div>
      <TakesPlace session={session} />
      <div>
        <dt>{t('session.language')}</dt>
        <dd>{languagesText(language, session.languages)}</dd>
      </div>
      <div>
        <dt>{t('session.for-whom')}</dt>
        <dd>
          <Say text={session.course.audience} />
        </dd>
      </div>
      <div>
        <dt>{t('session.cost')}</dt>
        <dd>
          {t('session.free')}
          <span className="under">{t('session.free.help')}</span>
        </dd>
      </div>
    </dl>
  );
}
