/* docs/stories/weak-network.md: a seat on 3G, with the network lost in between, and with everything twice or four times as large. */
import { jest } from '@jest/globals';
import type { ConsoleMessage, Page } from 'playwright-core';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at, no, type StoryPerson } from './support/main-story/data.js';
import { fillForm, sendForm } from './support/main-story/form.js';
import { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

/** What browsers call slow 3G: 400 kilobits a second both ways, and two seconds there and back. */
const SLOW_3G = { latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const isNoNetwork = (message: ConsoleMessage): boolean =>
  message.text().includes('ERR_INTERNET_DISCONNECTED');
/** What a desk of 1280 by 900 shows at 200 %, and the narrowest that must work without scrolling sideways: 400 % (WCAG 2.2, 1.4.10). */
const ZOOMS = [
  { name: '200 %', viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  { name: '400 %', viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 },
] as const;

describeInBrowser('Chan Sreymom registers from the bus', () => {
  const story = new BrowserStory();
  let sessionId: string;
  const form = (language = 'km'): string =>
    `${story.url}/${language}/sessions/ses_${sessionId.replaceAll('-', '')}/register`;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    sessionId = await scheduleHotelSession(story.db, 30);
  });
  afterAll(() => story.end());

  const references = async ({ fullName }: StoryPerson): Promise<string[]> =>
    (
      await story.db.ownerSql<{ reference: string }>(
        `select r.reference from registrations r join people p on p.id = r.person_id
         where r.session_id = $1 and p.full_name = $2`,
        [sessionId, fullName],
      )
    ).map(({ reference }) => reference);
  const button = (page: Page) => page.locator('main form[method="post"] button[type="submit"]');
  const typed = (page: Page): Promise<string[]> =>
    page
      .locator('main form[method="post"] input:is([type="text"], [type="hidden"], :checked)')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  /** Somebody with a network as slow as that. */
  async function onSlow3G(): Promise<WatchedPage> {
    const watched = await story.visitor();
    const client = await watched.page.context().newCDPSession(watched.page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_3G });
    return watched;
  }
  /** Her ticket, the only one that she has. */
  async function expectOneTicket(page: Page, person: StoryPerson): Promise<void> {
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    expect(await references(person)).toEqual([new URL(page.url()).pathname.split('/').at(-1)]);
    expect(await page.locator('main').innerText()).toContain(person.fullName);
  }

  it('on slow 3G, pressing twice: one seat', async () => {
    const watched = await onSlow3G();
    const { page } = watched;
    await page.goto(form());
    await fillForm(watched, no(1));

    await button(page).dblclick();

    await expectOneTicket(page, no(1));
    await page.context().close();
  });

  it('with the network lost before she presses: nothing is sent, what was typed stays, and is sent once', async () => {
    const watched = await story.visitor();
    const { page } = watched;
    await page.goto(form());
    await page.waitForLoadState('networkidle');
    await fillForm(watched, no(2));
    const before = await typed(page);
    await page.context().setOffline(true);

    /** Until the browser has remarked that it has no network, which it does of its own at each press. */
    const press = (): Promise<unknown> =>
      Promise.all([page.waitForEvent('console', isNoNetwork), button(page).click()]);
    await press();
    await page.getByRole('alert').waitFor();
    await press();

    expect(await page.getByRole('alert').innerText()).toMatch(/^គ្មានអ៊ីនធឺណិតទេ។/);
    expect(await typed(page)).toEqual(before);
    expect(await references(no(2))).toEqual([]);
    // Watched from here on: what went before is the browser's own remark that it has no network.
    story.looks.findings.push(...(await new WatchedPage(page, story.url).examine('a form held back')));
    await page.context().setOffline(false);
    await sendForm(watched);
    await expectOneTicket(page, no(2));
    await page.context().close();
  });

  it('with the answer lost: loaded again, the page is the ticket of the one registration', async () => {
    const watched = await story.visitor({ language: 'en' });
    const { page } = watched;
    await page.goto(form('en'));
    await fillForm(watched, no(3));
    let lost = 0;
    await page.route('**/register', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += (await route.fetch({ maxRedirects: 0 })).status();
      return route.abort('connectionreset');
    });

    await button(page).click();
    await page.waitForURL('chrome-error://**');
    expect([lost, (await references(no(3))).length]).toEqual([303, 1]);
    await page.reload();

    await expectOneTicket(page, no(3));
    await page.context().close();
  });

  it('with the network lost while the form is under way: loaded again, it is sent as it was', async () => {
    const watched = await story.visitor({ language: 'en' });
    const { page } = watched;
    await page.goto(form('en'));
    await fillForm(watched, no(7));
    let cut = false;
    await page.route('**/register', async (route) => {
      if (route.request().method() !== 'POST' || cut) return route.continue();
      cut = true;
      return route.abort('internetdisconnected');
    });

    await button(page).click();
    await page.waitForURL('chrome-error://**');
    expect(await references(no(7))).toEqual([]);
    await page.reload();

    await expectOneTicket(page, no(7));
    await page.context().close();
  });

  it.each(ZOOMS)(
    'at $name, from the list to the ticket without scrolling sideways',
    async ({ name, ...zoom }) => {
      const person = no(name === '200 %' ? 4 : 5);
      const context = await story.browser.newContext({
        locale: 'km-KH',
        timezoneId: 'Asia/Phnom_Penh',
        ...zoom,
      });
      const page = await context.newPage();
      const watched = new WatchedPage(page, story.url);
      const examine = async (state: string): Promise<void> =>
        void story.looks.findings.push(...(await watched.examine(`${state} at ${name}`)));
      await page.goto(`${story.url}/km`);
      await examine('the list');
      await page.locator('.loom a', { hasText: 'សៀមរាប' }).click();
      await page.waitForURL(/city=siem-reap/);
      await page
        .locator(`li.row a[href$="/ses_${sessionId.replaceAll('-', '')}"]`)
        .first()
        .click();
      await page.waitForURL('**/sessions/*');
      await examine('the session');
      await page.locator('a:visible', { hasText: 'ចុះឈ្មោះ' }).last().click();
      await page.waitForURL('**/register');
      await fillForm(watched, { ...person, email: '012 345 67' });
      await examine('the form');
      await button(page).click();
      await page.waitForSelector('#contact-error');
      await examine('the form with a mistake');

      await fillForm(watched, person);
      await button(page).click();

      await expectOneTicket(page, person);
      await examine('the ticket');
      await context.close();
    },
  );

  it('found nothing wrong', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
