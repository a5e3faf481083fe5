import { randomBytes } from 'node:crypto';
import { clockOffset, setClockOffset } from '#database';
import pg from 'pg';

/** A database of one test file's own, made from the migrated template. */
export interface TestDatabase {
  /** Connects as the owner; the apps step down to their roles by themselves. */
  readonly url: string;
  readonly name: string;
  /** Runs SQL as the owner, past every row policy. Values are `$1`, `$2` … */
  ownerSql<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
  /** Sets the SQL clock; it goes on ticking from there. */
  travelTo(instant: Date | string): Promise<void>;
  /** Moves the SQL clock on (or back) from where it is, by milliseconds. */
  travelBy(milliseconds: number): Promise<void>;
  /** Real time again. */
  travelBack(): Promise<void>;
  /** What the SQL clock says. */
  now(): Promise<Date>;
  /** Closes every connection to it and drops it. */
  drop(): Promise<void>;
}

/** Creates a database within about 60 ms. Needs the `globalSetup` of `test/support`, which leaves the
 *  server's address and the template's name in the environment. Two connections at most are held. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = fromGlobalSetup('SAMAKI_TEST_SERVER_URL');
  const template = fromGlobalSetup('SAMAKI_TEST_TEMPLATE');
  return databaseFrom(server, `template ${pg.escapeIdentifier(template)}`);
}

/** An empty database on the same server, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return databaseFrom(fromGlobalSetup('SAMAKI_TEST_SERVER_URL'), 'template template0');
}

/** An empty database on a server that a test started for itself. */
export async function createDatabaseOn(server: string): Promise<TestDatabase> {
  return databaseFrom(server, 'template template0');
}

/** A copy of a database that is made once in a run of Jest, whichever file asks first: `fill` gets the address of a new one, and
 *  must leave no connection to it. Files that ask meanwhile wait. */
export async function createFilledDatabase(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const server = fromGlobalSetup('SAMAKI_TEST_SERVER_URL');
  const empty = fromGlobalSetup('SAMAKI_TEST_TEMPLATE');
  const filled = `${empty}_${name}`;
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [filled]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [filled]);
    if (rowCount) return;
    // Under another name until it is whole: what broke off in the middle is not taken for filled.
    const filling = `${filled}_filling`;
    await client.query(`drop database if exists ${filling} with (force)`);
    await client.query(`create database ${filling} template ${empty}`);
    await fill(withDatabase(server, filling));
    await client.query(`alter database ${filling} rename to ${filled}`);
  });
  return databaseFrom(server, `template ${filled}`);
}

/** The day about which the demonstration lies in tests, on which most stories begin a day later. */
export const DEMONSTRATION_DAY = '2026-11-30T03:00:00Z';

/** Sets the SQL clock of a database that no test has in hand yet. */
export async function travelOn(url: string, instant: string): Promise<void> {
  await onServer(url, (client) => setClockOffset(client, new Date(instant).getTime() - Date.now()));
}

/** A second database with the same rows and the same clock as one that nobody is connected to. */
export async function copyTestDatabase(source: TestDatabase): Promise<TestDatabase> {
  return databaseFrom(fromGlobalSetup('SAMAKI_TEST_SERVER_URL'), `template ${source.name}`);
}

async function databaseFrom(server: string, template: string): Promise<TestDatabase> {
  const name = `samaki_test_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name} ${template}`));
  const url = withDatabase(server, name);
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    options: '-c TimeZone=UTC',
    application_name: 'samaki test',
  });
  // `drop` closes connections from the server's side.
  pool.on('error', () => undefined);
  const moveTo = (offset: number): Promise<void> => setClockOffset(pool, offset);
  let dropped = false;
  return {
    url,
    name,
    ownerSql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row & pg.QueryResultRow>(text, [...values])).rows,
    travelTo: (instant) => moveTo(new Date(instant).getTime() - Date.now()),
    travelBy: async (milliseconds) => moveTo((await clockOffset(pool)) + milliseconds),
    travelBack: () => moveTo(0),
    now: async () => (await pool.query<{ now: Date }>('select app_now() as now')).rows[0]!.now,
    drop: async () => {
      if (dropped) return;
      dropped = true;
      await pool.end();
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The same server, another database. */
export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'samaki test' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function fromGlobalSetup(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: the project of this test in jest.config.mjs lacks the globalSetup`);
  return value;
}
