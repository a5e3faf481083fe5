/* docs/stories/approvals.md, *Decided by what was answered* and *Changed afterwards*, through the API. */
import { newId } from '#kernel';
import { REGISTRATION_FORM } from '../../libs/registrations/test/questions.builder.js';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf, post } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let sessionId: string;
let reference: string;
/** The question of Q1. */
let lunch: string;

beforeAll(async () => {
  await programme.begin();
  const { db, api } = programme;
  for (const role of ['CITY_OFFICER', 'CHAIR']) programme.cookies.set(role, await cookieOf(api.url, role));
  sessionId = await aSession(db, { capacity: 2 });
  await db.ownerSql(
    `update sessions set mode = 'IN_PERSON', venue_km = 'x', venue_en = 'x', city_id = (select id from cities where code = 'siem-reap') where id = $1`,
    [sessionId],
  );
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [sessionId]);
  const { kind, text } = REGISTRATION_FORM[0]!;
  const saved = await ask<{ saveSessionQuestions: Payload }>(
    `mutation ($input: SaveSessionQuestionsInput!) { saveSessionQuestions(input: $input) { ${ERRORS} } }`,
    {
      input: {
        sessionId: ses(sessionId),
        form: 'REGISTRATION',
        version: 0,
        questions: [{ kind, text, required: false, options: [] }],
      },
    },
    'WORKING_GROUP',
  );
  expect(codes(saved.saveSessionQuestions)).toEqual([]);
  const { session } = await ask<{ session: { questions: { id: string }[] } }>(
    'query ($id: ID!) { session(id: $id) { questions { id } } }',
    { id: ses(sessionId) },
  );
  lunch = session.questions[0]!.id;
  await programme.register(sessionId, person(81));
  const { ticket } = await programme.register(sessionId, {
    ...person(82),
    answers: [{ questionId: lunch, answer: ['YES'] }],
  });
  reference = ticket!['reference'] as string;
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

interface Listed {
  readonly id: string;
  readonly fullName: string;
  readonly editedAt: string | null;
  readonly answers: readonly { said: { en: string }; question: { text: { en: string } } }[];
}
const list = async (role: string): Promise<Listed[]> => {
  const query = `query ($id: ID!) { session(id: $id) { roster(first: 100, awaitsApproval: true) {
    nodes { id fullName editedAt answers { said { en } question { text { en } } } } } } }`;
  const { body } = await post(
    programme.api.url,
    { query, variables: { id: ses(sessionId) } },
    { cookie: programme.cookies.get(role)! },
  );
  if (body.errors) throw new Error(body.errors[0]!.extensions.code);
  return (body.data as { session: { roster: { nodes: Listed[] } } }).session.roster.nodes;
};
const said = async (role: string): Promise<unknown> =>
  (await list(role)).map(({ fullName, answers }) => [fullName, answers[0]!.said.en]);
const answer = async (yesOrNo: string): Promise<string[]> => {
  const input = { reference, form: 'REGISTRATION', answers: [{ questionId: lunch, answer: [yesOrNo] }] };
  const data = await ask<{ answerQuestions: Payload }>(
    `mutation ($input: AnswerQuestionsInput!) { answerQuestions(input: $input) { ticket { state } ${ERRORS} } }`,
    { input },
  );
  return [...codes(data.answerQuestions), data.answerQuestions.ticket!['state'] as string];
};
const decide = (people: readonly Listed[]): Promise<unknown> =>
  ask(
    `mutation ($input: DecideApprovalsInput!) { decideApprovals(input: $input) { decided ${ERRORS} } }`,
    { input: { sessionId: ses(sessionId), registrationIds: people.map(({ id }) => id), approve: true } },
    'WORKING_GROUP',
  );

it('lists what was answered with registering, to whoever decides', async () => {
  const answered = [
    ['Person 81', ''],
    ['Person 82', 'Yes'],
  ];
  expect(await said('WORKING_GROUP')).toEqual(answered);
  expect(await said('CITY_OFFICER')).toEqual(answered);
});

it('lists it to a deputy as well, and to nobody else', async () => {
  const { db } = programme;
  await expect(list('TRAINER')).rejects.toThrow('FORBIDDEN');
  await db.ownerSql(
    `insert into role_grants (id, person_id, role, scope_id)
     select $1, p.id, 'CITY_OFFICER', y.id from people p, cities y where p.email = 'trainer@samaki.example' and y.code = 'battambang'`,
    [newId()],
  );
  await db.ownerSql(
    `insert into approval_deputies (id, person_id, deputy_id, starts_on, ends_on)
     select $1, o.id, d.id, '2026-12-01', '2026-12-04' from people o, people d
     where o.email = 'city-officer@samaki.example' and d.email = 'trainer@samaki.example'`,
    [newId()],
  );

  expect(await said('TRAINER')).toEqual(await said('WORKING_GROUP'));
  await expect(list('CHAIR')).rejects.toThrow('FORBIDDEN');
});

it('looks at an edit anew, and shows it last', async () => {
  const [, second] = await list('WORKING_GROUP');
  await decide([second!]);
  expect(await list('WORKING_GROUP')).toHaveLength(1);
  expect(await answer('YES')).toEqual(['CONFIRMED']);
  await programme.db.travelTo('2026-12-02T02:00:00Z');
  programme.cookies.set('WORKING_GROUP', await cookieOf(programme.api.url, 'WORKING_GROUP'));
  expect(await answer('NO')).toEqual(['PENDING']);

  expect(await said('WORKING_GROUP')).toEqual([
    ['Person 81', ''],
    ['Person 82', 'No'],
  ]);
  expect((await list('WORKING_GROUP')).map(({ editedAt }) => editedAt?.slice(0, 16) ?? null)).toEqual([
    null,
    '2026-12-02T02:00',
  ]);
  expect(await programme.seatsOf(sessionId)).toMatchObject({ seats: { taken: 2, waiting: 0 } });
});
