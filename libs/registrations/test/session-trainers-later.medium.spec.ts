/* Who trains a session can still come when it is moved, and when its draft is opened: docs/stories/plan-a-session.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { newId, type Result } from '#kernel';
import { ChangeSessionStateService, MoveSessionService, PlanSessionService } from '#sessions';
import { createTestDatabase, shutRendezvous, type TestDatabase, waitFor } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

const DOOR = 7_264_093;
let db: TestDatabase;
let app: INestApplicationContext;
let courseId: string;
const sophea = newId();
const at = (day: number, time: string): Date => new Date(`2027-01-${day}T${time}:00+07:00`);

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await db.travelTo(NOW);
  await aSession(db, { capacity: 1 });
  [{ id: courseId }] = (await db.ownerSql<{ id: string }>('select id from courses')) as [{ id: string }];
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, 'Keo Sophea', 'sophea@example.org', 'km', 'sophea')`,
    [sophea],
  );
  await db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, 'TRAINER')`, [
    newId(),
    sophea,
  ]);
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

/** The draft of a session on-line that Keo Sophea trains. */
async function draft(day: number, [from, to]: [string, string], overrideReason?: string): Promise<string> {
  const created = await app.get(PlanSessionService).createSession(SYSTEM, {
    content: {
      courseId,
      mode: 'ONLINE',
      cityId: null,
      venue: null,
      mapUrl: null,
      accessNote: null,
      joinUrl: 'https://meet.example/1',
      languages: ['km'],
      startsAt: at(day, from),
      endsAt: at(day, to),
      doorsOpenAt: null,
      timeZone: 'Asia/Phnom_Penh',
      registrationOpensAt: null,
      registrationClosesAt: null,
    },
    seats: { capacity: 30, onlineCapacity: null },
    trainers: [
      {
        trainerId: sophea,
        name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
        position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
      },
    ],
    overrideReason: overrideReason ?? null,
    addressHoldMinutes: 0,
  });
  if (!created.ok) throw new Error(created.refusal.code);
  return created.value;
}
const open = (sessionId: string, overrideReason?: string): Promise<Result<string>> =>
  app.get(ChangeSessionStateService).openSession(SYSTEM, sessionId, overrideReason);
const move = (
  sessionId: string,
  day: number,
  [from, to]: [string, string],
  overrideReason?: string,
  service = app.get(MoveSessionService),
): Promise<Result<string>> =>
  service.moveSession(SYSTEM, {
    sessionId,
    startsAt: at(day, from),
    endsAt: at(day, to),
    overrideReason: overrideReason ?? null,
  });
const said = (answer: Result<unknown>): string => (answer.ok ? 'OK' : answer.refusal.code);
const written = (): Promise<unknown> =>
  db.ownerSql(
    `select (select json_agg(s order by s.id) from sessions s)::text as sessions, (select json_agg(q order by q.session_id) from session_seats q)::text as seats,
       (select count(*) from audit_rows) as audit, (select count(*) from outbox) as outbox, (select count(*) from messages) as messages`,
  );
const lastAudit = async (sessionId: string): Promise<unknown> =>
  (
    await db.ownerSql(
      `select action, reason, after ->> 'overrideReason' as override, after -> 'conflicts' as conflicts from audit_rows where subject_id = $1 order by id desc limit 1`,
      [sessionId],
    )
  )[0];

it('refuses to move a session to where its trainer is already, unless there is a reason', async () => {
  const first = await draft(13, ['08:30', '12:00']);
  const second = await draft(14, ['08:30', '12:00']);
  const before = await written();

  expect(await move(second, 13, ['11:00', '15:00'])).toEqual({
    ok: false,
    refusal: { code: 'TRAINER_CONFLICT', path: ['overrideReason'], detail: { names: 'Keo Sophea' } },
  });
  expect(said(await move(second, 13, ['11:00', '15:00'], 'x'.repeat(1_001)))).toBe('REASON_TOO_LONG');
  expect(await written()).toEqual(before);

  expect(said(await move(second, 13, ['11:00', '15:00'], 'Her colleague begins'))).toBe('OK');
  expect(await lastAudit(second)).toEqual({
    action: 'sessions.move-session',
    reason: null,
    override: 'Her colleague begins',
    conflicts: [{ trainerId: sophea, sessionId: first }],
  });
  expect(said(await move(second, 13, ['12:00', '15:00']))).toBe('OK');
  expect(await lastAudit(second)).toMatchObject({ override: null, conflicts: null });
});

