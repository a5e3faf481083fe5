/* docs/stories/policy-input.md, through the API: who may do and read what. The figures of the story are run below it, in
   libs/consultations/test. */
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let sectorId: string;
let organisationId: string;
const cookies = new Map<string, string>();
const ROLES = [
  'PARTICIPANT',
  'COORDINATOR',
  'TRAINER',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  await travelTo('2026-11-02T02:00:00Z');
  const [sector] = await db.ownerSql<{ id: string }>(`select id from sectors where code = 'transport'`);
  sectorId = global('sct', sector!.id);
  const [organisation] = await db.ownerSql<{ id: string }>(
    `select scope_id as id from role_grants where role = 'COORDINATOR' and person_id in (
       select person_id from sign_ins) order by id limit 1`,
  );
  organisationId = global('org', organisation!.id);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

/** Sign-ins do not outlast the weeks of the story. */
async function travelTo(instant: string): Promise<void> {
  await db.travelTo(instant);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
const both = (text: string): { km: string; en: string } => ({ km: `ខ្មែរ ${text}`, en: text });
const ERRORS = 'errors { ... on UserError { code message path } }';

async function ask(query: string, variables: object, role?: string): Promise<Record<string, never>> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Record<string, never>;
}

const ASK = `mutation ($input: AskTopicInput!) { askTopic(input: $input) { topic { id state } ${ERRORS} } }`;
const SUBMIT = `mutation ($input: SubmitInputInput!) { submitInput(input: $input) { submission { id version } ${ERRORS} } }`;
const ANSWER = `mutation ($input: AnswerSubmissionInput!) { answerSubmission(input: $input) { submission { id disposition } ${ERRORS} } }`;
const PUBLISH = `mutation ($input: PublishOutcomeInput!) { publishOutcome(input: $input) { topic { id state } ${ERRORS} } }`;
const READ = `query ($id: ID!) { topic(id: $id) { state outcome { en } submissions { nodes { body disposition organisation { id } } } } }`;
const COUNTS = `query ($id: ID!) { topic(id: $id) { counts { submissions unanswered } } }`;

const topic = (): object => ({
  sectorId,
  title: both('Safer shared streets'),
  question: both('Which three rules?'),
  opensAt: '2026-11-02T10:00:00+07:00',
  closesAt: '2026-11-30T17:00:00+07:00',
});

describe('policy input through the API', () => {
  let topicId: string;
  let submissionId: string;
  const submit = (body: string, version: number | null): object => ({
    input: { topicId, organisationId, body, locale: 'en', version },
  });

  it('is asked by the committee and by nobody else', async () => {
    const before = await tableChecksums(db.url);
    for (const role of ROLES.filter((name) => !['WORKING_GROUP', 'ADMINISTRATOR'].includes(name)))
      expect([role, await ask(ASK, { input: topic() }, role)]).toEqual([role, { refused: 'FORBIDDEN' }]);
    expect(await ask(ASK, { input: topic() })).toEqual({ refused: 'UNAUTHENTICATED' });
    expect(await tableChecksums(db.url)).toEqual(before);

    const asked: { askTopic: { topic: { id: string; state: string } } } = (await ask(
      ASK,
      { input: topic() },
      'WORKING_GROUP',
    )) as never;
    expect(asked.askTopic.topic.state).toBe('PLANNED');
    topicId = asked.askTopic.topic.id;
  });

  it('takes a submission from a coordinator of the organisation alone, and shows it to whom it concerns', async () => {
    await travelTo('2026-11-03T02:00:00Z');
    for (const role of ROLES.filter((name) => name !== 'COORDINATOR'))
      expect([role, await ask(SUBMIT, submit('Mine', null), role)]).toEqual([role, { refused: 'FORBIDDEN' }]);
    const sent: { submitInput: { submission: { id: string } } } = (await ask(
      SUBMIT,
      submit('Lower the limit to 30 km/h near schools.', null),
      'COORDINATOR',
    )) as never;
    submissionId = sent.submitInput.submission.id;
    expect(await ask(SUBMIT, submit('Seen too late', null), 'COORDINATOR')).toEqual({
      submitInput: {
        submission: null,
        errors: [
          {
            code: 'SUBMISSION_CHANGED',
            message:
              'A colleague has changed this submission meanwhile. Read the version that stands, then write again.',
            path: [],
          },
        ],
      },
    });

    const nodes = async (role?: string): Promise<number> =>
      ((await ask(READ, { id: topicId }, role)) as never as { topic: { submissions: { nodes: unknown[] } } })
        .topic.submissions.nodes.length;
    expect(await Promise.all([undefined, ...ROLES].map((role) => nodes(role)))).toEqual([
      0, // nobody
      0, // participant
      1, // coordinator
      0, // trainer
      0, // city officer
      1, // working group
      1, // chair
      1, // office of the head of government
      1, // administrator
    ]);
    expect(await ask(COUNTS, { id: topicId }, 'COORDINATOR')).toEqual({ refused: 'FORBIDDEN' });
    expect(await ask(COUNTS, { id: topicId }, 'WORKING_GROUP')).toEqual({
      topic: { counts: { submissions: 1, unanswered: 1 } },
    });
  });

  it('is answered and published by the committee, and then read by everybody', async () => {
    await travelTo('2026-12-02T02:00:00Z');
    const answer = {
      input: { submissionId, disposition: 'ACCEPTED', reason: both('It is safe and cheap.') },
    };
    const publish = { input: { topicId, outcome: both('A limit of 30 km/h near schools.') } };
    expect(await ask(PUBLISH, publish, 'WORKING_GROUP')).toEqual({
      publishOutcome: {
        topic: null,
        errors: [
          {
            code: 'SUBMISSIONS_UNANSWERED',
            message: '1 submission still has no answer. Answer each before you publish.',
            path: [],
          },
        ],
      },
    });
    expect(await ask(ANSWER, answer, 'COORDINATOR')).toEqual({ refused: 'FORBIDDEN' });
    expect(await ask(ANSWER, answer, 'WORKING_GROUP')).toEqual({
      answerSubmission: { submission: { id: submissionId, disposition: 'ACCEPTED' }, errors: [] },
    });
    expect(await ask(PUBLISH, publish, 'WORKING_GROUP')).toEqual({
      publishOutcome: { topic: { id: topicId, state: 'PUBLISHED' }, errors: [] },
    });
    expect(await ask(READ, { id: topicId })).toEqual({
      topic: {
        state: 'PUBLISHED',
        outcome: { en: 'A limit of 30 km/h near schools.' },
        submissions: {
          nodes: [
            {
              body: 'Lower the limit to 30 km/h near schools.',
              disposition: 'ACCEPTED',
              organisation: { id: organisationId },
            },
          ],
        },
      },
    });
  });
});
