import type { INestApplicationContext } from '@nestjs/common';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import {
  ChangePledgeService,
  OfferPledgeService,
  PledgeReads,
  PledgeRollups,
  type PledgeSum,
  RollupCheck,
  type RollupBreakdown,
} from '#pledges';
import { createTestDatabase, propertyRuns, type TestDatabase, times } from '#testing';
import type { DataSource } from 'typeorm';
import { composePledges, type Grounds, layGrounds, layPeople, type People } from './pledges.builder.js';

/* Story: docs/stories/pledges.md, "Figures that prove themselves". */

const { numRuns: ACTS, seed: SEED } = propertyRuns(300, 10_000);
const WRITERS = 4;

let db: TestDatabase;
let app: INestApplicationContext;
let grounds: Grounds;
let people: People;
let dataSource: DataSource;
let rollups: PledgeRollups;
let check: RollupCheck;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layGrounds(db);
  people = await layPeople(db, grounds);
  app = await composePledges(db);
  dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize: 3 }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  rollups = new PledgeRollups(unitOfWork);
  check = new RollupCheck(unitOfWork);
});
afterAll(async () => {
  await app?.close();
  await dataSource?.destroy();
  await db?.drop();
});

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CITIES = ['phnom-penh', 'siem-reap', 'battambang'];
const SECTORS = ['tourism', 'waste', 'water', 'health', 'transport'];
const UNITS = ['USD', 'KHR', 'person-days', 'devices'];

/** One writer: random offers, corrections, answers and withdrawals, some of them refused. */
async function write(draw: () => number, acts: number): Promise<Map<string, number>> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(draw() * items.length)]!;
  const [offers, changes, reads] = [
    app.get(OfferPledgeService),
    app.get(ChangePledgeService),
    app.get(PledgeReads),
  ];
  const mine: { id: string; isCompany: boolean }[] = [];
  const outcomes = new Map<string, number>();
  for (let act = 0; act < acts; act += 1) {
    const terms = {
      city: pick(CITIES),
      sector: pick(SECTORS),
      sessionId: null,
      unit: pick(UNITS),
      amount: String(1 + Math.floor(draw() * 10_000)),
      description: null,
    };
    if (terms.unit === 'KHR' && draw() < 0.1) terms.amount = '9007199254740993';
    const known = draw() < 0.45 || mine.length === 0 ? undefined : pick(mine);
    const isCompany = known?.isCompany ?? draw() < 0.5;
    const coordinator = isCompany ? people.pisey : people.dara;
    const organisationId = isCompany ? grounds.organisations.company : grounds.organisations.ngo;
    let outcome;
    if (!known) {
      outcome = await offers.offerPledge(coordinator, { ...terms, organisationId, idempotencyKey: newId() });
      if (outcome.ok) mine.push({ id: outcome.value, isCompany });
    } else {
      const version = (await reads.byIds(people.chair, [known.id])).get(known.id)!.version;
      const change = { pledgeId: known.id, version, reason: 'r' };
      const kind = draw();
      if (kind < 0.4) outcome = await changes.correctPledge(coordinator, { ...terms, ...change });
      else if (kind < 0.55) outcome = await changes.withdrawPledge(coordinator, change);
      else
        outcome = await changes.decidePledge(people.sovannary, {
          ...change,
          act: kind < 0.85 ? 'ACCEPT' : 'DECLINE',
        });
    }
    const said = outcome.ok ? 'OK' : outcome.refusal.code;
    outcomes.set(said, (outcomes.get(said) ?? 0) + 1);
  }
  return outcomes;
}

/** Folds, and changes what an organisation is, until the writers are done. */
async function disturb(isDone: () => boolean): Promise<number> {
  let rounds = 0;
  for (; !isDone(); rounds += 1) {
    await rollups.fold();
    const code = rounds % 2 ? 'small-company' : 'local-ngo';
    await db.ownerSql(
      `update organisations o set kind = k.kind, sub_kind_id = k.id from organisation_sub_kinds k where o.id = $1 and k.code = $2`,
      [grounds.organisations.company, code],
    );
  }
  return rounds;
}

