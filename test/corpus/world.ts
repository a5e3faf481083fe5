import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '#kernel';
import { freePort, type SpawnedApp, spawnApp, TableWatch, type TestDatabase } from '#testing';
import { type RawAnswer, type RawRequest, sendRaw } from '../contract/raw-request.js';
import { cookieOf, startApi } from '../contract/support.js';

/** One request that a case made, with what came back and how long that took. */
export interface Exchange extends RawAnswer {
  readonly milliseconds: number;
}

const ROLES = [
  'PARTICIPANT',
  'COORDINATOR',
  'TRAINER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];

/** Of somebody who is in the database and whom no case may show. */
export const CANARY = 'kanary-1f9b7c';

/** A database with the demonstration, a real api before it, and the web where a class looks at pages. Every request of
 *  a case goes through here, so that none escapes the runner. */
export class CorpusWorld {
  /** The requests of the case that runs now. */
  exchanges: Exchange[] = [];
  /** What cases name in guillemets. */
  readonly known = new Map<string, string>();
  private readonly cookies = new Map<string, string>();
  private worker: SpawnedApp | undefined;
  private sums: Readonly<Record<string, string>> | undefined;
  private readonly tables: TableWatch;
  private readonly pids: Map<SpawnedApp, number>;

  private constructor(
    readonly db: TestDatabase,
    readonly api: SpawnedApp,
    readonly web: SpawnedApp | undefined,
    private readonly env: NodeJS.ProcessEnv,
    private readonly storage: string,
  ) {
    this.tables = new TableWatch(db);
    this.pids = new Map([api, web].flatMap((app) => (app ? [[app, app.pid] as const] : [])));
  }

  /** Takes the database over: it goes with the world. */
  static async open(
    db: TestDatabase,
    options: { web?: boolean; env?: NodeJS.ProcessEnv } = {},
  ): Promise<CorpusWorld> {
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $3)`,
      [newId(), `${CANARY} Sok`, `${CANARY}@canary.example`],
    );
    const apiPort = String(await freePort());
    const storage = mkdtempSync(path.join(tmpdir(), 'samaki-corpus-'));
    const [api, web] = await Promise.all([
      startApi(db, {
        GRAPHQL_INTROSPECTION: '0',
        PUBLIC_URL: 'http://localhost:3000',
        STORAGE_DIR: storage,
        ...options.env,
        API_PORT: apiPort,
      }),
      options.web
        ? spawnApp(
            'web',
            {
              DATABASE_URL: db.url,
              SAMAKI_DEMO: '1',
              API_URL: `http://127.0.0.1:${apiPort}`,
              GRAPHQL_POINTS_PER_MINUTE: '1000000',
            },
            { until: 'live' },
          )
        : undefined,
    ]);
    const world = new CorpusWorld(db, api, web, options.env ?? {}, storage);
    // Signing in writes, so it is done before the first case.
    await Promise.all(ROLES.map((role) => world.cookiesOf(role)));
    // That somebody is there is written once a minute; however long the cases take, it is not one of them that writes it.
    await db.ownerSql(`update sign_ins set last_seen_at = app_now() + interval '1 hour'`);
    return world;
  }

  async close(): Promise<void> {
    const apps = [this.api, this.web, this.worker].filter((app) => app !== undefined);
    await Promise.all(apps.map((app) => app.kill('SIGKILL')));
    await this.db.drop();
    rmSync(this.storage, { recursive: true, force: true });
  }

  /** The files that are kept, with drafts of such. */
  files(): string[] {
    return readdirSync(this.storage, { recursive: true, encoding: 'utf8' }).toSorted();
  }

  /** Starts the worker, so that mails go out. It writes by itself from then on: only what is accepted may follow. */
  async startWorker(): Promise<void> {
    this.worker ??= await spawnApp('worker', {
      DATABASE_URL: this.db.url,
      SAMAKI_DEMO: '1',
      STORAGE_DIR: this.storage,
      ...this.env,
    });
  }

  /** The cookies of a role of the demonstration, signed in once. */
  async cookiesOf(role: string): Promise<string> {
    const cookies = this.cookies.get(role) ?? (await cookieOf(this.api.url, role));
    this.cookies.set(role, cookies);
    return cookies;
  }

  /** Sends a request of the case and keeps what came. */
  async send(asked: RawRequest, app: 'api' | 'web' = 'api'): Promise<Exchange> {
    const { url } = app === 'api' ? this.api : this.web!;
    return this.timed(() => sendRaw(url, asked));
  }

  /** Times what a case does by other means, such as bytes on a bare socket. */
  async timed(work: () => Promise<RawAnswer>): Promise<Exchange> {
    const began = performance.now();
    const answer = await work();
    const exchange = { ...answer, milliseconds: performance.now() - began };
    this.exchanges.push(exchange);
    return exchange;
  }

  /** The input with its guillemets filled in; `«key»` is new each time it stands there. */
  filled<Value>(value: Value): Value {
    const text = JSON.stringify(value).replace(/«([a-z0-9-]+)»/g, (_, name: string) => {
      const known = name === 'key' ? newId() : this.known.get(name);
      if (known === undefined) throw new Error(`Nothing is known as «${name}»`);
      return JSON.stringify(known).slice(1, -1);
    });
    return JSON.parse(text) as Value;
  }

  /** The first row of a statement that finds one. */
  async row<Row extends object>(statement: string, ...values: unknown[]): Promise<Row> {
    const [row] = await this.db.ownerSql<Row>(statement, values);
    if (!row) throw new Error(`Nothing found: ${statement}`);
    return row;
  }

  /** The tables as they are now. Kept until a case that may write says otherwise. */
  async checksums(): Promise<Readonly<Record<string, string>>> {
    return (this.sums ??= await this.tables.checksums());
  }

  /** The next look at the tables is a new one. */
  forgetChecksums(): void {
    this.sums = undefined;
  }

  /** Milliseconds that the plainest question takes now. */
  async plainAnswer(): Promise<number> {
    const began = performance.now();
    await sendRaw(this.api.url, { method: 'GET', path: '/health/live' });
    return performance.now() - began;
  }

  /** What is no more as it was: a process that ended or was replaced, or serves no more. */
  async restarts(): Promise<string[]> {
    const ended = [...this.pids].filter(([app, pid]) => app.pid !== pid || !app.isRunning);
    if (ended.length > 0) return ended.map(([app]) => `${app.app} has ended: ${app.log.slice(-500)}`);
    const { status } = await sendRaw(this.api.url, { method: 'GET', path: '/health/ready' });
    return status === 200 ? [] : [`api is not ready any more: ${status}`];
  }

  /** Everything that the processes said. */
  get log(): string {
    return [this.api, this.web, this.worker].map((app) => app?.log ?? '').join('\n');
  }
}
