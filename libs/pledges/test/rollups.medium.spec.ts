import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { PledgeRollups, type PledgeSum } from '#pledges';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { DataSource } from 'typeorm';
import { aPledge, type Grounds, layGrounds } from './pledges.builder.js';

let db: TestDatabase;
let grounds: Grounds;
let dataSource: DataSource;
let rollups: PledgeRollups;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layGrounds(db);
  dataSource = await createDataSource(db.url, 'samaki_worker').initialize();
  rollups = new PledgeRollups(new UnitOfWork(dataSource, new EventListeners()));
});
beforeEach(() => db.ownerSql('truncate pledges, pledge_rollups, pledge_rollup_deltas'));
afterAll(async () => {
  await dataSource.destroy();
  await db.drop();
});

/** Unit, pledged count and sum, accepted count and sum. */
const figures = (sums: readonly PledgeSum[]): string[] =>
  sums
    .map((sum) => [sum.unit, sum.pledgedCount, sum.pledgedSum, sum.acceptedCount, sum.acceptedSum].join(' '))
    .toSorted();

describe('the rollups', () => {
  it('say the same before and after folding, per unit and measure', async () => {
    const { organisations, cities, sectors } = grounds;
    const at = { cityId: cities.get('siem-reap')!, sectorId: sectors.get('education')! };
    await aPledge(db, { ...at, organisationId: organisations.company, unit: 'USD', value: 1_250_050 });
    await aPledge(db, {
      ...at,
      organisationId: organisations.ngo,
      unit: 'USD',
      value: 99,
      status: 'ACCEPTED',
    });
    await aPledge(db, { ...at, organisationId: organisations.ngo, unit: 'KHR', value: 4_000_000 });
    await aPledge(db, {
      ...at,
      organisationId: organisations.ngo,
      unit: 'hours',
      value: 12_125,
      status: 'DECLINED',
    });
    await aPledge(db, { ...at, organisationId: organisations.university, unit: 'hours', value: 7_500 });
    const expected = ['KHR 1 4000000 0 0', 'USD 2 1250149 1 99', 'hours 1 7500 0 0'];

    expect(figures(await rollups.read(null))).toEqual(expected);
    expect(await rollups.fold()).toBe(4);
    expect(await rollups.fold()).toBe(0);
    expect(figures(await rollups.read(null))).toEqual(expected);
    expect(figures(await rollups.read(null, { organisationKind: 'NGO' }))).toEqual([
      'KHR 1 4000000 0 0',
      'USD 1 99 1 99',
    ]);
    expect(figures(await rollups.read('CITY', { cityId: cities.get('battambang')! }))).toEqual([]);
  });

  it('follow a decision, a correction and a pledge that is taken back', async () => {
    const { organisations, cities, sectors } = grounds;
    const at = { cityId: cities.get('battambang')!, sectorId: sectors.get('health')!, unit: 'USD' };
    const id = await aPledge(db, { ...at, organisationId: organisations.ngo, value: 500 });
    await rollups.fold();

    await db.ownerSql('update pledges set amount_minor = 700 where id = $1', [id]);
    expect(figures(await rollups.read('CITY'))).toEqual(['USD 1 700 0 0']);
    await db.ownerSql(`update pledges set status = 'ACCEPTED', decided_at = app_now() where id = $1`, [id]);
    expect(figures(await rollups.read('CITY'))).toEqual(['USD 1 700 1 700']);
    await db.ownerSql(`update pledges set status = 'WITHDRAWN' where id = $1`, [id]);
    expect(figures(await rollups.read('CITY'))).toEqual([]);
  });

  it('move along when an organisation changes its kind or a sector its focus area', async () => {
    const { organisations, cities, sectors, focusAreas } = grounds;
    const at = { cityId: cities.get('phnom-penh')!, sectorId: sectors.get('health')!, unit: 'USD' };
    await aPledge(db, { ...at, organisationId: organisations.company, value: 500 });
    await rollups.fold();

    await db.ownerSql(
      `update organisations o set kind = 'NGO', sub_kind_id = k.id from organisation_sub_kinds k
       where o.id = $1 and k.code = 'local-ngo'`,
      [organisations.company],
    );
    const other = focusAreas.get('civic-and-social')!;
    await db.ownerSql('update sectors set focus_area_id = $1 where id = $2', [other, at.sectorId]);

    expect((await rollups.read('KIND')).map((sum) => [sum.organisationKind, sum.pledgedSum])).toEqual([
      ['NGO', 500n],
    ]);
    expect((await rollups.read('FOCUS_AREA')).map((sum) => sum.focusAreaId)).toEqual([other]);
    expect((await rollups.read('SECTOR', { focusAreaId: other })).map((sum) => sum.sectorId)).toEqual([
      at.sectorId,
    ]);
  });
});
