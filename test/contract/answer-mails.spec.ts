/* docs/stories/questions.md, asked by mail: through the API as the browser of whoever runs the session sends it. */
import { newId } from '#kernel';
import { tableChecksums } from '#testing';
import { REGISTRATION_FORM } from '../../libs/registrations/test/questions.builder.js';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { ExportFiles } from './exports-reader.js';
import { ERRORS, person, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf, post } from './support.js';

const programme = new ProgrammeApi();
const OTHERS = [
  'PARTICIPANT',
  'COORDINATOR',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'TRAINER',
  'CITY_OFFICER',
];
const RUN = ['WORKING_GROUP', 'ADMINISTRATOR', 'TRAINER', 'CITY_OFFICER'];
const PREVIEW = `query ($input: PreviewAnswerMailsInput!) { previewAnswerMails(input: $input) { mailing {
  recipients { fullName openQuestions } without { fullName why since } } ${ERRORS} } }`;
const ASK = `mutation ($input: AskForAnswersInput!) { askForAnswers(input: $input) { mails ${ERRORS} } }`;
let sessionId: string;

async function answerTo(query: string, input: object, role: string | undefined): Promise<object> {
  const headers: Record<string, string> = role ? { cookie: programme.cookies.get(role)! } : {};
  const { body } = await post(programme.api.url, { query, variables: { input } }, headers);
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as object;
}
const look = (role: string | undefined, session = sessionId): Promise<object> =>
  answerTo(PREVIEW, { sessionId: ses(session) }, role);
const ask = (
  role: string | undefined,
  session = sessionId,
  idempotencyKey: string = newId(),
): Promise<object> => answerTo(ASK, { sessionId: ses(session), idempotencyKey }, role);
const checksums = (): Promise<Record<string, string>> => tableChecksums(programme.db.url, ['sign_ins']);
const asked = (): Promise<object[]> =>
  programme.db.ownerSql(
    `select m.status from messages m where m.kind = 'registrations.answers-asked' and m.subject_id = $1`,
    [sessionId],
  );

/** Two who registered before the question was asked, one of them by phone. */
async function unanswered(): Promise<string> {
  const session = await aSession(programme.db, { capacity: 9 });
  await programme.register(session, person(1));
  await programme.register(session, { ...person(2), contact: '012 345 678' });
  await programme.db.ownerSql(
    `insert into session_questions (id, session_id, form, position, kind, text_km, text_en, is_required)
     values ($1, $2, 'REGISTRATION', 0, 'YES_NO', $3, $4, true)`,
    [newId(), session, REGISTRATION_FORM[0]!.text.km, REGISTRATION_FORM[0]!.text.en],
  );
  await programme.db.ownerSql('update session_seats set questions_version = 1 where session_id = $1', [
    session,
  ]);
  await programme.db.ownerSql(
    `update messages set status = 'SENT', sent_at = app_now() where status = 'DUE'`,
  );
  return session;
}

