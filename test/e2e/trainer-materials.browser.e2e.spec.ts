/* docs/stories/course-materials.md, "Trainers", in a browser: from her session's page a trainer hands in a file, is told what is wrong with
   another, adds a version, and reads why she hands in no more; the working group reads who it was. */
import { jest } from '@jest/globals';
import { sopheaTrains, sopheaTrainsNothing } from '../support/sophea-trains.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const pdf = (text: string): Buffer => {
  const body = `%PDF-1.7\n% ${text}\n`;
  return Buffer.from(`${body}xref\n0 1\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
};
const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

describeInBrowser('a trainer hands in materials', () => {
  const story = new BrowserStory();
  let sophea: WatchedPage;
  let group: WatchedPage;
  let path: string;
  let course: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-11-02T02:30:00Z'));
    path = `/en/trainer/sessions/${await sopheaTrains(story.db)}`;
    sophea = await story.signedInAs('TRAINER', { language: 'en' });
    group = await story.signedInAs('WORKING_GROUP');
    const [found] = await story.db.ownerSql<{ id: string }>(
      `select id from courses where code = 'open-data'`,
    );
    course = `crs_${found!.id.replaceAll('-', '')}`;
  });
  afterAll(() => story.end());

  it('comes to them from her sessions and from the page of the session, where none is yet', async () => {
    const { page } = sophea;
    await page.goto(`${story.url}/en/trainer`);
    await page.getByRole('link', { name: 'Materials' }).click();
    await page.waitForURL(`**${path}/materials`);
    await page.goto(`${story.url}${path}`);
    await story.looks.at('the roster, with the way to materials', path, page.context());
    await page.getByRole('link', { name: 'Materials' }).click();
    await page.waitForURL(`**${path}/materials`);

    await page.getByText('No material is added yet').waitFor();
    await story.looks.at('materials of a session, none yet', `${path}/materials`, page.context());
  });

  it('is told what is wrong with a page that is no PDF, and what was typed stays', async () => {
    const { page } = sophea;
    await page.locator('[name="titleKm"]').fill('លំហាត់');
    await page.locator('[name="titleEn"]').fill('Exercises');
    await page.locator('[name="language"]').selectOption('km');
    await page.locator('[name="audience"]').selectOption('CONFIRMED');
    await page
      .locator('[name="file"]')
      .setInputFiles(fileOf('exercises.pdf', Buffer.from('<!doctype html>')));
    await page.getByRole('button', { name: 'Add the material' }).click();
    await page.locator('#file-error').waitFor();

    expect(await page.inputValue('[name="titleEn"]')).toBe('Exercises');
    expect(await page.inputValue('[name="audience"]')).toBe('CONFIRMED');
    await story.looks.here('a material of a trainer that is no PDF', sophea);
    expect(await story.db.ownerSql('select from course_materials')).toEqual([]);
  });

  it('hands it in, and adds a version', async () => {
    const { page } = sophea;
    await page.locator('[name="file"]').setInputFiles(fileOf('exercises.pdf', pdf('first')));
    await page.getByRole('button', { name: 'Add the material' }).click();
    await page.getByText('The material is added.').waitFor();
    await story.looks.here('materials of a session, one handed in', sophea);

    await page.getByRole('link', { name: 'Add a new version' }).click();
    await page.waitForURL(`**${path}/materials/mat_*`);
    await page.getByRole('button', { name: 'Add this version' }).click();
    await page.locator('#file-error').waitFor();
    await story.looks.here('a version without a file', sophea);
    await page.locator('[name="file"]').setInputFiles(fileOf('exercises-2.pdf', pdf('second')));
    await page.getByRole('button', { name: 'Add this version' }).click();
    await page.getByText('The new version is there.').waitFor();
    await story.looks.at('a material of a trainer', new URL(page.url()).pathname, page.context());

    expect(await page.locator('ol.materials a').allInnerTexts()).toEqual([
      'exercises-2.pdf',
      'exercises.pdf',
    ]);
  });

  it('is named to the working group beside each version', async () => {
    const { page } = group;
    await page.goto(`${story.url}/en/manage/courses/${course}/materials`);
    expect(await page.locator('table').innerText()).toContain('កែវ សុភា');
    await story.looks.here('materials with who added them', group);
    await page.getByRole('link', { name: 'Exercises' }).click();
    await page.waitForURL('**/materials/mat_*');

    expect(await page.getByText('added by កែវ សុភា').count()).toBe(2);
    await page.locator('[name="url"]').fill('https://exercises.example.org/3');
    await page.getByRole('button', { name: 'Add this version' }).click();
    await page.getByText('The new version is there.').waitFor();
    await page.goto(`${story.url}/en/manage/courses/${course}/materials`);
    await page.locator('[name="titleKm"]').fill('ស្លាយ');
    await page.locator('[name="titleEn"]').fill('Slides');
    await page.locator('[name="language"]').selectOption('km');
    await page.locator('[name="audience"]').selectOption('EVERYBODY');
    await page.locator('[name="url"]').fill('https://slides.example.org/1');
    await page.getByRole('button', { name: 'Add the material' }).click();
    await page.getByText('The material is added.').waitFor();
  });

  it('follows up her own alone', async () => {
    const { page } = sophea;
    await page.goto(`${story.url}${path}/materials`);
    await story.looks.here('materials of a session, of two people', sophea);
    expect(await page.getByRole('link', { name: 'Add a new version' }).count()).toBe(1);

    const [slides] = await story.db.ownerSql<{ id: string }>(
      `select id from course_materials where title_en = 'Slides'`,
    );
    const other = `${path}/materials/mat_${slides!.id.replaceAll('-', '')}`;
    await story.looks.at('a material of somebody else', other, page.context());
    await page.goto(`${story.url}${other}`);
    expect(await page.locator('form[action$="/version"]').count()).toBe(0);
  });

  it('is refused when she is taken off meanwhile, and reads why she hands in no more', async () => {
    const { page } = sophea;
    await page.goto(`${story.url}${path}/materials`);
    await page.locator('[name="titleKm"]').fill('សំណួរ');
    await page.locator('[name="titleEn"]').fill('Questions');
    await page.locator('[name="language"]').selectOption('km');
    await page.locator('[name="audience"]').selectOption('EVERYBODY');
    await page.locator('[name="url"]').fill('https://questions.example.org/1');
    await sopheaTrainsNothing(story.db);
    await page.getByRole('button', { name: 'Add the material' }).click();
    await page.locator('#errors').waitFor();
    await story.looks.here('taken off meanwhile', sophea);

    expect(await page.getByText('Now the working group adds them.').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Add the material' }).count()).toBe(0);
    expect(await story.db.ownerSql(`select from course_materials where title_en = 'Questions'`)).toEqual([]);
    await story.looks.at('materials that she adds to no more', `${path}/materials`, page.context());
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(20);
  });
});
