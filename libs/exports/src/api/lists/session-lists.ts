import type { LocalizedText } from '#kernel';
import { instant, number, text } from '../columns.js';
import { type AnyExportList, exportList, type ListPage } from '../export-list.js';
import { placeOf, SESSION_PART, type SessionPart } from './session.parts.js';

interface SessionRow extends SessionPart {
  readonly endsAt: string;
  readonly venue: LocalizedText | null;
  readonly state: string;
  readonly seats: { readonly capacity: number; readonly taken: number; readonly waiting: number };
}

const sessions = exportList<SessionRow>({
  name: 'sessions',
  permission: 'sessions.read-own',
  title: 'export.list.sessions',
  filters: {},
  query: `query ExportSessions($first: Int!, $after: String) {
    mySessions(first: $first, after: $after) {
      nodes { ${SESSION_PART} endsAt venue { km en } state seats { capacity taken waiting } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({}),
  page: (data) => data['mySessions'] as ListPage<SessionRow>,
  columns: [
    text('export.session', ({ course }, speech) => speech.text(course.title)),
    text('pledges.city', placeOf),
    text('export.venue', ({ venue }, speech) => speech.text(venue)),
    instant('export.starts', ({ startsAt }) => startsAt),
    instant('export.ends', ({ endsAt }) => endsAt),
    text('export.state', ({ state }, speech) => speech.coded('export.session-state', state)),
    number('roster.capacity', ({ seats }) => seats.capacity),
    number('export.seats-taken', ({ seats }) => seats.taken),
    number('roster.waiting', ({ seats }) => seats.waiting),
  ],
});

interface RosterRow {
  readonly fullName: string;
  readonly organisation: string;
  readonly contact: string | null;
  readonly status: string;
  readonly addressAwaited: boolean;
  readonly waitlistPosition: number | null;
  readonly reference: string;
  readonly registeredAt: string;
  readonly attendance: {
    readonly status: string;
    readonly markedAt: string;
    readonly markedByName: string;
    readonly reason: string | null;
  } | null;
}

const roster = exportList<RosterRow>({
  name: 'roster',
  permission: 'registrations.read-roster',
  title: 'export.list.roster',
  filters: { session: 'word', status: 'word', open: 'flag', search: 'word' },
  query: `query ExportRoster($session: ID!, $status: RegistrationStatus, $open: Boolean, $search: String, $first: Int!, $after: String) {
    session(id: $session) {
      roster(first: $first, after: $after, status: $status, openQuestions: $open, search: $search) {
        nodes { fullName organisation contact status addressAwaited waitlistPosition reference registeredAt
          attendance { status markedAt markedByName reason } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ session = '', status, open, search }) => ({ session, status, open: Boolean(open), search }),
  page: (data) => (data['session'] as { roster: ListPage<RosterRow> } | null)?.roster ?? null,
  columns: [
    text('organisation.name', ({ fullName }) => fullName),
    text('pledges.organisation', ({ organisation }) => organisation),
    text('organisation.contact', ({ contact }) => contact),
    text('organisation.state', ({ status, addressAwaited }, speech) =>
      speech.coded('overview.status', addressAwaited ? 'ADDRESS_AWAITED' : status),
    ),
    number('export.position', ({ waitlistPosition }) => waitlistPosition),
    text('export.reference', ({ reference }) => reference),
    instant('export.registered', ({ registeredAt }) => registeredAt),
    text('export.attendance', ({ attendance }, speech) =>
      speech.coded('export.attendance', attendance?.status),
    ),
    instant('export.marked', ({ attendance }) => attendance?.markedAt),
    text('export.marked-by', ({ attendance }) => attendance?.markedByName),
    text('console.reason', ({ attendance }) => attendance?.reason),
  ],
});

interface AnswerRow {
  readonly fullName: string;
  readonly organisation: string;
  readonly reference: string;
  readonly form: string;
  readonly question: LocalizedText;
  readonly answer: LocalizedText;
}

interface AnsweredEntry extends Pick<AnswerRow, 'fullName' | 'organisation' | 'reference'> {
  readonly answers: readonly {
    readonly said: LocalizedText;
    readonly question: { readonly form: string; readonly text: LocalizedText };
  }[];
}

/** A row for each answer, in both languages whatever the language of the file. */
const answers = exportList<AnswerRow>({
  name: 'answers',
  permission: 'registrations.read-roster',
  title: 'export.list.answers',
  filters: { session: 'word' },
  query: `query ExportAnswers($session: ID!, $first: Int!, $after: String) {
    session(id: $session) {
      roster(first: $first, after: $after) {
        nodes { fullName organisation reference answers { said { km en } question { form text { km en } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ session = '' }) => ({ session }),
  page: (data) => {
    const entries = (data['session'] as { roster: ListPage<AnsweredEntry> } | null)?.roster;
    return entries ? { ...entries, nodes: entries.nodes.flatMap(answersOf) } : null;
  },
  columns: [
    text('organisation.name', ({ fullName }) => fullName),
    text('pledges.organisation', ({ organisation }) => organisation),
    text('export.reference', ({ reference }) => reference),
    text('export.question-form', ({ form }, speech) => speech.coded('export.question-form', form)),
    text('export.question.km', ({ question }) => question.km),
    text('export.question.en', ({ question }) => question.en),
    text('export.answer.km', ({ answer }) => answer.km),
    text('export.answer.en', ({ answer }) => answer.en),
  ],
});

const answersOf = ({ answers: given, ...who }: AnsweredEntry): AnswerRow[] =>
  given.flatMap(({ said, question }) =>
    said.en === '' ? [] : [{ ...who, form: question.form, question: question.text, answer: said }],
  );

export const SESSION_LISTS: readonly AnyExportList[] = [sessions, roster, answers];
