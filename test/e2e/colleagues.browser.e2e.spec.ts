/* Story: docs/stories/sign-in.md, "Colleagues with one address", in a browser: on a phone by keyboard, without any script, and
   when it took too long. */
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import { tableChecksums, type TestDatabase } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { tidy, wordsIn } from './support/browser-story.js';
import { Looks } from './support/looks.js';
import { OutsideDemonstration } from './support/outside-demonstration.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const OFFICE = 'office@tonle-guesthouse.example';

describeInBrowser('colleagues who share an address', () => {
  let db: TestDatabase;
  let site: OutsideDemonstration;
  let browser: Browser;
  let looks: Looks;

  beforeAll(async () => {
    db = await demonstrationDatabase();
    for (const name of ['Ly Chenda', 'Ly Channa'])
      await db.ownerSql(
        `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $4)`,
        [newId(), name, OFFICE, matchKeyOf(name, { kind: 'EMAIL', value: OFFICE })],
      );
    site = await OutsideDemonstration.start(db);
    browser = await launchBrowser();
    looks = new Looks(site.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await db?.drop();
  });

  async function aVisitor(options: { javaScriptEnabled?: boolean } = {}): Promise<WatchedPage> {
    return looks.newPage(await browser.newContext({ locale: 'km-KH', ...options }));
  }
  const path = (page: Page): string => page.url().slice(site.url.length);
  /** Asks for a code on the way to the own account and types the right one. Answers the code. */
  async function typeTheCode(page: Page, language = 'km'): Promise<string> {
    await page.goto(`${site.url}/${language}/sign-in?next=/${language}/account`);
    await page.fill('[name="email"]', OFFICE);
    await page.click('main form[action$="/sign-in"] button[type="submit"]');
    await page.waitForURL('**/sign-in/code');
    const code = await site.codeFor(OFFICE);
    await page.fill('[name="code"]', code);
    await page.click('main form button');
    await page.waitForSelector('button[name="person"]');
    return code;
  }
  const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const signIns = async (): Promise<string[]> =>
    (
      await db.ownerSql<{ name: string }>(
        `select p.full_name as name from sign_ins s join people p on p.id = s.person_id
         where p.email = $1 and s.ended_at is null order by s.created_at, s.id`,
        [OFFICE],
      )
    ).map(({ name }) => name);

  describe('Ly Channa, on a phone', () => {
    let watched: WatchedPage;
    let page: Page;
    beforeAll(async () => {
      watched = await aVisitor();
      page = watched.page;
    });

    it('is asked who she is, by name, and the code stands in no address', async () => {
      const code = await typeTheCode(page);

      expect(path(page)).toBe('/km/sign-in/code');
      expect(page.url()).not.toContain(code);
      expect(await wordsIn(watched, 'h1')).toBe('អ្នកណាកំពុងចូលគណនី?');
      expect(await wordsIn(watched, 'main')).toContain(OFFICE);
      const names = await page.locator('button[name="person"]').allInnerTexts();
      expect(names.map(tidy)).toEqual(['Ly Channa', 'Ly Chenda']);
      expect(await signIns()).toEqual([]);
      await looks.here('which colleague signs in', watched);
    });

    it('is asked the same when she loads the page anew, and uses nothing up', async () => {
      const before = await tableChecksums(db.url);
      for (let n = 0; n < 6; n += 1) {
        await page.reload();
        expect(await page.locator('button[name="person"]').count()).toBe(2);
      }
      expect(await tableChecksums(db.url)).toEqual(before);
    });

    it('presses her name with the keyboard and goes on to where she was going', async () => {
      await page.locator('main').getByRole('button', { name: 'Ly Channa', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/km/account');

      expect(await wordsIn(watched, 'main')).toContain('Ly Channa');
      expect(await signIns()).toEqual(['Ly Channa']);
    });
  });

  it('lets Ly Chenda in without any script', async () => {
    const { page } = await aVisitor({ javaScriptEnabled: false });
    await typeTheCode(page, 'en');
    expect(tidy(await page.locator('h1').innerText())).toBe('Who is signing in?');

    await choose(page, 'Ly Chenda');
    await page.waitForURL('**/en/account');

    expect(await signIns()).toEqual(['Ly Channa', 'Ly Chenda']);
  });

  it('offers a new code when it expired while she chose', async () => {
    const watched = await aVisitor();
    const { page } = watched;
    await typeTheCode(page);
    await db.ownerSql(`update sign_in_codes set expires_at = expires_at - interval '11 minutes'`);
    const before = await tableChecksums(db.url);

    await choose(page, 'Ly Channa');
    await page.getByRole('alert').first().waitFor();

    expect(await wordsIn(watched, 'main')).toContain('កូដនេះផុតកំណត់ហើយ');
    await looks.here('the code expired while a colleague was chosen', watched);
    expect(await tableChecksums(db.url)).toEqual(before);
    await page.getByRole('link', { name: 'ស្នើកូដថ្មី' }).click();
    await page.waitForURL('**/km/sign-in');
  });

  it('leads back to another address', async () => {
    const { page } = await aVisitor();
    await typeTheCode(page);
    await page.locator('main p a').last().click();
    await page.waitForURL('**/km/sign-in');
    expect(await signIns()).toEqual(['Ly Channa', 'Ly Chenda']);
  });

  it('is a good page in every state', () => {
    expect(looks.findings).toEqual([]);
    expect(looks.states.length).toBe(4);
  });
});
