import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { refuse } from '#kernel';
import {
  type Breakdown,
  CheckOverviewRollups,
  type OverviewFigure,
  OverviewFigures,
  type OverviewFilter,
  OverviewReads,
  OverviewRows,
} from '#overview';
import { PledgeRollups } from '#pledges';
import { anActor, createTestDatabase, type TestDatabase } from '#testing';
import { layOverviewStory, type OverviewStory } from './overview.builder.js';

/* docs/stories/overview.md */

let db: TestDatabase;
let story: OverviewStory;
let unitOfWork: UnitOfWork;
let figures: OverviewFigures;
let reads: OverviewReads;
let rows: OverviewRows;
let close: () => Promise<void>;

beforeAll(async () => {
  db = await createTestDatabase();
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 2 }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  figures = new OverviewFigures(new PledgeRollups(unitOfWork));
  reads = new OverviewReads(unitOfWork, figures, new CheckOverviewRollups(unitOfWork));
  rows = new OverviewRows(unitOfWork);
  close = () => dataSource.destroy();
});
afterAll(async () => {
  await close();
  await db.drop();
});

const committee = anActor('WORKING_GROUP');
const read = (filter: OverviewFilter): Promise<OverviewFigure[]> =>
  unitOfWork.run((tx) => figures.read(tx, filter));

/** Invited, registered, attended, pledged, accepted: as the story writes a line. */
const line = (all: readonly OverviewFigure[]): number[] =>
  all.filter(({ unit }) => unit === 'PEOPLE' || unit === 'PLEDGES').map(({ value }) => Number(value));

const inUnit = (all: readonly OverviewFigure[], unit: string): bigint[] =>
  all.filter((figure) => figure.unit === unit).map(({ value }) => value);

/** Every page of the rows of a figure, two at a time. */
async function everyPerson(measure: 'INVITED' | 'REGISTERED' | 'ATTENDED', filter: OverviewFilter) {
  const names: string[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<OverviewRows['people']>> = await rows.people(committee, measure, filter, {
      first: 2,
      after,
    });
    names.push(...page.items.map(({ fullName }) => fullName));
    if (!page.hasNextPage) return names;
    after = page.cursors.at(-1)!;
  }
}

async function everyPledge(measure: 'PLEDGED' | 'ACCEPTED', unit: string | null, filter: OverviewFilter) {
  const names = Object.fromEntries(Object.entries(story.pledges).map(([name, id]) => [id, name]));
  const page = await rows.pledges(committee, measure, unit, filter, { first: 100, after: null });
  return page.items.map(({ id }) => names[id]).toReversed();
}

describe('the figures of an empty programme', () => {
  it('are zeros, not absent', async () => {
    expect(await read({})).toEqual([
      { measure: 'INVITED', unit: 'PEOPLE', value: 0n },
      { measure: 'REGISTERED', unit: 'PEOPLE', value: 0n },
      { measure: 'ATTENDED', unit: 'PEOPLE', value: 0n },
      { measure: 'PLEDGED', unit: 'PLEDGES', value: 0n },
      { measure: 'ACCEPTED', unit: 'PLEDGES', value: 0n },
    ]);
  });
});

