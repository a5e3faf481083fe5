/* Story: docs/stories/seats-aside.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { RegisterByLinkService, RegistrationReads, SeatsAsideService } from '#registrations';
import { ANONYMOUS } from '#authz';
import { anActor, createTestDatabase, type TestDatabase } from '#testing';
import { newId } from '#kernel';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { Asides } from './seats-aside.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let asides: Asides;
let hotel: string;
let ngo: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  asides = new Asides(app, line);
  hotel = await line.organisation('PRIVATE_SECTOR', 'siem-reap');
  ngo = await line.organisation('NGO', 'siem-reap');
  // The hotel is coordinated by one who has an address.
  const coordinator = await line.coordinator(line.organisationId(hotel));
  await db.ownerSql(
    `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'COORDINATOR', $3)`,
    [newId(), coordinator.personId, line.organisationId(hotel)],
  );
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

const seatsOf = async (sessionId: string): Promise<unknown> => {
  const seats = (await app.get(RegistrationReads).seatsBySession([sessionId])).get(sessionId)!;
  return [seats.taken, seats.setAside, seats.left, seats.waiting];
};
const mails = async (sessionId: string): Promise<unknown[]> =>
  (
    await db.ownerSql<{ said: string }>(
      `select m.kind || ' ' || m.status as said from messages m join seat_quotas q on q.id = m.cause_id where q.session_id = $1 order by m.id`,
      [sessionId],
    )
  ).map(({ said }) => said);

/** Six seats, two of them taken by everybody. */
async function six(): Promise<string> {
  const sessionId = await aSession(db, { capacity: 6 });
  await line.come(sessionId, 2);
  return sessionId;
}

describe('seats set aside', () => {
  it('are shown first, count as taken then, and the coordinators are mailed the link', async () => {
    const sessionId = await six();
    const before = await line.written();
    const wish = asides.wish(sessionId, hotel, 3, { releaseHours: 48 });

    const shown = await app.get(SeatsAsideService).preview(anActor('WORKING_GROUP'), wish);
    expect(shown).toEqual({ ok: true, value: { sessionId, open: 1, movedUp: [] } });
    expect(await line.written()).toEqual(before);

    expect(await asides.set(sessionId, hotel, 3, { releaseHours: 48 })).toEqual(shown);
    expect(await seatsOf(sessionId)).toEqual([5, 3, 1, 0]);
    expect(await mails(sessionId)).toEqual(['registrations.seats-set-aside DUE']);
    expect(await asides.of(sessionId)).toMatchObject({ seats: 3, claimed: 0, left: 3, state: 'OPEN' });
  });

  it.each([
    ['more than are open', 5, {}, 'SEATS_NOT_FREE'],
    ['more than there are', 9, {}, 'QUOTAS_EXCEED_CAPACITY'],
    ['none', 0, {}, 'QUOTA_INVALID'],
    ['a release that lies behind', 1, { releaseHours: 200 }, 'QUOTA_INVALID'],
    ['an organisation that is none', 1, { organisationId: newId() }, 'ORGANISATION_NOT_FOUND'],
    ['a session that is none', 1, { sessionId: newId() }, 'SESSION_NOT_FOUND'],
  ])('are refused for %s, and nothing is written', async (_what, seats, more, code) => {
    const sessionId = await six();
    const before = await line.written();

    expect(await asides.set(sessionId, hotel, seats, more)).toMatchObject({ ok: false, refusal: { code } });

    expect(await line.written()).toEqual(before);
    expect(await asides.of(sessionId)).toBeUndefined();
  });

  it('are refused to whoever does not run sessions there', async () => {
    const sessionId = await six();
    for (const role of ['TRAINER', 'COORDINATOR', 'CITY_OFFICER'] as const) {
      const actor = anActor(role, newId());
      const wish = asides.wish(sessionId, hotel, 1);
      expect(await app.get(SeatsAsideService).set(actor, wish)).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      });
      expect(await app.get(SeatsAsideService).withdraw(actor, wish)).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      });
    }
    expect(await asides.of(sessionId)).toBeUndefined();
  });

  it('stay when the other settings change, which may not take them away', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);
    const [claimed] = await asides.come(await asides.token(sessionId), 1);

    expect(await line.set(sessionId, { capacity: 4 })).toMatchObject({
      refusal: { code: 'CAPACITY_BELOW_TAKEN', detail: { taken: 5 } },
    });
    const quotas = [{ organisationKind: 'NGO' as const, cityId: null, seats: 1, releaseHours: null }];
    expect(await line.set(sessionId, { capacity: 5, quotas })).toMatchObject({ ok: true });
    expect(await line.set(sessionId, { capacity: 7 })).toMatchObject({ ok: true });

    expect(await asides.of(sessionId)).toMatchObject({ seats: 3, claimed: 1, left: 2 });
    expect(await seatsOf(sessionId)).toEqual([5, 2, 2, 0]);
    await line.cancel(claimed!);
    expect(await asides.of(sessionId)).toMatchObject({ claimed: 0, left: 3 });
  });
});

