/* docs/stories/coordinator-lists.md in a browser: a list comes out of a workbook, its columns are shown and changed, its rows
   stand in tabs. */
import { jest } from '@jest/globals';
import writeXlsxFile from 'write-excel-file/node';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const STAFF = [
  ['ល.រ', 'តួនាទី', 'ឈ្មោះ', 'Name', 'អ៊ីមែល / E-mail', 'លេខទូរសព្ទ'],
  ['១', 'អ្នកគ្រប់គ្រង', 'លី ណារ៉ុង', 'Ly Narong', 'narong.ly@lotus-angkor.example', '012 000 101'],
  ['២', 'ចុងភៅ', 'សុខ ស្រីនាង', 'Sok Sreyneang', null, 12000102],
  ['៣', 'ភ្ញៀវ', 'Kim Dara', 'Kim Dara', 'dara.kim@lotus-angkor.example', null],
  ['៤', 'យាម', 'ប៉ែន ចន្ធូ', 'Pen Chanthou', null, '012 88 41'],
];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describeInBrowser('Nget Pisey enrols her colleagues from a workbook', () => {
  const story = new BrowserStory();
  const sessions: string[] = [];
  let pisey: WatchedPage;
  let book: Buffer;

  beforeAll(async () => {
    const cell = (value: string | number | null) =>
      value === null ? null : typeof value === 'number' ? { type: Number, value } : { type: String, value };
    book = await writeXlsxFile(STAFF.map((row) => row.map(cell))).toBuffer();
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    for (const capacity of [2, 6]) sessions.push(await scheduleHotelSession(story.db, capacity));
    pisey = await story.signedInAs('COORDINATOR');
  });
  afterAll(() => story.end());

  const enrolPage = async (session: string): Promise<void> => {
    const { page } = pisey;
    await page.goto(`${story.url}/km/organisation/enrol`);
    const id = `ses_${session.replaceAll('-', '')}`;
    const link = page.locator(`a[href$="/${id}"][href*="/organisation/enrol/"]`);
    await page.goto(`${story.url}${await link.getAttribute('href')}`);
  };
  const paste = async (list: string): Promise<void> => {
    await pisey.page.fill('textarea[name="list"]', list);
    await pisey.page.getByRole('button', { name: 'ពិនិត្យបញ្ជី' }).click();
  };
  const tabs = (): Promise<string[]> => pisey.page.locator('[role="tab"] b').allInnerTexts();
  const namesShown = (): Promise<string[]> =>
    pisey.page.locator('[role="tabpanel"]:not([hidden]) tbody th').allInnerTexts();

  it('has another session at the same hour, where Kim Dara has a seat', async () => {
    const { page } = pisey;
    await enrolPage(sessions[1]!);
    await paste('Kim Dara, dara.kim@lotus-angkor.example');
    await page
      .getByRole('button', { name: /^ចុះឈ្មោះ 1/ })
      .first()
      .click();
    await page.waitForURL(/done=1\.0\.0/);
  });

  it('reads what is no list, or holds macros, into a sentence and nothing else', async () => {
    const { page } = pisey;
    await enrolPage(sessions[0]!);
    const status = page.locator('.sheet-file output');
    await page.setInputFiles('#sheet-file', {
      name: 'a.xlsx',
      mimeType: XLSX,
      buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    });
    await page.locator('.sheet-file .notice--bad').waitFor();
    expect(await status.innerText()).toContain('Excel ចាស់');
    expect(await page.inputValue('textarea[name="list"]')).toBe('');
    await story.looks.here('a file that is not read', pisey);
  });

  it('fills the box from the workbook, and puts back what was there', async () => {
    const { page } = pisey;
    await page.fill('textarea[name="list"]', 'Om Sam, 012 000 104');
    await page.setInputFiles('#sheet-file', { name: 'staff.xlsx', mimeType: XLSX, buffer: book });
    await page.locator('.sheet-file .notice--ok').waitFor();
    expect((await page.inputValue('textarea[name="list"]')).split('\n')).toHaveLength(5);
    await story.looks.here('a file that was read', pisey);
    await page.locator('.sheet-file button').click();
    expect(await page.inputValue('textarea[name="list"]')).toBe('Om Sam, 012 000 104');

    await page.setInputFiles('#sheet-file', { name: 'staff.xlsx', mimeType: XLSX, buffer: book });
    await page.locator('.sheet-file .notice--ok').waitFor();
    await page.getByRole('button', { name: 'ពិនិត្យបញ្ជី' }).click();
    await page.locator('[role="tablist"]').waitFor();
    expect(await tabs()).toEqual(['2', '1', '0', '1', '0']);
  });

  it('shows the columns as it read them; the coordinator says otherwise', async () => {
    const { page } = pisey;
    const uses = (): Promise<string[]> =>
      page
        .locator('select[name^="column-"]')
        .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
    expect(await uses()).toEqual(['UNUSED', 'UNUSED', 'NAME', 'UNUSED', 'CONTACT', 'CONTACT']);
    await story.looks.here('rows that need fixing', pisey);
    await page.selectOption('select[name="column-2"]', 'UNUSED');
    await page.selectOption('select[name="column-3"]', 'NAME');
    await page.locator('details:has(select) button').click();
    await page.locator('input[name="name-5"][value="Pen Chanthou"]').waitFor();

    expect(await uses()).toEqual(['UNUSED', 'UNUSED', 'UNUSED', 'NAME', 'CONTACT', 'CONTACT']);
    expect(await page.inputValue('input[name="name-5"]')).toBe('Pen Chanthou');
    await page.locator('#tab-ready').click();
    expect(await namesShown()).toEqual(['Ly Narong', 'Sok Sreyneang']);
  });

  it('moves between the tabs by keyboard', async () => {
    const { page } = pisey;
    await page.keyboard.press('End');
    expect(await page.locator('[aria-selected="true"]').getAttribute('id')).toBe('tab-wait');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[aria-selected="true"]').getAttribute('id')).toBe('tab-elsewhere');
    expect(await namesShown()).toEqual(['Kim Dara']);
    await story.looks.here('booked elsewhere', pisey);
  });

  it('enrols Kim Dara all the same: there is no place for him', async () => {
    const { page } = pisey;
    await page.locator('input[name="anyway-4"]').check();
    await page.locator('#rows-elsewhere button').click();
    await page.locator('input[name="anyway-4"][checked]').waitFor({ state: 'attached' });
    expect(await page.locator('#rows-elsewhere tbody').textContent()).toContain('រង់ចាំទី 1');
  });

  it('enrols; the row that cannot be read stays to be fixed, and is found again', async () => {
    const { page } = pisey;
    await page
      .getByRole('button', { name: /^ចុះឈ្មោះ 2/ })
      .last()
      .click();
    await page.waitForURL(/done=2\.1\.0/);
    expect(await page.locator('.enrol-draft tbody th').allInnerTexts()).toEqual(['Pen Chanthou']);
    await story.looks.here('a row still to fix', pisey);

    await page.locator('.enrol-draft form[action$="/check"] button').click();
    await page.fill('input[name="contact-1"]', '012 000 141');
    await page.locator('#rows-fix button').click();
    await page.locator('#rows-wait tbody th').waitFor();
    await page.getByRole('button', { name: /រង់ចាំ$/ }).last().click();
    await page.waitForURL(/done=0\.1\.0/);
    expect(await page.locator('.enrol-draft').count()).toBe(0);
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
