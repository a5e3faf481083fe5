import 'reflect-metadata';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { PledgeRollups, RollupCheck } from '#pledges';
import pg from 'pg';
import type { Bench, BenchRun } from './support/bench.types.js';
import { layReferenceData } from './support/million-pledges.js';
import { createOwnDatabases } from './support/own-databases.js';
import { type BenchLine, compare } from './support/statistics.js';

const CLIENTS = [1, 8];
const SECONDS = 3;
const FOLD_EVERY_MS = 1_000;

interface Side {
  readonly pool: pg.Pool;
  readonly keys: Keys;
}

interface Keys {
  readonly organisations: readonly { id: string; kind: string }[];
  readonly cities: readonly string[];
  readonly sectors: readonly { id: string; area: string }[];
}

/** A pledge with all its rollups beside one without: one insert, one commit, nothing else, which is the least that
 *  the rollups could hide behind. Where they are kept, they are folded every second meanwhile, and proven at the end. */
export const bench: Bench = {
  name: 'dash-write',
  rounds: 7,
  run: async (run) => {
    const databases = await createOwnDatabases(['with', 'without']);
    const sides: Side[] = [];
    try {
      for (const name of ['with', 'without']) {
        await layReferenceData(databases.url(name));
        sides.push(await openSide(databases.url(name)));
      }
      const [ours, theirs] = sides as [Side, Side];
      for (const trigger of ['insert', 'update', 'delete'])
        await theirs.pool.query(`drop trigger tr_pledges__${trigger} on pledges`);
      const worker = await openWorker(databases.url('with'));
      const lines: BenchLine[] = [];
      for (const clients of CLIENTS) lines.push(await compareAt(clients, ours, theirs, run));
      await worker.close();
      return lines;
    } finally {
      for (const { pool } of sides) await pool.end();
      await databases.drop();
    }
  },
  misses: (line) => (line.ratio < 0.65 ? 'at least 0.65' : null),
};

async function compareAt(clients: number, ours: Side, theirs: Side, run: BenchRun): Promise<BenchLine> {
  const rates: [number[], number[]] = [[], []];
  for (const side of [ours, theirs]) await round(side, clients, 1);
  for (let number = 1; number <= run.rounds; number += 1) {
    // Who goes first alternates, so that neither always writes into the warmer cache.
    const order = number % 2 ? ([0, 1] as const) : ([1, 0] as const);
    for (const at of order) rates[at].push(await round([ours, theirs][at]!, clients, SECONDS));
    run.say(
      `${clients} clients, round ${number}: with ${Math.round(rates[0].at(-1)!)}/s, without ${Math.round(rates[1].at(-1)!)}/s`,
    );
  }
  return compare({ bench: 'dash-write', baseline: 'plain', clients, unit: 'pledges/s' }, ...rates);
}

async function round({ pool, keys }: Side, clients: number, seconds: number): Promise<number> {
  const startedAt = performance.now();
  const stopAt = startedAt + seconds * 1_000;
  let written = 0;
  const client = async (): Promise<void> => {
    const connection = await pool.connect();
    while (performance.now() < stopAt) {
      await connection.query(pledgeOf(keys));
      written += 1;
    }
    connection.release();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (written * 1_000) / (performance.now() - startedAt);
}

const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)]!;

function pledgeOf({ organisations, cities, sectors }: Keys): pg.QueryConfig {
  const organisation = pick(organisations);
  const sector = pick(sectors);
  return {
    name: 'pledge',
    text: `insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor)
      values ($1, $2, $3, $4, $5, $6, 'MONEY', $7, $8)`,
    values: [
      newId(),
      organisation.id,
      organisation.kind,
      pick(cities),
      sector.id,
      sector.area,
      pick(['USD', 'KHR']),
      1 + Math.floor(Math.random() * 1_000_000),
    ],
  };
}

async function openSide(url: string): Promise<Side> {
  const pool = new pg.Pool({ connectionString: url, max: Math.max(...CLIENTS) });
  // Dropping the database at the end closes what is still open.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const organisations = await pool.query<{ id: string; kind: string }>('select id, kind from organisations');
  const cities = await pool.query<{ id: string }>('select id from cities where is_pilot');
  const sectors = await pool.query<{ id: string; area: string }>(
    'select id, focus_area_id as area from sectors',
  );
  return {
    pool,
    keys: {
      organisations: organisations.rows,
      cities: cities.rows.map(({ id }) => id),
      sectors: sectors.rows,
    },
  };
}

/** Folds every second, as the worker does. Closing it proves every figure. */
async function openWorker(url: string): Promise<{ close(): Promise<void> }> {
  const dataSource = await createDataSource(url, 'samaki_worker', { poolSize: 2 }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  const rollups = new PledgeRollups(unitOfWork);
  let folding: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    folding = folding.then(() => rollups.fold());
  }, FOLD_EVERY_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await folding;
      const { compared, wrong } = await new RollupCheck(unitOfWork).check();
      await dataSource.destroy();
      if (wrong > 0 || compared === 0) throw new Error(`${wrong} of ${compared} figures are wrong`);
    },
  };
}
