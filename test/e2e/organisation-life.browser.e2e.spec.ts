/* docs/stories/organisation-life.md in a browser: proposed on a phone, verified by the city's officer, joined by a link. */
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createTestDatabase, type TestDatabase } from '#testing';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import type { WatchedPage } from './support/page-checks.js';
import { type Stack, startStack } from './support/stack.js';

jest.setTimeout(180_000);

describeInBrowser('An organisation proposes itself', () => {
  let db: TestDatabase;
  let stack: Stack;
  let browser: Browser;
  let looks: Looks;

  beforeAll(async () => {
    db = await createTestDatabase();
    await db.travelTo('2026-12-01T02:00:00Z');
    stack = await startStack(db.url);
    browser = await launchBrowser();
    looks = new Looks(stack.url);
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
  const open = async ({ page }: WatchedPage, address: string): Promise<void> => {
    await page.goto(stack.url + address);
  };
  const press = async ({ page }: WatchedPage, selector: string): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.click(selector)]);
  };
  const look = async (state: string, watched: WatchedPage): Promise<void> => {
    await looks.here(state, watched);
    const folder = process.env['PICTURES'];
    if (folder) await watched.page.screenshot({ path: `${folder}/${state}.png`, fullPage: true });
  };
  const heading = async ({ page }: WatchedPage): Promise<string> =>
    (await page.locator('h1').innerText()).replace(/[\s\u00a0\u200b]+/g, ' ').trim();

  it('is shown what it may be, waits, is verified, and a colleague asks to join by its link', async () => {
    const sreymom = await signedInAs('PARTICIPANT');
    await open(sreymom, '/en/organisations/propose');
    await look('propose-empty', sreymom);
    await sreymom.page.fill('#nameEn', 'Lotus Angkor Hotels');
    await sreymom.page.selectOption('#subKind', 'medium-company');
    await sreymom.page.selectOption('#city', 'siem-reap');
    await sreymom.page.fill('#why', 'We lend bicycles to pupils.');
    await press(sreymom, '.propose-form button[type="submit"]');
    expect(await sreymom.page.locator('#similar li').first().innerText()).toContain('Lotus Angkor Hotel');
    await look('propose-similar', sreymom);

    await sreymom.page.fill('#nameEn', 'Windmill Society Siem Reap');
    await press(sreymom, '.propose-form button[type="submit"]');
    expect(await heading(sreymom)).toBe('Windmill Society Siem Reap waits to be verified');
    await look('proposal-own', sreymom);

    const vannak = await signedInAs('CITY_OFFICER');
    await open(vannak, '/km/organisations/proposals');
    await look('proposals', vannak);
    expect(await vannak.page.locator('.proposals > li').count()).toBe(3);
    await press(vannak, '.proposals > li:last-child h2 a');
    await look('proposal-decide', vannak);
    await vannak.page.check('input[value="VERIFY"]');
    await press(vannak, '.decision button[type="submit"]');
    expect(await vannak.page.locator('.proposals > li').count()).toBe(2);

    const pisey = await signedInAs('COORDINATOR');
    await open(pisey, '/en/organisation/members');
    await look('members', pisey);
    await pisey.page.fill('#memberName', 'ញឹម ឫទ្ធី');
    await press(pisey, 'form[action$="/add"] button[type="submit"]');
    await pisey.page.fill('#memberName', 'Nhim Rithy');
    await press(pisey, 'form[action$="/add"] button[type="submit"]');
    await look('members-same-person', pisey);
    expect(await pisey.page.locator('#isAnother').count()).toBe(1);
    await press(pisey, 'form[action$="/link"] button[type="submit"]');
    const link = await pisey.page.inputValue('#join-link');

    await sreymom.page.goto(link.replace(/^https?:\/\/[^/]+/, stack.url));
    await look('join', sreymom);
    await press(sreymom, 'main form button[type="submit"]');
    await open(pisey, '/km/organisation/members');
    expect(await pisey.page.locator('form[action*="/requests/"]').count()).toBe(2);
    await look('members-requests', pisey);

    const sovannary = await signedInAs('WORKING_GROUP');
    await open(sovannary, '/en/organisations/duplicates');
    await look('duplicates', sovannary);
    await press(sovannary, '.proposals a.btn');
    await look('merge', sovannary);
    await press(sovannary, 'main form button[type="submit"]');
    expect(await sovannary.page.locator('output.notice--ok').innerText()).toContain('They are one now');
    expect(looks.findings).toEqual([]);
  });
});