interface Plain {
  readonly city_id: string;
  readonly focus_area_id: string;
  readonly sector_id: string;
  readonly kind: string;
  readonly unit: string;
  readonly value: string;
  readonly status: string;
}

/** The same sums, added up here, one pledge after another. */
function addUp(rows: readonly Plain[], keyOf: (row: Plain) => string): string[] {
  const sums = new Map<string, { count: number; sum: bigint; acceptedCount: number; acceptedSum: bigint }>();
  for (const row of rows) {
    const key = `${keyOf(row)} ${row.unit}`;
    const sum = sums.get(key) ?? { count: 0, sum: 0n, acceptedCount: 0, acceptedSum: 0n };
    const accepted = row.status === 'ACCEPTED';
    sums.set(key, {
      count: sum.count + 1,
      sum: sum.sum + BigInt(row.value),
      acceptedCount: sum.acceptedCount + (accepted ? 1 : 0),
      acceptedSum: sum.acceptedSum + (accepted ? BigInt(row.value) : 0n),
    });
  }
  return [...sums]
    .map(([key, s]) => [key, s.count, s.sum, s.acceptedCount, s.acceptedSum].join(' '))
    .toSorted();
}

const lines = (sums: readonly PledgeSum[], keyOf: (sum: PledgeSum) => string | null): string[] =>
  sums
    .map((s) =>
      [keyOf(s) ?? '', s.unit, s.pledgedCount, s.pledgedSum, s.acceptedCount, s.acceptedSum].join(' '),
    )
    .toSorted();

describe('the rollups', () => {
  it(
    `equal the plain sums after ${ACTS} random acts on ${WRITERS} connections (seed ${SEED})`,
    async () => {
      let done = false;
      const writers = Array.from({ length: WRITERS }, (_, n) => write(drawing(SEED + n), ACTS / WRITERS));
      const disturbed = disturb(() => done);
      const outcomes = await Promise.all(writers).finally(() => (done = true));
      expect(await disturbed).toBeGreaterThan(0);
      const refused = outcomes.flatMap((outcome) => [...outcome.keys()]).filter((code) => code !== 'OK');
      // Correcting or answering what was answered before is refused; and, rarely, a correction that changes nothing.
      expect(['PLEDGE_DECIDED', 'PLEDGE_UNCHANGED']).toEqual(expect.arrayContaining([...new Set(refused)]));

      const rows = await db.ownerSql<Plain>(
        `select p.city_id, s.focus_area_id, p.sector_id, o.kind, coalesce(p.currency, p.unit_code) as unit,
         coalesce(p.amount_minor, p.quantity_thousandths)::text as value, p.status
       from pledges p join organisations o on o.id = p.organisation_id join sectors s on s.id = p.sector_id
       where p.status in ('OFFERED', 'ACCEPTED')`,
      );
      const same = async (
        breakdown: RollupBreakdown | null,
        sumKey: (sum: PledgeSum) => string | null,
        rowKey: (row: Plain) => string,
      ): Promise<void> => expect(lines(await rollups.read(breakdown), sumKey)).toEqual(addUp(rows, rowKey));
      const compareAll = async (): Promise<void> => {
        await same(
          null,
          () => '',
          () => '',
        );
        await same(
          'CITY',
          (s) => s.cityId,
          (r) => r.city_id,
        );
        await same(
          'FOCUS_AREA',
          (s) => s.focusAreaId,
          (r) => r.focus_area_id,
        );
        await same(
          'SECTOR',
          (s) => s.sectorId,
          (r) => r.sector_id,
        );
        await same(
          'KIND',
          (s) => s.organisationKind,
          (r) => r.kind,
        );
        for (const cityId of CITIES.map((code) => grounds.cities.get(code)!)) {
          const inCity = rows.filter((row) => row.city_id === cityId && row.kind === 'NGO');
          const read = await rollups.read('SECTOR', { cityId, organisationKind: 'NGO' });
          expect(lines(read, (s) => s.sectorId)).toEqual(addUp(inCity, (r) => r.sector_id));
        }
      };
      await compareAll();
      await rollups.fold();
      await compareAll();
      expect(await check.check()).toMatchObject({ wrong: 0, examples: [] });
    },
    times(60_000, 600_000),
  );
});
