/* Story: docs/stories/main-story.md, "On every state of every page". The states that no other story comes past: what was
   cancelled, what is over, what is empty, what is wrong, what is away. */
import { jest } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { createTestDatabase, freePort, spawnApp, type TestDatabase } from '#testing';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import { type Stack, startStack } from './support/stack.js';

jest.setTimeout(180_000);

describeInBrowser('pages that nobody hopes to see', () => {
  let db: TestDatabase;
  let stack: Stack;
  let browser: Browser;
  let looks: Looks;
  let visitor: BrowserContext;

  beforeAll(async () => {
    db = await createTestDatabase();
    stack = await startStack(db.url);
    browser = await launchBrowser();
    looks = new Looks(stack.url);
    visitor = await browser.newContext({ locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await db?.drop();
  });

  const sessionWhere = async (condition: string): Promise<string> => {
    const [row] = await db.ownerSql<{ id: string }>(
      `select s.id from sessions s where ${condition} order by s.starts_at limit 1`,
    );
    return `/en/sessions/ses_${row!.id.replaceAll('-', '')}`;
  };

  it('are good pages where a session was cancelled, is over, or is full', async () => {
    await looks.at('a cancelled session', await sessionWhere('s.cancelled_at is not null'), visitor);
    await looks.at(
      'a session that is over',
      await sessionWhere('s.cancelled_at is null and s.ends_at < app_now()'),
      visitor,
    );
    await looks.at(
      'a full session',
      await sessionWhere(
        's.starts_at > app_now() and exists (select from session_seats t where t.session_id = s.id and t.taken = t.capacity)',
      ),
      visitor,
    );
  });

  it('are good pages where there is nothing, or nothing any more', async () => {
    const page = await visitor.newPage();
    const answer = await page.goto(`${stack.url}/en?city=sihanoukville`);
    expect(answer?.status()).toBe(200);
    await page.close();
    await looks.at('a catalogue without sessions', '/en?city=sihanoukville', visitor);
    await looks.at('no such page', '/en/nowhere', visitor);
    await looks.at('no such ticket', '/en/tickets/0000-0000-0000', visitor);
  });

  it('is a good page where the code is wrong', async () => {
    const { page } = await looks.newPage(visitor);
    await page.goto(`${stack.url}/km/sign-in`);
    await page.fill('input[name="email"]', 'trainer@samaki.example');
    await page.click('main form[action$="/sign-in"] button[type="submit"]');
    await page.waitForURL('**/km/sign-in/code');
    const watched = await looks.newPage(visitor);
    await watched.page.goto(`${stack.url}/km/sign-in/code`);
    await watched.page.fill('input[name="code"]', '00000000');
    await watched.page.click('main form[method="post"] button[type="submit"]');
    await watched.page.getByRole('alert').first().waitFor();
    await looks.here('a wrong code', watched);
    await page.close();
  });

  it('is a good page where the ticket is of a session long over', async () => {
    const [row] = await db.ownerSql<{ reference: string }>(
      `select r.reference from registrations r join sessions s on s.id = r.session_id
       where s.ends_at < app_now() and r.status = 'CONFIRMED' limit 1`,
    );
    await db.travelBy(100 * 86_400_000);
    await looks.at('an expired ticket', `/en/tickets/${row!.reference}`, visitor);
    await db.travelBack();
  });

  it('is a good page while the api is away', async () => {
    const away = `http://127.0.0.1:${await freePort()}`;
    const web = await spawnApp('web', { API_URL: away, WORKER_URL: away }, { until: 'live' });
    try {
      const url = web.url.replace('127.0.0.1', 'localhost');
      const lonely = new Looks(url);
      const context = await browser.newContext();
      const watched = await lonely.newPage(context);
      for (const locale of ['km', 'en']) {
        const answer = await watched.page.goto(`${url}/${locale}`);
        expect(answer?.status()).toBe(503);
        await lonely.here(`away, ${locale}`, watched);
      }
      expect(lonely.findings.filter(({ check }) => check !== 'console')).toEqual([]);
      await context.close();
    } finally {
      await web.kill();
    }
  });

  it('found nothing wrong on any of them', () => {
    // A browser says in its console that a page answered 404 or 422.
    expect(
      looks.findings.filter(({ check, what }) => check !== 'console' || !/status of 4/.test(what)),
    ).toEqual([]);
    expect(looks.states.length).toBeGreaterThan(25);
  });
});
