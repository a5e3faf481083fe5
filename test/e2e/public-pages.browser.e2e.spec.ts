/* docs/stories/public-pages.md in a browser: choosing, switching the language in mid-form, and what the pages weigh. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';
import { weigh } from './support/weight.js';

jest.setTimeout(180_000);

describeInBrowser('Ly Narong looks for a session, Chan Sreymom registers', () => {
  const story = new BrowserStory();
  let session: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = `ses_${(await scheduleHotelSession(story.db, 9)).replaceAll('-', '')}`;
  });
  afterAll(() => story.end());

  const registered = async (): Promise<number> =>
    (
      await story.db.ownerSql('select 1 from registrations r where r.session_id = $1::uuid', [
        session.replace(/^ses_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      ])
    ).length;

  it.each(['phone', 'desk'] as const)('finds it by city, sector and day, on a %s', async (seat) => {
    const { page } = await story.visitor({ seat });
    await page.goto(`${story.url}/km`);
    if (seat === 'phone') await page.click('.filters summary');
    await page.check('input[name="city"][value="siem-reap"]');
    await page.check('.filters input[name="area"] >> nth=0');
    await page.fill('input[name="from"]', '2026-12-08');
    await page.fill('input[name="to"]', '2026-12-08');
    await page.click('.filters button[type="submit"]');
    await page.waitForURL(/from=2026-12-08/);
    const chosen = new URL(page.url()).search;
    expect(await page.locator('.filters .chosen').innerText()).toContain('សៀមរាប');

    await page.click('.tools a[hreflang="en"]');
    await page.waitForURL((url) => url.pathname === '/en');
    expect(new URLSearchParams(new URL(page.url()).search).toString()).toBe(
      new URLSearchParams(chosen).toString(),
    );
    expect(await page.locator('input[name="city"][value="siem-reap"]').isChecked()).toBe(true);
    expect(await page.locator('input[name="from"]').inputValue()).toBe('2026-12-08');
    await page.context().close();
  });

  it('is a good page with and without choices', async () => {
    const visitor = await story.visitor();
    const { page } = visitor;
    await page.goto(`${story.url}/km`);
    await page.click('.filters summary');
    await story.looks.here('the choices, open', visitor);
    const context = page.context();
    await story.looks.at('the catalogue of a city', '/km?city=siem-reap', context);
    await story.looks.at('nothing fits', '/km?from=2026-12-02&to=2026-12-02&city=siem-reap', context);
    await story.looks.at('the session', `/km/sessions/${session}`, context);
    await context.close();
  });

  async function halfTyped({ page }: WatchedPage): Promise<void> {
    await page.goto(`${story.url}/km/sessions/${session}/register`);
    await page.waitForLoadState('networkidle');
    await page.fill('input[name="fullName"]', 'ចាន់ ស្រីមុំ');
    await page.click('input[name="organisation"]');
    await page.keyboard.type('Angkor Guides');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
  }
  const focused = ({ page }: WatchedPage): Promise<{ name: string | null; caret: number | null }> =>
    page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      return { name: field.name || field.id || null, caret: field.selectionStart ?? null };
    });

  it('keeps what was typed, the focus and the caret when the language is switched', async () => {
    const sreymom = await story.visitor();
    const { page } = sreymom;
    await halfTyped(sreymom);
    const key = await page.inputValue('input[name="idempotencyKey"]');
    await Promise.all([page.waitForURL(/\/en\//), page.click('#language-switch')]);
    await page.waitForLoadState('networkidle');

    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.inputValue('input[name="fullName"]')).toBe('ចាន់ ស្រីមុំ');
    expect(await page.inputValue('input[name="organisation"]')).toBe('Angkor Guides');
    expect(await page.inputValue('input[name="idempotencyKey"]')).toBe(key);
    expect(await focused(sreymom)).toEqual({ name: 'organisation', caret: 11 });
    await story.looks.here('the form, switched', sreymom);

    await page.focus('#language-switch');
    await Promise.all([page.waitForURL(/\/km\//), page.keyboard.press('Enter')]);
    await page.waitForLoadState('networkidle');
    expect((await focused(sreymom)).name).toBe('switch');
    expect(await page.inputValue('input[name="organisation"]')).toBe('Angkor Guides');
    expect(await registered()).toBe(0);

    await page.fill('input[name="contact"]', 'sreymom.chan@angkor-guides.example');
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    expect(await registered()).toBe(1);
    await page.context().close();
  });

  it('keeps what was typed without a script, too', async () => {
    const context = await story.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(`${story.url}/km/sessions/${session}/register`);
    await page.fill('input[name="fullName"]', 'Kim Dara');
    await page.click('#language-switch');
    await page.waitForURL(/\/en\//);

    expect(await page.inputValue('input[name="fullName"]')).toBe('Kim Dara');
    expect(await page.locator('input[autofocus]').getAttribute('name')).toBe('organisation');
    expect(await page.locator('h1').innerText()).toBe('Register');
    expect(await registered()).toBe(1);
    await context.close();
  });

  it.each([
    ['Asia/Tokyo', 'en', 'In your time (Japan Time): Tuesday 8 December, 15:30–19:00'],
    ['Pacific/Honolulu', 'en', 'In your time (Honolulu Time): Monday 7 December, 20:30–00:00'],
    ['Asia/Tokyo', 'km', 'តាមម៉ោងរបស់អ្នក (GMT+9)៖ ថ្ងៃអង្គារ 8 ធ្នូ ម៉ោង 15:30–19:00'],
    ['Asia/Bangkok', 'en', null],
  ])('the hours on the clock of whoever reads in %s, in %s', async (timezoneId, language, words) => {
    const context = await story.browser.newContext({ timezoneId });
    const watched = await story.looks.newPage(context);
    const { page } = watched;
    await page.goto(`${story.url}/${language}/sessions/${session}`);
    // By then the scripts have run that know the zone of the browser.
    await page.waitForLoadState('networkidle');
    const under = page.locator('.facts div:first-child .under');
    if (words !== null) await under.nth(1).waitFor();
    const lines = await under.allInnerTexts();

    expect(lines.slice(1).map(tidy)).toEqual(words === null ? [] : [tidy(words)]);
    if (words !== null) await story.looks.here(`hours in ${timezoneId}, ${language}`, watched);
    await context.close();
  });

  it.each([
    ['the catalogue', '', { markup: 35_000, all: 250_000, again: 15_000 }],
    ['the session', '/sessions/<id>', { markup: 35_000, all: 110_000, again: 15_000 }],
    ['the form', '/sessions/<id>/register', { markup: 35_000, all: 110_000, again: 15_000 }],
  ])(
    '%s is light at first view and lighter when it is opened again, in both languages',
    async (_screen, path, most) => {
      for (const language of ['km', 'en']) {
        const address = `${story.url}/${language}${path.replace('<id>', session)}`;
        const weight = await weigh(story.browser, address);
        const { all: again } = await weigh(story.browser, address, { again: true });
        if (process.env['WEIGHTS'])
          process.stderr.write(`${language}${path} ${JSON.stringify({ ...weight, again })}\n`);
        expect(weight.markup + weight.styles).toBeLessThanOrEqual(most.markup);
        expect(weight.fonts).toBeLessThanOrEqual(47_000 * 2);
        expect(weight.all).toBeLessThanOrEqual(most.all);
        expect(again).toBeLessThanOrEqual(most.again);
      }
    },
  );

  it('found nothing wrong', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
