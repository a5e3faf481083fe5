/* docs/stories/overview.md, through a browser: the figures on the page, and whom or what each of them opens. */
import { mkdirSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createTestDatabase, freePort, spawnApp, type SpawnedApp, type TestDatabase } from '#testing';
import { giveRoles, layOverviewStory } from '../../libs/overview/test/overview.builder.js';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import { firstColumn, labelsOf, rowsOf, section } from './support/overview-tables.js';

jest.setTimeout(120_000);

/** A folder for pictures of the pages, for whoever wants to look at them. */
const pictures = process.env['OVERVIEW_PICTURES'];

describeInBrowser('the committee looks at the overview', () => {
  let db: TestDatabase;
  let api: SpawnedApp;
  let web: SpawnedApp;
  let browser: Browser;
  let looks: Looks;
  let url: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    await giveRoles(db, await layOverviewStory(db));
    const port = await freePort();
    url = `http://localhost:${port}`;
    const shared = { DATABASE_URL: db.url, SAMAKI_DEMO: '1', PUBLIC_URL: url };
    api = await spawnApp('api', { ...shared, GRAPHQL_POINTS_PER_MINUTE: '1000000' });
    web = await spawnApp('web', {
      ...shared,
      PORT: String(port),
      API_URL: api.url,
      WORKER_URL: api.url,
    });
    browser = await launchBrowser();
    looks = new Looks(url);
  });
  afterAll(async () => {
    await browser?.close();
    await web?.kill('SIGKILL');
    await api?.kill('SIGKILL');
    await db?.drop();
  });

  async function signedIn(role: string): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Phnom_Penh' });
    context.setDefaultTimeout(10_000);
    const { page } = await looks.newPage(context);
    await page.goto(`${url}/en/sign-in`);
    await page.click(`button[name="role"][value="${role}"]`);
    await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
    return { context, page };
  }

  describe('as the working group', () => {
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      ({ context, page } = await signedIn('WORKING_GROUP'));
      await page.goto(`${url}/en/overview`);
    });
    afterAll(() => context?.close());

    it('reads the story’s figures, and titles that they prove', async () => {
      expect(await page.locator('h1').innerText()).toBe('7 registrations, 4 attendances, 3 pledges accepted');
      expect(await page.locator('main h2').allInnerTexts()).toEqual([
        'Siem Reap leads: 2 of 4 attendances',
        'The largest step down is from registered to attended: 3 fewer, of 7',
        'Industry and innovation leads: 3 of 6 pledges',
        'Tourism leads: 3 of 6 pledges',
        'Private sector, NGO, Institution and Not recognised are level: 1 each of 4 attendances',
        'Accepted so far: 85% of the dollars and 20% of the riel',
      ]);
      expect(await rowsOf(page, section('map'))).toEqual([
        ['Siem Reap', '2', '2', '2', '3', '1'],
        ['Battambang', '3', '2', '1', '2', '1'],
        ['Phnom Penh', '2', '2', '1', '1', '1'],
        ['On-line', '0', '1', '0', '0', '0'],
      ]);
      expect(await rowsOf(page, section('sector'))).toEqual([
        ['Tourism', '2', '2', '2', '3', '1'],
        ['Waste', '3', '2', '1', '2', '1'],
        ['Transport', '2', '2', '1', '1', '1'],
        ['Open data', '0', '1', '0', '0', '0'],
      ]);
      expect(await rowsOf(page, section('money'))).toEqual([['person-days', '14.5', '12']]);
      const money = await page.locator(section('money')).innerText();
      for (const amount of ['USD 1,500', 'USD 1,750.50', 'KHR 2,000,000', 'KHR 10,000,000'])
        expect(money.replaceAll('\u00a0', ' ')).toContain(amount);
    });

    it('says on the map what the table says, and opens the same', async () => {
      expect(await labelsOf(page)).toEqual(
        [
          ['Siem Reap', '2 attendances', 'siem-reap'],
          ['Battambang', '1 attendance', 'battambang'],
          ['Phnom Penh', '1 attendance', 'phnom-penh'],
        ].flatMap(([name, figure, city]) => [
          [name, `/en/overview?city=${city}`],
          [figure, `/en/overview/rows?measure=ATTENDED&city=${city}`],
        ]),
      );
      expect(await page.locator(`${section('map')} .ground[fill^="url(#wv-"]`).count()).toBe(3);
    });

    it('opens exactly the people of a figure, and comes back', async () => {
      await page.locator(`${section('map')} .fold summary`).click();
      await page
        .locator(`${section('map')} tbody tr`, { hasText: 'Siem Reap' })
        .locator('td a')
        .nth(2)
        .click();
      await page.waitForURL('**/overview/rows?*');

      expect(await page.locator('h1').innerText()).toBe('2 attendances');
      expect(await firstColumn(page)).toEqual(['Heng Dara', 'Chan Sreymom']);
      expect(await page.locator('main').innerText()).not.toContain('@example.org');
      await page.locator('.crumb a').click();
      await page.waitForURL('**/overview?city=siem-reap');
      expect(await page.locator('h1').innerText()).toBe('2 registrations, 2 attendances, 1 pledge accepted');
    });

    it('opens exactly the pledges of a figure, in its unit', async () => {
      await page.goto(`${url}/en/overview`);
      await page
        .locator(section('money'))
        .getByRole('link', { name: /USD.1,750\.50/ })
        .click();
      await page.waitForURL('**/overview/rows?measure=PLEDGED&unit=USD');

      expect((await page.locator('h1').innerText()).replaceAll('\u00a0', ' ')).toBe('USD 1,750.50 pledged');
      expect(
        (await rowsOf(page, 'main')).map(([who, amount]) => [who, amount?.replaceAll('\u00a0', ' ')]),
      ).toEqual([
        ['Green School', 'USD 250.50'],
        ['Tonle Mobility', 'USD 1,500'],
      ]);
    });

    it('filters by the address', async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${url}/en/overview`);
      await page.selectOption('#filter-city', 'siem-reap');
      await page.selectOption('#filter-kind', 'NGO');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL('**/overview?city=siem-reap&focusArea=&sector=&kind=NGO');

      expect(await rowsOf(page, section('map'))).toEqual([['Siem Reap', '2', '1', '1', '2', '1']]);
    });

    it('folds its long tables on a phone, and unfolds them', async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${url}/en/overview`);
      const sectors = page.locator(section('sector'));
      // Three focus areas and one unit are few enough to stand open.
      expect(await page.locator('main table:visible').count()).toBe(2);
      expect(await page.locator('main .fold summary').allInnerTexts()).toEqual([
        'Figures by City (4)',
        'Figures by Sector (4)',
        'Figures by Kind of organisation (4)',
      ]);

      await sectors.locator('summary').click();

      expect(await sectors.locator('tbody tr:visible th').allInnerTexts()).toEqual([
        'Tourism',
        'Waste',
        'Transport',
        'Open data',
      ]);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${url}/en/overview`);
      expect(await page.locator('main table:visible').count()).toBe(5);
      expect(await page.locator('main .fold summary:visible').count()).toBe(0);
    });

    it('looks well in both languages, on a phone and on a desk', async () => {
      await looks.at('overview', '/en/overview', context);
      await looks.at('overview without figures', '/en/overview?city=sihanoukville', context);
      await looks.at('people of a figure', '/en/overview/rows?measure=REGISTERED', context);
      await looks.at('pledges of a figure', '/en/overview/rows?measure=PLEDGED', context);

      if (pictures) await takePictures(context, pictures);
      expect(looks.findings).toEqual([]);
    });
  });

  describe('as the city officer of Siem Reap', () => {
    it('sees their own city and is shown no other', async () => {
      const { context, page } = await signedIn('CITY_OFFICER');
      await page.goto(`${url}/en/overview`);

      expect(await rowsOf(page, section('map'))).toEqual([['Siem Reap', '2', '2', '2', '3', '1']]);
      const answer = await page.goto(`${url}/en/overview?city=battambang`);
      expect(answer?.status()).toBe(403);
      expect(await page.content()).not.toContain('Nhem Rithy');
      await context.close();
    });
  });

  async function takePictures(context: BrowserContext, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const page = await context.newPage();
    for (const [name, path] of [
      ['overview', 'overview'],
      ['city', 'overview?city=battambang'],
      ['empty', 'overview?city=sihanoukville'],
      ['people', 'overview/rows?measure=REGISTERED'],
      ['pledges', 'overview/rows?measure=PLEDGED'],
    ] as const)
      for (const language of ['km', 'en'])
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(`${url}/${language}/${path}`);
          await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
        }
    await page.close();
  }
});
