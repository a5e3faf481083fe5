import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { PledgeRollups, RollupCheck } from '#pledges';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { DataSource } from 'typeorm';
import { aPledge, type Grounds, layGrounds, NOW } from './pledges.builder.js';

/* Story: docs/stories/pledges.md, "Figures that prove themselves". */

let db: TestDatabase;
let grounds: Grounds;
let dataSource: DataSource;
let rollups: PledgeRollups;
let check: RollupCheck;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  grounds = await layGrounds(db);
  dataSource = await createDataSource(db.url, 'samaki_worker').initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  rollups = new PledgeRollups(unitOfWork);
  check = new RollupCheck(unitOfWork);
  const at = { cityId: grounds.cities.get('siem-reap')!, sectorId: grounds.sectors.get('tourism')! };
  const { company, ngo } = grounds.organisations;
  await aPledge(db, { ...at, organisationId: company, unit: 'USD', value: 1_500_000, status: 'ACCEPTED' });
  await rollups.fold();
  await aPledge(db, { ...at, organisationId: ngo, unit: 'USD', value: 50 });
});
afterAll(async () => {
  await dataSource.destroy();
  await db.drop();
});

describe('the check', () => {
  it('compares every level with the plain sums, folded or not, and writes it down', async () => {
    // 6 levels without the kind have one figure, 6 with it have two.
    expect(await check.check()).toEqual({ compared: 18, wrong: 0, examples: [] });
    expect(await check.last()).toMatchObject({ compared: 18, wrong: 0 });
  });

  it('names exactly the figure that somebody raised by one cent, and the rebuilding mends it', async () => {
    await db.ownerSql(`update pledge_rollups set accepted_sum = accepted_sum + 1 where level = 'CITY'`);

    const outcome = await check.check();

    expect(outcome).toEqual({
      compared: 18,
      wrong: 1,
      examples: [
        {
          level: 'CITY',
          city_id: grounds.cities.get('siem-reap'),
          focus_area_id: null,
          sector_id: null,
          organisation_kind: null,
          unit: 'USD',
          standing: {
            pledged_count: '2',
            pledged_sum: '1500050',
            accepted_count: '1',
            accepted_sum: '1500001',
          },
          plain: { pledged_count: '2', pledged_sum: '1500050', accepted_count: '1', accepted_sum: '1500000' },
        },
      ],
    });
    expect(await check.last()).toMatchObject({ wrong: 1 });
    await check.rebuild();
    expect(await check.check()).toMatchObject({ compared: 18, wrong: 0 });
    expect(await rollups.fold()).toBe(0);
  });

  it('finds a figure that should not be there, and one that is lost', async () => {
    await db.ownerSql(
      `insert into pledge_rollups (level, unit, pledged_count, pledged_sum, accepted_count, accepted_sum) values ('TOTAL', 'rooms', 1, 1000, 0, 0)`,
    );
    await db.ownerSql(`delete from pledge_rollups where level = 'KIND' and organisation_kind = 'NGO'`);

    const { wrong, examples } = await check.check();

    expect(wrong).toBe(2);
    expect(
      examples.map(({ level, unit, standing, plain }) => [
        level,
        unit,
        standing.pledged_sum,
        plain.pledged_sum,
      ]),
    ).toEqual([
      ['KIND', 'USD', '0', '50'],
      ['TOTAL', 'rooms', '1000', '0'],
    ]);
    await check.rebuild();
    expect((await check.check()).wrong).toBe(0);
  });

  it('runs by itself once in a night', async () => {
    expect(await check.checkWhenDue('Asia/Phnom_Penh')).toBeNull();
    await db.travelTo('2026-12-01T20:00:00Z');
    expect(await check.checkWhenDue('Asia/Phnom_Penh')).toMatchObject({ wrong: 0 });
    await db.travelTo('2026-12-01T21:00:00Z');
    expect(await check.checkWhenDue('Asia/Phnom_Penh')).toBeNull();
  });
});