describe("the story's figures", () => {
  beforeAll(async () => {
    story = await layOverviewStory(db);
  });

  it('are as written for the whole, each unit by itself', async () => {
    const all = await read({});

    expect(line(all)).toEqual([7, 7, 4, 6, 3]);
    expect(all.slice(5)).toEqual([
      { measure: 'PLEDGED', unit: 'USD', value: 175_050n },
      { measure: 'ACCEPTED', unit: 'USD', value: 150_000n },
      { measure: 'PLEDGED', unit: 'KHR', value: 10_000_000n },
      { measure: 'ACCEPTED', unit: 'KHR', value: 2_000_000n },
      { measure: 'PLEDGED', unit: 'person-days', value: 14_500n },
      { measure: 'ACCEPTED', unit: 'person-days', value: 12_000n },
    ]);
  });

  it.each([
    [
      'CITY',
      {
        'phnom-penh': [2, 2, 1, 1, 1],
        'siem-reap': [2, 2, 2, 3, 1],
        battambang: [3, 2, 1, 2, 1],
        none: [0, 1, 0, 0, 0],
      },
    ],
    [
      'FOCUS_AREA',
      {
        'built-infrastructure': [2, 2, 1, 1, 1],
        'industry-and-innovation': [2, 3, 2, 3, 1],
        'quality-environment': [3, 2, 1, 2, 1],
      },
    ],
    [
      'SECTOR',
      {
        tourism: [2, 2, 2, 3, 1],
        transport: [2, 2, 1, 1, 1],
        waste: [3, 2, 1, 2, 1],
        'open-data': [0, 1, 0, 0, 0],
      },
    ],
    [
      'KIND',
      {
        PRIVATE_SECTOR: [2, 2, 1, 2, 1],
        NGO: [3, 3, 1, 3, 1],
        INSTITUTION: [2, 1, 1, 1, 1],
        UNKNOWN: [0, 1, 1, 0, 0],
      },
    ],
  ] as const)('are as written by %s', async (breakdown: Breakdown, written) => {
    const { groups } = await reads.overview({});

    const codes = Object.entries({ ...story.cities, ...story.focusAreas, ...story.sectors });
    const codeOf = (key: string | null): string => codes.find(([, id]) => id === key)?.[0] ?? key ?? 'none';
    expect(
      Object.fromEntries(groups[breakdown].map((group) => [codeOf(group.key), line(group.figures)])),
    ).toEqual(written);
  });

  it('hold every condition of the filter together', async () => {
    const filter: OverviewFilter = { cityId: story.cities['siem-reap'], organisationKind: 'NGO' };

    expect(line(await read(filter))).toEqual([2, 1, 1, 2, 1]);
    expect(inUnit(await read(filter), 'person-days')).toEqual([14_500n, 12_000n]);
    expect(line(await read({ ...filter, sectorId: story.sectors['waste'] }))).toEqual([0, 0, 0, 0, 0]);
    expect(line(await read({ isOnline: true }))).toEqual([0, 1, 0, 0, 0]);
    expect(line(await read({ organisationKind: 'UNKNOWN' }))).toEqual([0, 1, 1, 0, 0]);
    expect(line(await read({ focusAreaId: story.focusAreas['quality-environment'] }))).toEqual([
      3, 2, 1, 2, 1,
    ]);
  });

  it('stay within the cities that are given', async () => {
    const within = [story.cities['siem-reap']!, story.cities['battambang']!];

    expect(line(await read({ within }))).toEqual([5, 4, 3, 5, 2]);
    expect(line(await read({ within, cityId: story.cities['phnom-penh'] }))).toEqual([0, 0, 0, 0, 0]);
    expect(line(await read({ within: [] }))).toEqual([0, 0, 0, 0, 0]);
    const { groups } = await reads.overview({ within });
    expect(new Set(groups.CITY.map(({ key }) => key))).toEqual(new Set(within));
  });
});

