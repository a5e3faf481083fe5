import type {
  OrganisationNameFragment,
  SessionBriefFragment,
  SessionsToEnrolQuery,
} from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { weaveOf } from '../../shared/ui/krama';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { PlaceTag } from '../../shared/ui/place';
import { SeatsLine } from '../../shared/ui/seats';
import { hoursText } from '../../shared/ui/hours';

interface EnrolChoosePageProps {
  readonly own: readonly OrganisationNameFragment[];
  readonly chosen: OrganisationNameFragment | null;
  readonly sessions: SessionsToEnrolQuery['sessions'];
  readonly after: string | null;
}

/** Into which session? Those to come, with what is left in each. */
export function EnrolChoosePage({ own, chosen, sessions, after }: EnrolChoosePageProps) {
  const { locale, t, say } = useLanguage();
  const open = sessions.nodes.filter(({ state }) => state === 'OPEN' || state === 'FULL');
  if (!chosen) {
    return (
      <ConsolePage title={t('organisation.none')}>
        <p className="lead measure">
          <Sentence id="organisation.none.help" />
        </p>
      </ConsolePage>
    );
  }
  return (
    <ConsolePage
      title={t('enrol.choose.title')}
      gloss="enrol.choose.title.gloss"
      back={{ href: `/${locale}/organisation`, label: say(chosen.name) }}
    >
      {open.length === 0 ? (
        <EmptyState title={t('catalogue.empty')}>{t('catalogue.empty.help')}</EmptyState>
      ) : (
        <ul>
          {open.map((session) => (
            <Choice key={session.id} session={session} organisation={chosen.id} />
          ))}
        </ul>
      )}
      <Pager
        path={`/${locale}/organisation/enrol`}
        search={{ of: own.length > 1 ? chosen.id : null, after }}
        pageInfo={sessions.pageInfo}
      />
    </ConsolePage>
  );
}

function Choice({ session, organisation }: { session: SessionBriefFragment; organisation: string }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { startsAt, timeZone } = session;
  return (
    <li className="mine">
      <div>
        <h2 className="h-19">
          <Say text={session.course.title} />
        </h2>
        <p className="meta">
          <PlaceTag place={session} />
          <span>{shortDate(locale, startsAt, timeZone)}</span>
          <span>{hoursText(language, session)}</span>
        </p>
        <p className="mine-links">
          <a href={`/${locale}/organisation/enrol/${organisation}/${session.id}`}>{t('enrol.paste')}</a>
          <a href={`/${locale}/sessions/${session.id}`}>{t('enrol.about')}</a>
        </p>
      </div>
      <SeatsLine state={session.state} seats={session.seats} weave={weaveOf(session)} width={90} />
    </li>
  );
}
