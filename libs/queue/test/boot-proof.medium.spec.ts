import { defineJob, prepareQueueSchema } from '#queue';
import { createTestDatabase, type TestDatabase } from '#testing';
import { startTestQueue } from './test-queue.js';

/** Declared as a lib would; a lib that is loaded and not wired looks just like this. */
const FORGOTTEN = defineJob<object>('testing.forget-handler', { queue: 'events' });
const DONE_TWICE = defineJob<object>('testing.do-twice', { queue: 'events' });
const nothing = async (): Promise<void> => undefined;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await prepareQueueSchema(db.url);
});
afterAll(() => db.drop());

describe('a worker', () => {
  it('starts when every declared job has one handler', async () => {
    const worker = await startTestQueue({ databaseUrl: db.url, redisUrl: undefined }, ({ registry }) => {
      for (const job of [FORGOTTEN, DONE_TWICE]) registry.handle(job, nothing);
    });
    await worker.close();
  });

  it('does not start while a job has no handler or two, and names each', async () => {
    const started = startTestQueue({ databaseUrl: db.url, redisUrl: undefined }, ({ registry }) => {
      for (const job of [DONE_TWICE, DONE_TWICE]) registry.handle(job, nothing);
    });

    await expect(started).rejects.toThrow(
      'The jobs cannot all be done:\n  - testing.do-twice has two handlers\n  - testing.forget-handler has no handler',
    );
  });
});
