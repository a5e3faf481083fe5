import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId, idOf, type Input, must, valueOf } from './ask.js';
import { newAddress, own, OWN, personOf, TRAINED, WAITING } from './rows.js';
import { both, textSurface } from './texts.js';

const CLOSED = `select t.id from topics t where t.closes_at <= app_now() order by t.published_at nulls first, t.id limit 1`;
const SUBMISSION = `select id from submissions where topic_id = (${CLOSED}) order by id limit 1`;

const reopen = (world: CorpusWorld) =>
  world.db.ownerSql(
    `update topics set published_at = null, outcome_km = null, outcome_en = null where id = (${CLOSED})`,
  );

async function proposal(world: CorpusWorld): Promise<Input> {
  const { id, version } = await world.row<{ id: string; version: number }>(
    `select organisation_id as id, version from organisation_proposals where organisation_id = (${WAITING})`,
  );
  return { organisationId: globalId('org', id), version };
}
const undecided = async (world: CorpusWorld): Promise<void> => {
  await world.db.ownerSql(
    `update organisation_proposals set decided_by = null, decided_at = null, decision_reason = null where organisation_id = (${WAITING})`,
  );
  await world.db.ownerSql(`update organisations set state = 'UNVERIFIED' where id = (${WAITING})`);
};
const offer = async (world: CorpusWorld): Promise<void> =>
  must(
    world,
    'offerPledge',
    {
      organisationId: await own(world),
      terms: { city: 'siem-reap', sector: 'tourism', amount: '1', unit: 'USD' },
      idempotencyKey: newId(),
    },
    'COORDINATOR',
  );
const lastPledge = async (world: CorpusWorld): Promise<Input> => {
  const { id, version } = await world.row<{ id: string; version: number }>(
    `select id, version from pledges where status = 'OFFERED' order by offered_at desc, id desc limit 1`,
  );
  return { pledgeId: globalId('plg', id), version };
};

const content = (part: 'title' | 'heading' | 'text', text: string): Input => ({
  title: part === 'title' ? both(text) : both('Report'),
  periodFrom: '2026-01-01',
  periodTo: '2026-12-21',
  sections: [
    {
      heading: part === 'heading' ? both(text) : both('Results'),
      text: part === 'text' ? both(text) : both('Results'),
      hasCityTable: false,
    },
  ],
});
const REPORT_COLUMN = {
  title: `content -> 'title' ->> 'en'`,
  heading: `content -> 'sections' -> 0 -> 'heading' ->> 'en'`,
  text: `content -> 'sections' -> 0 -> 'text' ->> 'en'`,
};
const lastReport = async (world: CorpusWorld): Promise<string> =>
  idOf(world, 'rpt', 'select id from reports order by created_at desc, id desc limit 1');

/** One that is marked otherwise than the case will say, of a session of today. */
async function marks(world: CorpusWorld): Promise<Input> {
  const { id } = await world.row<{ id: string }>(TRAINED);
  const held = await world.row<{ id: string; version: number; status: string }>(
    `select r.id, a.version, a.status from registrations r join attendances a on a.registration_id = r.id
     where r.session_id = $1 and r.status = 'CONFIRMED' order by r.id limit 1`,
    id,
  );
  return {
    sessionId: globalId('ses', id),
    marks: [
      {
        registrationId: globalId('reg', held.id),
        status: held.status === 'ATTENDED' ? 'ABSENT' : 'ATTENDED',
        version: held.version,
      },
    ],
  };
}
async function holdToday(world: CorpusWorld): Promise<void> {
  const { id } = await world.row<{ id: string }>(TRAINED);
  await world.db.ownerSql(
    `update sessions set starts_at = app_now() - interval '2 hours', ends_at = app_now() + interval '1 hour',
       doors_open_at = app_now() - interval '3 hours' where id = $1`,
    [id],
  );
  const [marked] = await world.db.ownerSql(
    `select 1 from registrations r join attendances a on a.registration_id = r.id where r.session_id = $1 and r.status = 'CONFIRMED'`,
    [id],
  );
  if (marked) return;
  const reg = await world.row<{ id: string }>(
    `select id from registrations where session_id = $1 and status = 'CONFIRMED' order by id limit 1`,
    id,
  );
  await must(
    world,
    'markAttendance',
    {
      sessionId: globalId('ses', id),
      marks: [{ registrationId: globalId('reg', reg.id), status: 'ATTENDED', version: 0 }],
    },
    'TRAINER',
  );
}

