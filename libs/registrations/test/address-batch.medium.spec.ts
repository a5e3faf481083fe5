/* Story: docs/stories/address-hold.md. The group commit and the single path decide alike whose address is asked for, and how many come by
   telephone alone. */
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import type { Result } from '#kernel';
import { SeatBatcher, type StoredRegistration } from '#registrations';
import { createTestDatabase, propertyRuns, type TestDatabase, times } from '#testing';
import { Guests } from './guests.builder.js';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let guests: Guests;
let organisations: string[];

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  guests = new Guests(db, app);
  organisations = [
    await line.organisation('PRIVATE_SECTOR', 'phnom-penh'),
    await line.organisation('NGO', 'battambang'),
  ];
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

interface Comer {
  readonly phone: boolean;
  readonly organisation: number;
  /** Asks once more, as the one before of this batch. */
  readonly again: boolean;
}

const comer: fc.Arbitrary<Comer> = fc.record({
  phone: fc.boolean(),
  organisation: fc.nat(1),
  again: fc.constantFrom(false, false, false, true),
});
const scenario = fc.record({
  capacity: fc.integer({ min: 2, max: 8 }),
  quota: fc.boolean(),
  percent: fc.constantFrom(null, 30, 50),
  minutes: fc.constantFrom(0, 30, 30),
  commands: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(comer, { minLength: 1, maxLength: 7 }) },
      { weight: 1, arbitrary: fc.constantFrom('confirm' as const, 'end' as const, 'cancel' as const) },
    ),
    { minLength: 2, maxLength: 7, size: 'max' },
  ),
});

/** What everybody has, and what is counted. */
const standing = async (sessionId: string): Promise<unknown> => ({
  rows: await db.ownerSql(
    `select p.full_name as name, r.status, r.pending_reason as reason, r.hold_until is not null as held, r.phone_only as phone,
       place_in_line(r.session_id, r.waitlist_rank) as place, r.ended_because as ended,
       (select jsonb_agg(m.kind || coalesce(m.subject_type, '') || m.status order by m.kind, m.status) from messages m where m.cause_id = r.id) as mails,
       (select jsonb_agg(k.key like '%~0' order by k.key like '%~0') from message_dedupe_keys k join messages m on m.id = k.message_id
         where m.cause_id = r.id) as keys,
       (select jsonb_agg(o.topic order by o.id) from outbox o where o.payload ->> 'registrationId' = r.id::text) as topics
     from registrations r join people p on p.id = r.person_id where r.session_id = $1 order by p.full_name, r.id`,
    [sessionId],
  ),
  counts: await line.counts(sessionId),
});

const said = (answers: readonly Result<StoredRegistration>[]): unknown =>
  answers.map((it) =>
    it.ok ? [it.value.status, it.value.waitlistPosition, 'holdUntil' in it.value] : it.refusal.code,
  );

it(
  'decide alike who is asked, who waits and whom the telephone takes no further',
  async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(scenario, async (told) => {
        await db.travelTo(NOW);
        const sessions: string[] = [];
        for (let n = 0; n < 2; n += 1) {
          const id = await aSession(db, { capacity: told.capacity });
          const quotas = told.quota
            ? [{ organisationKind: 'NGO' as const, cityId: null, seats: 1, releaseHours: null }]
            : [];
          await line.set(id, { capacity: told.capacity, quotas, addressHoldMinutes: told.minutes });
          sessions.push(id);
        }
        const [batch, single] = sessions as [string, string];
        const has: [StoredRegistration[], StoredRegistration[]] = [[], []];
        let travelled = 0;
        for (const command of told.commands) {
          if (command === 'end') {
            travelled += 31;
            await db.travelTo(new Date(NOW.getTime() + travelled * 60_000));
            await guests.holds.endHolds();
          } else if (command === 'confirm' || command === 'cancel') {
            for (const all of has) {
              const [one] = all;
              if (one && command === 'confirm') await guests.confirm(one);
              if (one && command === 'cancel') await line.cancel(one);
            }
          } else {
            let last = 0;
            const wishes = command.map(({ phone, organisation, again }) => {
              if (!again || last === 0) last = line.newPerson();
              return {
                n: last,
                wish: { phone, organisation: organisations[organisation]!, percent: told.percent },
              };
            });
            const together = await guests.inBatch(
              ...wishes.map(({ n, wish }) => guests.request(batch, n, wish)),
            );
            const alone = [];
            for (const { n, wish } of wishes) alone.push(await guests.alone(guests.request(single, n, wish)));
            expect(said(together)).toEqual(said(alone));
            for (const [at, answers] of [together, alone].entries())
              for (const answer of answers) {
                if (answer.ok) has[at]!.push(answer.value);
                seen.add(answer.ok ? answer.value.status : answer.refusal.code);
              }
          }
          expect(await standing(batch)).toEqual(await standing(single));
        }
      }),
      propertyRuns(40, 1_000),
    );
    expect([...seen].toSorted()).toEqual([
      'ALREADY_REGISTERED',
      'CONFIRMED',
      'PENDING',
      'PHONE_SEATS_USED_UP',
      'WAITLISTED',
    ]);
  },
  times(240_000, 1_800_000),
);

it('leaves none of forty guests to the single path', async () => {
  const sessionId = await aSession(db, { capacity: 30, addressHoldMinutes: 30 });
  const before = app.get(SeatBatcher).counts.single;

  const answers = await guests.inBatch(
    ...Array.from({ length: 40 }, (_, n) =>
      guests.request(sessionId, line.newPerson(), { phone: n % 2 === 1, percent: 50 }),
    ),
  );

  const count = (what: string): number =>
    answers.filter((it) => (it.ok ? it.value.status : it.refusal.code) === what).length;
  expect(['PENDING', 'CONFIRMED', 'WAITLISTED', 'PHONE_SEATS_USED_UP'].map(count)).toEqual([15, 15, 5, 5]);
  expect(app.get(SeatBatcher).counts.single).toBe(before);
});
