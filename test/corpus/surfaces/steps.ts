import { newId } from '#kernel';
import { placesOfMutation } from '../schema-places.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId, idOf, type Input, mutate, must, schema } from './ask.js';
import { statesOfCourses } from './courses.js';
import { statesOfPeople } from './people.js';
import { statesOfQuestions } from './questions.js';
import { statesOfRegistrations } from './registering.js';
import { statesOfSessions } from './sessions.js';
import { newAddress, OWN, openSession, own, personOf, WAITING } from './rows.js';
import { both } from './texts.js';

interface StepInput {
  /** The states that are reached before the case, in their order; what they make is «thing». */
  readonly given: readonly string[];
  readonly input: Input;
  /** Reads, as `v`, where the thing stands afterwards. */
  readonly read?: string;
}

type State = (world: CorpusWorld) => Promise<void>;

const know = (world: CorpusWorld, thing: string): void => void world.known.set('thing', thing);
const thing = (world: CorpusWorld): string => world.known.get('thing')!;
const did =
  (
    mutation: string,
    actor: string | undefined,
    input: (world: CorpusWorld) => Input | Promise<Input>,
  ): State =>
  async (world) =>
    must(world, mutation, await input(world), actor);
const newest =
  (prefix: string, table: string, column = 'created_at'): State =>
  async (world) =>
    know(
      world,
      await idOf(world, prefix, `select id from ${table} order by ${column} desc, id desc limit 1`),
    );
const all =
  (...states: State[]): State =>
  async (world) => {
    for (const state of states) await state(world);
  };
const byOwner =
  (statement: string): State =>
  async (world) =>
    void (await world.db.ownerSql(statement));

const pledge = (world: CorpusWorld): Input => ({ pledgeId: thing(world), version: 1 });
const report = (world: CorpusWorld, version = 1): Input => ({ reportId: thing(world), version });
const content = (isWhole: boolean): Input => ({
  title: both('Report'),
  periodFrom: '2026-01-01',
  periodTo: '2026-12-21',
  sections: [
    {
      heading: both('Results'),
      text: isWhole ? both('Results') : { km: '', en: 'Results' },
      hasCityTable: false,
    },
  ],
});
const topic = (opens: string, closes: string): State =>
  all(
    did('askTopic', 'WORKING_GROUP', (world) => ({
      sectorId: world.known.get('sector'),
      title: both('Safer streets'),
      question: both('Which three rules?'),
      opensAt: '2030-01-01T08:00:00Z',
      closesAt: '2030-02-01T08:00:00Z',
    })),
    newest('top', 'topics'),
    byOwner(
      `update topics set opens_at = app_now() + interval '${opens}', closes_at = app_now() + interval '${closes}'
       where id = (select id from topics order by created_at desc, id desc limit 1)`,
    ),
  );
const registered = did('registerForSession', undefined, async (world) => ({
  sessionId: await openSession(world),
  fullName: 'Chan Sophea',
  organisation: 'Khmer Youth Forum',
  contact: newAddress(),
  locale: 'km',
  idempotencyKey: newId(),
}));
const reference: State = async (world) =>
  know(
    world,
    (
      await world.row<{ v: string }>(
        'select reference as v from registrations order by created_at desc, id desc limit 1',
      )
    ).v,
  );
/** A session of two weeks' time that is nobody's, so that a case may end it. */
const spareSession: State = async (world) => {
  const { id } = await world.row<{ id: string }>(
    `select id from sessions where starts_at > app_now() and status = 'OPEN' and mode = 'IN_PERSON'
     and id not in (select session_id from session_trainers where session_id = '00000000-0000-0000-0000-000000000000')
     order by starts_at desc, id limit 1`,
  );
  know(world, globalId('ses', id));
};
const uuidOf = (text: string): string =>
  text.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const sessionAt =
  (change: string): State =>
  async (world) =>
    void (await world.db.ownerSql(`update sessions set ${change} where id = $1`, [uuidOf(thing(world))]));
const domainRow = 'select id from organisation_domains order by requested_at desc, id desc limit 1';
const requestRow = `select id from organisation_join_requests where organisation_id = (${OWN}) order by requested_at desc, id desc limit 1`;

