/* Story: docs/stories/address-hold.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS, personActor } from '#authz';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import type { StoredRegistration } from '#registrations';
import { createTestDatabase, type TestDatabase } from '#testing';
import { given, Guests } from './guests.builder.js';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let guests: Guests;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  guests = new Guests(db, app);
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

const asking = (capacity: number, startsAt?: Date): Promise<string> =>
  aSession(db, { capacity, addressHoldMinutes: 30, ...(startsAt && { startsAt }) });
/** Somebody new, by the batch. */
const comes = async (
  sessionId: string,
  more: Parameters<Guests['request']>[2] = {},
): Promise<StoredRegistration> => {
  const [answer] = await guests.inBatch(guests.request(sessionId, line.newPerson(), more));
  return given(answer);
};
const refused = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });

describe('a guest who gives an e-mail address', () => {
  it('has a seat held for half an hour, and the seat itself once the button is pressed, once', async () => {
    const sessionId = await asking(2);

    const one = await comes(sessionId);
    const to = 'guest1@example.org';
    expect(one).toMatchObject({ status: 'PENDING', holdUntil: expect.any(String) });
    expect(await guests.row(one)).toEqual({
      status: 'PENDING',
      reason: 'ADDRESS',
      until: '09:30',
      ended: null,
      confirmed: false,
      phone: false,
    });
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1 });
    expect(await guests.mails(one)).toEqual([['registrations.address-asked', to, null]]);
    expect(await line.ticket(one)).toMatchObject({
      awaitedAddress: { email: to, mailsLeft: 3, correctionsLeft: 2, until: expect.any(Date) },
    });

    expect(await guests.confirm(one)).toEqual({ ok: true, value: one.reference });
    expect(await guests.confirm(one)).toEqual({ ok: true, value: one.reference });

    expect(await guests.row(one)).toMatchObject({
      status: 'CONFIRMED',
      reason: null,
      until: null,
      confirmed: true,
    });
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1 });
    expect((await line.ticket(one)).awaitedAddress).toBeNull();
    // The mail with the link had not left: it is withdrawn.
    expect(await guests.mails(one)).toEqual([['registrations.confirmed', to, 1]]);
    expect(await guests.written(one)).toEqual({
      acts: ['registrations.register', 'registrations.confirm-address'],
      topics: ['registrations.address.asked.v1', 'registrations.seat.confirmed.v1'],
    });
  });

  it('loses it at the half hour to the next in line, is told, and may register again', async () => {
    const sessionId = await asking(1);
    const request = guests.request(sessionId, line.newPerson());
    const one = given((await guests.inBatch(request))[0]);
    const next = await comes(sessionId);
    expect(next).toMatchObject({ status: 'WAITLISTED', waitlistPosition: 1 });
    expect(await guests.mails(next)).toEqual([['registrations.waitlisted', expect.any(String), 1]]);

    await db.travelTo('2026-12-01T02:29:30Z');
    expect(await guests.holds.endHolds()).toBe(0);

    await db.travelTo('2026-12-01T02:30:01Z');
    // The job has not come by: the clock decides all the same, and writes nothing.
    const before = await line.written();
    expect(await guests.confirm(one)).toEqual(refused('ADDRESS_HOLD_ENDED'));
    expect(await line.written()).toEqual(before);

    expect(await guests.holds.endHolds()).toBe(1);
    expect(await guests.holds.endHolds()).toBe(0);
    expect(await guests.row(one)).toMatchObject({
      status: 'CANCELLED',
      reason: null,
      ended: 'ADDRESS_NOT_CONFIRMED',
    });
    expect(await guests.mails(one)).toEqual([['registrations.address-not-confirmed', request.email, null]]);
    expect(await line.stand(next)).toEqual(['CONFIRMED']);
    expect(await line.ticket(next)).toMatchObject({ promotionCause: 'SEAT_GIVEN_BACK' });
    expect(
      await db.ownerSql(
        `select reason from audit_rows where subject_id = $1 and action = 'registrations.promote'`,
        [next.registrationId],
      ),
    ).toEqual([{ reason: 'An address was not confirmed in time' }]);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1, waiting: 0 });
    expect(await guests.confirm(one)).toEqual(refused('ADDRESS_HOLD_ENDED'));

    const [again] = await guests.inBatch({ ...request, ...fresh(), key: newId() });
    expect(given(again)).toMatchObject({ status: 'WAITLISTED' });
  });

  it('is held no seat past the start', async () => {
    const sessionId = await asking(1, new Date('2026-12-01T02:10:00Z'));
    expect(await guests.row(await comes(sessionId))).toMatchObject({ until: '09:10' });
  });

  it('is confirmed at once when signed in with that very address, and asked when with another', async () => {
    const sessionId = await asking(3);
    const [own, other] = [line.newPerson(), line.newPerson()];
    for (const answer of ['alone', 'inBatch'] as const) {
      const register = async (n: number, signedInAs: string): Promise<StoredRegistration> => {
        const request = guests.request(await asking(3), n, { actor: await signedIn(signedInAs) });
        return given(answer === 'alone' ? await guests.alone(request) : (await guests.inBatch(request))[0]);
      };
      expect(await register(own, `Guest${own}@example.org`)).toMatchObject({ status: 'CONFIRMED' });
      expect(await register(other, `somebody${other}@example.org`)).toMatchObject({ status: 'PENDING' });
    }
    expect(await line.counts(sessionId)).toMatchObject({ taken: 0 });
  });

  it('is first asked, and then looked at, where the session does both', async () => {
    const sessionId = await asking(2);
    await line.set(sessionId, { capacity: 2, needsApproval: true });
    const one = await comes(sessionId);
    expect(await guests.row(one)).toMatchObject({ status: 'PENDING', reason: 'ADDRESS' });

    expect(await guests.confirm(one)).toMatchObject({ ok: true });

    expect(await guests.row(one)).toMatchObject({ status: 'PENDING', reason: 'APPROVAL', until: null });
    expect(await guests.mails(one)).toEqual([['registrations.awaits-approval', expect.any(String), 1]]);
    expect(await guests.confirm(one)).toEqual({ ok: true, value: one.reference });
  });

  it('gives the seat back as everybody does, and to nobody else', async () => {
    const sessionId = await asking(1);
    const one = await comes(sessionId);
    expect(await line.cancel(one)).toMatchObject({ ok: true });
    expect(await guests.confirm(one)).toEqual(refused('ADDRESS_NOT_AWAITED'));
    expect(await line.counts(sessionId)).toMatchObject({ taken: 0 });
  });

  it('is not told of a new plan before the address is confirmed', async () => {
    const sessionId = await asking(1);
    const one = await comes(sessionId);
    await db.ownerSql(`update session_seats set schedule_version = 2 where session_id = $1`, [sessionId]);
    await guests.confirm(one);
    expect(await guests.mails(one)).toEqual([['registrations.confirmed', expect.any(String), 2]]);
  });
});

