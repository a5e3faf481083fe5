import { shutRendezvous, type SpawnedApp, type TestDatabase, waitFor } from '#testing';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import { registerOverHttp } from './register-over-http.js';

/** Meeting points of the single registration and of the batch. */
export const SINGLE = 7301;
export const BATCH = 7302;
/** Numbers of people beside the race; none comes twice. */
let lastBeside = 1_000_000;

/** Lets rivals meet between the reading and the first writing of seats: a statement reads what stood when it began,
 *  whatever it waits for, and a trigger for each statement holds no row yet. A batch is known by its role. */
export async function meetBeforeWriting(db: TestDatabase): Promise<void> {
  await db.ownerSql(`
    create function meet_before_writing() returns trigger language plpgsql as $$
    begin
      if current_user = 'samaki_seats' then perform pg_advisory_xact_lock_shared(${BATCH}); else perform pg_advisory_xact_lock_shared(${SINGLE}); end if;
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
  const singles = await shutRendezvous(db.url, SINGLE);
  try {
    const other = await aSession(db, { capacity: 10 });
    const first = apis.map((api) => registerOverHttp(api.url, other, (lastBeside += 1)));
    await singles.arrived(apis.length);
    const sent = await send();
    await waitFor(
      async () => (await figures(apis, 'samaki_seat_waiting')).every((waiting) => waiting === size),
      60_000,
      'everybody to stand in line',
    );
    await singles.open();
    await Promise.all(first);
    return sent;
  } finally {
    await singles.open();
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