it('refuses to open a draft whose trainer was wanted elsewhere since, unless there is a reason', async () => {
  const first = await draft(13, ['08:30', '12:00']);
  const second = await draft(13, ['09:00', '11:00'], 'Her colleague begins');
  const before = await written();

  expect(said(await open(first))).toBe('TRAINER_CONFLICT');
  expect(await written()).toEqual(before);

  expect(said(await open(first, 'Her colleague begins'))).toBe('OK');
  expect(await lastAudit(first)).toMatchObject({
    action: 'sessions.open-session',
    override: 'Her colleague begins',
    conflicts: [{ trainerId: sophea, sessionId: second }],
  });
});

it('asks nothing of a registration that was closed and is opened again', async () => {
  const first = await draft(13, ['08:30', '12:00']);
  expect(said(await open(first))).toBe('OK');
  await draft(13, ['09:00', '11:00'], 'Her colleague begins');
  await app.get(ChangeSessionStateService).closeSession(SYSTEM, first);

  expect(said(await open(first))).toBe('OK');
});

describe('two sessions that are moved to the same time at one moment', () => {
  /** The one has looked where its trainer is, and has not written yet, when the other looks. */
  async function both(service: MoveSessionService, isHeldUp: boolean): Promise<string[]> {
    const first = await draft(13, ['08:30', '12:00']);
    const second = await draft(14, ['08:30', '12:00']);
    await db.ownerSql(`
      create function wait_at_the_door() returns trigger language plpgsql as $$
      begin
        if new.action = 'sessions.move-session' then perform pg_advisory_xact_lock_shared(${DOOR}); end if;
        return new;
      end $$`);
    await db.ownerSql(
      'create trigger tr_audit_rows__door before insert on audit_rows for each row execute function wait_at_the_door()',
    );
    const door = await shutRendezvous(db.url, DOOR);
    try {
      const moves = [move(first, 20, ['08:30', '12:00'], undefined, service)];
      await door.arrived(1);
      moves.push(move(second, 20, ['09:00', '11:00'], undefined, service));
      if (isHeldUp) await waitFor(async () => (await waitingForARow()) > 0);
      else await door.arrived(2);
      await door.open();
      return (await Promise.all(moves)).map(said);
    } catch (error) {
      await door.open();
      throw error;
    }
  }
  const waitingForARow = async (): Promise<number> => {
    const [row] = await db.ownerSql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory'`,
    );
    return row!.n;
  };

  it('get the trainer once', async () => {
    expect(await both(app.get(MoveSessionService), true)).toEqual(['OK', 'TRAINER_CONFLICT']);
  });

  it('both get her without the lock of the trainer: its twin', async () => {
    const unitOfWork = app.get(UnitOfWork);
    const withoutLock = (tx: Tx): Tx =>
      Object.assign(Object.create(tx) as Tx, {
        sql: (query: Parameters<Tx['sql']>[0]) =>
          tx.sql({ ...query, text: query.text.replace(' for no key update', '') }),
      });
    const careless = {
      run: <T>(work: (tx: Tx) => Promise<T>) => unitOfWork.run((tx) => work(withoutLock(tx))),
    } as UnitOfWork;
    const service = Object.assign(
      Object.create(MoveSessionService.prototype) as MoveSessionService,
      app.get(MoveSessionService),
      { unitOfWork: careless },
    );

    expect(await both(service, false)).toEqual(['OK', 'OK']);
  });
});
