import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { type Input, mutate, must } from './ask.js';
import { freshSeatLink } from './aside.js';
import { courseContent } from './courses.js';
import { experienceContent } from './experiences.js';
import { materialInput } from './materials.js';
import { somebodyUnanswered } from './questions.js';
import { both } from './texts.js';
import { anotherDate, freshTicket } from './transfers.js';

/** Two requests, the first of them before the case. Each says its key, and what differs from the plain input. */
interface Twice {
  readonly first?: Input;
  readonly second: Input;
}

interface KeyedMutation {
  readonly actor: string | undefined;
  /** The table that it writes a row of. */
  readonly table: string;
  readonly plain: Input;
  /** Puts what the plain input names where cases find it. */
  readonly before?: (world: CorpusWorld) => Promise<void>;
}

const KEYED: Readonly<Record<string, KeyedMutation>> = {
  registerForSession: {
    actor: undefined,
    table: 'registrations',
    plain: {
      sessionId: '«open»',
      fullName: 'Chan Sophea',
      organisation: 'Khmer Youth Forum',
      contact: '«contact»',
      locale: 'km',
    },
  },
  registerByLink: {
    actor: undefined,
    table: 'registrations',
    plain: { token: '«seats-of-key»', fullName: 'Chan Sophea', contact: '«contact»', locale: 'km' },
    before: async (world) => void world.known.set('seats-of-key', await freshSeatLink(world)),
  },
  transferToPerson: {
    actor: undefined,
    table: 'registrations',
    plain: { reference: '«given»', fullName: 'Chan Sophea', contact: '«contact»', locale: 'km' },
    before: async (world) => void world.known.set('given', await freshTicket(world)),
  },
  transferToSession: {
    actor: undefined,
    table: 'registrations',
    plain: { reference: '«given»', sessionId: '«another-date»' },
    before: async (world) => {
      world.known.set('given', await freshTicket(world));
      world.known.set('another-date', await anotherDate(world));
    },
  },
  offerPledge: {
    actor: 'COORDINATOR',
    table: 'pledges',
    plain: {
      organisationId: '«own»',
      terms: { city: 'siem-reap', sector: 'tourism', amount: '7', unit: 'USD' },
    },
  },
  enrolPeople: {
    actor: 'COORDINATOR',
    table: 'registrations',
    plain: { organisationId: '«own»', sessionId: '«open»', list: 'Kim Dara, «contact»', locale: 'km' },
  },
  sendTickets: {
    actor: 'COORDINATOR',
    table: 'audit_rows',
    plain: { organisationId: '«own»', sessionId: '«open»' },
    before: async (world) => {
      const list = world.filled({
        organisationId: '«own»',
        sessionId: '«open»',
        list: 'Kim Dara, «contact»',
        locale: 'km',
        idempotencyKey: newId(),
      });
      await must(world, 'enrolPeople', list, 'COORDINATOR');
      await world.db.ownerSql(
        `update messages set status = 'SENT', sent_at = app_now() - interval '2 hours' where status = 'DUE'`,
      );
    },
  },
  askForAnswers: {
    actor: 'WORKING_GROUP',
    table: 'audit_rows',
    plain: { sessionId: '«thing»' },
    before: somebodyUnanswered,
  },
  proposeOrganisation: {
    actor: 'PARTICIPANT',
    table: 'organisations',
    plain: { nameEn: 'Shaded Pavements', subKind: 'local-ngo', city: 'siem-reap', why: 'We plant trees.' },
  },
  createCourse: {
    actor: 'WORKING_GROUP',
    table: 'courses',
    plain: { content: courseContent('«sector»') },
  },
  planSeries: {
    actor: 'WORKING_GROUP',
    table: 'sessions',
    plain: {
      sessionId: '«open»',
      rule: { every: 'MONTH', times: 1 },
      overrideReason: 'Her colleague begins',
    },
  },
  createSession: {
    actor: 'WORKING_GROUP',
    table: 'sessions',
    plain: {
      content: {
        courseId: '«course»',
        mode: 'ONLINE',
        languages: ['km'],
        startsAt: '2031-02-01T02:00:00Z',
        endsAt: '2031-02-01T05:00:00Z',
        timeZone: 'Asia/Phnom_Penh',
      },
      seats: { capacity: 30 },
    },
  },
  createPath: {
    actor: 'WORKING_GROUP',
    table: 'learning_paths',
    plain: {
      content: {
        title: both('A path'),
        lead: both('Two.'),
        courseIds: ['«course»', '«other-course»'],
        isPublished: false,
      },
    },
  },
  createExperience: {
    actor: 'WORKING_GROUP',
    table: 'experiences',
    plain: { content: experienceContent('«sector»') },
  },
  addCourseMaterial: {
    actor: 'WORKING_GROUP',
    table: 'course_materials',
    plain: materialInput('«course»'),
  },
  copyCourse: { actor: 'WORKING_GROUP', table: 'courses', plain: { courseId: '«course»' } },
  askTopic: {
    actor: 'WORKING_GROUP',
    table: 'topics',
    plain: {
      sectorId: '«sector»',
      title: both('Safer streets'),
      question: both('Which three rules?'),
      opensAt: '2030-01-01T08:00:00Z',
      closesAt: '2030-02-01T08:00:00Z',
    },
  },
  createReport: {
    actor: 'WORKING_GROUP',
    table: 'reports',
    plain: {
      content: { title: both('Report'), periodFrom: '2026-01-01', periodTo: '2026-12-21', sections: [] },
    },
  },
  writeCampaign: {
    actor: 'WORKING_GROUP',
    table: 'campaigns',
    plain: { subject: both('Please join'), body: both('Please come.'), segment: { kinds: ['NGO'] } },
  },
};

let cases = 0;

const count = async (world: CorpusWorld, table: string): Promise<number> =>
  (await world.row<{ n: number }>(`select count(*)::int as n from ${table}`)).n;

/** What is written: the rows that both requests made, after what a case says is typed twice. */
function surfaceOf(mutation: string, { actor, table, plain, before }: KeyedMutation): Surface {
  const inputOf = (world: CorpusWorld, more: Input): Input => world.filled({ ...plain, ...more });
  return {
    at: [`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input.idempotencyKey`],
    prepare: async (world, row: CorpusCase) => {
      cases += 1;
      world.known.set('contact', `keys-${cases}@people.example`);
      await before?.(world);
      world.known.set('rows before', String(await count(world, table)));
      const { first } = row.input as Twice;
      if (first) await must(world, mutation, inputOf(world, first), actor);
    },
    send: async (world, row, locale) => ({
      ...(await mutate(world, mutation, inputOf(world, (row.input as Twice).second), actor, locale)),
      stored: async () => (await count(world, table)) - Number(world.known.get('rows before')),
    }),
  };
}

/** A key that comes twice: the same thing is done once, another thing is refused. */
export const idempotency: Surfaces = Object.fromEntries(
  Object.entries(KEYED).map(([mutation, keyed]) => [`key.${mutation}`, surfaceOf(mutation, keyed)]),
);
