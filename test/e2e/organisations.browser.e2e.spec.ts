/* docs/stories/organisations.md in a browser: the list in Khmer and English order, found by any spelling, and the
   organisation's page with its pledges, as each role sees them. */
import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { layOverseen, type Overseen } from '../../libs/organisations/test/overseen.builder.js';
import { globalId } from '../contract/both-paths.cases.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('Organisations are overseen', () => {
  const story = new BrowserStory();
  let overseen: Overseen;
  let sovannary: WatchedPage;
  let pisey: WatchedPage;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    overseen = await layOverseen(story.db);
    sovannary = await story.signedInAs('WORKING_GROUP');
    pisey = await story.signedInAs('COORDINATOR');
  });
  afterAll(() => story.end());

  const open = async ({ page }: WatchedPage, address: string): Promise<number> =>
    (await page.goto(story.url + address))?.status() ?? 0;
  const namesOf = async ({ page }: WatchedPage): Promise<string[]> =>
    (await page.locator('.orgs tbody th a').allInnerTexts()).map((name) => name.replaceAll('\u200b', ''));
  const find = async ({ page }: WatchedPage, words: string): Promise<void> => {
    await page.fill('#filter-search', words);
    await page.getByRole('button', { name: 'រក', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('search') === words);
  };
  const pathOf = (uuid: string): string => `/organisations/${globalId('org', uuid)}`;

  it('opens the list from the menu: 43, in Khmer order, on two pages', async () => {
    const { page } = sovannary;
    await page.locator('nav a[href="/km/organisations"]').click();
    await page.waitForURL(/\/km\/organisations$/);

    expect(await wordsIn(sovannary, 'h1')).toBe('អង្គភាព 43');
    const first = await namesOf(sovannary);
    await page.locator('a[rel="next"]').click();
    await page.waitForURL(/after=/);
    const all = [...first, ...(await namesOf(sovannary))];
    expect([first.length, new Set(all).size]).toEqual([30, 43]);
    expect(all).toEqual(all.toSorted(new Intl.Collator('km').compare));
    await story.looks.here('the second page', sovannary);
  });

  it('finds by other spellings, on a phone', async () => {
    await open(sovannary, '/km/organisations');
    for (const [words, found] of [
      ['តម្បាញ ក្រមា', 'សហគមន៍តម្បាញក្រមា'],
      ['kramaweavers', 'សហគមន៍តម្បាញក្រមា'],
      ['បណ្តុះបណ្តាល', 'មជ្ឈមណ្ឌលបណ្ដុះបណ្ដាលទន្លេ ២'],
      ['centre ២', 'មជ្ឈមណ្ឌលបណ្ដុះបណ្ដាលទន្លេ ២'],
    ] as const) {
      await find(sovannary, words);
      expect(await namesOf(sovannary)).toEqual([found]);
      expect(await wordsIn(sovannary, 'h1')).toBe(`អង្គភាព 1៖ «${words}»`);
    }
    await find(sovannary, 'ត្បាញក្រណាត់');
    expect(await wordsIn(sovannary, 'main .notice')).toContain('រកមិនឃើញអង្គភាព');
    await story.looks.here('nothing found', sovannary);
    await sovannary.page.locator('main .notice a').click();
    await sovannary.page.waitForURL(/\/km\/organisations$/);
  });

  it('filters by kind and seat, in the order of each language, with the choice in the address', async () => {
    const { page } = sovannary;
    await page.locator('.filterbar summary').click();
    await page.selectOption('#filter-kind', 'NGO');
    await page.selectOption('#filter-city', 'phnom-penh');
    await page.locator('.filterbar-fields button').click();
    await page.waitForURL(/kind=NGO&city=phnom-penh/);

    expect(await namesOf(sovannary)).toEqual([
      'ទីក្រុងសម្រាប់មនុស្ស',
      'ឫស្សីកែវទឹកស្អាត',
      'សមាគមផ្លូវសម្រាប់ទាំងអស់គ្នា',
      'សមាគមស្ត្រីទីក្រុង',
      'អង្គការច្រកស្អាត',
      'អង្គការទិន្នន័យបើកចំហភ្នំពេញ',
    ]);
    await open(sovannary, '/en/organisations?kind=NGO&city=phnom-penh');
    expect(await wordsIn(sovannary, 'h1')).toBe('6 organisations: NGO, Phnom Penh');
    expect(await namesOf(sovannary)).toEqual([
      'Cities for People International',
      'Clean Lanes Cambodia',
      'Open Data Phnom Penh',
      'Russey Keo Clean Water',
      'Streets for All Association',
      'Urban Women Association',
    ]);
  });

  it('counts in each row, and opens the organisation with its pledges and exact sums', async () => {
    const { page } = sovannary;
    await open(sovannary, '/en/organisations?search=krama');
    expect(await wordsIn(sovannary, '.orgs tbody tr')).toBe(
      'Krama Weavers Cooperative NGO · Community organisation Siem Reap 4 people, 2 trained 2 seats 1 waiting 4 accepted 2 waiting',
    );
    await page.locator('.orgs tbody th a').click();
    await page.waitForURL(/\/en\/organisations\/org_/);
    expect(await wordsIn(sovannary, 'h1')).toBe('Krama Weavers Cooperative: 4 people, 2 trained');
    expect(await wordsIn(sovannary, '.tabs')).toBe('People 4 Coming sessions 3 Past sessions Pledges 6');
    await page
      .getByRole('link', { name: /^Pledges/ })
      .last()
      .click();
    await page.waitForURL(/show=pledges/);

    const rows = (await page.locator('main tbody tr').allInnerTexts()).map(tidy);
    expect(rows).toEqual([
      'KHR 1 Siem Reap Tourism 1 December 2026 Withdrawn',
      '2 vehicles Siem Reap Heritage and culture 1 December 2026 Declined',
      '0.875 person-days Siem Reap Heritage and culture 1 December 2026 Accepted',
      '12.125 person-days Siem Reap Tourism 1 December 2026 Accepted',
      'KHR 4,000,000 Phnom Penh Waste 1 December 2026 Accepted',
      'USD 300 Siem Reap Tourism 1 December 2026 Accepted',
      'USD 749.51 Battambang Waste 1 December 2026 Waiting',
      'USD 1,250.50 Siem Reap Heritage and culture Smart tourism and the care of heritage 20 November 2026 1 December 2026 Waiting',
    ]);
    expect((await page.locator('[data-unit]').allInnerTexts()).map(tidy)).toEqual([
      'US dollars USD 300 accepted, in one pledge USD 2,000.01 waiting, in 2 pledges',
      'Riel KHR 4,000,000 accepted, in one pledge Nothing waits for an answer',
      'person-days 13 person-days accepted, in 2 pledges Nothing waits for an answer',
    ]);
    await open(sovannary, `/en${pathOf(overseen.centre)}?show=pledges`);
    expect(await wordsIn(sovannary, '[data-unit]')).toBe(
      'Riel KHR 19,999,999,999,999,998 waiting, in 2 pledges Nothing is accepted yet',
    );
  });

  it('shows a city officer the own city, and nothing of another', async () => {
    const vannak = await story.signedInAs('CITY_OFFICER');
    await open(vannak, '/en/organisations');
    expect(await wordsIn(vannak, 'h1')).toBe('13 organisations');
    expect(await wordsIn(vannak, '.orgs tr:has-text("Krama Weavers")')).toBe(
      'Krama Weavers Cooperative NGO · Community organisation 3 people, 2 trained 1 seat 1 waiting 3 accepted 1 waiting',
    );
    await open(vannak, `/en${pathOf(overseen.weavers)}?show=people`);
    expect(await wordsIn(vannak, 'h1')).toBe('Krama Weavers Cooperative: 3 people, 2 trained');
    expect((await vannak.page.locator('[data-unit]').allInnerTexts()).map(tidy)).toEqual([
      'US dollars USD 300 accepted, in one pledge USD 1,250.50 waiting, in one pledge',
      'person-days 13 person-days accepted, in 2 pledges Nothing waits for an answer',
    ]);
    expect(await vannak.page.content()).not.toMatch(/krama-weavers\.example|749\.51|4,000,000/);
    expect(await open(vannak, `/en${pathOf(overseen.centre)}`)).toBe(404);
    expect(await vannak.page.content()).not.toContain('Tonle Training');
    await story.looks.here('an organisation of another city', vannak);
    await story.looks.at('list, by the city officer', '/km/organisations', vannak.page.context());
    await story.looks.at(
      'organisation, by the city officer',
      `/km${pathOf(overseen.weavers)}`,
      vannak.page.context(),
    );
  });

  it('shows the chair figures and pledges, and no names of people', async () => {
    const sambath = await story.signedInAs('CHAIR');
    await open(sambath, `/km${pathOf(overseen.weavers)}?show=people`);
    expect(await wordsIn(sambath, 'h1')).toBe('សហគមន៍តម្បាញក្រមា៖ 4 នាក់ បានរៀន 2 នាក់');
    expect(await sambath.page.locator('main tbody tr').count()).toBe(8);
    expect(await sambath.page.content()).not.toMatch(/krama-weavers\.example|ញឹម|សារ គន្ធា/);
    await story.looks.at(
      'organisation, by the chair',
      `/km${pathOf(overseen.centre)}`,
      sambath.page.context(),
    );
  });

  it('shows a coordinator the own organisation only', async () => {
    expect(await open(pisey, '/km/organisations')).toBe(403);
    expect(await open(pisey, `/km${pathOf(overseen.weavers)}`)).toBe(404);
    expect(await pisey.page.content()).not.toContain('តម្បាញ');
    await open(pisey, '/en/organisation?show=pledges');
    expect(await wordsIn(pisey, 'h1')).toBe('Lotus Angkor Hotel: 9 people, 2 trained');
    expect((await pisey.page.locator('[data-unit]').allInnerTexts()).map(tidy)).toEqual([
      'US dollars USD 18,500 accepted, in one pledge USD 4,200 waiting, in one pledge',
      'training places 24 training places accepted, in one pledge Nothing waits for an answer',
    ]);
    await story.looks.at('own pledges', '/km/organisation?show=pledges', pisey.page.context());
  });

  it('leads a coordinator with nothing offered to the offer', async () => {
    await story.db.ownerSql(
      `insert into role_grants (id, person_id, role, scope_id) select $1, id, 'COORDINATOR', $2 from people where email = 'coordinator@samaki.example'`,
      [newId(), overseen.cleanWater],
    );
    const address = `/km/organisation?of=${globalId('org', overseen.cleanWater)}&show=pledges`;
    await open(pisey, address);
    expect(await wordsIn(pisey, 'main .notice')).toContain('មិនទាន់មានការសន្យានៅឡើយ');
    await story.looks.at('nothing offered yet', address, pisey.page.context());
    await pisey.page.locator('main .notice a').click();
    await pisey.page.waitForURL(/\/km\/pledges\/new$/);
  });

  it('keeps everybody else out', async () => {
    const sophea = await story.signedInAs('TRAINER');
    for (const address of ['/km/organisations', `/km${pathOf(overseen.weavers)}`])
      expect(await open(sophea, address)).toBe(403);
    const stranger = await story.looks.newPage(await story.browser.newContext());
    await open(stranger, '/km/organisations');
    expect(new URL(stranger.page.url()).pathname).toBe('/km/sign-in');
  });

  it('says so when a page of the list is not there', async () => {
    expect(await open(sovannary, '/km/organisations?after=xyz')).toBe(404);
    await story.looks.here('an address that leads nowhere', sovannary);
  });

  it('shows every page well', async () => {
    const context = sovannary.page.context();
    await story.looks.at('list', '/km/organisations', context);
    await story.looks.at('list, filtered', '/km/organisations?kind=NGO&city=phnom-penh', context);
    await story.looks.at('people', `/km${pathOf(overseen.weavers)}`, context);
    await story.looks.at('coming', `/km${pathOf(overseen.weavers)}?show=coming`, context);
    await story.looks.at('pledges', `/km${pathOf(overseen.weavers)}?show=pledges`, context);
    await story.looks.at('no pledges', `/km${pathOf(overseen.cleanWater)}?show=pledges`, context);

    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(50);
  });
});
