import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { BatchConnection } from '../src/domain/batch-connection.js';
import { Prerequisites } from '../src/domain/prerequisites.js';
import { newRegistrationRequest, type RegistrationRequest } from '../src/domain/registration-request.js';
import { RegisterOneService } from '../src/domain/register-one.service.js';
import type { SeatState } from '../src/domain/seats.rules.js';
import { SeatBatcher } from '../src/domain/seat-batcher.js';
import { Waitlist } from '../src/domain/waitlist.js';
import { AuditTrail } from '#audit';
import { ANONYMOUS } from '#authz';
import { MessageLedger } from '#messaging';

/** The programme's clock in these tests: Tuesday 1 December 2026, 09:00 in Phnom Penh. */
export const NOW = new Date('2026-12-01T02:00:00Z');

export interface SessionWish {
  readonly capacity: number;
  readonly addressHoldMinutes?: number;
  readonly startsAt?: Date;
  readonly state?: SeatState;
}

/** A session with its seats, written straight into the tables. Answers its id. */
export async function aSession(db: TestDatabase, wish: SessionWish): Promise<string> {
  const id = newId();
  const startsAt = wish.startsAt ?? new Date('2026-12-08T06:30:00Z');
  const courseId = await aCourse(db);
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     values ($1, $2, 'ONLINE', '{km}', $3, $3::timestamptz + interval '3 hours', $3, 'Asia/Phnom_Penh')`,
    [id, courseId, startsAt],
  );
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version, state, guest_hold_minutes) values ($1, $2, $3, 1, $4, $5)`,
    [id, wish.capacity, startsAt, wish.state ?? 'OPEN', wish.addressHoldMinutes ?? null],
  );
  return id;
}

async function aCourse(db: TestDatabase): Promise<string> {
  const [known] = await db.ownerSql<{ id: string }>('select id from courses limit 1');
  if (known) return known.id;
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
     values ($1, 'heritage', $2, 'ក', 'Heritage', 'ក', 'x', 'ក', 'x', 'ក', 'x')`,
    [course, sector],
  );
  return course;
}

/** A request of person number `n` for a session; the same number is the same person, the same key the same request. */
export function aRequest(
  sessionId: string,
  n: number,
  key: string = newId(),
  organisationName = 'Tonle Mobility',
): RegistrationRequest {
  return newRegistrationRequest(ANONYMOUS, {
    sessionId,
    fullName: `Person ${n}`,
    email: `person${n}@example.org`,
    phone: null,
    locale: 'km',
    matchKey: `person ${n}|person${n}@example.org`,
    organisationName,
    key,
  });
}

export interface Seating {
  readonly unitOfWork: UnitOfWork;
  readonly one: RegisterOneService;
  readonly connection: BatchConnection;
  readonly batcher: SeatBatcher;
  close(): Promise<void>;
}

/** The seat services over a test's database, as an api composes them. */
export async function composeSeating(db: TestDatabase, more: NodeJS.ProcessEnv = {}): Promise<Seating> {
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test', ...more });
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 8 }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  const one = new RegisterOneService(
    unitOfWork,
    new Waitlist(new MessageLedger(), new AuditTrail()),
    new Prerequisites(),
  );
  const connection = new BatchConnection(config);
  const batcher = new SeatBatcher(config, connection, one);
  return {
    unitOfWork,
    one,
    connection,
    batcher,
    close: async () => {
      await batcher.onApplicationShutdown();
      await dataSource.destroy();
    },
  };
}
