import { Fragment } from 'react';
import { isHybrid } from '../../shared/lib/attendance-mode';
import { type Block, blocksOf } from '../../shared/lib/blocks';
import { hoursMark } from '../../shared/lib/reader-time';
import { clock, dayAndClock, longDate } from '../../shared/lib/dates';
import { zoneName } from '../../shared/lib/zone-name';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { languagesText, venueText } from '../../shared/ui/place';
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
  const { startsAt, doorsOpenAt, timeZone } = session;
  const dayOf = (block: Block | undefined) => block && longDate(locale, block.startsAt, timeZone);
  const sentence = t('session.your-time', { when: '{when}', zone: '{zone}' });
  const online = session.mode === 'ONLINE';
  return (
    <dl className="facts">
      <div>
        <dt>{t('session.when')}</dt>
        <dd>
          {session.isDateKnown ? (
            <>
              {blocksOf(session).map((block, at, all) => (
                <Fragment key={block.startsAt}>
                  {dayOf(block) !== dayOf(all[at - 1]) && dayOf(block)}
                  <span className="under" {...hoursMark({ ...block, timeZone, sentence })}>
                    {t(
                      at > 0 || doorsOpenAt === startsAt || online ? 'session.times' : 'session.times.doors',
                      {
                        from: clock(block.startsAt, timeZone),
                        to: clock(block.endsAt, timeZone),
                        doors: clock(doorsOpenAt, timeZone),
                      },
                    )}
                    {timeZone !== zone && ` (${zoneName(locale, timeZone)})`}
                  </span>
                </Fragment>
              ))}
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
          {isHybrid(session.seats) && (
            <>
              <span className="under">{t('session.room-or-online')}</span>
              <span className="under">{t('session.room-or-online.link')}</span>
            </>
          )}
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