describe('the link', () => {
  it('gives the seats that are set aside, then what is open, then a place in line', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);
    const token = await asides.token(sessionId);

    const all = await asides.come(token, 5);

    expect(await line.stand(...all)).toEqual([
      ...Array.from({ length: 4 }, () => 'CONFIRMED'),
      'WAITLISTED 1',
    ]);
    expect(await app.get(RegisterByLinkService).look(token)).toMatchObject({
      left: 0,
      seats: 3,
      state: 'OPEN',
    });
    const rows = await db.ownerSql(
      `select distinct organisation_name as name, organisation_id as id from registrations where reference = any($1)`,
      [all.map(({ reference }) => reference)],
    );
    expect(rows).toEqual([{ name: hotel, id: line.organisationId(hotel) }]);
    await line.cancel(all[0]!);
    expect(await line.stand(all[4]!)).toEqual(['CONFIRMED']);
  });

  it('is the key: whoever writes the name into the form of everybody has what everybody has', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);

    const all = await line.come(sessionId, 2, hotel);

    expect(await line.stand(...all)).toEqual(['CONFIRMED', 'WAITLISTED 1']);
    expect(await asides.of(sessionId)).toMatchObject({ claimed: 0, left: 3 });
  });

  it('passes those who wait, who read why', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 4);
    const [waiting] = await line.come(sessionId, 1);

    const [claimed] = await asides.come(await asides.token(sessionId), 1);

    expect(await line.stand(claimed!, waiting!)).toEqual(['CONFIRMED', 'WAITLISTED 1']);
    expect((await line.ticket(waiting!)).passes).toMatchObject([{ reason: 'QUOTA_USED_UP', times: 1 }]);
  });

  it('is for those, too, whom the coordinator enrols', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 4);
    await line.come(sessionId, 1);

    const enrolled = await line.enrol(sessionId, hotel, 2, false);

    expect(await line.stand(...enrolled)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await asides.of(sessionId)).toMatchObject({ claimed: 2, left: 2 });
  });

  it('gives a seat that comes back to whoever of them waits, though another quota of theirs is used up', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    await line.set(sessionId, {
      capacity: 3,
      quotas: [{ organisationKind: 'NGO', cityId: null, seats: 1, releaseHours: null }],
    });
    await asides.set(sessionId, ngo, 1);
    await line.come(sessionId, 1);
    await line.come(sessionId, 1, ngo);
    const [first, stranger] = [
      ...(await asides.come(await asides.token(sessionId), 1)),
      ...(await line.come(sessionId, 1)),
    ];
    const [second] = await asides.come(await asides.token(sessionId), 1);
    expect(await line.stand(first!, stranger!, second!)).toEqual([
      'CONFIRMED',
      'WAITLISTED 1',
      'WAITLISTED 2',
    ]);

    await line.cancel(first!);

    expect(await line.stand(stranger!, second!)).toEqual(['WAITLISTED 1', 'CONFIRMED']);
  });

  it('registers the same key once', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);
    const command = {
      token: await asides.token(sessionId),
      fullName: 'Ly Narong',
      contact: 'narong.ly@example.org',
      locale: 'en' as const,
      idempotencyKey: newId(),
    };
    const by = () => app.get(RegisterByLinkService).register(ANONYMOUS, command);

    const [first, again] = [await by(), await by()];

    expect(first).toMatchObject({ ok: true });
    expect(again).toEqual(first);
    expect(await asides.of(sessionId)).toMatchObject({ claimed: 1 });
  });
});

