import { type TestDatabase, waitFor } from '#testing';

/** Events not yet handled and mails due but not yet sent. */
export async function underWay(db: TestDatabase): Promise<number> {
  const [row] = await db.ownerSql<{ n: number }>(
    `select (select count(*) from outbox where handled_at is null and failure is null)::int
      + (select count(*) from messages where status in ('DUE', 'RETRY', 'CLAIMED') and due_at <= app_now())::int as n`,
  );
  return row!.n;
}

/** Waits until no event is unhandled and no mail that is due lies unsent. */
export async function quiet(db: TestDatabase, deadlineMs = 60_000): Promise<void> {
  await waitFor(async () => (await underWay(db)) === 0, deadlineMs, 'all events handled and all mails sent');
}
