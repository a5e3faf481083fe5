/* README, "Who is who in the demonstration": each of them signs in with one click and opens every page of the own menu;
   what is not in it stays closed. docs/stories/two-commands.md. */
import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ROLES } from '#authz';
import { fromPackageRoot } from '#kernel';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';

jest.setTimeout(120_000);

/** `| coordinator of an organisation | Nget Pisey | … |`, in the order of the roles. */
const PEOPLE = [
  ...readFileSync(fromPackageRoot('README.md'), 'utf8').matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm),
]
  .map(([, role, person]) => ({ role: role!.trim(), person: person!.trim() }))
  .filter(({ role }) => role !== 'role' && !/^-+$/.test(role));

describeInBrowser('everybody of the demonstration', () => {
  const story = new BrowserStory();
  /** Addresses below the language that stand in somebody's menu, and in whose. */
  const menus = new Map<string, string[]>();

  beforeAll(() => story.begin());
  afterAll(() => story.end());

  const menuOf = (page: Page): Promise<string[]> =>
    page
      .locator('header nav a')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))]);

  async function signedIn(role: string, language: string): Promise<Page> {
    const context = await story.browser.newContext({
      locale: language,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${story.url}/${language}/sign-in`);
    await page.click(`button[name="role"][value="${role}"]`);
    await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
    return page;
  }

  it('is named in the README as on the page on which they sign in', async () => {
    const page = await story.browser.newPage({ locale: 'en' });
    await page.goto(`${story.url}/en/sign-in`);
    const offered = await page.locator('main form').allInnerTexts();

    expect(PEOPLE.map(({ person }) => offered.some((words) => words.includes(person)))).toEqual(
      ROLES.map(() => true),
    );
    await page.close();
  });

  it.each(ROLES.map((role, at) => [role, at % 2 === 0 ? 'km' : 'en'] as const))(
    'signs in as %s and opens every page of the menu',
    async (role, language) => {
      const page = await signedIn(role, language);
      const menu = await menuOf(page);

      for (const href of menu) {
        const answer = await page.goto(story.url + href);
        const heading = await page.locator('main h1').innerText();
        expect({ href, status: answer?.status(), says: heading.length > 2 }).toEqual({
          href,
          status: 200,
          says: true,
        });
      }
      menus.set(
        role,
        menu.map((href) => href.replace(/^\/(km|en)/, '')),
      );
      expect(menu.length).toBeGreaterThan(0);
      expect(menu.includes(`/${language}/tickets`)).toBe(role === 'PARTICIPANT');
      await page.context().close();
    },
  );

  it('finds the pages of others closed', async () => {
    const all = new Set([...menus.values()].flat().filter((path) => path !== '' && path !== '/'));
    for (const role of ['PARTICIPANT', 'TRAINER', 'CITY_OFFICER'] as const) {
      const page = await signedIn(role, 'en');
      for (const path of [...all].filter((one) => !menus.get(role)!.includes(one))) {
        const answer = await page.goto(`${story.url}/en${path}`);
        expect({ role, path, status: answer?.status() }).toEqual({
          role,
          path,
          status: OPEN.has(path) ? 200 : 403,
        });
      }
      await page.context().close();
    }
  });

  it('is told when the network is gone, and when it is slow', async () => {
    const page = await signedIn('PARTICIPANT', 'en');
    const hint = page.locator('output.hint-line');
    // Public pages run in the browser, too; on the others a browser shows its own signs.
    await page.goto(`${story.url}/en`);
    await page.waitForLoadState('networkidle');
    expect(await hint.innerText()).toBe('');

    await page.context().setOffline(true);
    await hint.getByText('offline').waitFor();
    await page.context().setOffline(false);
    await page.waitForFunction(() => document.querySelector('output.hint-line')?.textContent === '');

    let letGo: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (letGo = resolve));
    // The next page does not come until it was said that it is slow. A locator would wait for that page, so the line tells by itself.
    const words = await new Promise<string>((resolve) => {
      void (async () => {
        await page.exposeFunction('told', resolve);
        await page.evaluate(() => {
          const line = document.querySelector('output.hint-line')!;
          const { told } = window as unknown as { told: (words: string | null) => void };
          new MutationObserver(() => told(line.textContent)).observe(line, { childList: true });
        });
        await page.route('**/en/sessions/*', async (route) => {
          await slow;
          await route.continue();
        });
        await page.locator('main a[href*="/sessions/"]').first().click();
      })();
    });
    expect(words).toContain('slow');
    letGo();
    await page.waitForURL('**/en/sessions/*');
    await page.context().close();
  });
});

/** Pages that everybody reads, whoever has them in the menu. */
const OPEN = new Set(['/topics', '/tickets']);