describe('the mail with the link', () => {
  it('is sent again a minute later, three times, and never by the ticket of somebody confirmed', async () => {
    const one = await comes(await asking(1));
    const again = () => guests.addresses.mailAgain(ANONYMOUS, one.reference);
    const before = await line.written();
    expect(await again()).toEqual(refused('ADDRESS_MAILS_LIMITED'));
    expect(await line.written()).toEqual(before);

    for (const at of ['02:02', '02:04', '02:06']) {
      await db.travelTo(`2026-12-01T${at}:00Z`);
      await sent(one);
      expect(await again()).toEqual({ ok: true, value: one.reference });
    }
    await db.travelTo('2026-12-01T02:08:00Z');
    expect(await again()).toEqual(refused('ADDRESS_MAILS_USED_UP'));
    expect(await guests.mails(one)).toHaveLength(4);
    expect((await line.ticket(one)).awaitedAddress).toMatchObject({ mailsLeft: 0 });
    // The seat is held no longer for it.
    expect(await guests.row(one)).toMatchObject({ until: '09:30' });

    await guests.confirm(one);
    expect(await again()).toEqual(refused('ADDRESS_NOT_AWAITED'));
    expect(await guests.addresses.mailAgain(ANONYMOUS, '000000000000')).toEqual(refused('TICKET_NOT_FOUND'));
  });

  it('goes to the right address once it is corrected, and the link of the wrong one opens nothing', async () => {
    const n = line.newPerson();
    const one = given((await guests.inBatch(guests.request(await asking(2), n)))[0]);
    const wrong = await guests.token(one);

    expect(await guests.addresses.correct(ANONYMOUS, one.reference, 'right@')).toEqual(
      refused('EMAIL_INVALID'),
    );
    expect(await guests.addresses.correct(ANONYMOUS, one.reference, `right${n}@example.org`)).toEqual({
      ok: true,
      value: one.reference,
    });

    expect(await guests.mails(one)).toEqual([['registrations.address-asked', `right${n}@example.org`, null]]);
    expect(await guests.row(one)).toMatchObject({ until: '09:30' });
    expect(await guests.addresses.confirm(ANONYMOUS, wrong)).toEqual(refused('ADDRESS_LINK_INVALID'));
    // Nothing of the wrong address is left.
    expect(await db.ownerSql('select from people where email = $1', [`guest${n}@example.org`])).toHaveLength(
      0,
    );
    expect(await db.ownerSql('select from people where full_name = $1', [`Person ${n}`])).toHaveLength(1);

    await guests.addresses.correct(ANONYMOUS, one.reference, `better${n}@example.org`);
    expect(await guests.addresses.correct(ANONYMOUS, one.reference, `best${n}@example.org`)).toEqual(
      refused('ADDRESS_CORRECTIONS_USED_UP'),
    );
    expect(await guests.confirm(one)).toEqual({ ok: true, value: one.reference });
    expect(await guests.mails(one)).toEqual([['registrations.confirmed', `better${n}@example.org`, 1]]);
  });

  it('leaves a record alone that is known by the wrong address, and finds that of the right one', async () => {
    const [a, b] = [await asking(2), await asking(2)];
    const n = line.newPerson();
    await guests.inBatch(guests.request(a, n));
    const one = given((await guests.inBatch(guests.request(b, n)))[0]);
    const right = { ...guests.request(a, n), ...fresh(), email: `known${n}@example.org` };
    const known = given(
      (await guests.inBatch({ ...right, matchKey: `known${n}@example.org person${n}` }))[0],
    );

    await guests.addresses.correct(ANONYMOUS, one.reference, `known${n}@example.org`);

    const people = await db.ownerSql<{ id: string; person: string }>(
      'select id, person_id as person from registrations where id = any($1) order by id',
      [[one.registrationId, known.registrationId]],
    );
    expect(new Set(people.map(({ person }) => person)).size).toBe(1);
    expect(await db.ownerSql('select from people where email = $1', [`guest${n}@example.org`])).toHaveLength(
      1,
    );
  });

  it('is refused for an address under which the same name holds a seat already, and nothing is written', async () => {
    const sessionId = await asking(2);
    const n = line.newPerson();
    const one = given((await guests.inBatch(guests.request(sessionId, n)))[0]);
    const other = { ...guests.request(sessionId, n), ...fresh(), email: `twin${n}@example.org` };
    await guests.inBatch({ ...other, matchKey: `twin${n}@example.org person${n}` });
    const before = await line.written();

    expect(await guests.addresses.correct(ANONYMOUS, one.reference, `twin${n}@example.org`)).toEqual(
      refused('ALREADY_REGISTERED'),
    );
    expect(await line.written()).toEqual(before);
  });

  it('is sent again to whoever registers again, within its limits and without a word of it', async () => {
    const sessionId = await asking(2);
    const request = guests.request(sessionId, line.newPerson());
    const one = given((await guests.inBatch(request))[0]);
    await sent(one);
    await db.travelTo('2026-12-01T02:05:00Z');

    await guests.addresses.mailAgainTo(ANONYMOUS, sessionId, request.matchKey);
    await guests.addresses.mailAgainTo(ANONYMOUS, sessionId, request.matchKey);
    await guests.addresses.mailAgainTo(ANONYMOUS, sessionId, 'nobody@example.org nobody');

    expect(await guests.mails(one)).toHaveLength(2);
  });
});

