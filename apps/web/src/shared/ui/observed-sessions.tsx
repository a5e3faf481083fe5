import type { ObservedSessionFragment } from '../gql/graphql';
import { timesText } from './hours';
import { CrossIcon } from './icons';
import { Say, useLanguage } from './language';
import { venueText } from './place';

/** The sessions to come that whoever is signed in watches without a seat, the soonest first; nothing where there is none. */
export function ObservedSessions({ sessions }: { sessions: readonly ObservedSessionFragment[] }) {
  const { t } = useLanguage();
  if (sessions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="observed">
      <h2 className="h-19" id="observed">
        {t('session.observing.list')}
      </h2>
      <ul className="own-tickets">
        {sessions.map((session) => (
          <OneSession key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function OneSession({ session }: { session: ObservedSessionFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  const page = `/${locale}/sessions/${session.id}`;
  const place = session.mode === 'ONLINE' ? t('session.online') : venueText(language, session);
  return (
    <li>
      <div>
        <h3>
          <a href={page}>
            <Say text={session.course.title} />
          </a>
        </h3>
        <p className="small muted">
          {session.isDateKnown ? timesText(language, session).join('; ') : t('session.no-date')} · {place}
        </p>
        {session.state === 'CANCELLED' && (
          <p>
            <span className="tag tag--bad">
              <CrossIcon />
              {t('session.cancelled')}
            </span>
          </p>
        )}
        {session.viewerObserver && (
          <p>
            <Say text={session.viewerObserver.role} />
          </p>
        )}
      </div>
      <a className="btn btn--second" href={page}>
        {t('session.observing.open')}
        <span className="vh">
          : <Say text={session.course.title} />
        </span>
      </a>
    </li>
  );
}
