import type { MySessionsQuery } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { CrossIcon } from '../../shared/ui/icons';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { ObservedSessions } from '../../shared/ui/observed-sessions';
import { PageHead } from '../../shared/ui/page-head';
import { KindTag, PlaceTag } from '../../shared/ui/place';
import { SeatCloth } from '../../shared/ui/seats';
import { hoursText } from '../../shared/ui/hours';

interface MySessionsPageProps {
  readonly sessions: readonly MySession[];
  /** Those that they watch without a seat. */
  readonly observed: MySessionsQuery['observedSessions'];
  readonly runs: SessionsRun;
  /** Whether the reader hands in materials at all. */
  readonly handsIn: boolean;
}

type MySession = MySessionsQuery['mySessions']['nodes'][number];

/** The sessions that somebody trains, those of the own city, or all of them. */
export type SessionsRun = 'own' | 'city' | 'all';

const TITLES = {
  own: ['trainer.title', 'trainer.title.gloss'],
  city: ['trainer.city.title', 'trainer.city.title.gloss'],
  all: ['trainer.committee.title', 'trainer.committee.title.gloss'],
} as const;

export function MySessionsPage({ sessions, observed, runs, handsIn }: MySessionsPageProps) {
  const { locale, t } = useLanguage();
  const ahead = sessions.filter((session) => session.state !== 'ENDED');
  const past = sessions.filter((session) => session.state === 'ENDED');
  const [heading, gloss] = TITLES[runs];
  const title = t(heading);
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={title} />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id={gloss} />
      </hgroup>
      {runs !== 'own' && (
        <p className="acts">
          <a className="btn" href={`/${locale}/manage/sessions/new`}>
            {t('planning.title')}
          </a>
          <a className="btn btn--second" href={`/${locale}/trainer/deputy`}>
            {t('deputy.link')}
          </a>
        </p>
      )}
      {sessions.length === 0 && (
        <div className="notice stack-8">
          <h2>{t('trainer.none')}</h2>
          <p>
            <Sentence id="trainer.none.help" />
          </p>
        </div>
      )}
      <ExportButtons list="sessions" path={`/${locale}/trainer`} rows={sessions.length} />
      {ahead.length > 0 && <SessionList heading={t('trainer.ahead')} sessions={ahead} handsIn={handsIn} />}
      {past.length > 0 && <SessionList heading={t('trainer.past')} sessions={past} handsIn={handsIn} />}
      <ObservedSessions sessions={observed} />
    </main>
  );
}

interface SessionListProps extends Pick<MySessionsPageProps, 'sessions' | 'handsIn'> {
  readonly heading: string;
}

function SessionList({ heading, sessions, handsIn }: SessionListProps) {
  return (
    <section>
      <h2 className="week">{heading}</h2>
      <ul>
        {sessions.map((session) => (
          <SessionEntry key={session.id} session={session} handsIn={handsIn} />
        ))}
      </ul>
    </section>
  );
}

const AHEAD: ReadonlySet<MySession['state']> = new Set(['NOT_OPEN', 'OPEN', 'FULL', 'CLOSED']);

function SessionEntry({ session, handsIn }: { session: MySession; handsIn: boolean }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { seats, startsAt, timeZone } = session;
  const roster = `/${locale}/trainer/sessions/${session.id}`;
  return (
    <li className="mine">
      <div>
        <h3>
          <a href={roster}>
            <Say text={session.course.title} />
          </a>
        </h3>
        <p className="meta">
          <PlaceTag place={session} />
          <KindTag session={session} />
          {session.isDateKnown && (
            <>
              <span>{shortDate(locale, startsAt, timeZone)}</span>
              <span>{hoursText(language, session)}</span>
            </>
          )}
          {session.state === 'DRAFT' && <span className="tag tag--quiet">{t('session.draft')}</span>}
          {session.state === 'POSTPONED' && <span className="tag tag--wait">{t('session.postponed')}</span>}
          {session.state === 'CLOSED' && <span className="tag tag--quiet">{t('seats.closed')}</span>}
          {session.minimum?.state === 'UNDECIDED' && AHEAD.has(session.state) && (
            <span className="tag tag--wait">{t('trainer.to-decide')}</span>
          )}
          {session.heldAt && <span className="tag tag--ok">{t('roster.held')}</span>}
          {session.state === 'CANCELLED' && (
            <span className="tag tag--bad">
              <CrossIcon />
              {t('session.cancelled')}
            </span>
          )}
        </p>
        <p className="mine-links">
          <a href={roster}>{t('trainer.open-roster')}</a>
          {handsIn && <a href={`${roster}/materials`}>{t('materials.title')}</a>}
          {session.plannable && session.state !== 'ENDED' && session.state !== 'CANCELLED' && (
            <>
              <a href={`/${locale}/manage/sessions/${session.id}/edit`}>{t('planning.edit')}</a>
              <a href={`${roster}/plan`}>{t('trainer.plan')}</a>
              <a href={`${roster}/seats`}>{t('seating.link')}</a>
            </>
          )}
          <a href={`/${locale}/sessions/${session.id}`}>{t('trainer.public-page')}</a>
        </p>
      </div>
      {session.state !== 'CANCELLED' && (
        <div className="seats-line">
          <SeatCloth state={session.state} seats={seats} weave={weaveOf(session)} width={90} />
          <p className="small muted">
            {t('seats.taken', { taken: seats.taken, capacity: seats.capacity })}
            {seats.waiting > 0 && (
              <>
                <br />
                {t('seats.waiting', { waiting: seats.waiting })}
              </>
            )}
          </p>
        </div>
      )}
    </li>
  );
}
