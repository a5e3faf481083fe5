/* docs/stories/questions.md through the API: asked, answered with registering and on the ticket, read on the roster and in a file. */
import { newId } from '#kernel';
import { AFTER_FORM, REGISTRATION_FORM } from '../../libs/registrations/test/questions.builder.js';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import type { QuestionDraft } from '../../libs/registrations/src/domain/question-plan.rules.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';
import { ExportFiles } from './exports-reader.js';
import { cookieOf } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;

beforeAll(async () => {
  await programme.begin();
  for (const role of ['COORDINATOR', 'CITY_OFFICER', 'CHAIR'])
    programme.cookies.set(role, await cookieOf(programme.api.url, role));
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

interface Question {
  readonly id: string;
  readonly form: string;
  readonly text: { readonly en: string };
}
type Asked = readonly Question[] & { readonly version?: number };
type Form = 'REGISTRATION' | 'AFTER_CONFIRMATION';

async function asked(sessionId: string): Promise<{ questions: Asked; questionsVersion: number }> {
  const query = `query ($id: ID!) { session(id: $id) { questionsVersion questions { id form kind text { en } required options { code text { en } }
    minimum maximum shownIf { questionId answers } retired } } }`;
  return (
    await ask<{ session: { questions: Asked; questionsVersion: number } }>(
      query,
      { id: ses(sessionId) },
      'WORKING_GROUP',
    )
  ).session;
}

const inputOf = ({ isRequired, ...draft }: QuestionDraft): object => ({ ...draft, required: isRequired });

async function save(
  sessionId: string,
  form: Form,
  questions: readonly object[],
  { role = 'WORKING_GROUP', version }: { role?: string; version?: number } = {},
): Promise<Payload> {
  const seen = version ?? (await asked(sessionId)).questionsVersion;
  const query = `mutation ($input: SaveSessionQuestionsInput!) { saveSessionQuestions(input: $input) { session { id questionsVersion } ${ERRORS} } }`;
  const input = { sessionId: ses(sessionId), form, version: seen, questions };
  return (await ask<{ saveSessionQuestions: Payload }>(query, { input }, role)).saveSessionQuestions;
}

/** A session that asks what the story says, and the ids of its questions. */
async function askingSession(
  capacity = 9,
): Promise<{ sessionId: string; q: readonly [string, string, string, string] }> {
  const sessionId = await aSession(programme.db, { capacity });
  expect(codes(await save(sessionId, 'REGISTRATION', REGISTRATION_FORM.map(inputOf)))).toEqual([]);
  expect(codes(await save(sessionId, 'AFTER_CONFIRMATION', AFTER_FORM.map(inputOf)))).toEqual([]);
  const { questions } = await asked(sessionId);
  return {
    sessionId,
    q: questions.map(({ id }) => id) as unknown as readonly [string, string, string, string],
  };
}

const given = (answers: Readonly<Record<string, readonly string[]>>): object[] =>
  Object.entries(answers).map(([questionId, answer]) => ({ questionId, answer }));
const told = ({ errors }: Payload): string[] => errors.map(({ code, path }) => [code, ...path].join(' '));

async function answer(
  reference: unknown,
  form: Form,
  answers: Readonly<Record<string, readonly string[]>>,
): Promise<Payload> {
  const query = `mutation ($input: AnswerQuestionsInput!) { answerQuestions(input: $input) { ticket { openQuestions } ${ERRORS} } }`;
  const input = { reference, form, answers: given(answers) };
  return (await ask<{ answerQuestions: Payload }>(query, { input })).answerQuestions;
}

interface AskedTicket {
  readonly openQuestions: number;
  readonly answerableForms: readonly string[];
  readonly questions: readonly {
    readonly answer: readonly string[];
    readonly question: { readonly id: string };
  }[];
}
async function ticket(reference: unknown): Promise<AskedTicket> {
  const query = `query ($reference: String!) { ticket(reference: $reference) { openQuestions answerableForms questions { answer question { id } } } }`;
  return (await ask<{ ticket: AskedTicket }>(query, { reference })).ticket;
}

const registrations = async (sessionId: string): Promise<number> => {
  const [row] = await programme.db.ownerSql<{ count: number }>(
    'select count(*)::int as count from registrations where session_id = $1',
    [sessionId],
  );
  return row!.count;
};

describe('what a session asks', () => {
  it('is read by everybody, with the condition by the ids of question and answers', async () => {
    const { sessionId, q } = await askingSession();

    const { questions, questionsVersion } = await asked(sessionId);

    expect(questionsVersion).toBe(2);
    expect(questions).toMatchObject([
      { kind: 'YES_NO', required: true, options: [{ code: 'YES' }, { code: 'NO' }], shownIf: null },
      {
        kind: 'ONE_OF',
        options: [{ text: { en: 'With meat' } }, {}, {}],
        shownIf: { questionId: q[0], answers: ['YES'] },
      },
      { kind: 'LONG_TEXT', required: false },
      { form: 'AFTER_CONFIRMATION', kind: 'NUMBER', minimum: 0, maximum: 60 },
    ]);
  });

  it('is refused where it is wrong, at the field, and nothing is written', async () => {
    const { sessionId } = await askingSession();
    const [lunch, which] = REGISTRATION_FORM.map(inputOf) as [object, object];
    const cases: [object[], string[]][] = [
      [[which], ['CONDITION_INVALID questions 0 shownIf']],
      [
        [lunch, { ...which, options: [{ km: '', en: 'Meat' }] }],
        ['QUESTION_CHOICES_INVALID questions 1 options'],
      ],
      [[{ ...lunch, text: { km: '', en: 'Lunch?' } }], ['QUESTION_TEXT_INVALID questions 0 text']],
      [Array.from({ length: 21 }, () => lunch), ['TOO_MANY_QUESTIONS questions']],
      [[{ ...lunch, id: `qst_${newId().replaceAll('-', '')}` }], ['QUESTIONS_CHANGED questions 0']],
      [[{ ...lunch, id: 'ses_1' }], ['QUESTIONS_CHANGED questions 0']],
    ];
    for (const [questions, wrong] of cases)
      expect(told(await save(sessionId, 'REGISTRATION', questions))).toEqual(wrong);
    expect(told(await save(sessionId, 'REGISTRATION', [], { version: 1 }))).toEqual(['QUESTIONS_CHANGED']);
    expect((await asked(sessionId)).questionsVersion).toBe(2);
    expect(told(await save(newId(), 'REGISTRATION', [], { version: 0 }))).toEqual([
      'SESSION_NOT_FOUND sessionId',
    ]);
  });

  it('is written by those who run the session alone', async () => {
    const { sessionId } = await askingSession();
    for (const role of ['CITY_OFFICER', 'TRAINER', 'COORDINATOR', 'PARTICIPANT'])
      await expect(save(sessionId, 'REGISTRATION', [], { role, version: 2 })).rejects.toThrow('FORBIDDEN');
    expect((await asked(sessionId)).questions).toHaveLength(4);
  });

  it('is copied with the session', async () => {
    const { sessionId, q } = await askingSession();
    const query = `mutation ($input: CopySessionInput!) { copySession(input: $input) { session { id } ${ERRORS} } }`;
    const { copySession } = await ask<{ copySession: Payload }>(
      query,
      { input: { sessionId: ses(sessionId) } },
      'WORKING_GROUP',
    );
    const id = (copySession.session!['id'] as string).replace('ses_', '');

    const { questions } = await asked(id);

    expect(questions.map(({ text }) => text.en)).toEqual(
      [...REGISTRATION_FORM, ...AFTER_FORM].map(({ text }) => text.en),
    );
    expect(questions).toMatchObject([{}, { shownIf: { questionId: questions[0]!.id } }, {}, {}]);
    expect(questions.filter(({ id: copy }) => q.includes(copy))).toEqual([]);
  });
});

describe('whoever registers', () => {
  it('is told everything that is wrong at once, at its question, in their language, and has no seat', async () => {
    const { sessionId, q } = await askingSession();
    const tries: [object[], string[]][] = [
      [[], [`ANSWER_REQUIRED answers ${q[0]}`]],
      [given({ [q[0]]: ['YES'] }), [`ANSWER_REQUIRED answers ${q[1]}`]],
      [given({ [q[0]]: ['YES'], [q[1]]: ['4'] }), [`ANSWER_UNKNOWN answers ${q[1]}`]],
      [
        given({ [q[0]]: ['YES'], [q[2]]: ['a'.repeat(2001)] }),
        [`ANSWER_REQUIRED answers ${q[1]}`, `ANSWER_TOO_LONG answers ${q[2]}`],
      ],
      [given({ [q[0]]: ['NO'], qst_1: ['x'] }), ['QUESTIONS_CHANGED answers']],
      // Asked once confirmed, not with registering.
      [given({ [q[0]]: ['NO'], [q[3]]: ['12'] }), ['QUESTIONS_CHANGED answers']],
    ];
    for (const [answers, wrong] of tries)
      expect(told(await programme.register(sessionId, { answers }))).toEqual(wrong);
    const khmer = await programme.register(sessionId, { answers: [] }, 'km');
    expect(khmer.errors[0]!.message).toBe('សូមឆ្លើយសំណួរនេះ។');
    expect(await registrations(sessionId)).toBe(0);
  });

  it('has the seat and the answers, is asked what is asked once confirmed, and changes them until registration closes', async () => {
    const { sessionId, q } = await askingSession();
    const registered = await programme.register(sessionId, {
      answers: given({ [q[0]]: ['YES'], [q[1]]: ['3'] }),
    });
    const reference = registered.ticket!['reference'];

    expect(await ticket(reference)).toEqual({
      openQuestions: 1,
      answerableForms: ['REGISTRATION', 'AFTER_CONFIRMATION'],
      questions: [
        { answer: ['YES'], question: { id: q[0] } },
        { answer: ['3'], question: { id: q[1] } },
        { answer: [], question: { id: q[2] } },
        { answer: [], question: { id: q[3] } },
      ],
    });
    expect(told(await answer(reference, 'AFTER_CONFIRMATION', { [q[3]]: ['61'] }))).toEqual([
      `NUMBER_OUT_OF_RANGE answers ${q[3]}`,
    ]);
    expect((await answer(reference, 'AFTER_CONFIRMATION', { [q[3]]: ['១២'] })).ticket).toEqual({
      openQuestions: 0,
    });
    expect(told(await answer(reference, 'REGISTRATION', { [q[0]]: ['NO'], [q[1]]: ['3'] }))).toEqual([]);
    const changed = await ticket(reference);
    expect(changed.questions.map(({ answer: said }) => said)).toEqual([['NO'], [], [], ['12']]);

    await programme.db.ownerSql(
      'update session_seats set registration_closes_at = app_now() where session_id = $1',
      [sessionId],
    );
    expect((await ticket(reference)).answerableForms).toEqual(['AFTER_CONFIRMATION']);
    expect(told(await answer(reference, 'REGISTRATION', { [q[0]]: ['YES'], [q[1]]: ['1'] }))).toEqual([
      'ANSWERS_CLOSED',
    ]);
    expect(told(await answer('ZZZZ-ZZZZ-ZZZZ', 'REGISTRATION', {}))).toEqual(['TICKET_NOT_FOUND reference']);
    const audited = await programme.db.ownerSql<{ row: string }>(
      `select to_jsonb(a)::text as row from audit_rows a where action = 'registrations.answer-questions'`,
    );
    expect(
      audited.filter(({ row }) =>
        /YES|12"|"3"/.test(row.replace(/"(?:id|hash|xid|at|created_at)[^,]*,/g, '')),
      ),
    ).toEqual([]);
  });

  it('is asked anew what means something else, and keeps the seat', async () => {
    const { sessionId, q } = await askingSession();
    const registered = await programme.register(sessionId, { answers: given({ [q[0]]: ['NO'] }) });
    const [lunch, , learn] = REGISTRATION_FORM.map(inputOf) as [object, object, object];
    const dinner = { ...lunch, id: q[0], text: { km: 'អាហារល្ងាច?', en: 'Dinner?' } };
    expect(told(await save(sessionId, 'REGISTRATION', [dinner, { ...learn, id: q[2] }]))).toEqual([]);

    const after = await ticket(registered.ticket!['reference']);

    expect(after.openQuestions).toBe(2);
    expect(after.questions.map(({ question }) => question.id)).toEqual([expect.any(String), q[2], q[3]]);
    expect(after.questions[0]!.question.id).not.toBe(q[0]);
    expect(await registrations(sessionId)).toBe(1);
  });
});

