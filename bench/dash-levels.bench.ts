import 'reflect-metadata';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { PledgeRollups, type PledgeSum, type RollupBreakdown, type RollupFilter } from '#pledges';
import type { DataSource } from 'typeorm';
import type { Bench, BenchRun } from './support/bench.types.js';
import { fillPledges, layReferenceData } from './support/million-pledges.js';
import { createOwnDatabases } from './support/own-databases.js';
import { type BenchLine, compare, median } from './support/statistics.js';

const PLEDGES = 1_000_000;
const READS_A_ROUND = 15;
/** Deltas that wait to be folded while we read: a second of a busy day. */
const PENDING = 100;

interface Question {
  readonly name: string;
  readonly breakdown: RollupBreakdown | null;
  readonly filter: RollupFilter;
}

/** Every level that the overview shows, beside the plain GROUP BY over a million pledges. Equal to the cent, or it ends.
 *  `BENCH_PLEDGES_URL` names a database that holds them already (`fillPledges`); it is left as it was but for a
 *  hundred pledges more. */
export const bench: Bench = {
  name: 'dash-levels',
  rounds: 5,
  run: async (run) => {
    const given = process.env.BENCH_PLEDGES_URL;
    if (given) return measure(given, run);
    const databases = await createOwnDatabases(['levels']);
    try {
      const url = databases.url('levels');
      await layReferenceData(url);
      await fillPledges(url, PLEDGES, run.say);
      return await measure(url, run);
    } finally {
      await databases.drop();
    }
  },
  misses: (line) => (line.ratio < 60 ? 'at least 60' : null),
};

async function measure(url: string, run: BenchRun): Promise<BenchLine[]> {
  const dataSource = await createDataSource(url, 'samaki_app', {
    poolSize: 1,
    statementTimeoutMs: 60_000,
  }).initialize();
  try {
    await fillPending(dataSource);
    const rollups = new PledgeRollups(new UnitOfWork(dataSource, new EventListeners()));
    const lines: BenchLine[] = [];
    for (const question of await questionsOf(dataSource)) {
      lines.push(await compareOne(dataSource, rollups, question, run));
    }
    return lines;
  } finally {
    await dataSource.destroy();
  }
}

/** A hundred pledges, one statement each. */
async function fillPending(dataSource: DataSource): Promise<void> {
  for (let n = 0; n < PENDING; n += 1)
    await dataSource.query(
      `insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor)
       select gen_random_uuid(), organisation_id, organisation_kind, city_id, sector_id, focus_area_id, 'MONEY', 'USD', 12345
       from pledges offset ${n * 97} limit 1`,
    );
}

async function questionsOf(dataSource: DataSource): Promise<Question[]> {
  const [{ cityId, sectorId, focusAreaId }] = await dataSource
    .query<{ cityId: string; sectorId: string; focusAreaId: string }[]>(
      `select c.id as "cityId", s.id as "sectorId", s.focus_area_id as "focusAreaId" from cities c, sectors s
     where c.code = 'siem-reap' and s.code = 'tourism'`,
    )
    .then((rows) => [rows[0]!] as const);
  const organisationKind = 'NGO';
  const ask = (name: string, breakdown: RollupBreakdown | null, filter: RollupFilter = {}): Question => ({
    name,
    breakdown,
    filter,
  });
  return [
    ask('the whole', null),
    ask('by city', 'CITY'),
    ask('by focus area', 'FOCUS_AREA'),
    ask('by sector', 'SECTOR'),
    ask('by kind', 'KIND'),
    ask('one city by sector', 'SECTOR', { cityId }),
    ask('one city by focus area', 'FOCUS_AREA', { cityId }),
    ask('one city by kind', 'KIND', { cityId }),
    ask('one focus area by city', 'CITY', { focusAreaId }),
    ask('one focus area by kind', 'KIND', { focusAreaId }),
    ask('one sector by city', 'CITY', { sectorId }),
    ask('one sector by kind', 'KIND', { sectorId }),
    ask('one kind by city', 'CITY', { organisationKind }),
    ask('one kind by sector', 'SECTOR', { organisationKind }),
    ask('one city and kind by focus area', 'FOCUS_AREA', { cityId, organisationKind }),
    ask('one city and kind by sector', 'SECTOR', { cityId, organisationKind }),
  ];
}

