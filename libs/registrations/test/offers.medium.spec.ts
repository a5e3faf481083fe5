import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SessionSeats } from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { StoredRegistration } from '#registrations';
import { Line } from './line.builder.js';
import { composeProgramme, ledgerOf } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

const OFFERS = { capacity: 1, promotion: 'OFFER', offerHours: 24, offerCutoffHours: 12 } as const;

/** A session with one seat that offers: the first has it, the others wait. */
async function offering(
  people: number,
  more: { needsApproval?: boolean } = {},
): Promise<[string, ...StoredRegistration[]]> {
  const sessionId = await aSession(db, { capacity: 1 });
  await line.set(sessionId, OFFERS);
  const all = await line.come(sessionId, people);
  if (more.needsApproval) await line.set(sessionId, { ...OFFERS, needsApproval: true });
  return [sessionId, ...all];
}
/** To the minute: the clock goes on while a test works. */
const ended = async (one: StoredRegistration): Promise<string | undefined> =>
  (await line.ticket(one)).offerEndsAt?.toISOString().slice(0, 16);

describe('a seat that is offered', () => {
  it('is kept for its hours, taken once, and given back it goes to the next and not to them again', async () => {
    const [sessionId, a, b, c] = await offering(3);

    await line.cancel(a!);
    expect(await line.stand(b!, c!)).toEqual(['OFFERED', 'WAITLISTED 1']);
    expect(await ended(b!)).toBe('2026-12-02T02:00');
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1, waiting: 1 });
    expect(
      (await ledgerOf(db, sessionId)).filter((row) => row['kind'] === 'registrations.offered'),
    ).toHaveLength(1);

    expect(await line.accept(b!)).toEqual({ ok: true, value: b!.reference });
    expect(await line.accept(b!)).toEqual({ ok: true, value: b!.reference });
    expect(await line.stand(b!)).toEqual(['CONFIRMED']);

    await line.cancel(b!);
    expect(await line.stand(b!, c!)).toEqual(['CANCELLED', 'OFFERED']);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1, waiting: 0 });
  });

  it('goes to the next when it is declined, and when nobody answers in time', async () => {
    const [sessionId, a, b, c, d] = await offering(4);
    await line.cancel(a!);

    expect(await line.decline(b!)).toEqual({ ok: true, value: b!.reference });
    expect(await line.stand(b!, c!)).toEqual(['DECLINED', 'OFFERED']);

    // The minute's job has not come by: the clock decides all the same.
    await db.travelTo('2026-12-02T02:00:30Z');
    const before = await line.written();
    expect(await line.accept(c!)).toMatchObject({ refusal: { code: 'OFFER_EXPIRED' } });
    expect(await line.written()).toEqual(before);
    expect(await line.tend.endOffers()).toBeGreaterThan(0);
    expect(await line.tend.endOffers()).toBe(0);

    expect(await line.stand(c!, d!)).toEqual(['DECLINED', 'OFFERED']);
    expect(await line.accept(c!)).toMatchObject({ refusal: { code: 'OFFER_EXPIRED' } });
    expect(await line.ticket(d!)).toMatchObject({ promotionCause: 'OFFER_ENDED' });
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1, waiting: 0 });
    const told = await ledgerOf(db, sessionId);
    expect(told.filter((row) => row['kind'] === 'registrations.offer-ended')).toHaveLength(1);
  });

  it('never stands past the offer cut-off, and is not made past it', async () => {
    const [sessionId, a, b, c] = await offering(3);
    await db.travelTo('2026-12-07T13:00:00Z');
    await line.cancel(a!);
    expect(await ended(b!)).toBe('2026-12-07T18:30');

    await line.accept(b!);
    await db.travelTo('2026-12-07T19:00:00Z');
    await line.cancel(b!);
    expect(await line.stand(c!)).toEqual(['WAITLISTED 1']);
    // Nor does a newcomer come before who waits.
    const [late] = await line.come(sessionId, 1);
    expect(await line.stand(late!)).toEqual(['WAITLISTED 2']);
  });

  it('does not run while the session has no date, and what was left is left', async () => {
    const [sessionId, a, b] = await offering(2);
    await line.cancel(a!);
    const setState = (state: 'POSTPONED' | 'OPEN', version: number): Promise<void> =>
      app.get(UnitOfWork).run((tx) => app.get(SessionSeats).setState(tx, sessionId, state, version));

    await db.travelTo('2026-12-01T12:00:00Z');
    await setState('POSTPONED', 2);
    expect(await line.ticket(b!)).toMatchObject({ status: 'OFFERED', offerEndsAt: null });
    await db.travelTo('2026-12-05T12:00:00Z');
    await line.tend.endOffers();
    expect(await line.stand(b!)).toEqual(['OFFERED']);
    expect(await line.accept(b!)).toMatchObject({ refusal: { code: 'SESSION_POSTPONED' } });

    await setState('OPEN', 3);
    expect(await ended(b!)).toBe('2026-12-06T02:00');
  });

  it('waits for approval where the session asks for it, and holds the seat', async () => {
    const [sessionId, a, b] = await offering(2, { needsApproval: true });
    await line.cancel(a!);

    await line.accept(b!);

    expect(await line.stand(b!)).toEqual(['PENDING']);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1 });
  });

  it('is no offer to whoever has none, and writes nothing', async () => {
    const [, a, b] = await offering(2);
    const before = await line.written();

    expect(await line.accept(b!)).toMatchObject({ refusal: { code: 'NO_OFFER' } });
    expect(await line.decline(a!)).toMatchObject({ refusal: { code: 'NO_OFFER' } });
    expect(await line.accept({ ...a!, reference: '000000000000' })).toMatchObject({
      refusal: { code: 'TICKET_NOT_FOUND' },
    });

    expect(await line.written()).toEqual(before);
  });
});
