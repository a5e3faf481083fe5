import {
  createTestDatabase,
  freePort,
  spawnApp,
  type SpawnedApp,
  tableChecksums,
  type TestDatabase,
} from '#testing';
import type { Route } from './program.js';
import { routesOf, TELLS_ROUTES } from './routes.js';

/** The two servers that people reach, before an empty database, and the routes that they say they have. */
export class Servers {
  private constructor(
    private readonly db: TestDatabase,
    readonly api: SpawnedApp,
    readonly web: SpawnedApp,
    readonly routes: readonly Route[],
  ) {}

  static async open(): Promise<Servers> {
    const db = await createTestDatabase();
    const apiPort = String(await freePort());
    const settings = { DATABASE_URL: db.url, SAMAKI_DEMO: '1', ...TELLS_ROUTES };
    const [api, web] = await Promise.all([
      spawnApp('api', { ...settings, API_PORT: apiPort, GRAPHQL_POINTS_PER_MINUTE: '1000000' }),
      spawnApp('web', { ...settings, API_URL: `http://127.0.0.1:${apiPort}` }, { until: 'live' }),
    ]);
    return new Servers(db, api, web, [...routesOf('api', api), ...routesOf('web', web)]);
  }

  checksums(): Promise<Record<string, string>> {
    return tableChecksums(this.db.url);
  }

  async close(): Promise<void> {
    await Promise.all([this.api.kill('SIGKILL'), this.web.kill('SIGKILL')]);
    await this.db.drop();
  }
}
