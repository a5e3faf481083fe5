/* A series of drafts after a session: docs/stories/series.md. */
import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { personActor } from '#authz';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { PlanSeriesService, PlanSessionService, type TrainerEntry } from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

type Rule = Parameters<PlanSeriesService['plan']>[1]['rule'];

let db: TestDatabase;
let app: INestApplicationContext;
let sessionId: string;
const city = newId();
const sophea = newId();
const dara = personActor(newId(), [{ role: 'WORKING_GROUP', scopeId: null }]);
const elsewhere = personActor(newId(), [{ role: 'CITY_OFFICER', scopeId: newId() }]);
const at = (text: string): Date => new Date(`${text}:00+07:00`);
const RULE: Rule = {
  every: 'WEEK',
  weekdays: [2],
  until: '2027-01-12',
  times: null,
  except: ['2026-12-29'],
  onHolidays: false,
};
const ADDITIONAL = { km: 'ថ្ងៃឈប់សម្រាកបន្ថែម', en: 'Additional Holiday' };
const entry: TrainerEntry = {
  trainerId: sophea,
  name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
  position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
};

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await db.travelTo(NOW);
  await aSession(db, { capacity: 1 });
  await db.ownerSql(
    `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, 'siem-reap', 'KH', 'ក', 'Siem Reap', 'Asia/Phnom_Penh')`,
    [city],
  );
  for (const id of [sophea, dara.personId])
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, 'Keo Sophea', $2, 'km', $2)`,
      [id, `${id}@example.org`],
    );
  await db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, 'TRAINER')`, [
    newId(),
    sophea,
  ]);
  await db.ownerSql(
    `insert into public_holidays (country_code, held_on, name_km, name_en) values ('KH', '2027-01-05', $1, $2),
       ('KH', '2027-01-19', $1, $2), ('TH', '2026-12-15', $1, $2)`,
    [ADDITIONAL.km, ADDITIONAL.en],
  );
  sessionId = await planned('2026-12-08', ['13:30', '17:00']);
  await planned('2026-12-22', ['14:00', '16:00']);
});
beforeEach(() => db.travelTo(NOW));
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function planned(day: string, [from, to]: [string, string]): Promise<string> {
  const [course] = await db.ownerSql<{ id: string }>('select id from courses');
  const made = await app.get(PlanSessionService).createSession(dara, {
    content: {
      courseId: course!.id,
      mode: 'IN_PERSON',
      cityId: city,
      venue: { km: 'សាល', en: 'Hall' },
      mapUrl: null,
      accessNote: null,
      joinUrl: null,
      languages: ['km'],
      startsAt: at(`${day}T${from}`),
      endsAt: at(`${day}T${to}`),
      doorsOpenAt: null,
      timeZone: 'Asia/Phnom_Penh',
      registrationOpensAt: null,
      registrationClosesAt: null,
      minParticipants: 12,
      decideBy: at(`${day}T08:00`),
    },
    seats: { capacity: 30, onlineCapacity: null },
    trainers: [entry],
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}
const plan = (rule: Partial<Rule> = {}, more: object = {}, actor = dara) =>
  app.get(PlanSeriesService).plan(actor, { sessionId, rule: { ...RULE, ...rule }, ...more });
const said = (answer: { ok: boolean; refusal?: { code: string } }): string =>
  answer.ok ? 'OK' : answer.refusal!.code;
const everything = async (): Promise<Record<string, number>> =>
  (
    await db.ownerSql<
      Record<string, number>
    >(`select (select count(*)::int from sessions) as sessions, (select count(*)::int from session_seats) as seats,
    (select count(*)::int from session_trainers) as trainers, (select count(*)::int from audit_rows) as audited,
    (select count(*)::int from outbox) as events, (select count(*)::int from messages) as mails,
    (select count(*)::int from idempotency_keys) as keys`)
  )[0]!;

const preview = (rule: Partial<Rule> = {}) =>
  app.get(PlanSeriesService).preview(dara, { sessionId, rule: { ...RULE, ...rule } });
const date = (day: string, conflicts: readonly string[] = [], holiday: typeof ADDITIONAL | null = null) => ({
  startsAt: at(`${day}T13:30`),
  endsAt: at(`${day}T17:00`),
  blocks: null,
  conflicts,
  holiday,
});

it('shows its dates, who could not come and which holiday is left out, and writes nothing', async () => {
  const before = await everything();

  expect(await preview()).toEqual({
    ok: true,
    value: {
      dates: [date('2026-12-15'), date('2026-12-22', ['Keo Sophea']), date('2027-01-12')],
      leftOut: [{ day: '2027-01-05', name: ADDITIONAL }],
      missingLanguages: [],
    },
  });
  expect(await everything()).toEqual(before);
});

it('shows which of its dates is a holiday, where it is held on those too', async () => {
  expect(await preview({ until: '2027-01-05', onHolidays: true })).toEqual({
    ok: true,
    value: {
      dates: [date('2026-12-15'), date('2026-12-22', ['Keo Sophea']), date('2027-01-05', [], ADDITIONAL)],
      leftOut: [],
      missingLanguages: [],
    },
  });
});

it('asks for the holidays once, however many days it has', async () => {
  const texts: string[] = [];
  const unit = app.get(UnitOfWork);
  const run = unit.run.bind(unit);
  const listened = jest.spyOn(unit, 'run').mockImplementation((work) =>
    run((tx) =>
      work({
        ...tx,
        sql: (query) => {
          texts.push(query.text);
          return tx.sql(query);
        },
      }),
    ),
  );
  try {
    expect(await preview({ until: null, times: 30 })).toMatchObject({ ok: true });
  } finally {
    listened.mockRestore();
  }

  expect(texts.filter((text) => text.includes('public_holidays'))).toHaveLength(1);
});

it.each([
  ['with a trainer who is elsewhere', {}, {}, 'TRAINER_CONFLICT'],
  ['with no end', { until: null }, {}, 'SERIES_END_INVALID'],
  ['of no day', { until: '2026-12-14' }, {}, 'SERIES_EMPTY'],
  [
    'of holidays alone',
    { until: '2027-01-05', except: ['2026-12-15', '2026-12-22', '2026-12-29'] },
    {},
    'SERIES_EMPTY',
  ],
  ['of too many', { until: '2029-01-01' }, {}, 'SERIES_TOO_LONG'],
  ['of no session', {}, { sessionId: newId() }, 'SESSION_NOT_FOUND'],
] as const)('is refused %s, and then no row is different', async (_what, rule, more, code) => {
  const before = await everything();

  expect(said(await plan(rule, more))).toBe(code);
  expect(await everything()).toEqual(before);
});

it('is not for the officer of another city, asked or planned', async () => {
  expect(said(await plan({}, {}, elsewhere))).toBe('FORBIDDEN');
  expect(said(await app.get(PlanSeriesService).preview(elsewhere, { sessionId, rule: RULE }))).toBe(
    'FORBIDDEN',
  );
});

it('makes its drafts together, once for a key, with an audit row each, and tells nobody', async () => {
  const before = await everything();
  const idempotencyKey = newId();
  const rule = { except: ['2026-12-22', '2026-12-29'] };
  const [first, again] = await Promise.all([plan(rule, { idempotencyKey }), plan(rule, { idempotencyKey })]);

  expect([first, again]).toEqual([
    { ok: true, value: sessionId },
    { ok: true, value: sessionId },
  ]);
  expect(said(await plan({ times: 2, until: null }, { idempotencyKey }))).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await everything()).toEqual({
    ...before,
    sessions: before['sessions']! + 2,
    seats: before['seats']! + 2,
    trainers: before['trainers']! + 2,
    audited: before['audited']! + 2,
    keys: before['keys']! + 1,
  });
  expect(
    await db.ownerSql(
      `select s.status, s.starts_at as starts, s.decide_by as decide, s.min_participants as least, q.capacity, q.state
       from audit_rows a join sessions s on s.id::text = a.subject_id::text join session_seats q on q.session_id = s.id
       where a.action = 'sessions.plan-series' and a.after ->> 'copyOf' = $1 order by s.starts_at`,
      [sessionId],
    ),
  ).toEqual(
    ['2026-12-15', '2027-01-12'].map((day) => ({
      status: 'DRAFT',
      starts: at(`${day}T13:30`),
      decide: at(`${day}T08:00`),
      least: 12,
      capacity: 30,
      state: 'DRAFT',
    })),
  );
});

it('is made with a reason although somebody is elsewhere, and the audit has both', async () => {
  const rule = { until: '2026-12-22', except: ['2026-12-15'] };

  expect(said(await plan(rule, { overrideReason: 'Her colleague begins' }))).toBe('OK');
  expect(
    await db.ownerSql(
      `select reason, jsonb_array_length(after -> 'conflicts') as conflicts from audit_rows
       where action = 'sessions.plan-series' and reason is not null`,
    ),
  ).toEqual([{ reason: 'Her colleague begins', conflicts: 1 }]);
});

it('is made on a holiday where that is wanted', async () => {
  const rule = { until: null, times: 1, except: ['2026-12-15', '2026-12-22', '2026-12-29'] };

  expect(said(await plan({ ...rule, onHolidays: true }))).toBe('OK');
  expect(
    await db.ownerSql(`select count(*)::int as n from sessions where starts_at = $1`, [
      at('2027-01-05T13:30'),
    ]),
  ).toEqual([{ n: 1 }]);
});
