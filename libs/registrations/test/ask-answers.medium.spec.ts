/* Story: docs/stories/questions.md, asked by mail. */
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { Config } from '#config';
import { newId } from '#kernel';
import type { LedgerRow } from '#messaging';
import {
  type AskAnswers,
  AskAnswersService,
  AnswerQuestionsService,
  CancelRegistrationService,
  EnrolPeopleService,
  type QuestionForm,
  RegisterOneService,
  RegistrationMailFacts,
  SaveQuestionsService,
} from '#registrations';
import { QuestionReads } from '../src/domain/question-reads.js';
import { RegistrationMailComposer } from '../src/worker/registration-mail.composer.js';
import { createTestDatabase, tableChecksums, TEST_SECRET, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { AFTER_FORM, answers, REGISTRATION_FORM, WORKING_GROUP } from './questions.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';
import { metAtTheDoor } from './races.builder.js';

const DOOR = 7_264_063;
const at = (time: string): Date => new Date(`2026-12-${time}+07:00`);
const LIST = [
  'ម៉ៅ ធារី, theary.mao@lotus-angkor.example',
  'សុខ ស្រីនាង, 012 000 101',
  'ហេង បុប្ផា, bopha.heng@lotus-angkor.example',
].join('\n');
const THREE = [
  ['ម៉ៅ ធារី', 2],
  ['លី ណារ៉ុង', 1],
  ['ហេង បុប្ផា', 2],
];
const SENT = { ok: true, value: 3 };
const NOBODY = { ok: false, refusal: { code: 'NOBODY_TO_ASK' } };
let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let sessionId: string;
let lastGuest = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  const name = { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' };
  hotel = await anOrganisation(db, name, 'ង៉ែត ពិសី');
});
beforeEach(async () => {
  await db.travelTo(NOW);
  sessionId = await aSession(db, { capacity: 9 });
  for (const name of ['ចាន់ ស្រីមុំ', 'លី ណារ៉ុង']) await register(name);
  const enrolled = await app.get(EnrolPeopleService).enrol(hotel.actor, {
    organisationId: hotel.id,
    sessionId,
    list: LIST,
    locale: 'km',
    idempotencyKey: newId(),
  });
  expect(enrolled.ok).toBe(true);
  const [q1 = '', q2 = ''] = await askAll('REGISTRATION', REGISTRATION_FORM, 0);
  const [q4 = ''] = await askAll('AFTER_CONFIRMATION', AFTER_FORM, 1);
  await answer('ចាន់ ស្រីមុំ', 'REGISTRATION', { [q1]: ['YES'], [q2]: ['3'] });
  await answer('ចាន់ ស្រីមុំ', 'AFTER_CONFIRMATION', { [q4]: ['12'] });
  await answer('លី ណារ៉ុង', 'REGISTRATION', { [q1]: ['NO'] });
  await leave();
});
// Nobody is booked elsewhere at the hour of a session that was called off.
afterEach(() =>
  db.ownerSql(
    `update sessions set status = 'CANCELLED', cancel_reason_km = 'ជំនន់', cancel_reason_en = 'Flood'`,
  ),
);
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function register(name: string): Promise<void> {
  lastGuest += 1;
  await app.get(RegisterOneService).registerOne(aRequest(sessionId, lastGuest));
  await db.ownerSql('update people set full_name = $2 where full_name = $1', [`Person ${lastGuest}`, name]);
}
async function askAll(
  form: QuestionForm,
  questions: typeof REGISTRATION_FORM,
  version: number,
): Promise<string[]> {
  const saved = await app
    .get(SaveQuestionsService)
    .save(WORKING_GROUP, { sessionId, form, version, questions });
  expect(saved.ok).toBe(true);
  const asked = (await app.get(QuestionReads).bySession([sessionId])).get(sessionId) ?? [];
  return asked.filter((question) => question.form === form).map(({ id }) => id);
}
async function registrationOf(name: string): Promise<{ id: string; reference: string }> {
  const [row] = await db.ownerSql<{ id: string; reference: string }>(
    `select r.id, r.reference from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = $2`,
    [sessionId, name],
  );
  return row!;
}
async function answer(name: string, form: QuestionForm, given: Record<string, string[]>): Promise<void> {
  const { reference } = await registrationOf(name);
  expect(
    await app.get(AnswerQuestionsService).answer(ANONYMOUS, reference, form, answers(given)),
  ).toMatchObject({
    ok: true,
  });
}
/** Answers all that is open. */
async function answerAll(name: string): Promise<void> {
  const asked = (await app.get(QuestionReads).bySession([sessionId])).get(sessionId) ?? [];
  const first = asked.find(({ kind }) => kind === 'YES_NO')!.id;
  const last = asked.find(({ kind }) => kind === 'NUMBER')!.id;
  await answer(name, 'REGISTRATION', { [first]: ['NO'] });
  await answer(name, 'AFTER_CONFIRMATION', { [last]: ['7'] });
}
/** Everything that is due leaves now. */
const leave = (): Promise<unknown> =>
  db.ownerSql(`update messages set status = 'SENT', sent_at = app_now() where status in ('DUE', 'RETRY')`);
