/* Rooms made, moved and removed with their sessions: docs/stories/virtual-rooms.md. */
import { AuditTrail } from '#audit';
import { personActor } from '#authz';
import { Config } from '#config';
import { createDataSource, EventListeners, sql, type SqlQuery, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { createLog } from '#logging';
import { Outbound } from '#outbound';
import { SessionPolicy, SessionReads } from '#sessions';
import { createTestDatabase, FakeBigBlueButton, TEST_SECRET, type TestDatabase } from '#testing';
import { BigBlueButton, RoomReads, TendRooms, TryRoomAgainService } from '#virtual-rooms';
import { aSession } from '../../registrations/test/seats.builder.js';
import type { ClaimedRoom } from '../src/domain/room.sql.js';

const at = (clock: string): Date => new Date(`2026-12-08T${clock}:00+07:00`);
const START = at('13:30');
const IN_A_HALL = `update sessions set mode = 'IN_PERSON', city_id = (select id from cities), venue_km = 'សាលា', venue_en = 'Hall'`;

let db: TestDatabase;
let house: FakeBigBlueButton;
let config: Config;
let unitOfWork: UnitOfWork;
const closing: (() => Promise<void>)[] = [];

async function opened(role: 'samaki_worker' | 'samaki_app'): Promise<UnitOfWork> {
  const dataSource = await createDataSource(db.url, role, { poolSize: 8 }).initialize();
  closing.push(() => dataSource.destroy());
  return new UnitOfWork(dataSource, new EventListeners());
}
const log = createLog({ process: 'test', level: 'silent' });
/** Holds answers of the house until it opens. */
function shut(): { promise: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const promise = new Promise<void>((done) => {
    open = done;
  });
  return { promise, open };
}
const rooms = (): BigBlueButton => new BigBlueButton(config, new Outbound(config));
const tending = (): TendRooms => new TendRooms(unitOfWork, rooms(), new AuditTrail(), log);

/** What claims are for: due rows, as they are, for everybody who looks. */
class WithoutClaims extends TendRooms {
  protected override claim(): SqlQuery<ClaimedRoom> {
    return sql`
      select r.session_id as "sessionId", r.schedule_version as "scheduleVersion", r.meeting_id as "meetingId", r.state, r.tries,
        jsonb_build_object('km', 'x', 'en', 'x') as title, 60 as "minutesLeft"
      from virtual_rooms r where r.state <> 'ENDED'`;
  }
}

beforeAll(async () => {
  db = await createTestDatabase();
  house = await FakeBigBlueButton.start();
  config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test', ...house.env });
  unitOfWork = await opened('samaki_worker');
  await db.ownerSql(
    `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, 'siem-reap', 'KH', 'សៀមរាប', 'Siem Reap', 'Asia/Phnom_Penh')`,
    [newId()],
  );
}, 120_000);
afterAll(async () => {
  for (const close of closing) await close();
  await house?.stop();
  await db?.drop();
});
beforeEach(async () => {
  await db.ownerSql('delete from virtual_rooms');
  await db.ownerSql('delete from session_seats');
  await db.ownerSql('delete from sessions');
  house.mood = 'WELL';
  house.gate = Promise.resolve();
  house.asked.length = 0;
  house.meetings.clear();
  await db.travelTo(at('12:30'));
});

const session = (startsAt = START): Promise<string> => aSession(db, { capacity: 30, startsAt });
const states = (): Promise<string[]> =>
  db
    .ownerSql<{ state: string }>('select state from virtual_rooms order by created_at, schedule_version')
    .then((rows) => rows.map(({ state }) => state));
const calls = (): string[] => house.asked.map(({ call, query }) => `${call} ${query['meetingID']}`);
const actions = (): Promise<string[]> =>
  db
    .ownerSql<{ action: string }>(
      `select action from audit_rows where subject_id in (select id::text from sessions) order by id`,
    )
    .then((rows) => rows.map(({ action }) => action));
/** As `MoveSessionService` leaves the row. */
const moved = (id: string, startsAt: Date): Promise<unknown> =>
  db.ownerSql(
    `update sessions set starts_at = $2, doors_open_at = $2, ends_at = $2::timestamptz + interval '3 hours',
       schedule_version = schedule_version + 1 where id = $1`,
    [id, startsAt],
  );
const meeting = (id: string, version = 1): string => `samaki-${id}-${version}`;

describe('a room', () => {
  it('is made an hour before the start, and not a moment earlier', async () => {
    const id = await session();
    await db.travelTo(new Date(at('12:30').getTime() - 30_000));
    expect(await tending().round()).toBe(0);
    expect([await states(), calls()]).toEqual([[], []]);

    await db.travelTo(at('12:30'));
    expect(await tending().round()).toBe(1);

    expect(calls()).toEqual([`create ${meeting(id)}`]);
    // Until two hours after the end at 16:30.
    expect(house.asked[0]!.query).toMatchObject({ duration: '360', name: 'ក / Heritage' });
    expect([await states(), await actions()]).toEqual([['MADE'], ['virtual-rooms.make-room']]);
    expect(await tending().round()).toBe(0);
  });

  it.each([
    ['in a hall', IN_A_HALL],
    ['with a typed link', `update sessions set join_url = 'https://meet.example/x'`],
    ['that is a draft', `update sessions set status = 'DRAFT'`],
  ])('is not made for a session %s', async (_what, statement) => {
    await session();
    await db.ownerSql(statement);

    expect(await tending().round()).toBe(0);
    expect([await states(), calls()]).toEqual([[], []]);
  });

  it('is made for the on-line half of a hybrid session', async () => {
    const id = await session();
    await db.ownerSql(IN_A_HALL);
    await db.ownerSql('update session_seats set online_capacity = 10');

    await tending().round();
    expect(calls()).toEqual([`create ${meeting(id)}`]);
  });

  it('moves with its session: the old one goes, another one comes when it is due', async () => {
    const id = await session();
    await tending().round();
    await db.travelTo(at('12:40'));
    await moved(id, at('15:30'));
    await tending().round();

    expect(calls().slice(1)).toEqual([`end ${meeting(id)}`]);
    expect([await states(), [...house.meetings.keys()]]).toEqual([['ENDED'], []]);
    await db.travelTo(at('14:30'));
    await tending().round();

    expect([...house.meetings.keys()]).toEqual([meeting(id, 2)]);
    expect(await states()).toEqual(['ENDED', 'MADE']);
    expect(await actions()).toEqual([
      'virtual-rooms.make-room',
      'virtual-rooms.end-room',
      'virtual-rooms.make-room',
    ]);
  });

  it.each([
    ['CANCELLED', `status = 'CANCELLED'`],
    [
      'POSTPONED',
      `status = 'POSTPONED', postponed_at = app_now(), postponed_starts_at = starts_at, postponed_ends_at = ends_at,
       postponed_doors_open_at = doors_open_at, postpone_reason_km = 'x', postpone_reason_en = 'x',
       starts_at = '9999-12-30T00:00:00Z', doors_open_at = '9999-12-30T00:00:00Z', ends_at = '9999-12-31T00:00:00Z'`,
    ],
  ])('goes when its session is %s', async (_status, change) => {
    const id = await session();
    await tending().round();
    await db.ownerSql(`update sessions set schedule_version = 2, ${change}`);
    await tending().round();

    expect(calls().slice(1)).toEqual([`end ${meeting(id)}`]);
    expect([await states(), house.meetings.size]).toEqual([['ENDED'], 0]);
    expect(await tending().round()).toBe(0);
  });

  it('goes two hours after the end', async () => {
    const id = await session();
    await tending().round();
    await db.travelTo(new Date(at('18:30').getTime() - 30_000));
    await tending().round();
    expect(await states()).toEqual(['MADE']);

    await db.travelTo(at('18:30'));
    await tending().round();
    expect(calls().at(-1)).toBe(`end ${meeting(id)}`);
    expect(await states()).toEqual(['ENDED']);
  });

  it('that its house lost is there again two minutes later', async () => {
    const id = await session();
    await tending().round();
    house.meetings.clear();
    await db.travelTo(at('12:33'));
    await tending().round();

    expect([...house.meetings.keys()]).toEqual([meeting(id)]);
    expect(await actions()).toEqual(['virtual-rooms.make-room']);
  });

  it('comes back when its session is on-line again without having moved', async () => {
    const id = await session();
    await tending().round();
    await db.ownerSql(`update sessions set join_url = 'https://meet.example/x'`);
    await tending().round();
    await db.ownerSql('update sessions set join_url = null');
    await tending().round();

    expect(calls()).toEqual([`create ${meeting(id)}`, `end ${meeting(id)}`, `create ${meeting(id)}`]);
    expect(await states()).toEqual(['MADE']);
  });
});

describe('a room that could not be made', () => {
  it.each([
    ['DOWN', 'UNREACHABLE'],
    ['REFUSING', 'REFUSED'],
  ] as const)(
    'while its house is %s is known to have failed, and tried again every half minute',
    async (mood, failure) => {
      await session();
      house.mood = mood;
      await tending().round();
      const [row] = await db.ownerSql('select state, failure, made_at, claimed_until from virtual_rooms');
      expect(row).toEqual({ state: 'WANTED', failure, made_at: null, claimed_until: null });
      expect(await actions()).toEqual([]);

      house.mood = 'WELL';
      const [next] = await db.ownerSql<{ at: Date; wait: number }>(
        'select next_try_at as at, extract(epoch from next_try_at - tried_at)::float as wait from virtual_rooms',
      );
      expect(next!.wait).toBeGreaterThanOrEqual(30);
      await db.travelTo(new Date(next!.at.getTime() - 15_000));
      expect(await tending().round()).toBe(0);
      await db.travelTo(new Date(next!.at.getTime() + 1000));
      expect(await tending().round()).toBe(1);
      expect(await db.ownerSql('select state, failure from virtual_rooms')).toEqual([
        { state: 'MADE', failure: null },
      ]);
    },
  );

  it('is tried again at once when somebody of the session says so, once', async () => {
    const id = await session();
    const app = await opened('samaki_app');
    const chan = personActor(newId(), [{ role: 'WORKING_GROUP', scopeId: null }]);
    const stranger = personActor(newId(), [{ role: 'TRAINER', scopeId: null }]);
    const reads = new SessionReads(null as never, app);
    const again = new TryRoomAgainService(app, new SessionPolicy(reads), new AuditTrail());
    const said = async (actor = chan): Promise<string> => {
      const result = await again.tryAgain(actor, id);
      return result.ok ? 'due' : result.refusal.code;
    };
    expect(await said()).toBe('ROOM_NOT_FAILED');
    house.mood = 'DOWN';
    await tending().round();
    expect(await said(stranger)).toBe('FORBIDDEN');
    expect(await actions()).toEqual([]);
    expect(await tending().round()).toBe(0);

    expect((await Promise.all([said(), said(), said()])).toSorted()).toEqual([
      'ROOM_NOT_FAILED',
      'ROOM_NOT_FAILED',
      'due',
    ]);
    expect(await actions()).toEqual(['virtual-rooms.try-again']);
    house.mood = 'WELL';
    expect(await tending().round()).toBe(1);
    expect(await states()).toEqual(['MADE']);
    expect(await said()).toBe('ROOM_NOT_FAILED');
  });

  it('keeps those who are in it when it is only looked after in vain', async () => {
    const id = await session();
    await tending().round();
    house.mood = 'DOWN';
    await db.travelTo(at('12:33'));
    await tending().round();

    const facts = await new RoomReads(unitOfWork, rooms()).facts(id);
    expect(facts).toMatchObject({ roomState: 'MADE', failure: 'UNREACHABLE', meetingId: meeting(id) });
  });

  it('is let go a day after its removal began, whoever is away', async () => {
    await session();
    await tending().round();
    await db.ownerSql(`update sessions set status = 'CANCELLED', schedule_version = 2`);
    house.mood = 'DOWN';
    await tending().round();
    expect(await states()).toEqual(['ENDING']);
    await db.travelTo(new Date(at('12:40').getTime() + 24 * 3_600_000));
    await tending().round();

    expect(await states()).toEqual(['ENDED']);
  });
});

describe('workers beside each other', () => {
  const RUNS = 8;
  const manyAtOnce = (one: () => TendRooms): Promise<number[]> =>
    Promise.all(Array.from({ length: RUNS }, () => one().round()));

  it('make each room once', async () => {
    const ids = [await session(), await session(), await session()];
    const asked = await manyAtOnce(tending);

    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(3);
    expect(calls().toSorted()).toEqual(ids.map((id) => `create ${meeting(id)}`).toSorted());
    expect(await actions()).toEqual(Array.from({ length: 3 }, () => 'virtual-rooms.make-room'));
  });

  it('pass over a room that one of them asks for, however long that takes', async () => {
    await session();
    const gate = shut();
    house.gate = gate.promise;
    const first = tending().round();
    await house.reached(1);
    expect(await tending().round()).toBe(0);
    gate.open();
    await first;

    expect([house.count('create'), await states()]).toEqual([1, ['MADE']]);
  });

  it('would ask for it again and again without claims', async () => {
    await session();
    const gate = shut();
    house.gate = gate.promise;
    const twin = (): TendRooms => new WithoutClaims(unitOfWork, rooms(), new AuditTrail(), log);
    const both = [twin().round(), twin().round()];
    await house.reached(2);
    gate.open();
    await Promise.all(both);

    expect(house.count('create')).toBe(2);
  });

  it('take over from one that died while it asked, after half a minute, and its late answer changes nothing', async () => {
    const id = await session();
    const gate = shut();
    house.gate = gate.promise;
    const dead = tending().round();
    await house.reached(1);
    house.gate = Promise.resolve();
    await db.travelTo(at('12:31'));
    expect(await tending().round()).toBe(1);
    await db.ownerSql(`update sessions set status = 'CANCELLED', schedule_version = 2 where id = $1`, [id]);
    await tending().round();
    expect(await states()).toEqual(['ENDED']);
    gate.open();
    await dead;

    expect([await states(), house.meetings.size]).toEqual([['ENDED'], 0]);
  });

  it('remove a room whose session moved while it was being made', async () => {
    const id = await session();
    const gate = shut();
    house.gate = gate.promise;
    const making = tending().round();
    await house.reached(1);
    house.gate = Promise.resolve();
    await moved(id, at('15:30'));
    await tending().round();
    expect(await states()).toEqual(['ENDING']);
    gate.open();
    await making;
    await tending().round();

    expect([await states(), house.meetings.size]).toEqual([['ENDED'], 0]);
  });
});

it('does nothing at all without a house of rooms', async () => {
  await session();
  const bare = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  const none = new BigBlueButton(bare, new Outbound(bare));

  expect(await new TendRooms(unitOfWork, none, new AuditTrail(), log).round()).toBe(0);
  expect(await states()).toEqual([]);
});