beforeAll(async () => {
  await programme.begin();
  for (const role of [...OTHERS, 'ADMINISTRATOR'])
    programme.cookies.set(role, await cookieOf(programme.api.url, role));
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => {
  await programme.db.travelTo(NOW);
  sessionId = await unanswered();
});
// Nobody is booked elsewhere at the hour of a session that was called off.
afterEach(() =>
  programme.db.ownerSql(
    `update sessions set status = 'CANCELLED', cancel_reason_km = 'ជំនន់', cancel_reason_en = 'Flood' where id = $1`,
    [sessionId],
  ),
);

const WOULD = {
  previewAnswerMails: {
    mailing: {
      recipients: [{ fullName: 'Person 1', openQuestions: 1 }],
      without: [{ fullName: 'Person 2', why: 'NO_ADDRESS', since: null }],
    },
    errors: [],
  },
};

describe('asking by mail for answers', () => {
  it('is looked at and done by nobody who does not read the answers, and nothing is written', async () => {
    const before = await checksums();
    for (const press of [look, ask]) {
      for (const role of OTHERS) expect([role, await press(role)]).toEqual([role, { refused: 'FORBIDDEN' }]);
      expect(await press(undefined)).toEqual({ refused: 'UNAUTHENTICATED' });
      expect(await press('TRAINER', newId())).toEqual({ refused: 'FORBIDDEN' });
    }
    expect(await checksums()).toEqual(before);
  });

  it('is shown to those who read the answers, by name, and nothing is written', async () => {
    await programme.db.ownerSql(
      `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en) select $1, person_id, 'គ្រូ', 'Trainer', 'គ្រូ', 'Trainer' from role_grants where role = 'TRAINER'`,
      [sessionId],
    );
    await programme.db.ownerSql(
      `update sessions set city_id = (select scope_id from role_grants where role = 'CITY_OFFICER' order by granted_at, person_id limit 1) where id = $1`,
      [sessionId],
    );
    const before = await checksums();

    for (const role of RUN) expect([role, await look(role)]).toEqual([role, WOULD]);
    expect(await checksums()).toEqual(before);
    expect(await ask('TRAINER')).toEqual({ askForAnswers: { mails: 1, errors: [] } });
  });

  it('writes one mail, says since when it is under way, and writes no second; a key comes again', async () => {
    const key = newId();
    const sent = { askForAnswers: { mails: 1, errors: [] } };
    expect(await ask('WORKING_GROUP', sessionId, key)).toEqual(sent);
    expect(await ask('WORKING_GROUP', sessionId, key)).toEqual(sent);
    expect(await ask('ADMINISTRATOR', sessionId)).toMatchObject({
      askForAnswers: {
        mails: null,
        errors: [{ code: 'NOBODY_TO_ASK', message: expect.stringContaining('now') }],
      },
    });

    expect(await asked()).toEqual([{ status: 'DUE' }]);
    expect(await look('WORKING_GROUP')).toMatchObject({
      previewAnswerMails: {
        mailing: {
          recipients: [],
          without: [
            { fullName: 'Person 1', why: 'UNDER_WAY', since: expect.stringMatching(/^2026-12-01T02:0/) },
            { fullName: 'Person 2', why: 'NO_ADDRESS' },
          ],
        },
      },
    });
    const audits = await programme.db.ownerSql(
      `select after from audit_rows where action = 'registrations.ask-answers' and subject_id = $1`,
      [sessionId],
    );
    expect(audits).toEqual([{ after: { mails: 1 } }]);
  });

  it('is refused with a sentence for a session that is none, or has more than 1,000 to ask', async () => {
    const refused = (code: string): object => ({
      errors: [{ code, message: expect.any(String), path: ['sessionId'] }],
    });
    const both = async (code: string, session: string): Promise<void> => {
      expect(await look('WORKING_GROUP', session)).toMatchObject({ previewAnswerMails: refused(code) });
      expect(await ask('WORKING_GROUP', session)).toMatchObject({ askForAnswers: refused(code) });
    };
    await both('SESSION_NOT_FOUND', newId());
    await programme.db.ownerSql(
      `with added as (
         insert into people (id, full_name, email, locale, match_key)
         select gen_random_uuid(), 'Guest ' || n, 'guest' || n || '@many.example', 'km', 'guest ' || gen_random_uuid()
         from generate_series(1, 999) n returning id)
       insert into registrations (id, reference, session_id, person_id, organisation_name, status, locale)
       select gen_random_uuid(), substr(translate(upper(replace(gen_random_uuid()::text, '-', '')), 'ILOU', '1100'), 1, 12), $1, id,
         'Many', 'CONFIRMED', 'km' from added`,
      [sessionId],
    );
    await both('OPEN_TOO_MANY', sessionId);
    expect(await asked()).toEqual([]);
    await programme.db.ownerSql(
      `delete from registrations where id = (select id from registrations where session_id = $1 and organisation_name = 'Many' limit 1)`,
      [sessionId],
    );
    expect(await ask('WORKING_GROUP')).toEqual({ askForAnswers: { mails: 999, errors: [] } });
  });
});

describe('the roster of those who have not answered', () => {
  it('is taken along as it is shown: those alone', async () => {
    const [row] = await programme.db.ownerSql<{ id: string; question: string }>(
      `select r.id, q.id as question from registrations r join people p on p.id = r.person_id join session_questions q on q.session_id = r.session_id
       where r.session_id = $1 and p.full_name = 'Person 2'`,
      [sessionId],
    );
    await programme.db.ownerSql(
      `insert into registration_answers (registration_id, question_id, answer) values ($1, $2, '{YES}')`,
      [row!.id, row!.question],
    );
    const files = new ExportFiles(programme.api.url, programme.cookies);
    const names = async (more: Record<string, string>): Promise<unknown[]> =>
      (await files.csvOf('WORKING_GROUP', 'roster', { session: ses(sessionId), ...more }, 'en')).map(
        (line) => line['Name'],
      );

    expect(await names({})).toEqual(['Person 1', 'Person 2']);
    expect(await names({ open: 'yes' })).toEqual(['Person 1']);
    const [, ...lines] = await files.workbookOf('WORKING_GROUP', 'roster', {
      session: ses(sessionId),
      open: 'yes',
    });
    expect(lines).toHaveLength(1);
  });
});
