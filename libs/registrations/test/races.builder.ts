import type { SqlQuery, Tx, UnitOfWork } from '#database';
import { shutRendezvous, type TestDatabase } from '#testing';

type Ask = <Row>(query: SqlQuery<Row>, tx: Tx) => Promise<Row[]>;

/** The same unit of work, of which each statement goes through `ask`: for twins that take a lock away, and for whoever must meet between a lock
 *  and what it protects. Only `run` is changed. */
export function askingThrough(unitOfWork: UnitOfWork, ask: Ask): UnitOfWork {
  const asking = Object.create(unitOfWork) as UnitOfWork;
  asking.run = (work) =>
    unitOfWork.run((tx) =>
      work({
        ...tx,
        manager: tx.manager,
        publish: (event) => tx.publish(event),
        sql: (query) => ask(query, tx),
      }),
    );
  return asking;
}

/** Lets the first `parties` go on once all of them are there. */
export function meetingOf(parties: number): () => Promise<void> {
  let come = 0;
  let open: () => void;
  const allAreHere = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if ((come += 1) === parties) open();
    return allAreHere;
  };
}

/** Starts `work` while whoever writes into `table` is kept at a door, and opens it once `parties` stand there. Answers what the work did. */
export async function metAtTheDoor<Answer>(
  db: TestDatabase,
  { table, parties, door }: { table: string; parties: number; door: number },
  work: () => readonly Promise<Answer>[],
): Promise<Answer[]> {
  await db.ownerSql(`
    create or replace function wait_at_the_door() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${door}); return null; end $$`);
  await db.ownerSql(
    `create trigger tr_door before insert on ${table} for each statement execute function wait_at_the_door()`,
  );
  const shut = await shutRendezvous(db.url, door);
  try {
    const all = Promise.all(work());
    await shut.arrived(parties);
    await shut.open();
    return await all;
  } finally {
    await shut.open();
    await db.ownerSql(`drop trigger tr_door on ${table}`);
  }
}