interface RosterEntry {
  readonly openQuestions: number;
  readonly answers: readonly {
    readonly said: { readonly km: string; readonly en: string };
    readonly question: { readonly id: string; readonly retired: boolean };
  }[];
}
async function roster(sessionId: string, role: string): Promise<readonly RosterEntry[] | null> {
  const query = `query ($id: ID!) { session(id: $id) { roster(first: 100) { nodes { openQuestions answers { said { km en } question { id retired } } } } } }`;
  const data = await ask<{ session: { roster: { nodes: RosterEntry[] } } | null }>(
    query,
    { id: ses(sessionId) },
    role,
  );
  return data.session?.roster.nodes ?? null;
}

describe('answers', () => {
  it('are read on the roster in both languages by the working group, those of retired questions too, and by nobody who has no part in it', async () => {
    const { sessionId, q } = await askingSession();
    await programme.register(sessionId, { answers: given({ [q[0]]: ['YES'], [q[1]]: ['3'] }) });
    expect(told(await save(sessionId, 'REGISTRATION', []))).toEqual([]);

    const [entry] = (await roster(sessionId, 'WORKING_GROUP')) ?? [];

    expect(entry!.openQuestions).toBe(1);
    expect(entry!.answers).toEqual([
      { said: { km: '', en: '' }, question: { id: q[3], retired: false } },
      { said: { km: 'បាទ/ចាស', en: 'Yes' }, question: { id: q[0], retired: true } },
      { said: { km: 'បួស', en: 'Vegetarian' }, question: { id: q[1], retired: true } },
    ]);
    for (const role of ['TRAINER', 'COORDINATOR', 'CHAIR']) expect(await roster(sessionId, role)).toBeNull();
  });

  it('that are open are counted on the roster, which shows those people alone on demand', async () => {
    const { sessionId, q } = await askingSession();
    const open = async (): Promise<object> => {
      const query = `query ($id: ID!) { session(id: $id) { rosterCounts { withOpenQuestions } roster(first: 10, openQuestions: true) { nodes { fullName } } } }`;
      const { session } = await ask<{
        session: { rosterCounts: object; roster: { nodes: { fullName: string }[] } };
      }>(query, { id: ses(sessionId) }, 'WORKING_GROUP');
      return { ...session.rosterCounts, names: session.roster.nodes.map(({ fullName }) => fullName) };
    };
    const answers = given({ [q[0]]: ['YES'], [q[1]]: ['3'] });
    const { ticket: first } = await programme.register(sessionId, { ...person(1), answers });
    await programme.register(sessionId, { ...person(2), answers });

    expect(await open()).toEqual({ withOpenQuestions: 2, names: ['Person 1', 'Person 2'] });
    await answer(first!['reference'], 'AFTER_CONFIRMATION', { [q[3]]: ['12'] });
    expect(await open()).toEqual({ withOpenQuestions: 1, names: ['Person 2'] });
    expect(told(await save(sessionId, 'AFTER_CONFIRMATION', []))).toEqual([]);
    expect(await open()).toEqual({ withOpenQuestions: 0, names: [] });
  });

  it('of people enrolled by list are open, and their coordinator reads how many and none of them', async () => {
    const { sessionId } = await askingSession();
    const [own] = await programme.db.ownerSql<{ id: string }>(
      `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`,
    );
    const organisation = `org_${own!.id.replaceAll('-', '')}`;
    const list = [
      'Sok Dara, dara@lotus.example',
      'Kim Lina, lina@lotus.example',
      'Chan Vuthy, vuthy@lotus.example',
    ].join('\n');
    const enrol = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) { ${ERRORS} } }`;
    const input = {
      sessionId: ses(sessionId),
      organisationId: organisation,
      list,
      locale: 'km',
      idempotencyKey: newId(),
    };
    const { enrolPeople } = await ask<{ enrolPeople: Payload }>(enrol, { input }, 'COORDINATOR');
    expect(codes(enrolPeople)).toEqual([]);

    const query = `query ($id: ID!, $session: ID!) { organisation(id: $id) { registrations(first: 10, sessionId: $session) { nodes { status openQuestions } } } }`;
    const data = await ask<{ organisation: { registrations: { nodes: object[] } } }>(
      query,
      { id: organisation, session: ses(sessionId) },
      'COORDINATOR',
    );

    expect(data.organisation.registrations.nodes).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'CONFIRMED', openQuestions: 2 })),
    );
  });

  it('are taken along in both languages, a line for each answer', async () => {
    const { sessionId, q } = await askingSession();
    const { ticket: hers } = await programme.register(sessionId, {
      answers: given({ [q[0]]: ['YES'], [q[1]]: ['3'] }),
    });
    await answer(hers!['reference'], 'AFTER_CONFIRMATION', { [q[3]]: ['12'] });
    const files = new ExportFiles(programme.api.url, programme.cookies);

    const rows = await files.csvOf('WORKING_GROUP', 'answers', { session: ses(sessionId) }, 'en');

    expect(
      rows.map((row) => [
        row['Asked'],
        row['Question (English)'],
        row['Answer (Khmer)'],
        row['Answer (English)'],
      ]),
    ).toEqual([
      ['with registering', 'Will you have lunch with us?', 'បាទ/ចាស', 'Yes'],
      ['with registering', 'Which lunch?', 'បួស', 'Vegetarian'],
      ['once confirmed', 'For how many years have you worked with visitors?', '12', '12'],
    ]);
    expect(new Set(rows.map((row) => row['Reference']))).toEqual(new Set([hers!['reference']]));
    const [heading, ...lines] = await files.workbookOf('WORKING_GROUP', 'answers', {
      session: ses(sessionId),
    });
    expect([heading!.length, lines.length]).toEqual([8, 3]);
    expect((await files.start('TRAINER', 'answers', { session: ses(sessionId) })).refused).not.toBeNull();
  });
});
