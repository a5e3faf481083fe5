import { sql, type Tx } from '#database';

/** One at a time for each address, until the transaction ends; asking and guessing both take it. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('sign-in ' || lower(${email}), 0))`);
}