async function compareOne(
  dataSource: DataSource,
  rollups: PledgeRollups,
  question: Question,
  run: BenchRun,
): Promise<BenchLine> {
  const { name, breakdown, filter } = question;
  const plain = plainQuery(question);
  const rates: [number[], number[]] = [[], []];
  await rollups.read(breakdown, filter);
  await dataSource.query(plain.text, plain.values);
  for (let round = 1; round <= run.rounds; round += 1) {
    const mine: number[] = [];
    let sums: PledgeSum[] = [];
    for (let read = 0; read < READS_A_ROUND; read += 1) {
      const startedAt = performance.now();
      sums = await rollups.read(breakdown, filter);
      mine.push(performance.now() - startedAt);
    }
    const startedAt = performance.now();
    const rows: Record<string, string>[] = await dataSource.query(plain.text, plain.values);
    rates[1].push(1_000 / (performance.now() - startedAt));
    rates[0].push(1_000 / median(mine));
    proveEqual(name, sums, rows);
  }
  const line = compare(
    { bench: `dash-levels: ${name}`, baseline: 'plain', clients: 1, unit: 'reads/s' },
    ...rates,
  );
  run.say(`${name}: x${line.ratio} [${line.min} to ${line.max}], ${line.value} reads/s`);
  return line;
}

const COLUMN = {
  CITY: 'city_id',
  FOCUS_AREA: 'focus_area_id',
  SECTOR: 'sector_id',
  KIND: 'organisation_kind',
} as const;

function plainQuery({ breakdown, filter }: Question): { text: string; values: unknown[] } {
  const given = [
    ['city_id', filter.cityId],
    ['focus_area_id', filter.focusAreaId],
    ['sector_id', filter.sectorId],
    ['organisation_kind', filter.organisationKind],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]));
  const key = breakdown ? COLUMN[breakdown] : 'null::text';
  return {
    text: `select ${key} as key, coalesce(currency, unit_code) as unit, count(*) as pledged_count,
        sum(coalesce(amount_minor, quantity_thousandths)) as pledged_sum,
        count(*) filter (where status = 'ACCEPTED') as accepted_count,
        coalesce(sum(coalesce(amount_minor, quantity_thousandths)) filter (where status = 'ACCEPTED'), 0) as accepted_sum
      from pledges where status in ('OFFERED', 'ACCEPTED')
        ${given.map(([column], at) => `and ${column} = $${at + 1}`).join(' ')}
      group by 1, 2`,
    values: given.map(([, value]) => value),
  };
}

/** Ends the run when one figure is off by a cent. */
function proveEqual(
  name: string,
  sums: readonly PledgeSum[],
  rows: readonly Record<string, string | null>[],
): void {
  const keyOf = ({ cityId, sectorId, focusAreaId, organisationKind }: PledgeSum): string[] =>
    [cityId, sectorId, focusAreaId, organisationKind].filter((part) => part !== null);
  const mine = new Map(
    sums.map((sum) => [
      [...keyOf(sum), sum.unit].join(' '),
      [sum.pledgedCount, sum.pledgedSum, sum.acceptedCount, sum.acceptedSum].join(' '),
    ]),
  );
  const isSame = (row: Record<string, string | null>): boolean => {
    const found = [...mine].filter(([key]) => key.endsWith(` ${row['unit']}`) || key === row['unit']);
    const figures = [
      row['pledged_count'],
      row['pledged_sum'],
      row['accepted_count'],
      row['accepted_sum'],
    ].join(' ');
    return found.some(
      ([key, value]) => (row['key'] === null || key.includes(row['key']!)) && value === figures,
    );
  };
  if (mine.size !== rows.length || !rows.every(isSame))
    throw new Error(`The figures differ: ${name} (${mine.size} of ours, ${rows.length} plain)`);
}
