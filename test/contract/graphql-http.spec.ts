import { auditServer } from 'graphql-http';
import { createTestDatabase, type SpawnedApp, type TestDatabase } from '#testing';
import { startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  // It asks for types by their names, as whoever may ask for the schema.
  api = await startApi(db, { GRAPHQL_INTROSPECTION: '1' });
});
afterAll(async () => {
  await api?.kill('SIGKILL');
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