describe('the rows of a figure', () => {
  it('are exactly the people whom it counts', async () => {
    const siemReap = { cityId: story.cities['siem-reap'] };

    expect(await everyPerson('ATTENDED', siemReap)).toEqual(['Heng Dara', 'Chan Sreymom']);
    expect(await everyPerson('INVITED', siemReap)).toEqual(['Lim Chenda', 'Chan Sreymom']);
    expect(await everyPerson('REGISTERED', {})).toEqual([
      'Nhem Rithy',
      'Keo Bopha',
      'Kim Sovann',
      'Sun Mara',
      'Heng Dara',
      'Chan Sreymom',
      'Chan Sreymom',
    ]);
    expect(await everyPerson('REGISTERED', { isOnline: true })).toEqual(['Chan Sreymom']);
    expect(await everyPerson('REGISTERED', { within: [] })).toEqual([]);
  });

  it('are exactly the pledges that it counts', async () => {
    expect(await everyPledge('PLEDGED', null, {})).toEqual(['P1', 'P2', 'P3', 'P4', 'P6', 'P7']);
    expect(await everyPledge('PLEDGED', 'USD', {})).toEqual(['P1', 'P4']);
    expect(await everyPledge('ACCEPTED', null, {})).toEqual(['P1', 'P3', 'P6']);
    expect(
      await everyPledge('PLEDGED', null, { cityId: story.cities['siem-reap'], organisationKind: 'NGO' }),
    ).toEqual(['P3', 'P7']);
    expect(await everyPledge('PLEDGED', null, { isOnline: true })).toEqual([]);
  });

  it('say how somebody stands, and whom they came for', async () => {
    const { items } = await rows.people(
      committee,
      'REGISTERED',
      { cityId: story.cities['siem-reap'] },
      { first: 10, after: null },
    );

    expect(
      items.map(({ fullName, organisation, status, sessionId }) => [
        fullName,
        organisation,
        status,
        sessionId,
      ]),
    ).toEqual([
      ['Heng Dara', { km: 'Dara and friends', en: 'Dara and friends' }, 'CONFIRMED', story.sessions['A']],
      ['Chan Sreymom', { km: 'មគ្គុទ្ទេសក៍អង្គរ', en: 'Angkor Guides' }, 'CONFIRMED', story.sessions['A']],
    ]);
  });
});

describe('a figure', () => {
  const sovann = (): string => story.registrations['Kim Sovann B']!;

  it('changes in the transaction that changes the row, and not when that rolls back', async () => {
    await unitOfWork.run(async (tx) => {
      await tx.sql({
        text: `update registrations set status = 'CANCELLED', waitlist_rank = null, cancelled_at = app_now() where id = $1`,
        values: [sovann()],
      });
      expect(line(await figures.read(tx, {}))).toEqual([7, 6, 4, 6, 3]);
      return refuse('NOT_MEANT');
    });

    expect(line(await read({}))).toEqual([7, 7, 4, 6, 3]);
  });

  it('follows an organisation that turns out to be of another kind', async () => {
    const toKind = (subKind: string): Promise<unknown> =>
      db.ownerSql(
        `update organisations o set kind = k.kind, sub_kind_id = k.id from organisation_sub_kinds k where k.code = $1 and o.id = $2`,
        [subKind, story.organisations['Tonle Mobility']],
      );

    await toKind('ministry');

    expect(line(await read({ organisationKind: 'INSTITUTION' }))).toEqual([4, 3, 2, 3, 2]);
    expect(line(await read({ organisationKind: 'PRIVATE_SECTOR' }))).toEqual([0, 0, 0, 0, 0]);
    await toKind('small-company');
    expect(line(await read({ organisationKind: 'INSTITUTION' }))).toEqual([2, 1, 1, 1, 1]);
  });

  it('follows a session to another city, and somebody whose organisation is recognised', async () => {
    const move = (city: string): Promise<unknown> =>
      db.ownerSql(`update sessions set city_id = $1 where id = $2`, [
        story.cities[city],
        story.sessions['A'],
      ]);
    const recognise = (organisation: string | null): Promise<unknown> =>
      db.ownerSql(`update registrations set organisation_id = $1 where id = $2`, [
        organisation,
        story.registrations['Heng Dara A'],
      ]);

    await move('battambang');
    await recognise(story.organisations['Green School']!);

    expect(line(await read({ cityId: story.cities['battambang'] })).slice(0, 3)).toEqual([5, 4, 3]);
    expect(line(await read({ organisationKind: 'NGO' })).slice(0, 3)).toEqual([3, 4, 2]);
    expect(line(await read({ organisationKind: 'UNKNOWN' })).slice(0, 3)).toEqual([0, 0, 0]);
    await move('siem-reap');
    await recognise(null);
    expect(line(await read({ cityId: story.cities['siem-reap'] }))).toEqual([2, 2, 2, 3, 1]);
  });
});