const ask = (more: Partial<AskAnswers> = {}): ReturnType<AskAnswersService['ask']> =>
  app.get(AskAnswersService).ask(WORKING_GROUP, { sessionId, idempotencyKey: newId(), ...more });
const preview = (of = sessionId): ReturnType<AskAnswersService['preview']> =>
  app.get(AskAnswersService).preview(WORKING_GROUP, of);
/** Who gets a mail with how many open, and why the others do not. */
async function looked(): Promise<[unknown[][], Record<string, string>]> {
  const shown = await preview();
  if (!shown.ok) throw new Error(shown.refusal.code);
  return [
    shown.value.recipients.map(({ fullName, openQuestions }) => [fullName, openQuestions]),
    Object.fromEntries(shown.value.without.map(({ fullName, why }) => [fullName, why])),
  ];
}
const written = (): Promise<Record<string, string>> => tableChecksums(db.url, []);
const mails = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select p.full_name as who, m.to_address as "to", m.locale, m.status, m.subject_version as version from messages m
     join people p on p.id = m.person_id where m.kind = 'registrations.answers-asked' and m.subject_id = $1
     order by p.full_name collate "km-x-icu", m.created_at`,
    [sessionId],
  );
const audits = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select actor, subject_type as type, subject_id as subject, before, after, reason from audit_rows
     where action = 'registrations.ask-answers' and subject_id = $1`,
    [sessionId],
  );
const compose = async (): Promise<Record<string, string | null>> => {
  const rows = await db.ownerSql<LedgerRow & { who: string } & Record<string, unknown>>(
    `select m.id, m.kind, m.person_id as "personId", m.to_address as "toAddress", m.locale, m.subject_type as "subjectType",
       m.subject_id as "subjectId", m.subject_version as "subjectVersion", m.cause_type as "causeType", m.cause_id as "causeId",
       m.status, m.due_at as "dueAt", p.full_name as who
     from messages m join people p on p.id = m.person_id
     where m.kind = 'registrations.answers-asked' and m.subject_id = $1 and m.status = 'DUE' order by m.id`,
    [sessionId],
  );
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  const composed = await new RegistrationMailComposer(app.get(RegistrationMailFacts), config).compose(rows);
  for (const mail of composed.values()) expect(mail?.calendars).toBeUndefined();
  return Object.fromEntries(rows.map(({ id, who }) => [who, composed.get(id)?.subject ?? null]));
};

