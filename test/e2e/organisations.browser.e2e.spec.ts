/* docs/stories/organisations.md in a browser: the list in Khmer and English order, found by any spelling, and the
   organisation's page with its pledges, as each role sees them. */
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { layOverseen, type Overseen } from '../../libs/organisations/test/overseen.builder.js';
import { globalId } from '../contract/both-paths.cases.js';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import type { WatchedPage } from './support/page-checks.js';
import { type Stack, startStack } from './support/stack.js';

jest.setTimeout(180_000);

describeInBrowser('Organisations are overseen', () => {
  let db: TestDatabase;
  let stack: Stack;
  let browser: Browser;
  let looks: Looks;
  let story: Overseen;
  let sovannary: WatchedPage;
  let pisey: WatchedPage;

  beforeAll(async () => {
    db = await createTestDatabase();
    await db.travelTo('2026-12-01T02:00:00Z');
    stack = await startStack(db.url);
    story = await layOverseen(db);
    browser = await launchBrowser();
    looks = new Looks(stack.url);
    sovannary = await signedInAs('WORKING_GROUP');
    pisey = await signedInAs('COORDINATOR');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await db?.drop();
  });

  async function signedInAs(role: string): Promise<WatchedPage> {
    const context = await browser.newContext({ locale: 'km-KH', timezoneId: 'Asia/Phnom_Penh' });
    context.setDefaultTimeout(30_000);
    const watched = await looks.newPage(context);
    await watched.page.goto(`${stack.url}/km/sign-in`);
    await watched.page.click(`button[name="role"][value="${role}"]`);
    await watched.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    return watched;
  }
  const open = async ({ page }: WatchedPage, address: string): Promise<number> =>
    (await page.goto(stack.url + address))?.status() ?? 0;
  const text = async ({ page }: WatchedPage, selector: string): Promise<string> =>
    tidy(await page.locator(selector).innerText());
  const tidy = (words: string): string => words.replace(/[\s\u00a0\u200b]+/g, ' ').trim();
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

    expect(await text(sovannary, 'h1')).toBe('អង្គភាព 43');
    const first = await namesOf(sovannary);
    await page.locator('a[rel="next"]').click();
    await page.waitForURL(/after=/);
    const all = [...first, ...(await namesOf(sovannary))];
    expect([first.length, new Set(all).size]).toEqual([30, 43]);
    expect(all).toEqual(all.toSorted(new Intl.Collator('km').compare));
    await looks.here('the second page', sovannary);
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
      expect(await text(sovannary, 'h1')).toBe(`អង្គភាព 1៖ «${words}»`);
    }
    await find(sovannary, 'ត្បាញក្រណាត់');
    expect(await text(sovannary, 'main .notice')).toContain('រកមិនឃើញអង្គភាព');
    await looks.here('nothing found', sovannary);
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
    expect(await text(sovannary, 'h1')).toBe('6 organisations: NGO, Phnom Penh');
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
    expect(await text(sovannary, '.orgs tbody tr')).toBe(
      'Krama Weavers Cooperative NGO · Community organisation Siem Reap 4 people, 2 trained 2 seats 1 waiting 4 accepted 2 waiting',
    );
    await page.locator('.orgs tbody th a').click();
    await page.waitForURL(/\/en\/organisations\/org_/);
    expect(await text(sovannary, 'h1')).toBe('Krama Weavers Cooperative: 4 people, 2 trained');
    expect(await text(sovannary, '.tabs')).toBe('People 4 Coming sessions 3 Past sessions Pledges 6');
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
    await open(sovannary, `/en${pathOf(story.centre)}?show=pledges`);
    expect(await text(sovannary, '[data-unit]')).toBe(
      'Riel KHR 19,999,999,999,999,998 waiting, in 2 pledges Nothing is accepted yet',
    );
  });

  it('shows a city officer the own city, and nothing of another', async () => {
    const vannak = await signedInAs('CITY_OFFICER');
    await open(vannak, '/en/organisations');
    expect(await text(vannak, 'h1')).toBe('13 organisations');
    expect(await text(vannak, '.orgs tr:has-text("Krama Weavers")')).toBe(
      'Krama Weavers Cooperative NGO · Community organisation 3 people, 2 trained 1 seat 1 waiting 3 accepted 1 waiting',
    );
    await open(vannak, `/en${pathOf(story.weavers)}?show=people`);
    expect(await text(vannak, 'h1')).toBe('Krama Weavers Cooperative: 3 people, 2 trained');
    expect((await vannak.page.locator('[data-unit]').allInnerTexts()).map(tidy)).toEqual([
      'US dollars USD 300 accepted, in one pledge USD 1,250.50 waiting, in one pledge',
      'person-days 13 person-days accepted, in 2 pledges Nothing waits for an answer',
    ]);
    expect(await vannak.page.content()).not.toMatch(/krama-weavers\.example|749\.51|4,000,000/);
    expect(await open(vannak, `/en${pathOf(story.centre)}`)).toBe(404);
    expect(await vannak.page.content()).not.toContain('Tonle Training');
    await looks.here('an organisation of another city', vannak);
    await looks.at('list, by the city officer', '/km/organisations', vannak.page.context());
    await looks.at('organisation, by the city officer', `/km${pathOf(story.weavers)}`, vannak.page.context());
  });

  it('shows the chair figures and pledges, and no names of people', async () => {
    const sambath = await signedInAs('CHAIR');
    await open(sambath, `/km${pathOf(story.weavers)}?show=people`);
    expect(await text(sambath, 'h1')).toBe('សហគមន៍តម្បាញក្រមា៖ 4 នាក់ បានរៀន 2 នាក់');
    expect(await sambath.page.locator('main tbody tr').count()).toBe(8);
    expect(await sambath.page.content()).not.toMatch(/krama-weavers\.example|ញឹម|សារ គន្ធា/);
    await looks.at('organisation, by the chair', `/km${pathOf(story.centre)}`, sambath.page.context());
  });

  it('shows a coordinator the own organisation only', async () => {
    expect(await open(pisey, '/km/organisations')).toBe(403);
    expect(await open(pisey, `/km${pathOf(story.weavers)}`)).toBe(404);
    expect(await pisey.page.content()).not.toContain('តម្បាញ');
    await open(pisey, '/en/organisation?show=pledges');
    expect(await text(pisey, 'h1')).toBe('Lotus Angkor Hotel: 9 people, 2 trained');
    expect((await pisey.page.locator('[data-unit]').allInnerTexts()).map(tidy)).toEqual([
      'US dollars USD 18,500 accepted, in one pledge USD 4,200 waiting, in one pledge',
      'training places 24 training places accepted, in one pledge Nothing waits for an answer',
    ]);
    await looks.at('own pledges', '/km/organisation?show=pledges', pisey.page.context());
  });

  it('leads a coordinator with nothing offered to the offer', async () => {
    await db.ownerSql(
      `insert into role_grants (id, person_id, role, scope_id) select $1, id, 'COORDINATOR', $2 from people where email = 'coordinator@samaki.example'`,
      [newId(), story.cleanWater],
    );
    const address = `/km/organisation?of=${globalId('org', story.cleanWater)}&show=pledges`;
    await open(pisey, address);
    expect(await text(pisey, 'main .notice')).toContain('មិនទាន់មានការសន្យានៅឡើយ');
    await looks.at('nothing offered yet', address, pisey.page.context());
    await pisey.page.locator('main .notice a').click();
    await pisey.page.waitForURL(/\/km\/pledges\/new$/);
  });

  it('keeps everybody else out', async () => {
    const sophea = await signedInAs('TRAINER');
    for (const address of ['/km/organisations', `/km${pathOf(story.weavers)}`])
      expect(await open(sophea, address)).toBe(403);
    const stranger = await looks.newPage(await browser.newContext());
    await open(stranger, '/km/organisations');
    expect(new URL(stranger.page.url()).pathname).toBe('/km/sign-in');
  });

  it('says so when a page of the list is not there', async () => {
    expect(await open(sovannary, '/km/organisations?after=xyz')).toBe(404);
    await looks.here('an address that leads nowhere', sovannary);
  });

  it('shows every page well', async () => {
    const context = sovannary.page.context();
    await looks.at('list', '/km/organisations', context);
    await looks.at('list, filtered', '/km/organisations?kind=NGO&city=phnom-penh', context);
    await looks.at('people', `/km${pathOf(story.weavers)}`, context);
    await looks.at('coming', `/km${pathOf(story.weavers)}?show=coming`, context);
    await looks.at('pledges', `/km${pathOf(story.weavers)}?show=pledges`, context);
    await looks.at('no pledges', `/km${pathOf(story.cleanWater)}?show=pledges`, context);

    expect(looks.findings).toEqual([]);
    expect(looks.states.length).toBeGreaterThan(50);
  });
});
