/* docs/stories/overview.md, through the api: the figures, what each opens, and who sees it. */
import type { SpawnedApp, TestDatabase } from '#testing';
import { createTestDatabase } from '#testing';
import {
  giveRoles,
  layOverviewStory,
  type OverviewStory,
} from '../../libs/overview/test/overview.builder.js';
import {
  type Ask,
  codeIn,
  type Figure,
  type Filter,
  line,
  lines,
  OVERVIEW,
  overviewOf,
  PEOPLE,
  peopleOf,
  pledgesOf,
} from './overview-reader.js';
import { cookieOf, type GraphqlAnswer, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let story: OverviewStory;
const cookies = new Map<string, string>();
const ROLES = [
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
  'CITY_OFFICER',
  'PARTICIPANT',
  'COORDINATOR',
  'TRAINER',
];

beforeAll(async () => {
  db = await createTestDatabase();
  story = await layOverviewStory(db);
  await giveRoles(db, story);
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const ask = (query: string, variables: object, role: string | null): Promise<GraphqlAnswer> =>
  post(api.url, { query, variables }, role ? { cookie: cookies.get(role) ?? '' } : {});
const as =
  (role: string): Ask =>
  (query, variables) =>
    ask(query, variables, role);

const overview = (role: string, filter: Filter | null = null): Promise<Record<string, unknown>> =>
  overviewOf(as(role), filter);
const people = (
  measure: string,
  filter: Filter,
  role = 'WORKING_GROUP',
): Promise<Record<string, unknown>[]> => peopleOf(as(role), measure, filter);
const pledges = (measure: string, unit: string | null, filter: Filter): Promise<Record<string, unknown>[]> =>
  pledgesOf(as('CHAIR'), measure, unit, filter);

describe('the figures', () => {
  it.each(['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR'])(
    'are the story’s for %s',
    async (role) => {
      const all = await overview(role);

      expect(line(all['figures'] as Figure[])).toEqual([7, 7, 4, 6, 3]);
      expect((all['figures'] as Figure[]).slice(5)).toEqual([
        { measure: 'PLEDGED', unit: 'USD', value: '175050' },
        { measure: 'ACCEPTED', unit: 'USD', value: '150000' },
        { measure: 'PLEDGED', unit: 'KHR', value: '10000000' },
        { measure: 'ACCEPTED', unit: 'KHR', value: '2000000' },
        { measure: 'PLEDGED', unit: 'person-days', value: '14500' },
        { measure: 'ACCEPTED', unit: 'person-days', value: '12000' },
      ]);
      expect(all).toMatchObject({
        within: null,
        lastCheck: null,
        units: [{ code: 'person-days', name: { en: 'person-days' } }],
      });
    },
  );

  it('are told apart by city, focus area, sector and kind', async () => {
    const all = await overview('WORKING_GROUP');

    expect(lines(all['cities'], codeIn('city'))).toEqual({
      'phnom-penh': [2, 2, 1, 1, 1],
      'siem-reap': [2, 2, 2, 3, 1],
      battambang: [3, 2, 1, 2, 1],
      online: [0, 1, 0, 0, 0],
    });
    expect(lines(all['focusAreas'], codeIn('focusArea'))).toEqual({
      'built-infrastructure': [2, 2, 1, 1, 1],
      'industry-and-innovation': [2, 3, 2, 3, 1],
      'quality-environment': [3, 2, 1, 2, 1],
    });
    expect(lines(all['sectors'], codeIn('sector'))).toEqual({
      tourism: [2, 2, 2, 3, 1],
      transport: [2, 2, 1, 1, 1],
      waste: [3, 2, 1, 2, 1],
      'open-data': [0, 1, 0, 0, 0],
    });
    expect(lines(all['kinds'], ({ kind }) => String(kind))).toEqual({
      PRIVATE_SECTOR: [2, 2, 1, 2, 1],
      NGO: [3, 3, 1, 3, 1],
      INSTITUTION: [2, 1, 1, 1, 1],
      UNKNOWN: [0, 1, 1, 0, 0],
    });
  });

  it('hold every condition of the filter together', async () => {
    const figures = async (filter: Filter): Promise<number[]> =>
      line((await overview('CHAIR', filter))['figures'] as Figure[]);

    expect(await figures({ city: 'siem-reap', kind: 'NGO' })).toEqual([2, 1, 1, 2, 1]);
    expect(await figures({ online: true })).toEqual([0, 1, 0, 0, 0]);
    expect(await figures({ focusArea: 'quality-environment' })).toEqual([3, 2, 1, 2, 1]);
    expect(await figures({ city: 'atlantis' })).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a figure opens exactly its rows', () => {
  it.each([
    ['INVITED', {}, 7],
    ['REGISTERED', {}, 7],
    ['ATTENDED', {}, 4],
    ['REGISTERED', { kind: 'UNKNOWN' }, 1],
    ['REGISTERED', { sector: 'open-data' }, 1],
    ['INVITED', { city: 'battambang' }, 3],
  ])('%s of %j: as many as it says', async (measure, filter, count) => {
    const figures = (await overview('WORKING_GROUP', filter))['figures'] as Figure[];

    expect(figures.find((figure) => figure.measure === measure)?.value).toBe(String(count));
    expect(await people(measure, filter)).toHaveLength(count);
  });

  it('names the people, their organisation as written and the session', async () => {
    expect(await people('ATTENDED', { city: 'siem-reap' })).toEqual([
      {
        fullName: 'Heng Dara',
        status: 'CONFIRMED',
        organisation: { en: 'Dara and friends' },
        session: { course: { title: { en: 'Visitors at Angkor' } } },
      },
      {
        fullName: 'Chan Sreymom',
        status: 'CONFIRMED',
        organisation: { en: 'Angkor Guides' },
        session: { course: { title: { en: 'Visitors at Angkor' } } },
      },
    ]);
  });

  it('names the pledges', async () => {
    const global = (name: string): string => `plg_${story.pledges[name]!.replaceAll('-', '')}`;
    const ids = async (...asked: Parameters<typeof pledges>): Promise<unknown[]> =>
      (await pledges(...asked)).map(({ id }) => id);

    expect(await ids('PLEDGED', 'USD', {})).toEqual([global('P4'), global('P1')]);
    expect(await ids('ACCEPTED', null, {})).toEqual([global('P6'), global('P3'), global('P1')]);
    expect(await pledges('PLEDGED', 'person-days', { city: 'siem-reap' })).toMatchObject([
      {
        value: '2500',
        status: 'OFFERED',
        organisation: { en: 'Angkor Guides' },
        sector: { code: 'tourism' },
      },
      { value: '12000', status: 'ACCEPTED', city: { code: 'siem-reap' } },
    ]);
  });
});

describe('a city officer', () => {
  it('sees the figures of their own city, whether asked for or not', async () => {
    for (const filter of [null, { city: 'siem-reap' }]) {
      const all = await overview('CITY_OFFICER', filter);

      expect(line(all['figures'] as Figure[])).toEqual([2, 2, 2, 3, 1]);
      expect(lines(all['cities'], codeIn('city'))).toEqual({ 'siem-reap': [2, 2, 2, 3, 1] });
      expect(all['within']).toEqual([{ code: 'siem-reap' }]);
    }
    expect((await people('REGISTERED', {}, 'CITY_OFFICER')).map(({ fullName }) => fullName)).toEqual([
      'Heng Dara',
      'Chan Sreymom',
    ]);
  });

  it.each([
    [OVERVIEW, { filter: { city: 'battambang' } }],
    [OVERVIEW, { filter: { online: true } }],
    [PEOPLE, { measure: 'ATTENDED', filter: { city: 'battambang' } }],
  ])('is refused another city', async (query, variables) => {
    const { body } = await ask(query, variables, 'CITY_OFFICER');

    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(JSON.stringify(body.data ?? null)).not.toContain('Nhem Rithy');
  });
});

describe('somebody else', () => {
  it.each(['PARTICIPANT', 'COORDINATOR', 'TRAINER'])('as %s is refused', async (role) => {
    for (const [query, variables] of [
      [OVERVIEW, {}],
      [PEOPLE, { measure: 'ATTENDED' }],
    ] as const) {
      const { body } = await ask(query, variables, role);
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(body.data ?? null).toBeNull();
    }
  });

  it('who is not signed in is asked to', async () => {
    const { body } = await ask(OVERVIEW, {}, null);

    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});
