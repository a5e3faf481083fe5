/* The list of docs/stories/organisations.md and the organisation's page, run through the API as their readers run it. */
import type { SpawnedApp, TestDatabase } from '#testing';
import { layOverseen, type Overseen } from '../../libs/organisations/test/overseen.builder.js';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { globalId } from './both-paths.cases.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let story: Overseen;
let lotus: string;
const cookies = new Map<string, string>();
const OVERSEERS = ['WORKING_GROUP', 'ADMINISTRATOR', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'];
const ROLES = [...OVERSEERS, 'CITY_OFFICER', 'COORDINATOR', 'TRAINER', 'PARTICIPANT'];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  story = await layOverseen(db);
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
  const [hotel] = await db.ownerSql<{ id: string }>(
    `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
  );
  lotus = hotel!.id;
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

async function ask<Data>(query: string, variables: object, role?: string, locale = 'en'): Promise<Data> {
  const headers = { 'accept-language': locale, ...(role && { cookie: cookies.get(role)! }) };
  const { body } = await post(api.url, { query, variables }, headers);
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Data;
}

interface List {
  readonly total: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly name: { readonly km: string; readonly en: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
const LIST = `query ($first: Int! = 100, $after: String, $search: String, $kind: OrganisationKind, $city: String) {
  organisationList(first: $first, after: $after, search: $search, kind: $kind, city: $city) {
    total nodes { id name { km en } } pageInfo { hasNextPage endCursor } } }`;
const list = async (asked: object, role = 'WORKING_GROUP', locale: 'km' | 'en' = 'en'): Promise<List> =>
  (await ask<{ organisationList: List }>(LIST, asked, role, locale)).organisationList;
const names = async (asked: object, locale: 'km' | 'en' = 'en', role?: string): Promise<string[]> =>
  (await list(asked, role, locale)).nodes.map(({ name }) => name[locale]);

describe('the list', () => {
  const CITY_NGOS = { kind: 'NGO', city: 'phnom-penh' };

  it('is in the order of the language', async () => {
    expect(await names(CITY_NGOS, 'km')).toEqual([
      'ទីក្រុងសម្រាប់មនុស្ស',
      'ឫស្សីកែវទឹកស្អាត',
      'សមាគមផ្លូវសម្រាប់ទាំងអស់គ្នា',
      'សមាគមស្ត្រីទីក្រុង',
      'អង្គការច្រកស្អាត',
      'អង្គការទិន្នន័យបើកចំហភ្នំពេញ',
    ]);
    expect(await names(CITY_NGOS)).toEqual([
      'Cities for People International',
      'Clean Lanes Cambodia',
      'Open Data Phnom Penh',
      'Russey Keo Clean Water',
      'Streets for All Association',
      'Urban Women Association',
    ]);
  });

  it.each(['km', 'en'] as const)('has 43 on five pages of ten, each once, in %s', async (locale) => {
    const seen: string[] = [];
    const pages: number[] = [];
    let after: string | null = null;
    do {
      const page: List = await list({ first: 10, after }, 'CHAIR', locale);
      expect(page.total).toBe(43);
      seen.push(...page.nodes.map(({ name }) => name[locale]));
      pages.push(page.nodes.length);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);

    expect(pages).toEqual([10, 10, 10, 10, 3]);
    expect(new Set(seen).size).toBe(43);
    expect(seen).toEqual(seen.toSorted(new Intl.Collator(locale).compare));
  });

  it.each([
    ['ក្រមា', 'Krama Weavers Cooperative'],
    ['តម្បាញ ក្រមា', 'Krama Weavers Cooperative'],
    ['សហគមន៍\u200bតម្បាញ', 'Krama Weavers Cooperative'],
    ['  KRAMA   weavers', 'Krama Weavers Cooperative'],
    ['kramaweavers', 'Krama Weavers Cooperative'],
    ['បណ្តុះបណ្តាល', 'Tonle Training Centre 2'],
    ['ទន្លេ 2', 'Tonle Training Centre 2'],
    ['centre ២', 'Tonle Training Centre 2'],
  ])('finds by %j', async (search, found) => {
    expect(await names({ search })).toEqual([found]);
    expect((await list({ search })).total).toBe(1);
  });

  it.each(['100%', 'ត្បាញក្រណាត់'])('finds nothing by %j', async (search) => {
    expect(await list({ search })).toMatchObject({ total: 0, nodes: [] });
  });

  it('refuses what is no kind, no text and no cursor', async () => {
    for (const wrong of [
      { kind: 'KING' },
      { search: 'x'.repeat(201) },
      { search: '\u202e' },
      { city: '\u0000' },
      { after: 'xyz' },
    ])
      expect(await ask(LIST, wrong, 'CHAIR')).toEqual({ refused: 'BAD_USER_INPUT' });
    for (const unknown of [{ city: 'atlantis' }, { city: 'siem' }])
      expect(await ask(LIST, unknown, 'CHAIR')).toMatchObject({ organisationList: { total: 0, nodes: [] } });
  });
});

const FIGURES = `query ($id: ID!) { organisation(id: $id) { name { en } city { code } counts { people trained seats waiting }
  pledgeCounts { offered accepted } pledgeSums { unit unitInKind { one { en } } offeredCount offered acceptedCount accepted }
  pledges(first: 20) { nodes { status session { startsAt } } } } }`;
interface Figures {
  readonly organisation: Record<string, never> & {
    readonly pledges: { readonly nodes: readonly Record<string, unknown>[] };
  };
}
const figures = async (uuid: string, role?: string): Promise<Figures> =>
  ask(FIGURES, { id: globalId('org', uuid) }, role);
const MEMBER_NAMES = `query ($id: ID!) { organisation(id: $id) { people(first: 5) { nodes { fullName } } } }`;

const inUnit = (
  unit: string,
  offered: readonly [number, string],
  accepted: readonly [number, string],
): object => ({
  unit,
  offeredCount: offered[0],
  offered: offered[1],
  acceptedCount: accepted[0],
  accepted: accepted[1],
});

describe('the figures of Krama Weavers Cooperative', () => {
  it.each(OVERSEERS)('are all seen by a %s', async (role) => {
    const { organisation } = await figures(story.weavers, role);
    expect(organisation).toMatchObject({
      city: { code: 'siem-reap' },
      counts: { people: 4, trained: 2, seats: 2, waiting: 1 },
      pledgeCounts: { offered: 2, accepted: 4 },
      pledgeSums: [
        inUnit('USD', [2, '200001'], [1, '30000']),
        inUnit('KHR', [0, '0'], [1, '4000000']),
        { ...inUnit('person-days', [0, '0'], [2, '13000']), unitInKind: { one: { en: 'person-day' } } },
      ],
    });
    const { nodes } = organisation.pledges;
    expect(nodes.map(({ status }) => status)).toEqual([
      'WITHDRAWN',
      'DECLINED',
      ...Array<string>(4).fill('ACCEPTED'),
      'OFFERED',
      'OFFERED',
    ]);
    expect(nodes.map(({ session }) => session).filter(Boolean)).toEqual([
      { startsAt: '2026-11-20T06:30:00.000Z' },
    ]);
  });

  it('are those of the own city for its officer, on the list as on the page', async () => {
    const seen = {
      counts: { people: 3, trained: 2, seats: 1, waiting: 1 },
      pledgeCounts: { offered: 1, accepted: 3 },
    };
    const { organisation } = await figures(story.weavers, 'CITY_OFFICER');
    expect(organisation).toMatchObject({
      ...seen,
      pledgeSums: [inUnit('USD', [1, '125050'], [1, '30000']), inUnit('person-days', [0, '0'], [2, '13000'])],
    });
    expect(organisation.pledges.nodes).toHaveLength(6);
    const query = `{ organisationList(first: 20) { total nodes { name { en } counts { people trained seats waiting } pledgeCounts { offered accepted } } } }`;
    const { organisationList } = await ask<{ organisationList: List }>(query, {}, 'CITY_OFFICER');
    expect(organisationList.total).toBe(13);
    expect(organisationList.nodes).toHaveLength(13);
    expect(organisationList.nodes).toContainEqual({ name: { en: 'Krama Weavers Cooperative' }, ...seen });
  });

  it('are exact at any size', async () => {
    const { organisation } = await figures(story.centre, 'WORKING_GROUP');
    expect(organisation).toMatchObject({
      pledgeSums: [inUnit('KHR', [2, '19999999999999998'], [0, '0'])],
    });
  });
});

describe('what nobody else sees', () => {
  const NOTHING = {
    counts: null,
    pledgeCounts: { offered: 0, accepted: 0 },
    pledgeSums: [],
    pledges: { nodes: [] },
  };

  it('leaves a coordinator with the own organisation', async () => {
    expect(await ask(LIST, {}, 'COORDINATOR')).toEqual({ refused: 'FORBIDDEN' });
    expect((await figures(story.weavers, 'COORDINATOR')).organisation).toMatchObject(NOTHING);
    expect(await ask(MEMBER_NAMES, { id: globalId('org', story.weavers) }, 'COORDINATOR')).toEqual({
      refused: 'FORBIDDEN',
    });
    const own = (await figures(lotus, 'COORDINATOR')).organisation;
    expect(own['counts']).not.toBeNull();
    expect(own).toMatchObject({ pledgeCounts: { offered: 1, accepted: 2 } });
  });

  it('leaves a city officer with the own city', async () => {
    expect(await list({ city: 'phnom-penh' }, 'CITY_OFFICER')).toMatchObject({ total: 0, nodes: [] });
    expect(await list({ search: 'Tonle Training' }, 'CITY_OFFICER')).toMatchObject({ total: 0, nodes: [] });
    expect((await figures(story.centre, 'CITY_OFFICER')).organisation).toMatchObject(NOTHING);
  });

  it.each(['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'CITY_OFFICER'])(
    'keeps the names of people from a %s',
    async (role) => {
      const id = globalId('org', story.weavers);
      expect(await ask(MEMBER_NAMES, { id }, role)).toEqual({ refused: 'FORBIDDEN' });
    },
  );

  it('keeps every count from everybody else', async () => {
    const query = 'query ($id: ID!) { organisation(id: $id) { counts { people } } }';
    const asked = { id: globalId('org', story.weavers) };
    for (const role of ['TRAINER', 'PARTICIPANT', 'COORDINATOR', undefined])
      expect(await ask(query, asked, role)).toEqual({ organisation: { counts: null } });
  });

  it('keeps list and pledges from everybody else', async () => {
    for (const role of ['TRAINER', 'PARTICIPANT']) {
      expect(await ask(LIST, {}, role)).toEqual({ refused: 'FORBIDDEN' });
      expect(await figures(story.weavers, role)).toEqual({ refused: 'FORBIDDEN' });
    }
    expect(await ask(LIST, {})).toEqual({ refused: 'UNAUTHENTICATED' });
    expect(await figures(story.weavers)).toEqual({ refused: 'UNAUTHENTICATED' });
  });

  it('answers null for an id that is none', async () => {
    for (const id of [
      'org_1',
      globalId('org', '00000000-0000-7000-8000-000000000000'),
      globalId('ses', lotus),
    ])
      expect(await ask(FIGURES, { id }, 'WORKING_GROUP')).toEqual({ organisation: null });
  });
});