const STATES: Readonly<Record<string, State>> = {
  pledge: all(
    did('offerPledge', 'COORDINATOR', async (world) => ({
      organisationId: await own(world),
      terms: { city: 'siem-reap', sector: 'tourism', amount: '1', unit: 'USD' },
      idempotencyKey: newId(),
    })),
    newest('plg', 'pledges', 'offered_at'),
  ),
  'pledge accepted': did('acceptPledge', 'WORKING_GROUP', pledge),
  'pledge declined': did('declinePledge', 'WORKING_GROUP', (world) => ({ ...pledge(world), reason: 'No' })),
  'pledge withdrawn': did('withdrawPledge', 'COORDINATOR', pledge),
  'pledge corrected': did('correctPledge', 'COORDINATOR', (world) => ({
    ...pledge(world),
    terms: { city: 'siem-reap', sector: 'tourism', amount: '2', unit: 'USD' },
  })),
  report: all(
    did('createReport', 'WORKING_GROUP', () => ({ content: content(true) })),
    newest('rpt', 'reports'),
  ),
  'report with a gap': all(
    did('createReport', 'WORKING_GROUP', () => ({ content: content(false) })),
    newest('rpt', 'reports'),
  ),
  'report submitted': did('submitReport', 'WORKING_GROUP', (world) => ({
    reportId: thing(world),
    revision: 1,
  })),
  'report forwarded': did('forwardReport', 'CHAIR', report),
  'report returned': did('returnReport', 'CHAIR', (world) => ({ ...report(world), comment: 'More' })),
  'report approved': did('approveReport', 'HEAD_OF_GOVERNMENT_OFFICE', report),
  'topic planned': topic('1 day', '2 days'),
  'topic open': topic('-1 day', '2 days'),
  'topic closed': topic('-2 days', '-1 hour'),
  'topic published': did('publishOutcome', 'WORKING_GROUP', (world) => ({
    topicId: thing(world),
    outcome: both('Done'),
  })),
  submission: did('submitInput', 'COORDINATOR', async (world) => ({
    topicId: thing(world),
    organisationId: await own(world),
    body: 'Thirty near schools.',
    locale: 'en',
  })),
  'topic closes': byOwner(
    `update topics set closes_at = app_now() - interval '1 minute' where id = (select id from topics order by created_at desc, id desc limit 1)`,
  ),
  campaign: all(
    did('writeCampaign', 'WORKING_GROUP', () => ({
      subject: both('Come'),
      body: both('Please.'),
      segment: { kinds: ['NGO'] },
    })),
    newest('cpg', 'campaigns'),
  ),
  'campaign in one language': all(
    did('writeCampaign', 'WORKING_GROUP', () => ({
      subject: { km: '', en: 'Come' },
      body: both('Please.'),
      segment: { kinds: ['NGO'] },
    })),
    newest('cpg', 'campaigns'),
  ),
  'campaign cancelled': did('cancelCampaign', 'WORKING_GROUP', (world) => ({ campaignId: thing(world) })),
  registered: all(registered, reference),
  'registration cancelled': did('cancelRegistration', undefined, (world) => ({ reference: thing(world) })),
  'session to come': spareSession,
  'session cancelled': did('cancelSession', 'WORKING_GROUP', (world) => ({
    sessionId: thing(world),
    reason: both('Flood'),
  })),
  'session started': sessionAt(
    `starts_at = app_now() - interval '1 hour', ends_at = app_now() + interval '1 hour', doors_open_at = app_now() - interval '2 hours'`,
  ),
  'session without enough': sessionAt(
    `min_participants = 1000, decide_by = app_now() - interval '1 hour', minimum_settled_at = null`,
  ),
  'session decided': sessionAt('minimum_settled_at = app_now()'),
  domain: all(
    byOwner('delete from organisation_domains'),
    did('requestDomain', 'COORDINATOR', async (world) => ({
      organisationId: await own(world),
      domain: `${newId().slice(-8)}.example`,
    })),
    async (world) => know(world, await idOf(world, 'odm', domainRow)),
  ),
  'domain approved': did('decideDomain', 'WORKING_GROUP', (world) => ({
    domainId: thing(world),
    approve: true,
  })),
  'request to join': all(
    async (world) =>
      void (await world.db.ownerSql(
        `delete from organisation_join_requests where organisation_id = (${OWN})`,
      )),
    did('askToJoin', 'PARTICIPANT', async (world) => ({ organisationId: await own(world) })),
    async (world) => know(world, await idOf(world, 'ojr', requestRow)),
  ),
  'request declined': did('decideJoinRequest', 'COORDINATOR', (world) => ({
    requestId: thing(world),
    approve: false,
    reason: 'No',
  })),
  invitation: all(
    did('invitePerson', 'ADMINISTRATOR', () => ({
      email: newAddress(),
      fullName: 'Meas Rithy',
      role: 'TRAINER',
      locale: 'km',
    })),
    newest('inv', 'invitations'),
  ),
  'invitation withdrawn': did('withdrawInvitation', 'ADMINISTRATOR', (world) => ({
    invitationId: thing(world),
  })),
  'submission of it': newest('sub', 'submissions', 'submitted_at'),
  proposal: async (world) => {
    const { id } = await world.row<{ id: string }>(
      `update organisation_proposals set proposed_by = $1, version = 1, question = null, asked_by = null, asked_at = null,
         answer = null, answered_at = null where organisation_id = (${WAITING}) returning organisation_id as id`,
      await personOf(world, 'PARTICIPANT'),
    );
    know(world, globalId('org', id));
  },
  ...statesOfPeople,
  ...statesOfCourses,
  ...statesOfSessions,
  ...statesOfQuestions,
  ...statesOfRegistrations,
  nothing: async () => undefined,
};

const stepSurface = (mutation: string): Surface => ({
  at: [`Mutation.${mutation}`],
  through: ({ input }, program) => placesOfMutation(program.schema, mutation, (input as StepInput).input),
  prepare: async (world, row) => {
    for (const name of (row.input as StepInput).given) {
      const state = STATES[name];
      if (!state) throw new Error(`${row.id}: no state ${name}`);
      await state(world);
    }
  },
  send: async (world, row, locale) => {
    const { input, read } = world.filled(row.input) as StepInput;
    const outcome = await mutate(world, mutation, input, row.actor, locale);
    const about = world.known.get('thing') ?? '';
    const key = about.includes('_') ? uuidOf(about) : about;
    return {
      ...outcome,
      ...(read !== undefined && {
        stored: async () => (await world.row<{ v: unknown }>(read, ...(read.includes('$1') ? [key] : []))).v,
      }),
    };
  },
});

/** Every mutation as a step of something that has an order: `step.<mutation>`. */
export const steps: Surfaces = Object.fromEntries(
  Object.keys(schema.getMutationType()!.getFields()).map((name) => [`step.${name}`, stepSurface(name)]),
);
