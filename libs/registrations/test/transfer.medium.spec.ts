import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { type StoredRegistration, TransferRegistrationService } from '#registrations';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
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

const B_STARTS = new Date('2026-12-15T06:30:00Z');
const CHENDA = { fullName: 'Ly Chenda', contact: 'chenda.ly@lotus-angkor.example', locale: 'en' } as const;

const toPerson = (
  { reference }: StoredRegistration,
  who: { fullName: string; contact: string; locale: 'km' | 'en' } = CHENDA,
  idempotencyKey = newId(),
): ReturnType<TransferRegistrationService['toPerson']> =>
  app.get(TransferRegistrationService).toPerson(ANONYMOUS, { reference, idempotencyKey, ...who });
const toSession = (
  { reference }: StoredRegistration,
  sessionId: string,
  idempotencyKey = newId(),
): ReturnType<TransferRegistrationService['toSession']> =>
  app.get(TransferRegistrationService).toSession(ANONYMOUS, { reference, sessionId, idempotencyKey });

async function story(): Promise<{ a: string; b: string; people: StoredRegistration[] }> {
  const a = await aSession(db, { capacity: 2 });
  const b = await aSession(db, { capacity: 1, startsAt: B_STARTS });
  return { a, b, people: await line.come(a, 3) };
}

describe('a seat', () => {
  it('is given to somebody else: they have it, whoever gave it is told, and nobody moves', async () => {
    const { a, people } = await story();
    const [dara, , vuthy] = people;
    const key = newId();

    const given = await toPerson(dara!, CHENDA, key);

    if (!given.ok) throw new Error(given.refusal.code);
    expect(await line.stand(dara!, given.value, vuthy!)).toEqual(['CANCELLED', 'CONFIRMED', 'WAITLISTED 1']);
    expect(given.value.reference).not.toBe(dara!.reference);
    expect(await line.ticket(dara!)).toMatchObject({ endedBecause: 'TRANSFERRED' });
    expect(await line.ticket(given.value)).toMatchObject({ fullName: 'Ly Chenda' });
    expect(await line.counts(a)).toMatchObject({ taken: 2, waiting: 1 });
    const mails = await db.ownerSql(
      `select kind from messages where cause_id = any($1) and status = 'DUE' order by kind`,
      [[dara!.registrationId, given.value.registrationId]],
    );
    expect(mails.map(({ kind }) => kind)).toEqual(['registrations.given-away', 'registrations.received']);

    const before = await line.written();
    expect(await toPerson(dara!, CHENDA, key)).toEqual(given);
    expect(await toPerson(dara!, { ...CHENDA, fullName: 'Ly Channa' }, key)).toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await line.written()).toEqual(before);
  });

  it('is looked at anew where each registration is, and is kept meanwhile', async () => {
    const { a, people } = await story();
    await line.set(a, { capacity: 2, needsApproval: true });

    const given = await toPerson(people[0]!, { ...CHENDA, contact: 'other@lotus-angkor.example' });

    expect(given).toMatchObject({ ok: true, value: { status: 'PENDING' } });
    expect(await line.counts(a)).toMatchObject({ taken: 2 });
  });

  it('is changed for one on another date, and the next in line has the old one', async () => {
    const { a, b, people } = await story();
    const [, lina, vuthy] = people;

    const changed = await toSession(lina!, b);

    if (!changed.ok) throw new Error(changed.refusal.code);
    expect(await line.stand(lina!, changed.value, vuthy!)).toEqual(['CANCELLED', 'CONFIRMED', 'CONFIRMED']);
    expect(await line.counts(a)).toMatchObject({ taken: 2, waiting: 0 });
    expect(await line.counts(b)).toMatchObject({ taken: 1, waiting: 0 });
    expect((await line.ticket(changed.value)).sessionId).toBe(b);
    expect((await line.ticket(lina!)).endedBecause).toBe('DATE_CHANGED');
    const mails = await db.ownerSql(
      `select kind, cause_id = $1 as old from messages where cause_id in ($1, $2) and status = 'DUE' order by kind`,
      [lina!.registrationId, changed.value.registrationId],
    );
    expect(mails).toEqual([
      { kind: 'registrations.confirmed', old: false },
      { kind: 'registrations.date-changed', old: true },
    ]);
  });

  it('is not changed for another date once seats are no longer given back, and can be given still', async () => {
    const { a, b, people } = await story();
    await line.set(a, { capacity: 2, cancelCutoffHours: 48 });
    await db.travelTo('2026-12-06T06:30:00Z');
    const before = await line.written();

    expect(await toSession(people[0]!, b)).toMatchObject({
      refusal: { code: 'CANCELLATION_CLOSED', detail: { hours: 48 } },
    });
    expect(await line.written()).toEqual(before);
    expect(await toPerson(people[0]!, { ...CHENDA, contact: 'late@lotus-angkor.example' })).toMatchObject({
      ok: true,
    });
  });

  it('stays where it is when it cannot be given, and nothing is written', async () => {
    const { b, people } = await story();
    const [dara, lina, vuthy] = people;
    await line.come(b, 1);
    const otherCourse = await aSession(db, { capacity: 5 });
    await db.ownerSql(
      `with c as (insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
         select gen_random_uuid(), 'other', sector_id, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x' from courses limit 1 returning id)
       update sessions set course_id = (select id from c) where id = $1`,
      [otherCourse],
    );
    const pisey = { fullName: 'Ngeth Pisey', contact: 'pisey@angkor-guides.example', locale: 'km' } as const;
    await toPerson(lina!, pisey);
    const before = await line.written();

    const codes = [
      await toPerson(vuthy!),
      await toPerson(dara!, pisey),
      await toPerson({ ...dara!, reference: '000000000000' }),
      await toPerson(dara!, { ...CHENDA, contact: 'no contact' }),
      await toSession(dara!, b),
      await toSession(dara!, otherCourse),
      await toSession(dara!, newId()),
    ].map((answer) => (answer.ok ? 'OK' : answer.refusal.code));
    await db.travelTo('2026-12-08T06:30:00Z');
    const late = await toSession(dara!, b);

    expect([...codes, late.ok ? 'OK' : late.refusal.code]).toEqual([
      'NO_SEAT_TO_TRANSFER',
      'ALREADY_REGISTERED',
      'TICKET_NOT_FOUND',
      'CONTACT_INVALID',
      'NO_SEAT_LEFT',
      'OTHER_COURSE',
      'SESSION_NOT_FOUND',
      'SESSION_STARTED',
    ]);
    expect(await line.written()).toEqual(before);
  });

  it('is changed both ways at once without either waiting for the other for ever', async () => {
    const a = await aSession(db, { capacity: 20 });
    const b = await aSession(db, { capacity: 20, startsAt: B_STARTS });
    const [there, back] = [await line.come(a, 8), await line.come(b, 8)];

    const answers = await Promise.all([
      ...there.map((one) => toSession(one, b)),
      ...back.map((one) => toSession(one, a)),
    ]);

    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await line.counts(a)).toMatchObject({ taken: 8, waiting: 0 });
    expect(await line.counts(b)).toMatchObject({ taken: 8, waiting: 0 });
  });
});
