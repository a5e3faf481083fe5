import { auditServer } from 'graphql-http';
import { createTestDatabase, type SpawnedApp, type TestDatabase } from '#testing';
import { startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  api = await startApi(db);
});
afterAll(async () => {
  await api?.kill();
  await db?.drop();
});

describe('GraphQL over HTTP', () => {
  it('is spoken as its specification says', async () => {
    const results = await auditServer({ url: `${api.url}/graphql` });

    const errors = results.filter((result) => result.status === 'error');
    expect(errors.map((result) => result.name)).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });
});
