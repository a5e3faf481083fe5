/* Story: docs/stories/approvals.md, *Changed afterwards*. */
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { UnitOfWork } from '#database';
import { MessageLedger } from '#messaging';
import { ApproveRegistrationsService, RegisterOneService, type StoredRegistration } from '#registrations';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { AnswerQuestionsService } from '../src/domain/answer-questions.service.js';
import type { QuestionForm } from '../src/domain/question.rules.js';
import { SaveQuestionsService } from '../src/domain/save-questions.service.js';
import { WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { AFTER_FORM, REGISTRATION_FORM } from './questions.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

const SECOND = '2026-12-02T02:00:00Z';

let db: TestDatabase;
let app: INestApplicationContext;
let sessionId: string;
let sreymom: StoredRegistration;
let dara: StoredRegistration;
/** Q1, Q2 and Q4. */
let asked: { readonly lunch: string; readonly which: string; readonly years: string };
/** Codes of Q2. */
let fish: string;
let vegetarian: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  await db.ownerSql('delete from messages');
  sessionId = await aSession(db, { capacity: 3 });
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [sessionId]);
  const came = [];
  for (const n of [1, 2, 3, 4]) came.push(await comes(n));
  [sreymom, , , dara] = came as [
    StoredRegistration,
    StoredRegistration,
    StoredRegistration,
    StoredRegistration,
  ];
  const [lunch, which] = await ask('REGISTRATION', REGISTRATION_FORM.slice(0, 2));
  const [years] = await ask('AFTER_CONFIRMATION', AFTER_FORM);
  asked = { lunch: lunch!, which: which!, years: years! };
  const options = await db.ownerSql<{ id: string }>(
    'select o.id from session_questions q, jsonb_to_recordset(q.options) o(id text) where q.id = $1',
    [which],
  );
  [, fish, vegetarian] = options.map(({ id }) => id) as [string, string, string];
  expect(await answers(fish)).toBe('OK');
  expect(await decide(true)).toBe(1);
  await db.ownerSql('delete from messages');
  await db.travelTo(SECOND);
});

