/* Story: docs/stories/same-hour.md, *An address that nobody confirmed keeps nobody out*. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ANONYMOUS } from '#authz';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { MessageLedger } from '#messaging';
import { ConfirmAddressService, type StoredRegistration } from '#registrations';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { given, Guests } from './guests.builder.js';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { askingThrough, meetingOf } from './races.builder.js';
import { aSession, NOW } from './seats.builder.js';

const AT = { s: '2026-12-08T06:30:00Z', t: '2026-12-08T08:00:00Z' } as const;

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let guests: Guests;
let s: string;
let t: string;
let sreymom: number;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  guests = new Guests(db, app);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  sreymom = line.newPerson();
  s = await blocking(AT.s);
  t = await sessionAt(AT.t);
});

const sessionAt = (startsAt: string): Promise<string> =>
  aSession(db, { capacity: 5, addressHoldMinutes: 30, startsAt: new Date(startsAt) });
async function blocking(startsAt: string): Promise<string> {
  const id = await sessionAt(startsAt);
  await db.ownerSql('update session_seats set blocks_same_hour = true where session_id = $1', [id]);
  return id;
}
const comes = async (sessionId: string, person = sreymom): Promise<StoredRegistration> =>
  given(await guests.alone(guests.request(sessionId, person)));
const BOOKED = { ok: false, refusal: { code: 'BOOKED_AT_SAME_HOUR' } };
const isHad = (one: StoredRegistration) => ({ ok: true, value: one.reference });

describe('a seat that is held for an address', () => {
  it('keeps nobody out, and is had for it afterwards', async () => {
    const byAStranger = await comes(t);
    const inS = await comes(s);
    expect([byAStranger.status, inS.status]).toEqual(['PENDING', 'PENDING']);

    expect(await guests.confirm(inS)).toEqual(isHad(inS));
    expect(await guests.confirm(byAStranger)).toEqual(isHad(byAStranger));
  });

  it('is not had once there is another, and is when that is given up', async () => {
    const inT = await comes(t);
    const inS = await comes(s);
    await guests.confirm(inT);
    const before = await tableChecksums(db.url);

    expect(await guests.confirm(inS)).toEqual(BOOKED);

    expect(await tableChecksums(db.url)).toEqual(before);
    expect(await guests.row(inS)).toMatchObject({ status: 'PENDING', reason: 'ADDRESS', until: '09:30' });
    await line.cancel(inT);
    expect(await guests.confirm(inS)).toEqual(isHad(inS));
  });

  it('is not had under an address that was mistyped first', async () => {
    await guests.confirm(await comes(t));
    const mistyped = given(
      await guests.alone({ ...guests.request(s, line.newPerson()), fullName: `Person ${sreymom}` }),
    );
    await db.travelTo('2026-12-01T02:02:00Z');
    expect(
      await guests.addresses.correct(ANONYMOUS, mistyped.reference, `guest${sreymom}@example.org`),
    ).toEqual(isHad(mistyped));

    expect(await guests.confirm(mistyped)).toEqual(BOOKED);
  });
});

describe('two such seats of one person, confirmed at the same moment', () => {
  /** How many are had. Both have asked what else there is before either writes, where nothing keeps them from it. */
  async function race(isLocked: boolean): Promise<number> {
    const [inS, inU] = [await comes(s), await comes(await blocking(AT.t))];
    const meet = meetingOf(2);
    const unlocked = askingThrough(app.get(UnitOfWork), async (query, tx) => {
      if (query.text.includes("'same hour '")) return [];
      const rows = await tx.sql(query);
      if (query.text.includes('"isElsewhere"')) await meet();
      return rows;
    });
    const addresses = isLocked
      ? guests.addresses
      : new ConfirmAddressService(app.get(Config), unlocked, new MessageLedger(), new AuditTrail());
    const tokens = [await guests.token(inS), await guests.token(inU)];
    const said = await Promise.all(tokens.map((token) => addresses.confirm(ANONYMOUS, token)));
    return said.filter(({ ok }) => ok).length;
  }

  it('are one', async () => {
    expect(await race(true)).toBe(1);
  });

  it('are two without the lock of the person: its twin', async () => {
    expect(await race(false)).toBe(2);
  });
});
