/* Story: docs/stories/same-hour.md, *Where a session takes nobody who is booked elsewhere*. Sessions of these tests last three hours. */
import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import {
  ChangeSeatsService,
  EnrolPeopleService,
  Prerequisites,
  RegisterOneService,
  SeatBatcher,
  Waitlist,
} from '#registrations';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';
import { askingThrough, metAtTheDoor } from './races.builder.js';

const DOOR = 7_264_057;
const AT = { s: '2026-12-08T06:30:00Z', t: '2026-12-08T08:00:00Z', after: '2026-12-08T09:30:00Z' } as const;

let db: TestDatabase;
let app: INestApplicationContext;
let other: INestApplicationContext;
let last = 0;
let sreymom: number;
let s: string;
let t: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  other = await composeProgramme(db);
});
afterAll(async () => {
  await app?.close();
  await other?.close();
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  sreymom = last += 1;
  s = await blocking(AT.s);
  t = await sessionAt(AT.t);
});

const sessionAt = (startsAt: string, capacity = 5): Promise<string> =>
  aSession(db, { capacity, startsAt: new Date(startsAt) });
async function blocking(startsAt: string): Promise<string> {
  const id = await sessionAt(startsAt);
  await db.ownerSql('update session_seats set blocks_same_hour = true where session_id = $1', [id]);
  return id;
}
async function comes(sessionId: string, person = sreymom, by = app.get(RegisterOneService)): Promise<string> {
  const answer = await by.registerOne(aRequest(sessionId, person));
  return answer.ok ? answer.value.status : answer.refusal.code;
}

describe('a session that takes nobody who is booked elsewhere', () => {
  it('refuses whoever has a seat at that hour, and writes nothing', async () => {
    await comes(t);
    const before = await tableChecksums(db.url);

    expect(await comes(s)).toBe('BOOKED_AT_SAME_HOUR');

    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('is left by the group commit to the path that asks', async () => {
    await comes(t);
    const answer = await app.get(SeatBatcher).register(aRequest(s, sreymom));

    expect(answer).toMatchObject({ ok: false, refusal: { code: 'BOOKED_AT_SAME_HOUR' } });
  });

  it.each([
    ['gave the other seat up', `update registrations set status = 'CANCELLED' where session_id = $1`],
    [
      'waits there only',
      `update registrations set status = 'WAITLISTED', waitlist_rank = 1 where session_id = $1`,
    ],
    [
      'has a seat in a session that was cancelled',
      `update sessions set status = 'CANCELLED', cancel_reason_km = 'x', cancel_reason_en = 'x' where id = $1`,
    ],
    [
      'has a seat in one that begins as this one ends',
      `update sessions set starts_at = '${AT.after}', doors_open_at = '${AT.after}', ends_at = '2026-12-08T11:00Z' where id = $1`,
    ],
  ])('takes whoever %s', async (_what, happens) => {
    await comes(t);
    await db.ownerSql(happens, [t]);

    expect(await comes(s)).toBe('CONFIRMED');
  });

  it('takes others, and says to whoever is there already that they are', async () => {
    await comes(t);

    expect(await comes(s, (last += 1))).toBe('CONFIRMED');
    expect(await comes(s, last)).toBe('ALREADY_REGISTERED');
  });

  it('hinders nobody who goes on to one that does not ask', async () => {
    await comes(s);

    expect(await comes(t)).toBe('CONFIRMED');
  });

  it('is set and taken back among the seats, and stays when it is not said', async () => {
    const settings = {
      sessionId: t,
      capacity: 5,
      onlineCapacity: null,
      quotas: [],
      groupPolicy: 'SKIP',
      promotion: 'CONFIRM',
      offerHours: 24,
      offerCutoffHours: 0,
      cancelCutoffHours: 0,
      needsApproval: false,
    } as const;
    const after = async (more: object): Promise<unknown> => {
      await app.get(ChangeSeatsService).change(WORKING_GROUP, { ...settings, ...more });
      const rows = await db.ownerSql(
        'select blocks_same_hour as blocks from session_seats where session_id = $1',
        [t],
      );
      return rows[0];
    };
    expect(await after({ sameHour: 'BLOCK' })).toEqual({ blocks: true });
    expect(await after({})).toEqual({ blocks: true });
    expect(await after({ sameHour: 'WARN' })).toEqual({ blocks: false });
    expect(
      await db.ownerSql(
        `select before ->> 'sameHour' as before, after ->> 'sameHour' as after from audit_rows
         where action = 'registrations.change-seats' and subject_id = $1 order by id`,
        [t],
      ),
    ).toEqual([
      { before: 'WARN', after: 'BLOCK' },
      { before: 'BLOCK', after: 'BLOCK' },
      { before: 'BLOCK', after: 'WARN' },
    ]);
  });
});

describe('a list of a coordinator', () => {
  let hotel: CoordinatedOrganisation;
  beforeAll(async () => {
    hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' }, 'ង៉ែត ពិសី');
  });
  const command = (sessionId: string, more: object = {}) =>
    ({
      organisationId: hotel.id,
      sessionId,
      list: 'Kim Dara, 012 000 103\nRos Chenda, 012 000 105',
      locale: 'km',
      idempotencyKey: newId(),
      ...more,
    }) as const;

  it('has them as not ready, and no way to enrol them all the same', async () => {
    const enrolment = app.get(EnrolPeopleService);
    await enrolment.enrol(hotel.actor, command(t, { list: 'Kim Dara, 012 000 103' }));
    for (const by of ['preview', 'enrol'] as const) {
      const wish = command(s, { bookedAnyway: [1] });
      const answer = await (by === 'preview' ? enrolment.preview(wish) : enrolment.enrol(hotel.actor, wish));

      expect(answer.ok && answer.value.lines.map(({ outcome }) => outcome)).toEqual([
        'BOOKED_ELSEWHERE',
        'CONFIRMED',
      ]);
    }
  });
});

describe('one person at two such sessions at the same moment', () => {
  /** Whoever writes a registration is kept from it until the door opens. */
  async function race(isLocked: boolean): Promise<string[]> {
    const u = await blocking(AT.t);
    const paths = [app, other].map((by) => (isLocked ? by.get(RegisterOneService) : unlocked(by)));
    const both = await metAtTheDoor(
      db,
      { table: 'registrations', parties: isLocked ? 1 : 2, door: DOOR },
      () => [comes(s, sreymom, paths[0]), comes(u, sreymom, paths[1])],
    );
    return both.toSorted();
  }
  /** The person is known already: nothing but the lock makes one wait for the other. */
  const known = async (): Promise<void> => void (await comes(await sessionAt('2026-12-20T06:30:00Z')));

  it('has one of them, not both', async () => {
    await known();

    expect(await race(true)).toEqual(['BOOKED_AT_SAME_HOUR', 'CONFIRMED']);
  });

  it('has both without the lock of the person: its twin', async () => {
    await known();

    expect(await race(false)).toEqual(['CONFIRMED', 'CONFIRMED']);
  });
});

/** The single path, without the lock of the person. */
function unlocked(by: INestApplicationContext): RegisterOneService {
  const without = askingThrough(by.get(UnitOfWork), (query, tx) =>
    query.text.includes("'same hour '") ? Promise.resolve([]) : tx.sql(query),
  );
  return new RegisterOneService(without, by.get(Waitlist), new Prerequisites());
}
