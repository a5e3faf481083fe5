import type { CoursePageQuery, SessionsAheadQuery, WishCitiesQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { dayOnly } from '../../shared/lib/dates';
import { takesRegistrations } from '../../shared/lib/seats';
import { weaveOf } from '../../shared/ui/krama';
import { Gloss, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { languagesText, PlaceTag } from '../../shared/ui/place';
import { SeatCloth, useSeatWords } from '../../shared/ui/seats';
import { hoursText } from '../../shared/ui/hours';
import { CourseData } from './course-data';
import { audienceText, lengthText } from './course-words';
import { Materials, type ShownMaterial } from '../../shared/ui/material-parts';
import { type WishDone, WishPanel } from '../../shared/ui/wish-panel';
import { type WaitingCounts, WaitingLine } from './waiting-line';

export type ShownCourse = NonNullable<CoursePageQuery['course']>;
export type ShownSession = SessionsAheadQuery['sessions']['nodes'][number];

interface CoursePageProps {
  readonly course: ShownCourse;
  /** Those to come. */
  readonly sessions: readonly ShownSession[];
  /** Those that the reader may see. */
  readonly materials: readonly ShownMaterial[];
  /** May the reader change it? */
  readonly writes: boolean;
  /** May the reader plan a session of it? */
  readonly plans: boolean;
  /** How many wait for a next date; null for who may not read it. */
  readonly waiting: WaitingCounts | null;
  readonly signedIn: boolean;
  /** To choose from, where there is no session to register for. */
  readonly cities: WishCitiesQuery['cities']['nodes'];
  readonly done: WishDone | null;
  readonly submission: Submission | null;
}

/** What a course teaches, for whom, and when it is held next. */
export function CoursePage(props: CoursePageProps) {
  const { course, sessions, materials, writes, plans, waiting } = props;
  const { locale, t, say } = useLanguage();
  return (
    <main id="main">
      <PageHead title={say(course.title)} description={say(course.lead)} path={`/courses/${course.id}`} />
      <CourseData course={course} sessions={sessions} />
      <div className="selvedge selvedge--wide" />
      <div className="wrap">
        <p className="crumb">
          <a href={`/${locale}/courses`}>{t('courses.back')}</a>
        </p>
        <div className="head-s">
          <h1>
            <Say text={course.title} />
          </h1>
          <Gloss text={course.title} />
        </div>
        <div className="course-two">
          <div className="stack-24 measure">
            <p className="lead">
              <Say text={course.lead} />
            </p>
            <CourseFacts course={course} />
            <p className="pre">
              <Say text={course.description} />
            </p>
            <Modules course={course} />
            <Materials materials={materials} />
            <Before course={course} />
            <OnPaths course={course} />
            <Elsewhere course={course} />
            {waiting && <WaitingLine waiting={waiting} />}
            {(writes || plans) && (
              <p className="acts">
                {plans && (
                  <a href={`/${locale}/manage/sessions/new?course=${course.id}`}>{t('planning.title')}</a>
                )}
                {writes && <a href={`/${locale}/manage/courses/${course.id}`}>{t('courses.change')}</a>}
              </p>
            )}
          </div>
          <Ahead {...props} />
        </div>
      </div>
    </main>
  );
}

function CourseFacts({ course }: { course: ShownCourse }) {
  const language = useLanguage();
  const { t, say } = language;
  const minutes = course.modules.reduce((sum, module) => sum + module.minutes, 0);
  return (
    <dl className="facts">
      <div>
        <dt>{t('session.for-whom')}</dt>
        <dd>
          <Say text={course.audience} />
          <span className="under">{audienceText(language, course)}</span>
        </dd>
      </div>
      <div>
        <dt>{t('courses.level')}</dt>
        <dd>
          {t(`courses.level.${course.level}`)}
          <span className="under">{t(`courses.level.${course.level}.help`)}</span>
        </dd>
      </div>
      <div>
        <dt>{t('session.language')}</dt>
        <dd>{languagesText(language, course.languages)}</dd>
      </div>
      <div>
        <dt>{t('topics.sector')}</dt>
        <dd>{say(course.sector.name)}</dd>
      </div>
      {minutes > 0 && (
        <div>
          <dt>{t('courses.length')}</dt>
          <dd>{lengthText(language, minutes)}</dd>
        </div>
      )}
    </dl>
  );
}

function Modules({ course }: { course: ShownCourse }) {
  const language = useLanguage();
  const { t } = language;
  if (course.modules.length === 0) return null;
  return (
    <section className="stack section" aria-labelledby="modules">
      <h2 id="modules">{t('courses.modules')}</h2>
      <ol className="modules">
        {course.modules.map((module) => (
          <li key={module.title.en}>
            <h3>
              <Say text={module.title} /> <span className="time">{lengthText(language, module.minutes)}</span>
            </h3>
            <p className="small muted">{t('courses.objectives')}</p>
            <ul>
              {module.objectives.map((objective) => (
                <li key={objective.en}>
                  <Say text={objective} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Before({ course }: { course: ShownCourse }) {
  const { locale, t } = useLanguage();
  if (course.prerequisites.length === 0) return null;
  return (
    <section className="stack section" aria-labelledby="before">
      <h2 id="before">{t('courses.before')}</h2>
      <p className="muted">{t('courses.before.help')}</p>
      <ul className="before">
        {course.prerequisites.map(({ id, title }) => (
          <li key={id}>
            <a href={`/${locale}/courses/${id}`}>
              <Say text={title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnPaths({ course }: { course: ShownCourse }) {
  const { locale, t } = useLanguage();
  if (course.paths.length === 0) return null;
  return (
    <section className="stack section" aria-labelledby="paths">
      <h2 id="paths">{t('courses.on-paths')}</h2>
      <ul className="before">
        {course.paths.map(({ id, title }) => (
          <li key={id}>
            <a href={`/${locale}/paths/${id}`}>
              <Say text={title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What other countries did. */
function Elsewhere({ course }: { course: ShownCourse }) {
  const { locale, t, say } = useLanguage();
  if (course.experiences.length === 0) return null;
  return (
    <section className="stack section" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t('experiences.of-course')}</h2>
      <ul className="before">
        {course.experiences.map(({ id, title, country, year }) => (
          <li key={id}>
            <a href={`/${locale}/experiences/${id}`}>
              <Say text={title} />
            </a>{' '}
            <span className="small muted">
              {say(country.name)}, {year}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ahead({ course, sessions, ...wish }: CoursePageProps) {
  const { locale, t } = useLanguage();
  const hasNone = !sessions.some(({ state }) => takesRegistrations(state));
  return (
    <section className="ahead" aria-labelledby="ahead">
      <div className="selvedge" />
      <div className="panel stack">
        <h2 className="h-19" id="ahead">
          {t('courses.ahead')}
        </h2>
        {sessions.length === 0 ? (
          <>
            <p>
              <Sentence id="courses.ahead.none" />
            </p>
            <p>
              <a href={`/${locale}`}>{t('courses.ahead.all')}</a>
            </p>
          </>
        ) : (
          <ul>
            {sessions.map((session) => (
              <SessionAhead key={session.id} session={session} />
            ))}
          </ul>
        )}
        {(hasNone || course.isDateWished || wish.done) && (
          <WishPanel {...wish} courseId={course.id} waits={course.isDateWished} />
        )}
      </div>
    </section>
  );
}

function SessionAhead({ session }: { session: ShownSession }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { startsAt, timeZone, state } = session;
  const { headline } = useSeatWords(state, session.seats);
  return (
    <li>
      <a href={`/${locale}/sessions/${session.id}`}>
        <b>{dayOnly(locale, startsAt, timeZone)}</b>, {hoursText(language, session)}
      </a>
      <p className="meta">
        <PlaceTag place={session} />
        <span>{languagesText(language, session.languages)}</span>
      </p>
      {state !== 'CANCELLED' && (
        <SeatCloth state={state} seats={session.seats} weave={weaveOf(session)} width={120} />
      )}
      <p className="small">
        {headline}
        {takesRegistrations(state) && (
          <>
            {' · '}
            <a href={`/${locale}/sessions/${session.id}/register`}>{t('courses.register')}</a>
          </>
        )}
      </p>
    </li>
  );
}
