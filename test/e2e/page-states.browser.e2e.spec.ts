/* Story: docs/stories/main-story.md, "On every state of every page". The states that no other story comes past: what was
   cancelled, what is over, what is empty, what is wrong, what is away. */
import { jest } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { freePort, spawnApp } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { Looks } from './support/looks.js';

jest.setTimeout(180_000);

describeInBrowser('pages that nobody hopes to see', () => {
  const story = new BrowserStory();
  let visitor: BrowserContext;

  beforeAll(async () => {
    await story.begin();
    visitor = await story.browser.newContext({ locale: 'en-GB' });
  });
  afterAll(() => story.end());

  const sessionWhere = async (condition: string): Promise<string> => {
    const [row] = await story.db.ownerSql<{ id: string }>(
      `select s.id from sessions s where ${condition} order by s.starts_at limit 1`,
    );
    return `/en/sessions/ses_${row!.id.replaceAll('-', '')}`;
  };

  it('are good pages where a session was cancelled, is over, or is full', async () => {
    await story.looks.at('a cancelled session', await sessionWhere('s.cancelled_at is not null'), visitor);
    await story.looks.at(
      'a session that is over',
      await sessionWhere('s.cancelled_at is null and s.ends_at < app_now()'),
      visitor,
    );
    await story.looks.at(
      'a full session',
      await sessionWhere(
        's.starts_at > app_now() and exists (select from session_seats t where t.session_id = s.id and t.taken = t.capacity)',
      ),
      visitor,
    );
  });

  it('are good pages where there is nothing, or nothing any more', async () => {
    const page = await visitor.newPage();
    const answer = await page.goto(`${story.url}/en?city=sihanoukville`);
    expect(answer?.status()).toBe(200);
    await page.close();
    await story.looks.at('a catalogue without sessions', '/en?city=sihanoukville', visitor);
    await story.looks.at('no such page', '/en/nowhere', visitor);
    await story.looks.at('no such ticket', '/en/tickets/0000-0000-0000', visitor);
  });

  it('is a good page where the code is wrong', async () => {
    const { page } = await story.looks.newPage(visitor);
    await page.goto(`${story.url}/km/sign-in`);
    await page.fill('input[name="email"]', 'trainer@samaki.example');
    await page.click('main form[action$="/sign-in"] button[type="submit"]');
    await page.waitForURL('**/km/sign-in/code');
    const watched = await story.looks.newPage(visitor);
    await watched.page.goto(`${story.url}/km/sign-in/code`);
    await watched.page.fill('input[name="code"]', '00000000');
    await watched.page.click('main form[method="post"] button[type="submit"]');
    await watched.page.getByRole('alert').first().waitFor();
    await story.looks.here('a wrong code', watched);
    await page.close();
  });

  it('is a good page where the ticket is of a session long over', async () => {
    const [row] = await story.db.ownerSql<{ reference: string }>(
      `select r.reference from registrations r join sessions s on s.id = r.session_id
       where s.ends_at < app_now() and r.status = 'CONFIRMED' limit 1`,
    );
    await story.db.travelBy(100 * 86_400_000);
    await story.looks.at('an expired ticket', `/en/tickets/${row!.reference}`, visitor);
    await story.db.travelBack();
  });

  it('is a good page while the api is away', async () => {
    const away = `http://127.0.0.1:${await freePort()}`;
    const web = await spawnApp('web', { API_URL: away, WORKER_URL: away }, { until: 'live' });
    try {
      const url = web.url.replace('127.0.0.1', 'localhost');
      const lonely = new Looks(url);
      const context = await story.browser.newContext();
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
      story.looks.findings.filter(({ check, what }) => check !== 'console' || !/status of 4/.test(what)),
    ).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(25);
  });
});
