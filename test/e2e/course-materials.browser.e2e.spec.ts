/* docs/stories/course-materials.md in a browser: a file is chosen, refused when it is no PDF, added, followed by a second version,
   and downloaded by a visitor from the course's page. */
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const pdf = (text: string): Buffer => {
  const body = `%PDF-1.7\n% ${text}\n`;
  return Buffer.from(`${body}xref\n0 1\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
};
const [FIRST, SECOND] = [pdf('first'), pdf('second')];
const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

describeInBrowser('the materials of a course are kept and read', () => {
  const story = new BrowserStory();
  let group: WatchedPage;
  let visitor: WatchedPage;
  let course: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-11-02T02:00:00Z'));
    group = await story.signedInAs('WORKING_GROUP');
    visitor = await story.visitor({ language: 'en' });
    const [found] = await story.db.ownerSql<{ id: string }>(
      `select id from courses where code = 'open-data'`,
    );
    course = `crs_${found!.id.replaceAll('-', '')}`;
  });
  afterAll(() => story.end());

  it('are none yet: a page that is no PDF is refused, and what was typed stays', async () => {
    const { page } = group;
    await page.goto(`${story.url}/en/manage/courses/${course}`);
    await page.getByRole('link', { name: 'Materials' }).click();
    await page.waitForURL(`**/en/manage/courses/${course}/materials`);
    await story.looks.at('materials, none yet', `/en/manage/courses/${course}/materials`, page.context());
    const hint = (await page.locator('[name="file"]').getAttribute('aria-describedby'))!;
    expect(await page.locator(`#${hint}`).innerText()).toMatch(
      /A PDF of 10 MB at most\. .* the newest version/,
    );
    await page.locator('[name="titleKm"]').fill('ស្លាយ');
    await page.locator('[name="titleEn"]').fill('Slides');
    await page.locator('[name="language"]').selectOption('km');
    await page.locator('[name="audience"]').selectOption('EVERYBODY');
    await page.locator('[name="file"]').setInputFiles(fileOf('slides.pdf', Buffer.from('<!doctype html>')));
    await page.getByRole('button', { name: 'Add the material' }).click();
    await page.locator('#file-error').waitFor();

    expect(await page.inputValue('[name="titleEn"]')).toBe('Slides');
    expect(await page.inputValue('[name="audience"]')).toBe('EVERYBODY');
    await story.looks.here('a material that is no PDF', group);
    expect(await story.db.ownerSql('select from course_materials')).toEqual([]);
  });

  it('are added, and a visitor saves the file from the page of the course', async () => {
    const { page } = group;
    await page.locator('[name="file"]').setInputFiles(fileOf('slides.pdf', FIRST));
    await page.getByRole('button', { name: 'Add the material' }).click();
    await page.getByText('The material is added.').waitFor();
    await story.looks.here('materials, one added', group);

    expect(await saved()).toEqual({ name: 'slides.pdf', content: FIRST.toString('latin1') });
    await story.looks.here('a course with a material', visitor);
  });

  it('have a second version, which is read from then on; the first stays for those who teach', async () => {
    const { page } = group;
    await page.getByRole('link', { name: 'Slides' }).click();
    await page.waitForURL('**/materials/mat_*');
    await page.locator('[name="file"]').setInputFiles(fileOf('slides-2.pdf', SECOND));
    await page.getByRole('button', { name: 'Add this version' }).click();
    await page.getByText('The new version is there.').waitFor();
    await story.looks.at('a material', new URL(page.url()).pathname, page.context());

    expect(await page.locator('ol.materials a').allInnerTexts()).toEqual(['slides-2.pdf', 'slides.pdf']);
    expect(await saved()).toEqual({ name: 'slides-2.pdf', content: SECOND.toString('latin1') });
    expect(await visitor.page.locator('ol.materials').count()).toBe(0);
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(8);
  });

  /** What a visitor gets who presses the material on the course's page. */
  async function saved(): Promise<{ name: string; content: string }> {
    await visitor.page.goto(`${story.url}/en/courses/${course}`);
    const [download] = await Promise.all([
      visitor.page.waitForEvent('download'),
      visitor.page.getByRole('link', { name: 'Slides' }).click(),
    ]);
    const content = await readFile(await download.path(), 'latin1');
    return { name: download.suggestedFilename(), content };
  }
});
