import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#kernel';
import { type EnrolmentView, EnrolPeopleService } from '#registrations';
import { createTestDatabase, shutRendezvous, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/coordinator.md, the race. Two processes, as two api processes are. */

const DOOR = 7_264_001;
let db: TestDatabase;
let apps: INestApplicationContext[];
let organisations: CoordinatedOrganisation[];

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  apps = [await composeProgramme(db), await composeProgramme(db)];
  organisations = [
    await anOrganisation(db, { km: 'ក', en: 'Lotus' }, 'ង៉ែត ពិសី'),
    await anOrganisation(db, { km: 'ខ', en: 'Artisans' }, 'មាស ធីតា'),
  ];
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await db.drop();
});

/** Each organisation's twenty, at once. */
const pasteBoth = (sessionId: string): Promise<EnrolmentView[]> =>
  Promise.all(
    organisations.map(async ({ id, actor }, at) => {
      const list = Array.from({ length: 20 }, (_, n) => `Person ${at}-${n}, p${at}x${n}@example.org`).join(
        '\n',
      );
      const answer = await apps[at]!.get(EnrolPeopleService).enrol(actor, {
        organisationId: id,
        sessionId,
        list,
        locale: 'km',
        idempotencyKey: newId(),
      });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.value;
    }),
  );

const confirmed = (views: readonly EnrolmentView[]): number =>
  views.flatMap(({ lines }) => lines).filter(({ outcome }) => outcome === 'CONFIRMED').length;

it('seats 25 of two lists of 20 pasted at once, and puts 15 in line without a gap', async () => {
  const sessionId = await aSession(db, { capacity: 25 });

  const views = await pasteBoth(sessionId);

  expect(confirmed(views)).toBe(25);
  const positions = views.flatMap(({ lines }) => lines).flatMap((line) => line.waitlistPosition ?? []);
  expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
  for (const { lines } of views) {
    const places = lines.map((line) => line.waitlistPosition ?? 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
  const rows = `select status, count(*)::int as n, max(waitlist_rank)::int as last from registrations where session_id = $1 group by 1 order by 1`;
  expect(await db.ownerSql(rows, [sessionId])).toEqual([
    { status: 'CONFIRMED', n: 25, last: null },
    { status: 'WAITLISTED', n: 15, last: 15 },
  ]);
  expect(
    await db.ownerSql(
      'select taken, waiting, next_rank::int as next from session_seats where session_id = $1',
      [sessionId],
    ),
  ).toEqual([{ taken: 25, waiting: 15, next: 16 }]);
});

it('oversells without the lock: its twin', async () => {
  const sessionId = await aSession(db, { capacity: 25 });
  await db.ownerSql('alter table session_seats drop constraint ck_session_seats__taken');
  await db.ownerSql(`create or replace function lock_seats(ids uuid[]) returns setof session_seats language plpgsql volatile as $$
    begin
      return query select * from session_seats where session_id = any(ids) order by session_id;
      perform pg_advisory_xact_lock_shared(${DOOR});
    end $$`);
  const door = await shutRendezvous(db.url, DOOR);

  const pasted = pasteBoth(sessionId);
  try {
    await door.arrived(2);
  } finally {
    await door.open();
  }

  expect(confirmed(await pasted)).toBe(40);
});
