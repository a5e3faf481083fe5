/* docs/stories/minimum-participants.md: a session keeps as many seats as the people from whom on it takes place. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import type { Result } from '#kernel';
import { ChangeSeatsService, Waitlist } from '#registrations';
import { ChangeSessionStateService, PlanSessionService, type SessionContent } from '#sessions';
import { createTestDatabase, shutRendezvous, type TestDatabase, waitFor } from '#testing';
import { Line, WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

const DOOR = 7_264_092;
const at = (text: string): Date => new Date(`${text}:00+07:00`);

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  await db.travelTo(NOW);
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

const content = async (minParticipants: number | null): Promise<SessionContent> => ({
  courseId: (await db.ownerSql<{ id: string }>('select id from courses'))[0]!.id,
  mode: 'ONLINE',
  cityId: null,
  venue: null,
  mapUrl: null,
  accessNote: null,
  joinUrl: 'https://meet.example/1',
  languages: ['km'],
  startsAt: at('2027-01-13T08:30'),
  endsAt: at('2027-01-13T12:00'),
  doorsOpenAt: null,
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
  minParticipants,
  decideBy: minParticipants === null ? null : at('2027-01-06T08:30'),
});

/** An open session with 30 seats that takes place from so many people on. */
async function openSession(minParticipants: number | null): Promise<string> {
  await aSession(db, { capacity: 1 });
  const created = await app.get(PlanSessionService).createSession(SYSTEM, {
    content: await content(minParticipants),
    seats: { capacity: 30, onlineCapacity: null },
    trainers: [],
    addressHoldMinutes: 0,
  });
  if (!created.ok) throw new Error(created.refusal.code);
  const opened = await app.get(ChangeSessionStateService).openSession(SYSTEM, created.value);
  if (!opened.ok) throw new Error(opened.refusal.code);
  return created.value;
}

const edit = async (sessionId: string, minParticipants: number): Promise<Result<string>> => {
  const [row] = await db.ownerSql<{ version: number }>('select version from sessions where id = $1', [
    sessionId,
  ]);
  return app.get(PlanSessionService).editSession(SYSTEM, {
    sessionId,
    version: row!.version,
    content: await content(minParticipants),
    seats: null,
  });
};
const said = ({ ok, ...answer }: Result<unknown>): string =>
  ok ? 'OK' : (answer as { refusal: { code: string } }).refusal.code;
const stands = async (sessionId: string): Promise<unknown> =>
  (
    await db.ownerSql(
      `select s.min_participants as minimum, q.capacity from sessions s join session_seats q on q.session_id = s.id where s.id = $1`,
      [sessionId],
    )
  )[0];

it('refuses fewer seats than it needs people, and changes nothing', async () => {
  const sessionId = await openSession(12);
  const before = await line.written();

  expect(await line.set(sessionId, { capacity: 11 })).toEqual({
    ok: false,
    refusal: { code: 'CAPACITY_BELOW_MINIMUM', path: ['capacity'], detail: { minimum: 12 } },
  });
  expect(said(await line.preview(sessionId, { capacity: 11 }))).toBe('CAPACITY_BELOW_MINIMUM');
  expect(await line.written()).toEqual(before);

  expect(said(await line.set(sessionId, { capacity: 12 }))).toBe('OK');
  expect(said(await edit(sessionId, 13))).toBe('MIN_PARTICIPANTS_INVALID');
  expect(await stands(sessionId)).toEqual({ minimum: 12, capacity: 12 });
});

it('asks nothing of a session that takes place whatever the number', async () => {
  const sessionId = await openSession(null);

  expect(said(await line.set(sessionId, { capacity: 1 }))).toBe('OK');
});

describe('more people asked for and fewer seats given at one moment', () => {
  /** The edit has looked at the seats, and has not written yet, when the seats are changed. */
  async function both(seats: ChangeSeatsService, isHeldUp: boolean): Promise<[string, string]> {
    const sessionId = await openSession(5);
    await db.ownerSql(`
      create function wait_at_the_door() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock_shared(${DOOR}); return null; end $$`);
    await db.ownerSql(
      'create trigger tr_sessions__door before update on sessions for each statement execute function wait_at_the_door()',
    );
    const door = await shutRendezvous(db.url, DOOR);
    try {
      const edited = edit(sessionId, 12);
      await door.arrived(1);
      const changed = seats.change(WORKING_GROUP, {
        sessionId,
        capacity: 8,
        onlineCapacity: null,
        quotas: [],
        groupPolicy: 'SKIP',
        promotion: 'CONFIRM',
        offerHours: 24,
        offerCutoffHours: 0,
        cancelCutoffHours: 0,
        needsApproval: false,
      });
      if (isHeldUp) await waitFor(async () => (await waitingForARow()) > 0);
      else await changed;
      await door.open();
      return [said(await edited), said(await changed)];
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

  it('are decided one after the other', async () => {
    expect(await both(app.get(ChangeSeatsService), true)).toEqual(['OK', 'CAPACITY_BELOW_MINIMUM']);
  });

  it('both happen without the lock of the session: its twin', async () => {
    const unitOfWork = app.get(UnitOfWork);
    const withoutLock = (tx: Tx): Tx =>
      Object.assign(Object.create(tx) as Tx, {
        sql: (query: Parameters<Tx['sql']>[0]) =>
          tx.sql({ ...query, text: query.text.replace(' for share', '') }),
      });
    const careless = {
      run: <T>(work: (tx: Tx) => Promise<T>) => unitOfWork.run((tx) => work(withoutLock(tx))),
    } as UnitOfWork;

    expect(await both(new ChangeSeatsService(careless, app.get(Waitlist), new AuditTrail()), false)).toEqual([
      'OK',
      'OK',
    ]);
  });
});
