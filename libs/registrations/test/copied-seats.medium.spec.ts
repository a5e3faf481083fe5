/* Story: docs/stories/session-planning.md, *Its seats as they are*. */
import type { INestApplicationContext } from '@nestjs/common';
import { ChangeSeatsService } from '#registrations';
import { CopySessionService, PlanSeriesService } from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { anOrganisation } from './enrolment.builder.js';
import { WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let sessionId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await db.travelTo(NOW);
  sessionId = await aSession(db, { capacity: 20, addressHoldMinutes: 30 });
  const settings = {
    sessionId,
    capacity: 30,
    onlineCapacity: null,
    quotas: [{ organisationKind: 'NGO', cityId: null, seats: 10, releaseHours: 48 }],
    groupPolicy: 'HOLD',
    promotion: 'OFFER',
    offerHours: 12,
    offerCutoffHours: 6,
    cancelCutoffHours: 24,
    needsApproval: true,
    addressHoldMinutes: 45,
    sameHour: 'BLOCK',
  } as const;
  const changed = await app.get(ChangeSeatsService).change(WORKING_GROUP, settings);
  if (!changed.ok) throw new Error(changed.refusal.code);
  const hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' }, 'ង៉ែត ពិសី');
  await db.ownerSql(`update seat_quotas set released_at = app_now(), taken = 3 where session_id = $1`, [
    sessionId,
  ]);
  await db.ownerSql(
    `with aside as (insert into seat_quotas (id, session_id, organisation_kind, organisation_id, seats, links)
       values (gen_random_uuid(), $1, 'ORGANISATION', $2, 3, 1))
     update session_seats set quotas = 2, taken = 4, waiting = 1, next_rank = 2 where session_id = $1`,
    [sessionId, hotel.id],
  );
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const AS_THEY_ARE = {
  state: 'DRAFT',
  capacity: 30,
  online_capacity: null,
  taken: 0,
  waiting: 0,
  next_rank: 1,
  group_policy: 'HOLD',
  promotion: 'OFFER',
  offer_hours: 12,
  offer_cutoff_hours: 6,
  cancel_cutoff_hours: 24,
  needs_approval: true,
  guest_hold_minutes: 45,
  blocks_same_hour: true,
  quotas: 1,
  kept: [{ kind: 'NGO', city: null, seats: 10, taken: 0, hours: 48, released: null, organisation: null }],
};

async function seatsOfOthers(): Promise<unknown[]> {
  return db.ownerSql(
    `select state, capacity, online_capacity, taken, waiting, next_rank::int, group_policy, promotion, offer_hours, offer_cutoff_hours, cancel_cutoff_hours,
       needs_approval, guest_hold_minutes, blocks_same_hour, quotas,
       (select jsonb_agg(jsonb_build_object('kind', q.organisation_kind, 'city', q.city_id, 'seats', q.seats, 'taken', q.taken,
         'hours', q.release_hours, 'released', q.released_at, 'organisation', q.organisation_id)) from seat_quotas q where q.session_id = s.session_id) as kept
     from session_seats s where session_id <> $1`,
    [sessionId],
  );
}

it('stay as they are in a copy, with every quota kept anew and nothing set aside', async () => {
  const copied = await app.get(CopySessionService).copySession(WORKING_GROUP, sessionId);

  expect(copied.ok).toBe(true);
  expect(await seatsOfOthers()).toEqual([AS_THEY_ARE]);
});

it('and in each draft of a series', async () => {
  await db.ownerSql('delete from sessions where id <> $1', [sessionId]);
  const rule = {
    every: 'WEEK',
    weekdays: [],
    until: null,
    times: 2,
    except: [],
    onHolidays: false,
  } as const;

  const made = await app.get(PlanSeriesService).plan(WORKING_GROUP, { sessionId, rule });

  expect(made.ok).toBe(true);
  expect(await seatsOfOthers()).toEqual([AS_THEY_ARE, AS_THEY_ARE]);
});