describe('asking by mail for answers', () => {
  it('shows three who get a mail and why one gets none, and writes nothing', async () => {
    await db.travelTo(at('01T10:01'));
    const before = await written();

    expect(await looked()).toEqual([THREE, { 'សុខ ស្រីនាង': 'NO_ADDRESS' }]);
    expect(await written()).toEqual(before);
  });

  it('is three mails, each in the language of its registration, and one row of the audit without a name', async () => {
    const { id } = await registrationOf('លី ណារ៉ុង');
    await db.ownerSql(`update registrations set locale = 'en' where id = $1`, [id]);
    await db.travelTo(at('01T10:01'));

    expect(await ask()).toEqual(SENT);

    const line = { status: 'DUE', version: 1 };
    expect(await mails()).toEqual([
      { ...line, who: 'ម៉ៅ ធារី', to: 'theary.mao@lotus-angkor.example', locale: 'km' },
      { ...line, who: 'លី ណារ៉ុង', to: `person${lastGuest}@example.org`, locale: 'en' },
      { ...line, who: 'ហេង បុប្ផា', to: 'bopha.heng@lotus-angkor.example', locale: 'km' },
    ]);
    expect(await audits()).toEqual([
      {
        actor: `person:${WORKING_GROUP.personId}`,
        type: 'session',
        subject: sessionId,
        before: null,
        after: { mails: 3 },
        reason: null,
      },
    ]);
    expect(await compose()).toMatchObject({ 'លី ណារ៉ុង': expect.stringMatching(/^One question for you/) });
  });

  it('answers a key as before, whenever it comes again, and refuses it for another session', async () => {
    const idempotencyKey = newId();
    await db.travelTo(at('01T10:01'));
    expect(await ask({ idempotencyKey })).toEqual(SENT);
    await leave();
    const other = await aSession(db, { capacity: 9 });
    const before = await written();

    expect(await ask({ idempotencyKey })).toEqual(SENT);
    await db.travelTo(at('02T10:02'));
    expect(await ask({ idempotencyKey })).toEqual(SENT);
    expect(await ask({ idempotencyKey, sessionId: other })).toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] },
    });
    expect(await written()).toEqual(before);
  });

  it('reaches nobody whose mail is under way, nor twice within 24 hours, nor whoever has answered', async () => {
    await db.travelTo(at('01T10:01'));
    expect(await ask()).toEqual(SENT);
    const before = [await mails(), await audits()];
    const nobody = async (why: string): Promise<void> => {
      expect(await ask()).toEqual(NOBODY);
      const [recipients, without] = await looked();
      expect([recipients, without]).toEqual([
        [],
        { 'សុខ ស្រីនាង': 'NO_ADDRESS', 'ម៉ៅ ធារី': why, 'លី ណារ៉ុង': why, 'ហេង បុប្ផា': why },
      ]);
    };
    await nobody('UNDER_WAY');
    expect([await mails(), await audits()]).toEqual(before);
    await leave();
    for (const time of ['01T10:20', '02T10:00']) {
      await db.travelTo(at(time));
      await nobody('ASKED_LATELY');
    }

    await answerAll('លី ណារ៉ុង');
    await db.travelTo(at('02T10:02'));
    expect(await ask()).toEqual({ ok: true, value: 2 });
    expect((await mails()).map(({ who }) => who)).toEqual([
      'ម៉ៅ ធារី',
      'ម៉ៅ ធារី',
      'លី ណារ៉ុង',
      'ហេង បុប្ផា',
      'ហេង បុប្ផា',
    ]);
    expect(await audits()).toHaveLength(2);
  });

  it('waits for a mail with the ticket, does not count one that was refused, and leaves out an address to confirm', async () => {
    const [theary, narong, bopha] = await Promise.all(
      THREE.map(async ([who]) => (await registrationOf(String(who))).id),
    );
    await db.ownerSql(`update messages set status = 'RETRY' where cause_id = $1`, [theary]);
    await db.ownerSql(
      `update registrations set status = 'PENDING', pending_reason = 'ADDRESS', hold_until = '2026-12-05' where id = $1`,
      [bopha],
    );
    await db.travelTo(at('01T10:01'));

    expect(await looked()).toEqual([
      [['លី ណារ៉ុង', 1]],
      { 'ម៉ៅ ធារី': 'UNDER_WAY', 'សុខ ស្រីនាង': 'NO_ADDRESS', 'ហេង បុប្ផា': 'ADDRESS_AWAITED' },
    ]);
    expect(await ask()).toEqual({ ok: true, value: 1 });
    await db.ownerSql(`update messages set status = 'FAILED' where cause_id = $1 and status = 'DUE'`, [
      narong,
    ]);
    expect((await looked())[0]).toEqual([['លី ណារ៉ុង', 1]]);
    expect(await ask()).toEqual({ ok: true, value: 1 });
  });

  it('is withdrawn from whoever answered before it left, with the seat, and with the plan', async () => {
    await db.travelTo(at('01T10:01'));
    await ask();
    await answerAll('ហេង បុប្ផា');

    expect(await compose()).toEqual({
      'ម៉ៅ ធារី': expect.stringContaining('សំណួរ 2'),
      'លី ណារ៉ុង': expect.stringContaining('សំណួរ 1'),
      'ហេង បុប្ផា': null,
    });
    await app
      .get(CancelRegistrationService)
      .cancelOfOrganisation(hotel.actor, (await registrationOf('ម៉ៅ ធារី')).id, [hotel.id]);
    expect((await mails()).map(({ status }) => status)).toEqual(['CANCELLED', 'DUE', 'DUE']);
    await db.ownerSql('update sessions set schedule_version = 2 where id = $1', [sessionId]);
    expect(await compose()).toEqual({ 'លី ណារ៉ុង': null, 'ហេង បុប្ផា': null });
  });

  it('is refused for a session that is not to come or has no date, and of nobody where all have answered', async () => {
    const empty = await aSession(db, { capacity: 9 });
    await db.travelTo(at('08T13:29'));
    expect((await looked())[0]).toEqual(THREE);
    await db.travelTo(at('08T13:30'));
    const before = await written();
    const refused = async (code: string, of: string): Promise<void> => {
      const refusal = { ok: false, refusal: { code, path: ['sessionId'] } };
      expect([await ask({ sessionId: of }), await preview(of)]).toEqual([refusal, refusal]);
    };
    await refused('SESSION_STARTED', sessionId);
    await refused('SESSION_NOT_FOUND', newId());
    expect(await written()).toEqual(before);
    await db.travelTo(at('08T13:29'));
    expect(await ask({ sessionId: empty })).toEqual(NOBODY);
    expect(await preview(empty)).toEqual({ ok: true, value: { recipients: [], without: [] } });
    for (const state of ['CANCELLED', 'POSTPONED', 'DRAFT'] as const) {
      await db.ownerSql(`update session_seats set state = $2 where session_id = $1`, [sessionId, state]);
      await refused(state === 'DRAFT' ? 'SESSION_NOT_FOUND' : `SESSION_${state}`, sessionId);
    }
    expect([await mails(), await audits()]).toEqual([[], []]);
  });
});

describe('two presses at once', () => {
  /** Both have read who is to be asked before either writes a mail. */
  async function twice(keys: readonly [string, string]): Promise<unknown[]> {
    await db.travelTo(at('01T10:01'));
    return metAtTheDoor(db, { table: 'message_dedupe_keys', parties: 2, door: DOOR }, () =>
      keys.map((idempotencyKey) => ask({ idempotencyKey })),
    );
  }

  it('are three mails: one says so, the other that nobody is left', async () => {
    const pressed = await twice([newId(), newId()]);

    expect(pressed).toEqual(expect.arrayContaining([SENT, NOBODY]));
    expect(await mails()).toHaveLength(3);
    expect(await audits()).toHaveLength(1);
  });

  it('are three mails, and both say so, where it is one form', async () => {
    const key = newId();

    expect(await twice([key, key])).toEqual([SENT, SENT]);
    expect(await mails()).toHaveLength(3);
    expect(await audits()).toHaveLength(1);
  });

  it('are six without the unique key of a message: their twin', async () => {
    await db.ownerSql('alter table message_dedupe_keys drop constraint pk_message_dedupe_keys');

    expect(await twice([newId(), newId()])).toEqual([SENT, SENT]);
    expect(await mails()).toHaveLength(6);
  });
});