async function comes(n: number): Promise<StoredRegistration> {
  const answer = await app.get(RegisterOneService).registerOne(aRequest(sessionId, n));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
let version = 0;
async function ask(form: QuestionForm, questions: typeof REGISTRATION_FORM): Promise<string[]> {
  const [seats] = await db.ownerSql<{ version: number }>(
    'select questions_version as version from session_seats where session_id = $1',
    [sessionId],
  );
  version = seats!.version;
  const saved = await app
    .get(SaveQuestionsService)
    .save(WORKING_GROUP, { sessionId, form, version, questions });
  if (!saved.ok) throw new Error(saved.refusal.code);
  const rows = await db.ownerSql<{ id: string }>(
    'select id from session_questions where session_id = $1 and form = $2 and retired_at is null order by position',
    [sessionId, form],
  );
  return rows.map(({ id }) => id);
}
/** What she has for lunch, as she says it on the page of her answers. */
const answers = (which: string): Promise<string> =>
  says('REGISTRATION', [
    [asked.lunch, ['YES']],
    [asked.which, [which]],
  ]);
async function says(form: QuestionForm, given: readonly (readonly [string, string[]])[]): Promise<string> {
  const said = await app
    .get(AnswerQuestionsService)
    .answer(ANONYMOUS, sreymom.reference, form, new Map(given));
  return said.ok ? 'OK' : said.refusal.code;
}
async function decide(approve: boolean): Promise<number | string> {
  const answer = await app.get(ApproveRegistrationsService).decide(WORKING_GROUP, {
    sessionId,
    registrationIds: [sreymom.registrationId],
    approve,
    reason: approve ? null : 'Too late for the kitchen',
  });
  return answer.ok ? answer.value.decided : answer.refusal.code;
}
const stands = async ({ registrationId }: StoredRegistration): Promise<string> => {
  const [row] = await db.ownerSql<{ s: string }>(
    `select concat_ws(' ', status, pending_reason, to_char(edited_at at time zone 'Asia/Phnom_Penh', 'DD HH24:MI')) as s
     from registrations where id = $1`,
    [registrationId],
  );
  return row!.s;
};
const seats = async (): Promise<unknown> =>
  (await db.ownerSql('select taken, waiting from session_seats where session_id = $1', [sessionId]))[0];
/** Of mails that are still to leave. */
const mails = async ({ registrationId }: StoredRegistration): Promise<string[]> =>
  (
    await db.ownerSql<{ kind: string }>(
      `select kind from messages where cause_id = $1 and status = 'DUE' order by id`,
      [registrationId],
    )
  ).map(({ kind }) => kind);

describe('an edit that matters', () => {
  it('is looked at anew, while the seat stays hers', async () => {
    expect(await stands(sreymom)).toBe('CONFIRMED');
    expect(await answers(vegetarian)).toBe('OK');

    expect(await stands(sreymom)).toBe('PENDING APPROVAL 02 09:00');
    expect(await seats()).toEqual({ taken: 3, waiting: 1 });
    expect(await stands(dara)).toBe('WAITLISTED');
    expect(await mails(sreymom)).toEqual(['registrations.awaits-approval']);
    expect(
      await db.ownerSql(
        `select after from audit_rows where action = 'registrations.answer-questions' and subject_id = $1 order by id desc limit 1`,
        [sreymom.registrationId],
      ),
    ).toEqual([{ after: { form: 'REGISTRATION', answered: 1, takenBack: 0, status: 'PENDING' } }]);
    expect(
      await db.ownerSql(
        `select count(*)::int as n from outbox where topic = 'registrations.approval.awaited.v1' and payload ->> 'registrationId' = $1`,
        [sreymom.registrationId],
      ),
    ).toEqual([{ n: 2 }]);
  });

  it('is one that takes an answer back', async () => {
    expect(await says('REGISTRATION', [[asked.lunch, ['NO']]])).toBe('OK');

    expect(await stands(sreymom)).toBe('PENDING APPROVAL 02 09:00');
  });

  it('tells her once, however often she goes on while it waits', async () => {
    await answers(vegetarian);
    await db.travelTo('2026-12-02T03:00:00Z');
    expect(await answers(fish)).toBe('OK');

    expect(await stands(sreymom)).toBe('PENDING APPROVAL 02 09:00');
    expect(await mails(sreymom)).toEqual(['registrations.awaits-approval']);
  });

  it('is approved with one mail more, and leaves the reminder where it was', async () => {
    const reminder = {
      kind: 'reminders.day-before',
      personId: (
        await db.ownerSql<{ id: string }>('select person_id as id from registrations where id = $1', [
          sreymom.registrationId,
        ])
      )[0]!.id,
      toAddress: 'person1@example.org',
      locale: 'km',
      subject: { type: 'session', id: sessionId, version: 1 },
      cause: { type: 'registration', id: sreymom.registrationId },
      dueAt: new Date('2026-12-07T06:30:00Z'),
      dedupeKey: `reminders.day-before~${sreymom.registrationId}~v1`,
    } as const;
    await app.get(UnitOfWork).run((tx) => new MessageLedger().queue(tx, [reminder]));
    await answers(vegetarian);

    expect(await decide(true)).toBe(1);

    expect(await stands(sreymom)).toBe('CONFIRMED 02 09:00');
    expect(await seats()).toEqual({ taken: 3, waiting: 1 });
    expect((await mails(sreymom)).toSorted()).toEqual([
      'registrations.awaits-approval',
      'registrations.confirmed',
      'reminders.day-before',
    ]);
  });

  it('is told anew each time that it is approved and edited again', async () => {
    await answers(vegetarian);
    await decide(true);
    await db.travelTo('2026-12-03T02:00:00Z');
    await answers(fish);

    expect(await stands(sreymom)).toBe('PENDING APPROVAL 03 09:00');
    await decide(true);
    expect((await mails(sreymom)).toSorted()).toEqual([
      'registrations.awaits-approval',
      'registrations.awaits-approval',
      'registrations.confirmed',
      'registrations.confirmed',
    ]);
  });

  it('gives the seat to who waits when it is declined', async () => {
    await answers(vegetarian);

    expect(await decide(false)).toBe(1);

    expect(await stands(sreymom)).toBe('DECLINED 02 09:00');
    expect(await mails(sreymom)).toEqual(['registrations.not-approved']);
    expect(await stands(dara)).toBe('PENDING APPROVAL');
    expect(await seats()).toEqual({ taken: 3, waiting: 0 });
  });
});

describe('the second form', () => {
  it('is asked of who is approved alone', async () => {
    expect(await says('AFTER_CONFIRMATION', [[asked.years, ['12']]])).toBe('OK');
    await answers(vegetarian);
    expect(await says('AFTER_CONFIRMATION', [[asked.years, ['13']]])).toBe('NOTHING_ASKED');

    await decide(true);

    expect(await says('AFTER_CONFIRMATION', [[asked.years, ['13']]])).toBe('OK');
  });
});

describe('an edit that does not matter', () => {
  const unmoved = async (): Promise<void> => {
    expect(await stands(sreymom)).toBe('CONFIRMED');
    expect(await mails(sreymom)).toEqual([]);
  };

  it('is the same once more, and writes nothing', async () => {
    const before = await tableChecksums(db.url);

    expect(await answers(fish)).toBe('OK');

    expect(await tableChecksums(db.url)).toEqual(before);
    await unmoved();
  });

  it('is an answer of the second form', async () => {
    expect(await says('AFTER_CONFIRMATION', [[asked.years, ['12']]])).toBe('OK');
    expect(await says('AFTER_CONFIRMATION', [[asked.years, ['13']]])).toBe('OK');

    await unmoved();
  });

  it('is an answer to what was open until now', async () => {
    await db.ownerSql('delete from registration_answers where registration_id = $1 and question_id = $2', [
      sreymom.registrationId,
      asked.which,
    ]);
    expect(await answers(vegetarian)).toBe('OK');

    await unmoved();
  });

  it('is any where the session asks for no approval', async () => {
    await db.ownerSql('update session_seats set needs_approval = false where session_id = $1', [sessionId]);
    expect(await answers(vegetarian)).toBe('OK');

    await unmoved();
  });
});
