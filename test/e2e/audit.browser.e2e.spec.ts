/* docs/stories/audit-page.md and docs/stories/exports.md in a browser: the audit read in plain words and followed to its
   subject and back, and lists saved as files where they stand. */
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { layOverseen } from '../../libs/organisations/test/overseen.builder.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

describeInBrowser('The audit is read, and lists are taken along', () => {
  const story = new BrowserStory();
  let rotha: WatchedPage;
  let sovannary: WatchedPage;
  let session: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    await layOverseen(story.db);
    rotha = await story.signedInAs('ADMINISTRATOR', { seat: 'desk' });
    sovannary = await story.signedInAs('WORKING_GROUP', { seat: 'desk' });
  });
  afterAll(() => story.end());

  const open = async ({ page }: WatchedPage, address: string): Promise<number> =>
    (await page.goto(story.url + address))?.status() ?? 0;
  const sentences = async ({ page }: WatchedPage): Promise<string[]> =>
    (await page.locator('main .table tbody th a').allInnerTexts()).map(tidy);

  /** Presses a button of the list and reads what the browser saved. */
  async function save(
    { page }: WatchedPage,
    format: 'CSV' | 'XLSX',
  ): Promise<{ name: string; file: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.export-bar').getByRole('button', { name: format, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
  }

  it('tells in one sentence what Sovannary moved, from when to when', async () => {
    const { page } = sovannary;
    await open(sovannary, '/km/trainer');
    const plan = page.locator('.mine a[href$="/plan"]').first();
    session = /ses_[0-9a-f]{32}/.exec((await plan.getAttribute('href')) ?? '')![0];
    await plan.click();
    const form = page.locator('form[action$="/plan/move"]');
    const day = new Date(`${await form.locator('[name="day"]').inputValue()}T00:00:00Z`);
    await form.locator('[name="day"]').fill(new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10));
    await form.locator('[name="reason"]').fill('The utility needs the room');
    await form.locator('button[type="submit"]').click();
    await page.waitForURL(/done=moved/);

    await rotha.page.locator('nav a[href="/km/audit"]').click();
    await rotha.page.waitForURL(/\/km\/audit$/);
    const [newest] = await sentences(rotha);
    expect(newest).toMatch(
      /^ម៉ៅ សុវណ្ណារី បានប្តូរពេលវគ្គ «.+» ពី \d+ \S+ 20\d\d \d\d:\d\d ទៅ \d+ \S+ 20\d\d \d\d:\d\d$/,
    );
    await open(rotha, '/en/audit');
    expect((await sentences(rotha))[0]).toMatch(
      /^ម៉ៅ សុវណ្ណារី moved the session “.+” from \d+ \w+ 20\d\d, \d\d:\d\d to \d+ \w+ 20\d\d, \d\d:\d\d$/,
    );
    await story.looks.at('the audit', '/km/audit', rotha.page.context());
  });

  it('opens a row before and after, its subject, and from there its whole history', async () => {
    const { page } = rotha;
    await open(rotha, '/en/audit?action=sessions.move-session&type=session&by=PERSON');
    await page.locator('main .table tbody th a').first().click();
    await page.waitForURL(/\/en\/audit\/aud_/);
    expect(await wordsIn(rotha, 'main .table')).toContain('Version of the plan 1 2');
    expect(await wordsIn(rotha, '.audit-facts')).toContain('The utility needs the room');
    await story.looks.here('a row', rotha);

    await page.locator('.audit-facts a[href*="/sessions/"]').click();
    await page.waitForURL(new RegExp(`/en/sessions/${session}$`));
    await open(rotha, `/en/trainer/sessions/${session}`);
    await page.locator('a[href*="/audit?subject="]').click();
    await page.waitForURL(/audit\?subject=ses_/);
    expect(await wordsIn(rotha, 'h1')).toMatch(/^History: /);
    const history = await sentences(rotha);
    expect(history.map((sentence) => /moved|planned/.exec(sentence)?.[0])).toEqual(['moved', 'planned']);
    await story.looks.at('a history', `/km/audit?subject=${session}`, page.context());
  });

  it('filters by name, kind of actor and day, and says when nothing fits', async () => {
    const { page } = rotha;
    await open(rotha, '/km/audit');
    await page.fill('#filter-who', 'សុវណ្ណារី');
    await page.press('#filter-who', 'Enter');
    await page.waitForURL(/who=/);
    const hers = await sentences(rotha);
    expect(hers.length).toBeGreaterThan(1);
    expect(hers.every((sentence) => sentence.startsWith('ម៉ៅ សុវណ្ណារី'))).toBe(true);
    await open(rotha, '/en/audit?by=SYSTEM');
    for (const sentence of await sentences(rotha)) expect(sentence).toMatch(/^The programme /);
    await open(rotha, '/en/audit?from=1999-01-01&to=1999-01-02');
    expect(await wordsIn(rotha, 'main .notice--quiet >> nth=1')).toContain('No change fits');
    await story.looks.here('nothing fits', rotha);
    await page.locator('main .notice--quiet a').click();
    await page.waitForURL(/\/en\/audit$/);
  });

  it('is nobody else’s', async () => {
    expect(await open(sovannary, '/km/audit')).toBe(403);
    await open(sovannary, `/km/trainer/sessions/${session}`);
    expect(await sovannary.page.locator('a[href*="/audit"]').count()).toBe(0);
  });

  it('saves the organisations as they are filtered, in the order and language of the page', async () => {
    await open(sovannary, '/en/organisations?kind=NGO&city=phnom-penh');
    const shown = (await sovannary.page.locator('.orgs tbody th a').allInnerTexts()).map(tidy);
    const { name, file } = await save(sovannary, 'CSV');

    expect(name).toMatch(/^Organisations-20\d\d-\d\d-\d\d\.csv$/);
    const rows = parse(file, { bom: true, columns: true });
    expect(rows.map((row) => (row as Record<string, string>)['Name in English'])).toEqual(shown);
    expect(shown).toHaveLength(6);
    expect(sovannary.page.url()).toContain('/en/organisations?kind=NGO');

    await open(sovannary, '/km/organisations');
    const khmer = await save(sovannary, 'XLSX');
    expect(khmer.name).toMatch(/^អង្គភាព-20\d\d-\d\d-\d\d\.xlsx$/);
    const [sheet] = await readXlsxFile(khmer.file);
    expect(sheet!.data).toHaveLength(44);
    expect(sheet!.data[0]![0]).toBe('ឈ្មោះជាភាសាខ្មែរ');
    await story.looks.here('a list with its buttons', sovannary);
  });

  it('saves a roster from a phone, and the audit tells of it', async () => {
    await sovannary.page.setViewportSize({ width: 360, height: 800 });
    await open(sovannary, `/km/trainer/sessions/${session}`);
    const { file } = await save(sovannary, 'CSV');
    expect(parse(file, { bom: true }).length).toBeGreaterThan(1);

    await open(rotha, '/en/audit');
    expect((await sentences(rotha))[0]).toBe('ម៉ៅ សុវណ្ណារី took the list “Roster” along as CSV');
  });

  it('does not give the same file twice', async () => {
    const { page } = sovannary;
    await open(sovannary, '/en/topics');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.export-bar').getByRole('button', { name: 'CSV', exact: true }).click(),
    ]);
    await download.path();
    expect(await open(sovannary, new URL(download.url()).pathname)).toBe(404);
  });

  it('says when thirty files are taken, and leads back to the list', async () => {
    const { page } = sovannary;
    await story.db.ownerSql(
      `insert into export_tokens (token_hash, person_id, sign_in_id, list, filters, format, expires_at)
       select sha256(n::text::bytea), person_id, sign_in_id, list, filters, format, expires_at
       from (select * from export_tokens limit 1) one, generate_series(1, 30) n`,
    );
    await open(sovannary, '/en/topics');
    await page.locator('.export-bar').getByRole('button', { name: 'CSV', exact: true }).click();
    expect(await wordsIn(sovannary, 'main')).toContain('You took thirty lists along within an hour.');
    await story.looks.here('refused', sovannary);
    await page.locator('main .acts a').click();
    await page.waitForURL(/\/en\/topics$/);
  });

  it('finds nothing wrong with any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(15);
  });
});
