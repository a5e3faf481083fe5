import { newId } from '#kernel';
import { createTestDatabase, freePort, spawnApp, type SpawnedApp, type TestDatabase } from '#testing';

/** An empty database, one api, and the web before it. */
export interface House {
  readonly db: TestDatabase;
  readonly api: SpawnedApp;
  readonly web: SpawnedApp;
  leave(): Promise<void>;
}

/** Starts them side by side, within about two seconds. Pages are those of https://samaki.example unless `env` says
 *  otherwise; points are plenty. */
export async function openHouse(env: NodeJS.ProcessEnv = {}): Promise<House> {
  const db = await createTestDatabase();
  const apiPort = await freePort();
  const shared = {
    DATABASE_URL: db.url,
    PUBLIC_URL: 'https://samaki.example',
    GRAPHQL_POINTS_PER_MINUTE: '1000000',
    ...env,
  };
  const [api, web] = await Promise.all([
    spawnApp('api', { ...shared, API_PORT: String(apiPort) }),
    spawnApp('web', { ...shared, API_URL: `http://127.0.0.1:${apiPort}` }, { until: 'live' }),
  ]);
  const leave = async (): Promise<void> => {
    await Promise.all([api.kill('SIGKILL'), web.kill('SIGKILL')]);
    await db.drop();
  };
  return { db, api, web, leave };
}

/** Somebody who has a role without a scope. Answers the id. */
export async function aPerson(db: TestDatabase, fullName: string, role: string): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'en', $3)`,
    [id, fullName, `${id}@person.example`],
  );
  await db.ownerSql('insert into role_grants (id, person_id, role) values ($1, $2, $3)', [newId(), id, role]);
  return id;
}

/** Median-free clock for refusals: the quickest of some tries, in milliseconds, so that a busy machine proves nothing. */
export async function quickest(tries: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries; at += 1) {
    const began = performance.now();
    await work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
