import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AttendanceModule, AttendanceReads, MarkAttendanceService } from '#attendance';
import { type Actor, personActor, SYSTEM } from '#authz';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { newId } from '#kernel';
import { CancelRegistrationService, RegistrationsModule } from '#registrations';
import {
  CancelSessionService,
  ChangeSessionStateService,
  MoveSessionService,
  SessionRow,
  SessionsModule,
  SessionTrainerRow,
} from '#sessions';
import { anActor, createTestDatabase, TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import pg from 'pg';

/* Story: docs/stories/attendance.md, what is taken back. */

let db: TestDatabase;
let app: INestApplicationContext;
let trainer: Actor;
let courseId: string;
let sessionId: string;
let malis: string;
let dara: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });

  @Module({
    imports: [
      ConfigModule.with(config),
      DatabaseModule.forProcess('samaki_app', [SessionRow, SessionTrainerRow], 6),
      SessionsModule,
      RegistrationsModule,
      AttendanceModule,
    ],
  })
  class TestModule {}

  app = await NestFactory.createApplicationContext(TestModule, { logger: ['error'], abortOnError: false });
  const personId = await aPerson('Keo Sophea');
  trainer = personActor(personId, [{ role: 'TRAINER', scopeId: null }]);
  courseId = await aCourse();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.travelTo('2026-12-08T02:00:00Z');
  sessionId = newId();
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     values ($1, $2, 'ONLINE', '{km}', '2026-12-08T06:30:00Z', '2026-12-08T10:00:00Z', '2026-12-08T06:00:00Z', 'Asia/Phnom_Penh')`,
    [sessionId, courseId],
  );
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, taken, closes_at, schedule_version) values ($1, 5, 2, '2026-12-08T06:30:00Z', 1)`,
    [sessionId],
  );
  malis = await aSeat('Pich Malis');
  dara = await aSeat('Sok Dara');
  expect(await mark(malis)).toBe('ok');
  expect(await mark(dara)).toBe('ok');
});

async function aPerson(fullName: string): Promise<string> {
  const id = newId();
  await db.ownerSql(`insert into people (id, full_name, locale, match_key) values ($1, $2, 'km', $3)`, [
    id,
    fullName,
    `${id} ${fullName}`,
  ]);
  return id;
}

async function aCourse(): Promise<string> {
  const [area, sector, course] = [newId(), newId(), newId()];
  await db.ownerSql(
    `insert into focus_areas (id, code, name_km, name_en, rank) values ($1, 'civic', 'ក', 'Civic', 1)`,
    [area],
  );
  await db.ownerSql(
    `insert into sectors (id, code, focus_area_id, name_km, name_en) values ($1, 'tourism', $2, 'ក', 'Tourism')`,
    [sector, area],
  );
  await db.ownerSql(
    `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
     values ($1, 'heritage', $2, 'ក', 'x', 'ក', 'x', 'ក', 'x', 'ក', 'x')`,
    [course, sector],
  );
  return course;
}

async function aSeat(name: string): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into registrations (id, session_id, person_id, organisation_name, status, reference, locale, confirmed_at)
     values ($1, $2, $3, 'x', 'CONFIRMED', $4, 'km', app_now())`,
    [id, sessionId, await aPerson(name), referenceOf(id)],
  );
  return id;
}

const referenceOf = (id: string): string => id.replaceAll('-', '').slice(-12).toUpperCase();

async function mark(registrationId: string): Promise<string> {
  const marks = [{ registrationId, status: 'ATTENDED' as const, version: 0 }];
  const answer = await app.get(MarkAttendanceService).mark(trainer, { sessionId, marks, reason: null });
  return answer.ok ? 'ok' : answer.refusal.code;
}

/** The services do not ask who holds a session: the second wall does, so these reads are the working group's. */
const committee = anActor('WORKING_GROUP');
/** What the trainer's page counts, and what the overview counts. */
async function attended(): Promise<[marks: number, figure: number]> {
  const [figure] = await db.ownerSql<{ people: string }>(
    `select coalesce(sum(people), 0) as people from overview_rollups where session_id = $1 and measure = 'ATTENDED'`,
    [sessionId],
  );
  return [(await app.get(AttendanceReads).counts(committee, sessionId)).attended, Number(figure!.people)];
}

const audits = (): Promise<unknown[]> =>
  db.ownerSql(
    `select before, after, reason from audit_rows where action = 'attendance.take-back' and subject_id in ($1, $2) order by id`,
    [malis, dara],
  );

const cancel = (): Promise<unknown> =>
  app.get(CancelSessionService).cancelSession(SYSTEM, { sessionId, reason: { km: 'ភ្លៀង', en: 'Rain' } });

describe('a mark is taken back', () => {
  it('when the session is moved to another day', async () => {
    expect(await attended()).toEqual([2, 2]);
    const plan = {
      startsAt: new Date('2026-12-10T06:30:00Z'),
      endsAt: new Date('2026-12-10T10:00:00Z'),
    };
    expect(await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId, ...plan })).toMatchObject({
      ok: true,
    });

    expect(await attended()).toEqual([0, 0]);
    const row = {
      before: { attendance: 'ATTENDED', version: 1 },
      after: null,
      reason: 'The session was moved to a day to come',
    };
    expect(await audits()).toEqual([row, row]);
    await db.travelTo('2026-12-09T17:00:00Z');
    expect(await mark(malis)).toBe('ok');
  });

  it('not when it begins later on the same day', async () => {
    const plan = {
      startsAt: new Date('2026-12-08T08:30:00Z'),
      endsAt: new Date('2026-12-08T11:00:00Z'),
    };
    expect(await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId, ...plan })).toMatchObject({
      ok: true,
    });

    expect(await attended()).toEqual([2, 2]);
    expect(await audits()).toEqual([]);
  });

  it('when the session loses its date', async () => {
    const reason = { km: 'ភ្លៀង', en: 'Rain' };
    expect(
      await app.get(ChangeSessionStateService).postponeSession(SYSTEM, { sessionId, reason }),
    ).toMatchObject({ ok: true });

    expect(await attended()).toEqual([0, 0]);
    expect(await audits()).toMatchObject([
      { reason: 'The session was postponed' },
      { reason: 'The session was postponed' },
    ]);
  });

  it('when the session is cancelled', async () => {
    expect(await cancel()).toMatchObject({ ok: true });

    expect(await attended()).toEqual([0, 0]);
    expect(await audits()).toHaveLength(2);
  });

  it('of whoever gives the seat back before the start, and of nobody else', async () => {
    expect(await app.get(CancelRegistrationService).cancel(SYSTEM, referenceOf(malis))).toMatchObject({
      ok: true,
    });

    expect(await attended()).toEqual([1, 1]);
    expect(await audits()).toEqual([
      { before: { attendance: 'ATTENDED', version: 1 }, after: null, reason: 'The seat was given back' },
    ]);
  });
});

it('nobody is marked while the session is being called off', async () => {
  const other = new pg.Client(db.url);
  await other.connect();
  try {
    await other.query('begin');
    await other.query(`update sessions set status = 'CANCELLED' where id = $1`, [sessionId]);
    const late = await aSeat('Tep Bora');
    const marked = mark(late);
    await Promise.race([marked, waitFor(async () => (await waiting()) === 1, 30_000, 'the mark to wait')]);
    await other.query('commit');

    expect(await marked).toBe('SESSION_CANCELLED');
  } finally {
    await other.end();
  }
});

/** Backends of this database that wait for somebody's row. */
async function waiting(): Promise<number> {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')`,
  );
  return row!.n;
}