/** Somebody reachable by mail who is no trainer yet. */
const NO_TRAINER = `select p.id from people p where p.email is not null and p.erased_at is null
  and not exists (select 1 from role_grants g where g.person_id = p.id) order by p.id limit 1`;

/** Texts of the committee, of trainers and administrators. */
export const committeeTexts: Surfaces = {
  ...Object.fromEntries(
    (['title', 'question'] as const).map((name) => [
      `topic.${name}`,
      textSurface({
        mutation: 'askTopic',
        at: [`AskTopicInput.${name}`],
        actor: 'WORKING_GROUP',
        input: async (world, text) => ({
          sectorId: await idOf(world, 'sct', `select id from sectors where code = 'transport'`),
          title: both('Safer streets'),
          question: both('Which three rules?'),
          opensAt: '2030-01-01T08:00:00Z',
          closesAt: '2030-02-01T08:00:00Z',
          [name]: both(text),
        }),
        stored: `select ${name}_en as v from topics order by created_at desc, id desc limit 1`,
      }),
    ]),
  ),
  'answer.reason': textSurface({
    mutation: 'answerSubmission',
    at: ['AnswerSubmissionInput.reason', 'LocalizedTextInput.en', 'LocalizedTextInput.km'],
    actor: 'WORKING_GROUP',
    prepare: async (world) => void (await reopen(world)),
    input: async (world, reason) => ({
      submissionId: await idOf(world, 'sub', SUBMISSION),
      disposition: 'NOTED',
      reason: both(reason),
      answerVersion: await valueOf(
        world,
        `select answer_version as v from submissions where id = (${SUBMISSION})`,
      ),
    }),
    stored: `select reason_en as v from submissions where id = (${SUBMISSION})`,
  }),
  outcome: textSurface({
    mutation: 'publishOutcome',
    at: ['PublishOutcomeInput.outcome'],
    actor: 'WORKING_GROUP',
    prepare: async (world) => {
      await reopen(world);
      await world.db.ownerSql(
        `update submissions set disposition = 'NOTED', reason_km = 'បាន', reason_en = 'Noted', answered_at = app_now(),
           answer_version = greatest(answer_version, 1), answered_by = (select person_id from role_grants where role = 'WORKING_GROUP' limit 1)
         where topic_id = (${CLOSED}) and disposition is null`,
      );
    },
    input: async (world, outcome) => ({ topicId: await idOf(world, 'top', CLOSED), outcome: both(outcome) }),
    stored:
      'select outcome_en as v from topics where published_at is not null order by published_at desc limit 1',
  }),
  ...Object.fromEntries(
    (['subject', 'body'] as const).map((name) => [
      `campaign.${name}`,
      textSurface({
        mutation: 'writeCampaign',
        at: [`WriteCampaignInput.${name}`, `EditCampaignInput.${name}`],
        actor: 'WORKING_GROUP',
        input: (_, text) => ({
          subject: both('Please join'),
          body: both('Please come.'),
          segment: { kinds: ['NGO'] },
          [name]: both(text),
        }),
        stored: `select ${name}_en as v from campaigns order by created_at desc, id desc limit 1`,
      }),
    ]),
  ),
  'exclusion.reason': textSurface({
    mutation: 'excludeOrganisation',
    at: ['ExcludeOrganisationInput.reason'],
    actor: 'WORKING_GROUP',
    input: async (world, reason) => ({ organisationId: await own(world), reason }),
    stored: `select reason as v from outreach_exclusions where organisation_id = (${OWN})`,
  }),
  ...Object.fromEntries(
    (['title', 'heading', 'text'] as const).map((part) => [
      `report.${part}`,
      textSurface({
        mutation: 'createReport',
        at: [part === 'title' ? 'ReportContentInput.title' : `ReportSectionInput.${part}`],
        actor: 'WORKING_GROUP',
        input: (_, text) => ({ content: content(part, text) }),
        stored: `select ${REPORT_COLUMN[part]} as v from reports order by created_at desc, id desc limit 1`,
      }),
    ]),
  ),
  'report.comment': textSurface({
    mutation: 'returnReport',
    at: ['JudgeReportInput.comment'],
    actor: 'CHAIR',
    prepare: async (world) => {
      await must(world, 'createReport', { content: content('text', 'Results') }, 'WORKING_GROUP');
      await must(world, 'submitReport', { reportId: await lastReport(world), revision: 1 }, 'WORKING_GROUP');
    },
    input: async (world, comment) => ({ reportId: await lastReport(world), version: 1, comment }),
    stored: `select comment as v from report_steps where comment is not null order by at desc, id desc limit 1`,
  }),
  'session.cancelReason': textSurface({
    mutation: 'cancelSession',
    at: ['CancelSessionInput.reason'],
    actor: 'WORKING_GROUP',
    input: async (world, reason) => ({
      sessionId: await idOf(
        world,
        'ses',
        `select id from sessions where starts_at > app_now() + interval '1 day' and status = 'OPEN' order by starts_at desc, id limit 1`,
      ),
      reason: both(reason),
    }),
    stored:
      'select cancel_reason_en as v from sessions where cancelled_at is not null order by cancelled_at desc limit 1',
  }),
  'session.postponeReason': textSurface({
    mutation: 'postponeSession',
    at: ['PostponeSessionInput.reason'],
    actor: 'WORKING_GROUP',
    input: async (world, reason) => ({
      sessionId: await idOf(
        world,
        'ses',
        `select id from sessions where starts_at > app_now() + interval '1 day' and status = 'OPEN' order by starts_at desc, id limit 1`,
      ),
      reason: both(reason),
    }),
    stored:
      'select postpone_reason_en as v from sessions where postponed_at is not null order by postponed_at desc limit 1',
  }),
  ...Object.fromEntries(
    (['acceptPledge', 'declinePledge'] as const).map((mutation) => [
      `${mutation}.reason`,
      textSurface({
        mutation,
        at: [`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input.reason`],
        actor: 'WORKING_GROUP',
        prepare: offer,
        input: async (world, reason) => ({ ...(await lastPledge(world)), reason }),
        stored:
          'select decision_reason as v from pledges where decided_at is not null order by decided_at desc limit 1',
      }),
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['askAboutOrganisation', 'AskAboutOrganisationInput.question', 'question'],
        ['declineOrganisation', 'DeclineOrganisationInput.reason', 'decision_reason'],
        ['verifyOrganisation', 'VerifyOrganisationInput.reason', 'decision_reason'],
      ] as const
    ).map(([mutation, at, column]) => [
      `${mutation}.${at.split('.')[1]!}`,
      textSurface({
        mutation,
        at: [at],
        actor: 'WORKING_GROUP',
        prepare: undecided,
        input: async (world, text) => ({ ...(await proposal(world)), [at.split('.')[1]!]: text }),
        stored: `select ${column} as v from organisation_proposals where organisation_id = (${WAITING})`,
      }),
    ]),
  ),
  'domain.reason': textSurface({
    mutation: 'decideDomain',
    at: ['DecideDomainInput.reason'],
    actor: 'WORKING_GROUP',
    prepare: async (world) => {
      await world.db.ownerSql('delete from organisation_domains');
      await must(
        world,
        'requestDomain',
        { organisationId: await own(world), domain: `${newId().slice(-8)}.example` },
        'COORDINATOR',
      );
    },
    input: async (world, reason) => ({
      domainId: await idOf(world, 'odm', 'select id from organisation_domains limit 1'),
      approve: false,
      reason,
    }),
    stored: 'select decision_reason as v from organisation_domains limit 1',
  }),
  'joinRequest.reason': textSurface({
    mutation: 'decideJoinRequest',
    at: ['DecideJoinRequestInput.reason'],
    actor: 'COORDINATOR',
    prepare: async (world) => {
      await world.db.ownerSql(`delete from organisation_join_requests where organisation_id = (${OWN})`);
      await must(world, 'askToJoin', { organisationId: await own(world) }, 'PARTICIPANT');
    },
    input: async (world, reason) => ({
      requestId: await idOf(
        world,
        'ojr',
        `select id from organisation_join_requests where organisation_id = (${OWN}) limit 1`,
      ),
      approve: false,
      reason,
    }),
    stored: `select decision_reason as v from organisation_join_requests where organisation_id = (${OWN}) limit 1`,
  }),
  'apart.reason': textSurface({
    mutation: 'tellOrganisationsApart',
    at: ['TellOrganisationsApartInput.reason'],
    actor: 'WORKING_GROUP',
    prepare: async (world) =>
      void (await world.db.ownerSql(`delete from told_apart where subject_type = 'organisation'`)),
    input: async (world, reason) => ({
      fromId: await idOf(
        world,
        'org',
        `select id from organisations where state = 'VERIFIED' order by id limit 1`,
      ),
      intoId: await idOf(
        world,
        'org',
        `select id from organisations where state = 'VERIFIED' order by id desc limit 1`,
      ),
      reason,
    }),
    stored: 'select reason as v from told_apart order by told_at desc limit 1',
  }),
  'attendance.reason': textSurface({
    mutation: 'markAttendance',
    at: ['MarkAttendanceInput.reason'],
    actor: 'TRAINER',
    prepare: holdToday,
    input: async (world, reason) => ({ ...(await marks(world)), reason }),
    stored: 'select reason as v from attendances where reason is not null order by marked_at desc limit 1',
  }),
  'role.reason': textSurface({
    mutation: 'giveRole',
    at: ['ChangeRoleInput.reason'],
    actor: 'ADMINISTRATOR',
    input: async (world, reason) => ({
      userId: await idOf(world, 'per', NO_TRAINER),
      role: 'TRAINER',
      reason,
    }),
    stored: `select reason as v from role_changes order by changed_at desc, id desc limit 1`,
  }),
  'invitation.fullName': textSurface({
    mutation: 'invitePerson',
    at: ['InvitePersonInput.fullName'],
    actor: 'ADMINISTRATOR',
    input: (_, fullName) => ({ email: newAddress(), fullName, role: 'TRAINER', locale: 'km' }),
    key: async (input) => input['email'],
    stored: 'select full_name as v from invitations where email = $1',
  }),
  'recovery.reason': textSurface({
    mutation: 'askSignInRecovery',
    at: ['AskSignInRecoveryInput.reason'],
    actor: 'ADMINISTRATOR',
    prepare: async (world) => {
      await personOf(world, 'CHAIR');
      await world.db.ownerSql('delete from sign_in_recoveries');
    },
    input: async (world, reason) => ({
      email: await valueOf(
        world,
        `select p.email as v from people p join role_grants g on g.person_id = p.id
         where g.role = 'CITY_OFFICER' order by g.granted_at, p.id limit 1`,
      ),
      reason,
    }),
    stored: 'select reason as v from sign_in_recoveries limit 1',
  }),
  'administrator.fullName': textSurface({
    mutation: 'claimFirstAdministrator',
    at: ['ClaimFirstAdministratorInput.fullName'],
    actor: undefined,
    input: (_, fullName) => ({ secret: 'x', fullName, email: newAddress(), locale: 'km' }),
    stored: `select full_name as v from people limit 0`,
  }),
};
