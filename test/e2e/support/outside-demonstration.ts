import { deriveCode } from '#identity';
import { freePorts, spawnApp, type SpawnedApp, TEST_SECRET, type TestDatabase } from '#testing';

/** Api, worker and pages as a real deployment runs them: no demonstration, every proof asked for. */
export class OutsideDemonstration {
  private constructor(
    /** Address of the pages, under the name for which passkeys are made. */
    readonly url: string,
    private readonly db: TestDatabase,
    private readonly apps: readonly SpawnedApp[],
  ) {}

  static async start(db: TestDatabase, more: NodeJS.ProcessEnv = {}): Promise<OutsideDemonstration> {
    const port = await freePorts(3);
    const url = `http://localhost:${port}`;
    const env = {
      DATABASE_URL: db.url,
      SAMAKI_DEMO: '0',
      PUBLIC_URL: url,
      API_PORT: String(port + 1),
      WORKER_PORT: String(port + 2),
      API_URL: `http://127.0.0.1:${port + 1}`,
      WORKER_URL: `http://127.0.0.1:${port + 2}`,
      ...more,
    };
    const [api, worker] = await Promise.all([spawnApp('api', env), spawnApp('worker', env)]);
    const web = await spawnApp('web', { ...env, PORT: String(port), HOST: 'localhost' });
    return new OutsideDemonstration(url, db, [web, worker, api]);
  }

  /** The newest code that was asked for the address, as its mail carries it. */
  async codeFor(email: string): Promise<string> {
    const [row] = await this.db.ownerSql<{ id: string }>(
      'select id from sign_in_codes where lower(email) = lower($1) order by created_at desc, id desc limit 1',
      [email],
    );
    if (!row) throw new Error(`No code was asked for ${email}`);
    return deriveCode(TEST_SECRET, row.id);
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.kill('SIGKILL')));
  }
}
