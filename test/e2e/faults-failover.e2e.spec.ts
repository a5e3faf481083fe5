/* Story: docs/stories/faults.md, "The machine of the database is lost" (F09). Two PostgreSQLs of the test's own: the second follows
   the first, and takes over when the first is killed. */
import pg from 'pg';
import {
  OwnPostgres,
  spawnApp,
  type SpawnedApp,
  startTcpProxy,
  type TcpProxy,
  type TestDatabase,
  times,
  waitFor,
  withDatabase,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { faultSettings, halfStates, missing, unclear, Writers } from './support/faults.js';

const FAILOVERS = times(1, 20);
/** Tickets before the first is lost, and after the second has taken over. */
const BETWEEN = 50;

let template: OwnPostgres;
let name: string;
let sessionId: string;
/** Both are ended after each failover, whatever came of it. */
const ending: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  template = await OwnPostgres.start();
  const db = await template.database();
  name = db.name;
  sessionId = await aSession(db, { capacity: 100_000 });
  await template.stop();
}, 120_000);
afterAll(() => template?.remove());
afterEach(endAll);

async function endAll(): Promise<void> {
  for (const end of ending.splice(0).toReversed()) await end();
}

interface House {
  readonly first: OwnPostgres;
  readonly second: OwnPostgres;
  /** Between the two of them. */
  readonly link: TcpProxy;
  /** To the one that is asked. */
  readonly way: TcpProxy;
  readonly api: SpawnedApp;
  readonly writers: Writers;
}

const asked = async <Row extends object>(own: OwnPostgres, text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: withDatabase(own.url, name) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row & pg.QueryResultRow>(text)).rows;
  } finally {
    await client.end();
  }
};

/** Two servers, the second one following, an api and fifty writers. */
async function build(isSynchronous: boolean): Promise<House> {
  const first = await template.copy();
  ending.push(() => first.remove());
  await first.configure({ synchronous_standby_names: isSynchronous ? '*' : '' });
  await first.start();
  const link = await startTcpProxy(first.port);
  ending.push(() => link.close());
  const second = await template.copy(link.port);
  ending.push(() => second.remove());
  await second.start();
  await waitFor(
    async () => {
      const [row] = await asked<{ state: string; sync: string }>(
        first,
        'select state, sync_state as sync from pg_stat_replication',
      );
      return row?.state === 'streaming' && row.sync === (isSynchronous ? 'sync' : 'async');
    },
    60_000,
    'the second to follow',
  );
  const way = await startTcpProxy(first.port);
  ending.push(() => way.close());
  const api = await spawnApp('api', faultSettings(way.through(withDatabase(first.url, name))));
  ending.push(() => api.kill('SIGKILL'));
  const writers = new Writers(
    () => api.url,
    () => sessionId,
  );
  ending.push(async () => writers.abandon());
  await writers.grows(BETWEEN);
  return { first, second, link, way, api, writers };
}

/** The first is gone, and the second takes over. */
async function failOver({ first, second, link, way }: House): Promise<Pick<TestDatabase, 'ownerSql'>> {
  await first.kill();
  await link.close();
  await asked(second, 'select pg_promote(true)');
  way.pointTo(second.port);
  return { ownerSql: (text) => asked(second, text) };
}

describe('the second PostgreSQL takes over from the first', () => {
  it(
    'and nothing is lost that was answered, because an answer waits for both',
    async () => {
      for (let failover = 1; failover <= FAILOVERS; failover += 1) {
        const house = await build(true);
        const { pid } = house.api;
        // What the first has, and the second has not, is there when the first is lost.
        house.link.hold();
        await waitFor(
          async () => {
            const waiting = await asked(
              house.first,
              `select from pg_stat_activity where wait_event = 'SyncRep'`,
            );
            return waiting.length > 0;
          },
          60_000,
          'somebody to wait for the second',
        );

        const db = await failOver(house);
        await house.writers.grows(BETWEEN);
        await house.writers.end();

        expect([failover, await missing(db, house.writers.acknowledged)]).toEqual([failover, []]);
        expect(await halfStates(db)).toEqual([]);
        const [row] = await db.ownerSql('select count(*)::int as n from registrations');
        expect(row).toEqual({ n: house.writers.acknowledged.size });
        expect(house.writers.refused.flatMap((told) => unclear(told) ?? [])).toEqual([]);
        expect([house.api.isRunning, house.api.pid]).toEqual([true, pid]);
        await endAll();
      }
    },
    times(120_000, 900_000),
  );

  it('and some of it is lost when an answer waits for the first alone', async () => {
    const house = await build(false);
    house.link.hold();
    await house.writers.grows(BETWEEN);
    house.writers.abandon();
    const answered = new Map(house.writers.acknowledged);

    const db = await failOver(house);

    expect((await missing(db, answered)).length).toBeGreaterThan(0);
  }, 120_000);
});
