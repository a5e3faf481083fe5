/* Story: docs/stories/report.md, as its people do it in a browser, in Khmer, on the demonstration data. */
import { jest } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { newId } from '#kernel';
import { copiedText } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const TITLE = 'របាយការណ៍ស្តីពីការបណ្តុះបណ្តាល និងការគាំទ្រទីក្រុងឆ្លាតវៃ ប្រចាំឆ្នាំ២០២៦';
const khmer = (figure: number): string =>
  String(figure)
    .replace(/\B(?=(\d{3})+$)/g, '.')
    .replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)));

describeInBrowser('a report, from the first word to the approval', () => {
  const story = new BrowserStory();
  const people = new Map<string, { context: BrowserContext; watched: WatchedPage; page: Page }>();
  let address = '';
  let registered = 0;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-21 09:00')));
    for (const role of ['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'COORDINATOR']) {
      const context = await story.browser.newContext({ locale: 'km-KH' });
      const query = `mutation { demoSignIn(input: { role: ${role} }) { errors { code } } }`;
      await ask(context, query);
      const watched = await story.looks.newPage(context);
      people.set(role, { context, watched, page: watched.page });
    }
  }, 180_000);
  afterAll(() => story.end());

  const as = (role: string): { context: BrowserContext; watched: WatchedPage; page: Page } =>
    people.get(role)!;
  const ask = async (context: BrowserContext, query: string, variables: object = {}): Promise<unknown> => {
    const answer = await context.request.post(`${story.url}/graphql`, {
      data: { query, variables },
      headers: { origin: story.url },
    });
    return ((await answer.json()) as { data: unknown }).data;
  };
  const words = async (page: Page): Promise<string> =>
    (await page.locator('main').innerText()).replace(/[\s\u200b]+/g, ' ');
  const paper = async (role: string, version: number, language: 'km' | 'en'): Promise<string> => {
    const answer = await as(role).context.request.get(`${address}/versions/${version}/${language}.pdf`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers()['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="R-2026-\\d{3}-v${version}-${language}\\.pdf"$`),
    );
    return (await copiedText(await answer.body())).join('\n').replace(/\s/g, '');
  };
  const press = async (page: Page, name: string): Promise<void> => {
    await page.locator('main').getByRole('button', { name }).click();
  };

  it('is written by the working group, with figures of the moment', async () => {
    const { page, watched } = as('WORKING_GROUP');
    await page.goto(`${story.url}/km/reports`);
    await story.looks.here('reports of the working group', watched);
    await page.getByRole('link', { name: 'សរសេររបាយការណ៍' }).click();
    await page.waitForURL('**/reports/new');
    const choices = await page.locator('.cite-list li', { hasText: '[registered]' }).locator('b').innerText();
    registered = Number(choices.replaceAll(',', ''));
    expect(registered).toBeGreaterThan(100);

    await page.fill('[name="titleKm"]', TITLE);
    await page.fill('[name="periodFrom"]', '2026-01-01');
    await page.fill('[name="periodTo"]', '2026-12-21');
    await page.fill('[name="s0-headingKm"]', 'លទ្ធផលសំខាន់');
    await page.fill('[name="s0-textKm"]', 'មនុស្ស [registred] នាក់ បានចុះឈ្មោះ។');
    await press(page, 'រក្សាទុក ហើយអាន');
    expect(await words(page)).toContain('គ្មានតួលេខ [registred] ទេ');
    await story.looks.here('a figure that nobody counts', watched);

    await page.fill('[name="s0-textKm"]', 'មនុស្ស [registered] នាក់ បានចុះឈ្មោះ។');
    await page.check('[name="tables"][value="0"]');
    await press(page, 'រក្សាទុក ហើយអាន');
    await page.waitForURL('**/reports/rpt_*');
    address = page.url().split('?')[0]!;
    expect(await page.locator('.letter .frozen').first().innerText()).toBe(khmer(registered));
    await story.looks.here('draft', watched);

    await press(page, 'ដាក់ជូនជាកំណែទី 1');
    expect(await words(page)).toContain('ត្រូវមានភាសាទាំងពីរ');
  });

  it('is submitted once both languages are there', async () => {
    const { page, watched } = as('WORKING_GROUP');
    await page.goto(`${address}/edit`);
    await page.fill('[name="titleEn"]', 'Report on training and support for smart cities in 2026');
    await page.fill('[name="s0-headingEn"]', 'Main results');
    await page.fill('[name="s0-textEn"]', '[registered] people registered.');
    await story.looks.here('editing', watched);
    await press(page, 'រក្សាទុក ហើយអាន');
    await page.waitForURL('**/reports/rpt_*?done=saved');
    await press(page, 'ដាក់ជូនជាកំណែទី 1');
    await page.waitForURL('**/reports/rpt_*?done=submitted');
    expect(await words(page)).toContain('10 តួលេខ គិតត្រឹម');
    expect(await page.locator('.letter a.frozen').first().getAttribute('href')).toBe(
      '/km/overview/rows?measure=REGISTERED',
    );
  });

  it('keeps its figures, on the page and on paper, when somebody registers', async () => {
    const before = [await paper('CHAIR', 1, 'km'), await paper('CHAIR', 1, 'en')];
    const [session] = await story.db.ownerSql<{ id: string }>(
      `select s.id from sessions s join session_seats t on t.session_id = s.id
       where s.starts_at > app_now() and s.status = 'OPEN' and t.taken < t.capacity order by s.starts_at limit 1`,
    );
    const input = {
      sessionId: `ses_${session!.id.replaceAll('-', '')}`,
      fullName: 'ទេព ចន្ថា',
      organisation: 'ក្រុមហ៊ុន ទន្លេ',
      contact: 'chantha@tonle.example',
      locale: 'km',
      idempotencyKey: newId(),
    };
    await ask(
      as('COORDINATOR').context,
      'mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { errors { code } } }',
      { input },
    );

    expect([await paper('CHAIR', 1, 'km'), await paper('CHAIR', 1, 'en')]).toEqual(before);
    expect(before[0]).toContain(`មនុស្ស${khmer(registered)}នាក់បានចុះឈ្មោះ។`);
    expect(before[1]).toContain(`${registered.toLocaleString('en')}peopleregistered.`);
    const { page, watched } = as('CHAIR');
    await page.goto(address);
    expect(await page.locator('.letter .frozen').first().innerText()).toBe(khmer(registered));
    expect(await words(page)).toMatch(/តួលេខ \d បានប្រែ/);
    await story.looks.here('for the chair', watched);
  });

  it('is returned by the chair, with a comment or not at all', async () => {
    const { page, watched } = as('CHAIR');
    await page.goto(address);
    await page.check('[name="decision"][value="RETURN"]');
    await press(page, 'រក្សាទុកការសម្រេច');
    expect(await words(page)).toContain('សូមសរសេរមូលហេតុនៃការបញ្ជូនត្រឡប់');
    await story.looks.here('a return without a word', watched);

    await page.check('[name="decision"][value="RETURN"]');
    await page.fill('[name="reason"]', 'សូមបញ្ជាក់វិស័យ');
    await press(page, 'រក្សាទុកការសម្រេច');
    await page.waitForURL('**?done=return');
    expect(await words(page)).toContain('បានបញ្ជូនត្រឡប់');
  });

  it('comes back as version 2, and version 1 stays what it was', async () => {
    const { page, watched } = as('WORKING_GROUP');
    await page.goto(address);
    expect(await words(page)).toContain('សូមបញ្ជាក់វិស័យ');
    await page.getByRole('link', { name: 'កែអត្ថបទ' }).click();
    await page.fill('[name="s0-textKm"]', 'មនុស្ស [registered] នាក់ បានចុះឈ្មោះ ក្នុងវិស័យដឹកជញ្ជូន។');
    await page.fill('[name="s0-textEn"]', '[registered] people registered, most of them for transport.');
    await press(page, 'រក្សាទុក ហើយអាន');
    await press(page, 'ដាក់ជូនជាកំណែទី 2');
    await page.waitForURL('**?done=submitted');

    expect(await page.locator('.letter .frozen').first().innerText()).toBe(khmer(registered + 1));
    expect(await page.locator('.diff del').first().innerText()).toBe(registered.toLocaleString('en'));
    await story.looks.here('version 2', watched);
    await page.goto(`${address}?version=1`);
    expect(await page.locator('.letter .frozen').first().innerText()).toBe(khmer(registered));
    await story.looks.here('version 1, read later', watched);
  });

  it('is forwarded, approved, and then nothing moves', async () => {
    const chair = as('CHAIR').page;
    await chair.goto(address);
    await chair.check('[name="decision"][value="FORWARD"]');
    await press(chair, 'រក្សាទុកការសម្រេច');
    await chair.waitForURL('**?done=forward');
    const { page, watched } = as('HEAD_OF_GOVERNMENT_OFFICE');
    await page.goto(address);
    await story.looks.here('for the office', watched);
    await page.check('[name="decision"][value="APPROVE"]');
    await press(page, 'រក្សាទុកការសម្រេច');
    await page.waitForURL('**?done=approve');
    await story.looks.here('approved', watched);

    expect(await page.locator('[name="decision"]').count()).toBe(0);
    expect(await page.locator('.trail b').allInnerTexts()).toEqual([
      'ម៉ៅ សុវណ្ណារី',
      'ម៉ៅ សុវណ្ណារី',
      'អ៊ុក សម្បត្តិ',
      'ម៉ៅ សុវណ្ណារី',
      'អ៊ុក សម្បត្តិ',
      'អ៊ឹម សេរីវុឌ្ឍ',
    ]);
    expect(await paper('HEAD_OF_GOVERNMENT_OFFICE', 2, 'km')).toContain('បានអនុម័តថ្ងៃទី២១ខែធ្នូឆ្នាំ២០២៦');
    expect(await paper('WORKING_GROUP', 1, 'en')).toContain('Returnedon21December2026');
  });

  it('is nobody else’s to read, nor its paper', async () => {
    const { context } = as('COORDINATOR');
    for (const path of ['', '/versions/2/km.pdf', '/edit']) {
      const answer = await context.request.get(`${address}${path}`, { maxRedirects: 0 });
      expect([path, answer.status()]).toEqual([path, 403]);
    }
    const stranger = await story.browser.newContext();
    const answer = await stranger.request.get(`${address}/versions/2/km.pdf`, { maxRedirects: 0 });
    expect([answer.status(), answer.headers()['location']]).toEqual([
      303,
      expect.stringContaining('/km/sign-in'),
    ]);
    expect((await as('CHAIR').context.request.get(`${address}/versions/9/km.pdf`)).status()).toBe(404);
  });

  it('looks right in every state, in both languages, on a phone and a desk', async () => {
    const path = new URL(address).pathname;
    await story.looks.at('the list', '/km/reports', as('CHAIR').context);
    await story.looks.at('nothing here', '/km/reports?status=DRAFT', as('CHAIR').context);
    await story.looks.at('the report', path, as('WORKING_GROUP').context);
    await story.looks.at('a new one', '/km/reports/new', as('WORKING_GROUP').context);
    expect(story.looks.findings).toEqual([]);
  });
});
