import { Fragment } from 'react';
import type { SessionPageQuery } from '../../shared/gql/graphql';
import { clock, clockRange, dayAndClock, longDate } from '../../shared/lib/dates';
import { takesRegistrations } from '../../shared/lib/seats';
import { KindTag, PlaceTag, placeName } from '../../shared/ui/place';
import { weaveOf } from '../../shared/ui/krama';
import { Gloss, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { ComesAfter } from '../../shared/ui/comes-after';
import { useFrame } from '../../shared/ui/frame-context';
import { JsonLd } from '../../shared/ui/json-ld';
import { PageHead } from '../../shared/ui/page-head';
import { useSeatWords } from '../../shared/ui/seats';
import { WishPanel, type WishPanelProps } from '../../shared/ui/wish-panel';
import { hoursText } from '../../shared/ui/hours';
import { blocksOf } from '../../shared/lib/blocks';
import { type AgendaItem, agendaOf } from './agenda';
import { eventGraph } from './event-data';
import { Observing } from './observing';
import { OwnSeat, OwnSeatStuck, ownTicketOf } from './own-seat';
import { SessionActions, SessionLinks, SessionSeats } from './session-actions';
import { SessionFacts } from './session-facts';
import { SessionStateNotice } from './session-state-notice';

export type SessionDetails = NonNullable<SessionPageQuery['session']>;

const OFFERS_NEXT: ReadonlySet<SessionDetails['state']> = new Set(['CANCELLED', 'CLOSED', 'ENDED']);

/** Can nobody register any more, here or on another date that the page names? */
export const hasNoneToCome = ({ state, course, otherDates }: SessionDetails): boolean =>
  OFFERS_NEXT.has(state) &&
  course.state === 'PUBLISHED' &&
  !otherDates.some((other) => takesRegistrations(other.state));

interface SessionPageProps {
  readonly session: SessionDetails;
  /** In which somebody may wish for the next date; null where there is one. */
  readonly cities: WishPanelProps['cities'] | null;
}

export function SessionPage({ session, cities }: SessionPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const { frame } = useFrame();
  const { headline } = useSeatWords(session.state, session.seats);
  const weave = weaveOf(session);
  const open = takesRegistrations(session.state);
  const own = ownTicketOf(session);
  const day = session.isDateKnown
    ? longDate(locale, session.startsAt, session.timeZone)
    : t('session.no-date');
  const description = `${day}, ${placeName(language, session)}. ${headline}.`;
  return (
    <main id="main">
      <PageHead
        title={say(session.course.title)}
        description={description}
        path={`/sessions/${session.id}`}
        picture={{
          // A picture says the plan: where it is shared it is asked for anew when the plan changes.
          path: `/sessions/${session.id}/preview.png?v=${session.scheduleVersion}`,
          alt: t('session.picture', {
            title: say(session.course.title),
            when: dayAndClock(locale, session.startsAt, session.timeZone),
            place: placeName(language, session),
          }),
        }}
      />
      {session.state !== 'DRAFT' && (
        <JsonLd
          graph={eventGraph(session, {
            locale,
            publicUrl: frame.publicUrl,
            committee: t('common.committee'),
          })}
        />
      )}
      <div className={`selvedge selvedge--wide selvedge--${weave}`} />
      <div className="wrap">
        <p className="crumb">
          <a href={`/${locale}`}>{t('session.back')}</a>
        </p>
        <div className="head-s">
          <p>
            <PlaceTag place={session} /> <KindTag session={session} />
          </p>
          <h1>
            <CourseName course={session.course} />
          </h1>
          <Gloss text={session.course.title} />
        </div>
        <div className="two">
          <div className="stack-24">
            <SessionStateNotice session={session} />
            <Observing session={session} />
            {cities && <NextDate course={session.course} cities={cities} />}
            <SessionFacts session={session} />
            <Topics session={session} />
            {session.state !== 'CANCELLED' && (
              <div className="only-narrow stack">
                {own ? (
                  <OwnSeat session={session} ticket={own} beside />
                ) : (
                  <SessionSeats session={session} width={140} beside />
                )}
                <SessionLinks session={session} className="acts" />
              </div>
            )}
            <div className="stack measure">
              <p className="lead">
                <Say text={session.course.lead} />
              </p>
              <p>
                <Say text={session.course.description} />
              </p>
            </div>
            <ComesAfter course={session.course} />
            {session.isDateKnown && session.kind === 'TRAINING' && <Agenda session={session} />}
            <Trainers session={session} />
          </div>
          <aside className="only-wide" aria-label={t(own ? 'session.own' : 'session.seats')}>
            <div className={`selvedge selvedge--${weave}`} />
            <div className="panel stack">
              {own ? (
                <OwnSeat session={session} ticket={own} />
              ) : (
                <>
                  <SessionSeats session={session} width={270} />
                  <SessionActions session={session} block />
                </>
              )}
              {session.state !== 'CANCELLED' && <SessionLinks session={session} className="stack-8 small" />}
            </div>
          </aside>
        </div>
      </div>
      {own && <OwnSeatStuck session={session} ticket={own} />}
      {!own && open && (
        <div className="stick">
          <p>
            <b>{headline}</b>
          </p>
          <SessionActions session={session} />
        </div>
      )}
    </main>
  );
}

/** To be told of the next session of the course. What is sent is answered on the page of the course. */
function NextDate({
  course: { id, isDateWished },
  cities,
}: Pick<SessionDetails, 'course'> & Pick<WishPanelProps, 'cities'>) {
  const { viewer } = useFrame();
  return (
    <WishPanel
      courseId={id}
      cities={cities}
      signedIn={viewer.signedIn}
      waits={isDateWished}
      done={null}
      submission={null}
    />
  );
}

/** The name of the course; it leads to the course while that is on the lists. */
function CourseName({ course: { id, state, title } }: { course: SessionDetails['course'] }) {
  const { locale } = useLanguage();
  return state === 'PUBLISHED' ? (
    <a className="course-name" href={`/${locale}/courses/${id}`}>
      <Say text={title} />
    </a>
  ) : (
    <Say text={title} />
  );
}

/** What a consultation meeting is about, and where to write on it while it takes input. */
function Topics({ session }: { session: SessionDetails }) {
  const { locale, t } = useLanguage();
  if (session.topics.length === 0) return null;
  return (
    <section className="stack-8 section" aria-labelledby="topics">
      <h2 id="topics">{t('session.topics')}</h2>
      <p>
        <Sentence id="session.topics.help" />
      </p>
      <ul className="stack-8">
        {session.topics.map(({ id, title, state }) => (
          <li key={id}>
            <b>
              <a href={`/${locale}/topics/${id}`}>
                <Say text={title} />
              </a>
            </b>
            {state === 'OPEN' && (
              <p>
                <a href={`/${locale}/topics/${id}`}>
                  {t('session.topics.write')}
                  <span className="vh">
                    {' '}
                    <Say text={title} />
                  </span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Agenda({ session }: { session: SessionDetails }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { timeZone } = session;
  const blocks = blocksOf(session);
  const parts = agendaOf(session.course.outline, blocks);
  if (parts.length === 0) return null;
  return (
    <section className="agenda section">
      <h2>
        {t('session.agenda')} {blocks.length === 1 && <span>{hoursText(language, session)}</span>}
      </h2>
      {parts.map(({ block: { startsAt, endsAt }, items }) => (
        <Fragment key={startsAt}>
          {blocks.length > 1 && (
            <h3>
              {longDate(locale, startsAt, timeZone)} <span>{clockRange(startsAt, endsAt, timeZone)}</span>
            </h3>
          )}
          <ul>
            {items.map((item) => (
              <AgendaLine key={item.offsetMinutes} item={item} timeZone={timeZone} />
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}

function AgendaLine({ item, timeZone }: { item: AgendaItem; timeZone: string }) {
  return (
    <li>
      <time dateTime={item.at}>{clock(item.at, timeZone)}</time>
      <div className={item.isBreak ? 'rest' : undefined}>
        <Say text={item.title} />
        {item.note && (
          <p>
            <Say text={item.note} />
          </p>
        )}
      </div>
    </li>
  );
}

function Trainers({ session }: { session: SessionDetails }) {
  const { t, say, locale, other } = useLanguage();
  if (session.trainers.length === 0) return null;
  const weave = weaveOf(session);
  return (
    <section className="stack section">
      <h2>{t('session.trainers')}</h2>
      <ul className="people">
        {session.trainers.map(({ name, role }) => (
          <li key={name.en}>
            <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
              <rect width="48" height="48" fill={`url(#wv-${weave})`} />
              <rect x="9" y="9" width="30" height="30" className="w-paper" />
              <text x="24" y="30" textAnchor="middle" fontSize="16" fontWeight="600" className="w-ink">
                {initials(name.en)}
              </text>
            </svg>
            <div>
              <b>{say(name)}</b>{' '}
              {name[other] !== name[locale] && (
                <span className="muted small" lang={other}>
                  {name[other]}
                </span>
              )}
              <p>
                <Say text={role} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
