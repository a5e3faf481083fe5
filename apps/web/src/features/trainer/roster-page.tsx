import type { RegistrationStatus } from '../../shared/gql/graphql';
import { clock, dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { weaveOf } from '../../shared/ui/krama';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag } from '../../shared/ui/place';
import { SeatCloth } from '../../shared/ui/seats';
import { Typed } from '../../shared/ui/typed';
import { RoomLink } from './room-page';
import { RosterList } from './roster-list';
import { rosterHref, type RosterSearch, type RosterSession, type RosterView } from './roster-view';

interface RosterPageProps {
  readonly session: RosterSession;
  readonly view: RosterSearch;
  /** Whether the reader hands in materials at all. */
  readonly handsIn: boolean;
  readonly submission: Submission | null;
}

export function RosterPage({
  session,
  view: { marked, held, ...view },
  handsIn,
  submission,
}: RosterPageProps) {
  const { locale, t, say } = useLanguage();
  const { confirmed, waiting, cancelled, awaitingApproval, addressesAwaited, capacity } =
    session.rosterCounts;
  const { attended, absent, unmarked, open } = session.attendanceCounts;
  const standing = session.state !== 'CANCELLED' && session.state !== 'ENDED';
  return (
    <main id="main" className="wrap roster">
      <PageHead title={t('roster.page', { title: say(session.course.title) })} />
      <p className="crumb">
        <a href={`/${locale}/trainer`}>{t('roster.back')}</a>
      </p>
      <ErrorSummary errors={submission?.errors ?? []} heading="attendance.error.heading" />
      {marked !== null && <SuccessNotice>{t('attendance.done', { count: Number(marked) })}</SuccessNotice>}
      <p className="roster-when">
        <PlaceTag place={session} />{' '}
        <b>
          {session.isDateKnown
            ? dayAndClock(locale, session.startsAt, session.timeZone)
            : t('session.postponed')}
        </b>
        {session.heldAt && (
          <>
            {' '}
            <span className="tag tag--ok">{t('roster.held')}</span>
          </>
        )}
      </p>
      <h1>
        <Say text={session.course.title} />
      </h1>
      {awaitingApproval > 0 && session.plannable && (
        <p className="notice notice--wait">
          <a href={`/${locale}/trainer/sessions/${session.id}/approvals`}>
            {t('approvals.link', { count: awaitingApproval })}
          </a>
        </p>
      )}
      <RoomLink session={session} />
      <Observers session={session} />
      {held && <SuccessNotice>{t('roster.hold.done')}</SuccessNotice>}
      <div className="roster-top">
        <div className="stack">
          <dl className="counts">
            <Count label={t('roster.confirmed')} figure={confirmed} />
            {addressesAwaited > 0 && <Count label={t('roster.address-awaited')} figure={addressesAwaited} />}
            {open ? (
              <>
                <Count label={t('attendance.ATTENDED')} figure={attended} />
                <Count label={t('attendance.ABSENT')} figure={absent} />
                <Count label={t('attendance.unmarked')} figure={unmarked} />
              </>
            ) : (
              <>
                <Count label={t('roster.waiting')} figure={waiting} />
                <Count label={t('roster.cancelled')} figure={cancelled} />
                <Count label={t('roster.capacity')} figure={capacity} />
              </>
            )}
          </dl>
          <SeatCloth state={session.state} seats={session.seats} weave={weaveOf(session)} width={150} />
          <p className="small muted">
            {t('roster.sentence', { confirmed, waiting, capacity })}{' '}
            {t('roster.as-of', { time: clock(session.readAt, session.timeZone) })}
          </p>
          {!session.rosterShowsContacts && <p className="small muted">{t('roster.contacts.hidden')}</p>}
          {!open && standing && <p className="small muted">{t('attendance.opens')}</p>}
        </div>
        <div className="stack-8 roster-acts">
          <p>
            <a href={`/${locale}/sessions/${session.id}`}>{t('trainer.public-page')}</a>
          </p>
          {handsIn && (
            <p>
              <a href={`/${locale}/trainer/sessions/${session.id}/materials`}>{t('materials.title')}</a>
            </p>
          )}
          <HistoryLink subject={session.id} />
          {session.state === 'ENDED' && !session.heldAt && (
            <ActForm action={`/${locale}/trainer/sessions/${session.id}/hold`}>{t('roster.hold')}</ActForm>
          )}
          {session.plannable && !standing && (
            <p>
              <a href={`/${locale}/trainer/sessions/${session.id}/plan`}>{t('plan.copy')}</a>
            </p>
          )}
          {session.plannable && standing && (
            <>
              <p>
                <a href={`/${locale}/trainer/sessions/${session.id}/plan`}>{t('trainer.plan')}</a>
              </p>
              <p>
                <a href={`/${locale}/trainer/sessions/${session.id}/seats`}>{t('seating.link')}</a>
              </p>
              <p>
                <a href={`/${locale}/trainer/sessions/${session.id}/questions/registration`}>
                  {t('asking.link')}
                </a>
              </p>
            </>
          )}
          <p className="small muted only-wide">
            <Sentence id="roster.print" />
          </p>
        </div>
      </div>
      <SearchForm session={session} view={view} />
      <StatusTabs session={session} view={view} />
      {view.open && <AskLink session={session} />}
      <ExportButtons
        list="roster"
        path={`/${locale}/trainer/sessions/${session.id}`}
        search={{ ...view }}
        filters={{
          session: session.id,
          status: view.status,
          open: view.open && 'yes',
          search: view.search,
        }}
        rows={session.roster.nodes.length}
      />
      {session.questionsVersion > 0 && (
        <ExportButtons
          list="answers"
          path={`/${locale}/trainer/sessions/${session.id}`}
          search={{ ...view }}
          filters={{ session: session.id }}
          label="export.take.answers"
          rows={session.roster.nodes.length}
        />
      )}
      <RosterList session={session} view={view} submission={submission} />
    </main>
  );
}

