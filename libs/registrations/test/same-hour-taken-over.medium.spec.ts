/* Story: docs/stories/same-hour.md, *Who takes over a seat, changes the date or accepts an offer is asked as well*. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ANONYMOUS } from '#authz';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  newRegistrationRequest,
  Prerequisites,
  readWish,
  RegisterOneService,
  type StoredRegistration,
  type TransferRefusal,
  TransferRegistrationService,
  Waitlist,
} from '#registrations';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';
import { askingThrough, metAtTheDoor } from './races.builder.js';

const DOOR = 7_264_058;
const AT = { s: '2026-12-08T06:30:00Z', t: '2026-12-08T08:00:00Z', v: '2026-12-15T06:30:00Z' } as const;

let db: TestDatabase;
let app: INestApplicationContext;
let other: INestApplicationContext;
let line: Line;
let s: string;
let t: string;
let sreymom: number;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  other = await composeProgramme(db);
  line = new Line(db, app);
});
afterAll(async () => {
  await app?.close();
  await other?.close();
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  sreymom = line.newPerson();
  s = await sessionAt(AT.s);
  await block(s);
  t = await sessionAt(AT.t);
});

const sessionAt = (startsAt: string, capacity = 5): Promise<string> =>
  aSession(db, { capacity, startsAt: new Date(startsAt) });
const block = async (sessionId: string): Promise<void> =>
  void (await db.ownerSql('update session_seats set blocks_same_hour = true where session_id = $1', [
    sessionId,
  ]));
const who = (): { fullName: string; contact: string; locale: 'km' } => ({
  fullName: `Person ${sreymom}`,
  contact: `person${sreymom}@example.org`,
  locale: 'km',
});
async function comes(sessionId: string, by = app.get(RegisterOneService)): Promise<StoredRegistration> {
  const wish = readWish({ sessionId, ...who(), organisation: 'Tonle Mobility', idempotencyKey: newId() });
  if (!wish.ok) throw new Error(wish.refusal.code);
  const answer = await by.registerOne(newRegistrationRequest(ANONYMOUS, wish.value));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const saidOf = (answer: { ok: boolean; value?: unknown; refusal?: TransferRefusal | object }): unknown =>
  answer.ok ? 'OK' : answer.refusal;
const gives = async ({ reference }: StoredRegistration): Promise<unknown> =>
  saidOf(
    await app
      .get(TransferRegistrationService)
      .toPerson(ANONYMOUS, { reference, ...who(), idempotencyKey: newId() }),
  );
const changes = async (
  { reference }: StoredRegistration,
  sessionId: string,
  by = app.get(TransferRegistrationService),
): Promise<unknown> =>
  saidOf(await by.toSession(ANONYMOUS, { reference, sessionId, idempotencyKey: newId() }));

describe('a seat in a session that takes nobody who is booked elsewhere', () => {
  it('is given to nobody who is', async () => {
    const [friend] = await line.come(s, 1);
    await comes(t);
    const before = await tableChecksums(db.url);

    expect(await gives(friend!)).toEqual({ code: 'BOOKED_AT_SAME_HOUR', path: ['contact'] });

    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('is given to who is not', async () => {
    const [friend] = await line.come(s, 1);

    expect(await gives(friend!)).toBe('OK');
  });

  it('is not had for one on another date while a third is at its hour', async () => {
    const inV = await comes(await sessionAt(AT.v));
    await comes(t);
    const before = await tableChecksums(db.url);

    expect(await changes(inV, s)).toEqual({ code: 'BOOKED_AT_SAME_HOUR', path: ['sessionId'] });

    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('is had for one at its own hour, which falls free', async () => {
    const inT = await comes(t);

    expect(await changes(inT, s)).toBe('OK');
    expect(await line.counts(t)).toMatchObject({ taken: 0 });
    expect(await line.counts(s)).toMatchObject({ taken: 1 });
  });

  it('is not taken when it is offered, until the other seat is given up', async () => {
    const full = await sessionAt(AT.s, 1);
    await line.set(full, { capacity: 1, promotion: 'OFFER', offerHours: 24 });
    const [first] = await line.come(full, 1);
    const waits = await comes(full);
    await block(full);
    const inT = await comes(t);
    await line.cancel(first!);
    expect(await line.stand(waits)).toEqual(['OFFERED']);
    const before = await tableChecksums(db.url);

    expect(saidOf(await line.accept(waits))).toEqual({ code: 'BOOKED_AT_SAME_HOUR' });

    expect(await tableChecksums(db.url)).toEqual(before);
    await line.cancel(inT);
    expect(saidOf(await line.accept(waits))).toBe('OK');
    expect(await line.stand(waits)).toEqual(['CONFIRMED']);
  });
});

describe('one person who changes to such a session and registers for another at the same moment', () => {
  /** Whoever writes a registration is kept from it until the door opens. */
  async function race(isLocked: boolean): Promise<unknown[]> {
    const inV = await comes(await sessionAt(AT.v));
    const u = await sessionAt(AT.t);
    await block(u);
    const unitOfWork = isLocked ? app.get(UnitOfWork) : unlocked(app.get(UnitOfWork));
    const registers = isLocked
      ? other.get(RegisterOneService)
      : registersOver(unlocked(other.get(UnitOfWork)));
    const said = await metAtTheDoor(
      db,
      { table: 'registrations', parties: isLocked ? 1 : 2, door: DOOR },
      () => [
        changes(inV, s, transfersOver(unitOfWork)),
        comes(u, registers).then(
          () => 'OK',
          (error: Error) => ({ code: error.message }),
        ),
      ],
    );
    return said.map((one) => (one === 'OK' ? one : (one as { code: string }).code)).toSorted();
  }

  it('has one of the two', async () => {
    expect(await race(true)).toEqual(['BOOKED_AT_SAME_HOUR', 'OK']);
  });

  it('has both without the lock of the person: its twin', async () => {
    expect(await race(false)).toEqual(['OK', 'OK']);
  });
});

const unlocked = (unitOfWork: UnitOfWork): UnitOfWork =>
  askingThrough(unitOfWork, (query, tx) =>
    query.text.includes("'same hour '") ? Promise.resolve([]) : tx.sql(query),
  );
const transfersOver = (unitOfWork: UnitOfWork): TransferRegistrationService =>
  new TransferRegistrationService(
    unitOfWork,
    app.get(Waitlist),
    new MessageLedger(),
    new AuditTrail(),
    new Prerequisites(),
  );
const registersOver = (unitOfWork: UnitOfWork): RegisterOneService =>
  new RegisterOneService(unitOfWork, other.get(Waitlist), new Prerequisites());
