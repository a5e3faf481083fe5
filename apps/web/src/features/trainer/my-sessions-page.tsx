import type { MySessionsQuery } from '../../shared/gql/graphql';
import { clockRange, shortDate } from '../../shared/lib/dates';
import { CrossIcon } from '../../shared/ui/icons';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag } from '../../shared/ui/place';
import { SeatCloth } from '../../shared/ui/seats';

interface MySessionsPageProps {
  readonly sessions: readonly MySession[];
  readonly runs: SessionsRun;
}

type MySession = MySessionsQuery['mySessions']['nodes'][number];

/** The sessions that somebody trains, those of the own city, or all of them. */
export type SessionsRun = 'own' | 'city' | 'all';

const TITLES = {
  own: ['trainer.title', 'trainer.title.gloss'],
  city: ['trainer.city.title', 'trainer.city.title.gloss'],
  all: ['trainer.committee.title', 'trainer.committee.title.gloss'],
} as const;

export function MySessionsPage({ sessions, runs }: MySessionsPageProps) {
  const { t } = useLanguage();
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
      {sessions.length === 0 && (
        <div className="notice stack-8">
          <h2>{t('trainer.none')}</h2>
          <p>
            <Sentence id="trainer.none.help" />
          </p>
        </div>
      )}
      {ahead.length > 0 && <SessionList heading={t('trainer.ahead')} sessions={ahead} />}
      {past.length > 0 && <SessionList heading={t('trainer.past')} sessions={past} />}
    </main>
  );
}

function SessionList({ heading, sessions }: { heading: string; sessions: readonly MySession[] }) {
  return (
    <section>
      <h2 className="week">{heading}</h2>
      <ul>
        {sessions.map((session) => (
          <SessionEntry key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function SessionEntry({ session }: { session: MySession }) {
  const { locale, t } = useLanguage();
  const { seats, startsAt, endsAt, timeZone } = session;
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
          <span>{shortDate(locale, startsAt, timeZone)}</span>
          <span>{clockRange(startsAt, endsAt, timeZone)}</span>
          {session.state === 'CANCELLED' && (
            <span className="tag tag--bad">
              <CrossIcon />
              {t('session.cancelled')}
            </span>
          )}
        </p>
        <p className="mine-links">
          <a href={roster}>{t('trainer.open-roster')}</a>
          {session.plannable && session.state !== 'ENDED' && session.state !== 'CANCELLED' && (
            <a href={`${roster}/plan`}>{t('trainer.plan')}</a>
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
