/* Pictures of the pages on the demonstration data: `npm run screenshots`. Those of the README and the documentation go
   to docs/screenshots, or some of them: `SCREENSHOTS=members,join npm run screenshots`; with SCREENSHOTS=all every page in
   every form goes to a folder that is named at the end. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { fromPackageRoot } from '#kernel';
import { BrowserStory, type Language } from './support/browser-story.js';
import { at } from './support/main-story/data.js';
import { findCutKhmer, findSideways } from './support/page-inspection.js';
import { demonstration } from './support/shots/demonstration.js';
import { KEPT } from './support/shots/kept.js';
import { type Shot, shotsOf, type Visit } from './support/shots/pages.js';

jest.setTimeout(600_000);

const LANGUAGES = ['km', 'en'] as const;
const WIDTHS = { 390: 844, 1280: 900 } as const;
/** A picture shows the top of a long page. Pixels. */
const TALLEST = { 390: 1_700, 1280: 1_400 } as const;

/** What the phone says it is: it stands among the places where somebody is signed in. */
const PHONE =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

const asked = process.env['SCREENSHOTS'] ?? '1';
const everything = asked === 'all';
const pages = everything || asked === '1' ? null : new Set(asked.split(','));
const folder = everything
  ? mkdtempSync(path.join(tmpdir(), 'samaki-screenshots-'))
  : fromPackageRoot('docs', 'screenshots');

const story = new BrowserStory();
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
});
afterAll(async () => {
  process.stderr.write(`The pictures lie in ${folder}\n`);
  await story.end();
});

it('takes a picture of every page', async () => {
  const taken: string[] = [];
  for (const shot of shotsOf(story, await demonstration(story)))
    for (const language of LANGUAGES)
      for (const width of [390, 1280] as const)
        for (const scheme of ['light', 'dark'] as const) {
          const name = `${shot.page}-${language}-${width}${scheme === 'dark' ? '-dark' : ''}`;
          if (pages ? !pages.has(shot.page) || !KEPT.has(name) : !everything && !KEPT.has(name)) continue;
          await take(shot, name, language, width, scheme);
          taken.push(name);
        }
  if (asked === '1') expect(taken.toSorted()).toEqual([...KEPT].toSorted());
});

async function take(
  shot: Shot,
  name: string,
  language: Language,
  width: 390 | 1280,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const context = await story.browser.newContext({
    viewport: { width, height: WIDTHS[width] },
    colorScheme,
    locale: language === 'km' ? 'km-KH' : 'en-GB',
    reducedMotion: 'reduce',
    ...(width === 390 && { userAgent: PHONE }),
  });
  const page = await context.newPage();
  const visit: Visit = { page, context, language };
  if (shot.signedIn) await signIn(visit, shot.signedIn);
  await page.goto(story.url + shot.address(language), { waitUntil: 'networkidle' });
  await shot.prepare?.(visit);
  const height = await page.evaluate(() =>
    document.fonts.ready.then(() => document.documentElement.scrollHeight),
  );
  // As tall a window as the picture: what sticks to its edge stands at the end, and a mail's frame is drawn whole.
  await page.setViewportSize({ width, height: Math.min(height, shot.tallest ?? TALLEST[width]) });
  await page.evaluate(() => window.scrollTo(0, 0));
  expect({
    name,
    sideways: await page.evaluate(findSideways),
    cut: await page.evaluate(findCutKhmer),
  }).toEqual({ name, sideways: [], cut: [] });
  // A frame is drawn by a process of its own; the first picture makes it draw.
  await page.screenshot();
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}

async function signIn({ page, context }: Visit, role: string): Promise<void> {
  await page.goto(`${story.url}/en/sign-in`);
  await page.locator(`button[name="role"][value="${role}"]`).click();
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
  expect((await context.cookies()).length).toBeGreaterThan(0);
}
