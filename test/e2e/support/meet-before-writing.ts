import { shutRendezvous, type SpawnedApp, type TestDatabase, waitFor } from '#testing';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import { registerOverHttp } from './register-over-http.js';

/** Meeting points of the single registration and of the batch. */
export const SINGLE = 7301;
export const BATCH = 7302;
/** The seats are read without a lock. Who waits at a meeting point does so without a limit of time. */
export const NO_LOCK = `create or replace function lock_seats(ids uuid[]) returns setof session_seats language plpgsql volatile as $$
  begin
    perform set_config('statement_timeout', '0', true);
    return query select * from session_seats where session_id = any(ids) order by session_id;
  end $$`;
/** Where a process is kept busy with its first batch while the next one comes together. */
const FIRST = 7303;
/** Numbers of people beside the race; none comes twice. */
let lastBeside = 1_000_000;

/** Lets rivals meet between the reading and the first writing of seats: a statement reads what stood when it began,
 *  whatever it waits for, and a trigger for each statement holds no row yet. A batch is known by its role. Each transaction
 *  meets once, at its first writing. */
export async function meetBeforeWriting(db: TestDatabase): Promise<void> {
  await db.ownerSql(`
    create table meeting_of_batches as select ${BATCH} as key;
    grant select on meeting_of_batches to public;
    create function meet_before_writing() returns trigger language plpgsql as $$
    begin
      if coalesce(current_setting('meeting.is_over', true), '') <> '' then return null; end if;
      perform set_config('meeting.is_over', 'yes', true);
      -- A process waits for the lock of others for a moment only; who waits for the test waits as long as it takes.
      perform set_config('lock_timeout', '0', true);
      if current_user = 'samaki_seats' then perform pg_advisory_xact_lock_shared(key) from meeting_of_batches;
      else perform pg_advisory_xact_lock_shared(${SINGLE}); end if;
      return null;
    end $$;
    create trigger meet before insert on registrations for each statement execute function meet_before_writing();
    create trigger meet before update on session_seats for each statement execute function meet_before_writing();`);
}

/** Has each of the processes cut its next batch from `size` registrations: somebody for another session keeps it busy
 *  while all of them come together behind. Answers what `send` answered, which must not wait for the batch. */
export async function batchOf<T>(
  db: TestDatabase,
  apis: readonly SpawnedApp[],
  size: number,
  send: () => Promise<T>,
): Promise<T> {
  const firsts = await shutRendezvous(db.url, FIRST);
  const meetAt = (key: number): Promise<unknown> =>
    db.ownerSql('update meeting_of_batches set key = $1', [key]);
  try {
    await meetAt(FIRST);
    const other = await aSession(db, { capacity: 10 });
    const first = apis.map((api) => registerOverHttp(api.url, other, (lastBeside += 1)));
    await firsts.arrived(apis.length);
    const sent = await send();
    await waitFor(
      async () => (await figures(apis, 'samaki_seat_waiting')).every((waiting) => waiting === size),
      60_000,
      'everybody to stand in line',
    );
    await meetAt(BATCH);
    await firsts.open();
    await Promise.all(first);
    return sent;
  } finally {
    await firsts.open();
  }
}

/** A figure of each of the processes. */
export const figures = (apis: readonly SpawnedApp[], name: string): Promise<number[]> =>
  Promise.all(
    apis.map(async (api) => {
      const page = await (await fetch(`${api.url}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(page)?.[1]);
    }),
  );