/** Whom the door lets in without a ticket. */
function Observers({ session: { observers } }: { session: RosterSession }) {
  const { t } = useLanguage();
  if (!observers || observers.length === 0) return null;
  return (
    <section className="notice stack-8 observers" aria-labelledby="observers">
      <h2 className="h-19" id="observers">
        {t('roster.observers')}
      </h2>
      <ul>
        {observers.map(({ fullName, role }) => (
          <li key={`${fullName} ${role.en}`}>
            <b>
              <Typed text={fullName} />
            </b>{' '}
            · <Say text={role} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to ask by mail those who have not answered, until the session starts. */
function AskLink({ session }: { session: RosterSession }) {
  const { locale, t } = useLanguage();
  const isToCome = session.isDateKnown && Date.parse(session.startsAt) > Date.parse(session.readAt);
  if (!isToCome || session.state === 'CANCELLED' || session.rosterCounts.withOpenQuestions === 0) return null;
  return (
    <p className="roster-ask">
      <a className="btn" href={`/${locale}/trainer/sessions/${session.id}/ask`}>
        {t('answer-mails.link')}
      </a>
    </p>
  );
}

const Count = ({ label, figure }: { label: string; figure: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>{figure}</dd>
  </div>
);

function SearchForm({ session, view }: { session: RosterSession; view: RosterView }) {
  const { locale, t } = useLanguage();
  return (
    <search>
      <form className="roster-search" method="get" action={`/${locale}/trainer/sessions/${session.id}`}>
        {view.status && <input type="hidden" name="status" value={view.status} />}
        {view.open && <input type="hidden" name="open" value={view.open} />}
        <TextField
          name="search"
          label="roster.search"
          type="search"
          value={view.search}
          errors={[]}
          autoComplete="off"
          maxLength={200}
          required={false}
        />
        <button className="btn btn--second" type="submit">
          {t('roster.search.submit')}
        </button>
        {view.search && (
          <a href={rosterHref(locale, session.id, { status: view.status, open: view.open })}>
            {t('roster.search.clear')}
          </a>
        )}
      </form>
    </search>
  );
}

function StatusTabs({ session, view }: { session: RosterSession; view: RosterView }) {
  const { locale, t } = useLanguage();
  const { confirmed, waiting, cancelled, addressesAwaited, withOpenQuestions } = session.rosterCounts;
  const tabs: { status: RegistrationStatus | null; open?: '1'; label: string; count: number }[] = [
    { status: null, label: t('roster.all'), count: confirmed + addressesAwaited + waiting + cancelled },
    { status: 'CONFIRMED', label: t('roster.confirmed'), count: confirmed },
    ...(addressesAwaited > 0
      ? [{ status: 'PENDING', label: t('roster.address-awaited'), count: addressesAwaited } as const]
      : []),
    { status: 'WAITLISTED', label: t('roster.waiting'), count: waiting },
    { status: 'CANCELLED', label: t('roster.cancelled'), count: cancelled },
    ...(withOpenQuestions > 0 || view.open
      ? [{ status: null, open: '1', label: t('roster.open-questions'), count: withOpenQuestions } as const]
      : []),
  ];
  return (
    <nav className="tabs" aria-label={t('roster.tabs')}>
      {tabs.map(({ status, open = null, label, count }) => (
        <a
          key={label}
          href={rosterHref(locale, session.id, { status, open, search: view.search })}
          aria-current={status === view.status && open === view.open ? 'true' : undefined}
        >
          {label} <b>{count}</b>
        </a>
      ))}
    </nav>
  );
}
