import type { Submission } from '../../shared/lib/frame';
import { groupReference } from '../../shared/lib/reference';
import { CheckIcon, ClockIcon, DashIcon } from '../../shared/ui/icons';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import { type Entry, Marks, MarksForm } from './marks';
import { RosterAnswers } from './roster-answers';
import { rosterHref, type RosterSession, type RosterView } from './roster-view';

interface RosterListProps {
  readonly session: RosterSession;
  readonly view: RosterView;
  readonly submission: Submission | null;
}

/** The names: a list of lines on screens, a table on paper. */
export function RosterList({ session, view, submission }: RosterListProps) {
  const { locale, t } = useLanguage();
  const { nodes, pageInfo } = session.roster;
  if (nodes.length === 0) return <NobodyListed search={view.search} />;
  const marking =
    session.attendanceCounts.open &&
    nodes.some(({ status, addressAwaited }) => status === 'CONFIRMED' || addressAwaited);
  const lines = (
    <ul className="roll">
      {nodes.map((entry) => (
        <RosterLine key={entry.id} entry={entry} marking={marking} submission={submission} />
      ))}
    </ul>
  );
  return (
    <>
      {marking ? (
        <MarksForm session={session} submission={submission}>
          {lines}
        </MarksForm>
      ) : (
        lines
      )}
      {pageInfo.hasNextPage && (
        <p className="section-tight">
          <a href={rosterHref(locale, session.id, { ...view, after: pageInfo.endCursor ?? null })}>
            {t('roster.more')}
          </a>
        </p>
      )}
    </>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly marking: boolean;
  readonly submission: Submission | null;
}

function RosterLine({ entry, marking, submission }: LineProps) {
  return (
    <li>
      <div className="roll-who">
        <b>
          <Typed text={entry.fullName} />
        </b>
        <p>
          <Typed text={entry.organisation} />
        </p>
      </div>
      <div className="roll-how">
        {entry.contact && (
          <p>
            <Contact contact={entry.contact} />
          </p>
        )}
        <p className="code">{groupReference(entry.reference)}</p>
        {!entry.mayBePhotographed && <NoPictures />}
        <RosterAnswers entry={entry} />
      </div>
      <div>
        {marking && entry.addressAwaited && <StatusTag entry={entry} />}
        {marking && (entry.status === 'CONFIRMED' || entry.addressAwaited) ? (
          <Marks entry={entry} submission={submission} />
        ) : (
          <StatusTag entry={entry} />
        )}
      </div>
    </li>
  );
}

function NoPictures() {
  const { t } = useLanguage();
  return <p className="small muted">{t('roster.no-photo')}</p>;
}

const Contact = ({ contact }: { contact: string }) =>
  contact.includes('@') ? (
    <a href={`mailto:${contact}`}>{contact}</a>
  ) : (
    <a href={`tel:${contact}`}>{contact}</a>
  );

function StatusTag({ entry }: { entry: Entry }) {
  const { t } = useLanguage();
  switch (entry.status) {
    case 'CONFIRMED':
      return (
        <span className="tag tag--ok">
          <CheckIcon />
          {t('roster.status.CONFIRMED')}
        </span>
      );
    case 'CANCELLED':
    case 'DECLINED':
      return (
        <span className="tag tag--quiet">
          <DashIcon />
          {t(`roster.status.${entry.status}`)}
        </span>
      );
    case 'PENDING':
    case 'OFFERED':
      return (
        <span className="tag tag--wait">
          <ClockIcon />
          {t(entry.addressAwaited ? 'roster.address-awaited' : `roster.status.${entry.status}`)}
        </span>
      );
    default:
      return (
        <span className="tag tag--wait">
          <ClockIcon />
          {t('roster.status.WAITLISTED', { position: entry.waitlistPosition ?? 0 })}
        </span>
      );
  }
}

function NobodyListed({ search }: { search: string }) {
  const { t } = useLanguage();
  return (
    <div className="notice stack-8 section-gap">
      <h2>{search ? t('roster.nobody-found', { search }) : t('roster.empty')}</h2>
      <p>
        <Sentence id={search ? 'roster.nobody-found.help' : 'roster.empty.help'} />
      </p>
    </div>
  );
}