describe('a link that opens nothing', () => {
  it('says that it was withdrawn; the line moves up at once and is told why', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);
    const token = await asides.token(sessionId);
    await asides.come(token, 1);
    const [, pisey] = await line.come(sessionId, 2);
    expect(await line.stand(pisey!)).toEqual(['WAITLISTED 1']);

    expect(await asides.withdraw(sessionId, hotel)).toMatchObject({
      ok: true,
      value: { open: 1, movedUp: [{ status: 'CONFIRMED' }] },
    });

    expect(await line.stand(pisey!)).toEqual(['CONFIRMED']);
    expect(await line.ticket(pisey!)).toMatchObject({
      promotionCause: 'QUOTA_RELEASED',
      promotionQuota: null,
    });
    expect(await mails(sessionId)).toEqual(['registrations.seats-set-aside CANCELLED']);
    const before = await line.written();
    expect(await asides.by(token)).toMatchObject({ refusal: { code: 'SEAT_LINK_WITHDRAWN' } });
    expect(await asides.withdraw(sessionId, hotel)).toMatchObject({
      refusal: { code: 'NOTHING_SET_ASIDE' },
    });
    expect(await line.written()).toEqual(before);
    expect(await seatsOf(sessionId)).toEqual([5, 0, 1, 0]);
  });

  it('says that it was replaced; the new one opens the same seats', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);
    const old = await asides.token(sessionId);
    await asides.set(sessionId, hotel, 2);
    expect(await asides.token(sessionId)).toBe(old);

    await asides.set(sessionId, hotel, 2, { newLink: true });

    expect(await asides.by(old)).toMatchObject({ refusal: { code: 'SEAT_LINK_WITHDRAWN' } });
    expect(await asides.by(await asides.token(sessionId))).toMatchObject({ ok: true });
    expect(await mails(sessionId)).toEqual([
      'registrations.seats-set-aside CANCELLED',
      'registrations.seats-set-aside DUE',
    ]);
  });

  it('says that its seats went to everybody, from the hour of the release on', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 4, { releaseHours: 48 });
    const token = await asides.token(sessionId);
    const [waiting] = await line.come(sessionId, 1);
    await db.travelTo('2026-12-06T06:31:00Z');
    await line.tend.releaseQuotas();

    expect(await line.stand(waiting!)).toEqual(['CONFIRMED']);
    const before = await line.written();
    expect(await asides.by(token)).toMatchObject({ refusal: { code: 'SEAT_LINK_ENDED' } });
    expect(await app.get(RegisterByLinkService).look(token)).toMatchObject({ state: 'ENDED', left: 0 });
    expect(await line.written()).toEqual(before);
  });

  it('says that it is none, and says what keeps everybody out', async () => {
    const sessionId = await six();
    await asides.set(sessionId, hotel, 3);
    const token = await asides.token(sessionId);
    const before = await line.written();

    for (const typed of ['', 'x'.repeat(43), token.toLowerCase(), `${token.slice(0, 42)}A`])
      expect(await asides.by(typed)).toMatchObject({ refusal: { code: 'SEAT_LINK_INVALID' } });
    await db.ownerSql(`update session_seats set state = 'CLOSED' where session_id = $1`, [sessionId]);
    expect(await asides.by(token)).toMatchObject({ refusal: { code: 'REGISTRATION_CLOSED' } });

    expect(await line.written()).toEqual(before);
  });
});