describe('at the door', () => {
  it('confirms whoever stands there', async () => {
    const sessionId = await asking(2);
    const [here, away] = [await comes(sessionId), await comes(sessionId)];
    const trainer = personActor(newId(), [{ role: 'TRAINER', scopeId: null }]);

    await app
      .get(UnitOfWork)
      .run((tx) => guests.addresses.confirmAtDoor(tx, trainer, sessionId, [here.registrationId]));

    expect(await line.stand(here, away)).toEqual(['CONFIRMED', 'PENDING']);
  });
});

/** Ids of its own for the same wish. */
function fresh() {
  const { registrationId, personId, messageId, outboxId, auditId, reference } = guests.request(newId(), 0);
  return { registrationId, personId, messageId, outboxId, auditId, reference };
}

const sent = (one: StoredRegistration): Promise<unknown> =>
  db.ownerSql(
    `update messages set status = 'SENT', sent_at = app_now() where cause_id = $1 and status = 'DUE'`,
    [one.registrationId],
  );

/** Somebody who is signed in with this address. */
async function signedIn(email: string) {
  const [person, signIn] = [newId(), newId()];
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1::uuid, 'Signed in', $2, 'km', $1::uuid::text)`,
    [person, email],
  );
  await db.ownerSql(
    `insert into sign_ins (id, person_id, token_hash, method, strength, idle_minutes, expires_at)
     values ($1::uuid, $2, sha256($1::uuid::text::bytea), 'EMAIL_CODE', 'EMAIL_CODE', 30, app_now() + interval '1 hour')`,
    [signIn, person],
  );
  return personActor(person, [], { signInId: signIn });
}
