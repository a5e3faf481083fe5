import { execFileSync } from 'node:child_process';
import { fromPackageRoot, newId } from '#kernel';
import { prepareQueueSchema } from '#queue';
import { SeatConfirmedV1 } from '#registrations';
import {
  Child,
  createTestDatabase,
  freePort,
  SmtpOracle,
  startRedis,
  TEST_SECRET,
  type TestDatabase,
  type TestRedis,
  waitFor,
} from '#testing';
import { aSession, NOW } from '../../../libs/registrations/test/seats.builder.js';

export const PEOPLE = 500;
/** Two jobs with five mails each. */
export const UNDER_WAY = 10;
/** 16:00 in Phnom Penh on the day before the session. */
const REMINDER = new Date('2026-12-07T09:00:00Z');
const SESSION = new Date('2026-12-08T06:30:00Z');

/** Bundles the impatient worker once, as `npm run build` does with the worker; answers the file to run. */
let bundled: string | undefined;
function impatientWorker(): string {
  if (bundled) return bundled;
  const [source, folder] = ['test/e2e/support/impatient-worker.mjs', 'dist/bundle/impatient-worker'];
  execFileSync(process.execPath, [fromPackageRoot('apps/cli/bundle.mjs'), source, folder]);
  bundled = fromPackageRoot(folder, 'main.js');
  return bundled;
}

export interface HouseOptions {
  readonly backend: 'postgresql' | 'redis';
  readonly withoutLease?: boolean;
}

/** Five hundred people with a seat, a worker in a process of its own, a mail server that counts. */
export class ReminderHouse {
  worker: Child | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly oracle: SmtpOracle,
    readonly redis: TestRedis | undefined,
    private readonly options: HouseOptions,
  ) {}

  static async build(options: HouseOptions): Promise<ReminderHouse> {
    const database = await createTestDatabase();
    await prepareQueueSchema(database.url);
    await database.travelTo(NOW);
    const redis = options.backend === 'redis' ? await startRedis() : undefined;
    const house = new ReminderHouse(database, await SmtpOracle.start(), redis, options);
    await house.seatEverybody();
    return house;
  }

  async leave(): Promise<void> {
    await this.worker?.kill('SIGKILL');
    await this.oracle.stop();
    await this.redis?.stop();
    await this.database.drop();
  }

  /** Starts a worker and waits until it works. */
  async startWorker(): Promise<Child> {
    const port = await freePort();
    const options = {
      queue: {
        jobLockMs: 2_000,
        stalledCheckMs: 500,
        reconcileEveryMs: 200,
        redispatchAfterSeconds: 2,
        outboxPollMs: 500,
      },
      // A lease that ends while the worker lives would repeat a mail: longer than a busy machine holds one up.
      delivery: { leaseSeconds: 8, putBackAfterSeconds: 1, scanEveryMs: 200, perJob: 100 },
      withoutLease: this.options.withoutLease,
    };
    const worker = new Child(process.execPath, [impatientWorker(), JSON.stringify(options)], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LOG_LEVEL: 'warn',
        SAMAKI_SECRET: TEST_SECRET,
        DATABASE_URL: this.database.url,
        SMTP_URL: this.oracle.url,
        WORKER_PORT: String(port),
        ...(this.redis && { REDIS_URL: this.redis.url }),
      },
    });
    this.worker = worker;
    await waitFor(
      async () => {
        if (!worker.isRunning) throw new Error(worker.log);
        return (await fetch(`http://127.0.0.1:${port}/health/live`)).ok;
      },
      60_000,
      'the worker to live',
    );
    return worker;
  }

  /** Waits until everybody's reminder is planned for 16:00 of the day before, then moves the clock there. */
  async letReminderTimeCome(): Promise<void> {
    await waitFor(
      async () =>
        (await this.countOf(`kind = 'reminders.day-before' and status = 'DUE' and due_at = $1`, [
          REMINDER,
        ])) === PEOPLE,
      60_000,
      'all reminders to be planned',
    );
    await this.database.travelTo(REMINDER);
  }

  /** How many messages are as said. */
  async countOf(condition: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.database.ownerSql<{ count: number }>(
      `select count(*)::int as count from messages where ${condition}`,
      values,
    );
    return row?.count ?? 0;
  }

  /** Copies beyond the first, of everybody together. */
  get extras(): number {
    return this.oracle.taken.length - this.oracle.counts().size;
  }

  private async seatEverybody(): Promise<void> {
    const sessionId = await aSession(this.database, { capacity: PEOPLE, startsAt: SESSION });
    const people = Array.from({ length: PEOPLE }, (_, n) => ({
      n,
      person: newId(),
      registration: newId(),
      news: newId(),
    }));
    await this.database.ownerSql(
      `with given as (select * from jsonb_to_recordset($1::jsonb) as g(n int, person uuid, registration uuid, news uuid)),
       persons as (insert into people (id, full_name, email, locale, match_key)
         select person, 'Person ' || n, 'person' || n || '@example.org', 'km', 'person ' || n from given),
       seats as (update session_seats set taken = $3 where session_id = $2),
       news as (insert into outbox (id, topic, payload)
         select news, $4, jsonb_build_object('registrationId', registration, 'sessionId', $2::uuid) from given)
       insert into registrations (id, session_id, person_id, organisation_name, status, reference, locale, confirmed_at)
       select registration, $2, person, 'Tonle Mobility', 'CONFIRMED', 'T' || lpad(n::text, 11, '0'), 'km', app_now() from given`,
      [JSON.stringify(people), sessionId, PEOPLE, SeatConfirmedV1.topic],
    );
  }
}
