import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awaitDatabase } from '#database';
import { createEmptyDatabase, type TestDatabase } from '#testing';

describe('awaitDatabase', () => {
  let late: TestDatabase;
  let beside: TestDatabase;
  const letIn = (open: boolean): Promise<unknown> =>
    beside.ownerSql(`alter database ${late.name} with allow_connections ${open}`);
  beforeAll(async () => {
    [late, beside] = [await createEmptyDatabase(), await createEmptyDatabase()];
  });
  afterAll(async () => {
    await late.drop();
    await beside.drop();
  });

  it('waits for a database that lets nobody in yet', async () => {
    await letIn(false);
    let isIn = false;
    const waiting = awaitDatabase(late.url, 60_000).then(() => (isIn = true));
    await expect(awaitDatabase(late.url, 0)).rejects.toThrow('cannot be used');
    expect(isIn).toBe(false);

    await letIn(true);

    expect(await waiting).toBe(true);
  });

  it('says at the deadline which database, why, and no password', async () => {
    const missing = new URL(late.url);
    missing.pathname = '/samaki_not_there';
    missing.password = 'a-password';

    const waiting = awaitDatabase(missing.href, 0);

    await expect(waiting).rejects.toThrow(
      `The database ${missing.hostname}:${missing.port || 5432}/samaki_not_there cannot be used (`,
    );
    await expect(waiting).rejects.not.toThrow('a-password');
  });
});
