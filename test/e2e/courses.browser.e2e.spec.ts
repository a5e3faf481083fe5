/* docs/stories/courses.md in a browser: the working group drafts a course, is told what is wrong, publishes it, and everybody
   finds it; it is copied and archived. The form works without a script. */
import { jest } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('courses are drafted, published, copied and archived', () => {
  const story = new BrowserStory();
  let group: WatchedPage;
  let visitor: WatchedPage;

  const signIn = async (context: BrowserContext): Promise<void> => {
    const query = 'mutation { demoSignIn(input: { role: WORKING_GROUP }) { errors { code } } }';
    const answer = await context.request.post(`${story.url}/graphql`, { data: { query } });
    expect(await answer.json()).toEqual({ data: { demoSignIn: { errors: [] } } });
  };
  const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
  const module = async (
    page: Page,
    at: number,
    minutes: string,
    objectives: [string, string],
  ): Promise<void> => {
    const field = (part: string) => page.locator(`[name="module-${at}-${part}"]`);
    await field('titleKm').fill('អ្វីដែលឧបករណ៍វាស់ប្រាប់');
    await field('titleEn').fill(`What a sensor says, part ${at + 1}`);
    await field('minutes').fill(minutes);
    await field('objectivesKm').fill(objectives[0]);
    await field('objectivesEn').fill(objectives[1]);
  };

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-11-02T02:00:00Z'));
    group = await story.visitor({ language: 'en' });
    visitor = await story.visitor({ language: 'en' });
    await signIn(group.page.context());
  });
  afterAll(() => story.end());

  it('the courses of the demonstration are found by level, and a session leads to its course', async () => {
    const { page } = visitor;
    await story.looks.at('courses', '/en/courses', page.context());
    await page.goto(`${story.url}/en/courses?level=ADVANCED`);
    expect(await page.locator('.courses h2').allInnerTexts()).toEqual([
      expect.stringContaining('Safe digital services'),
      expect.stringContaining('partnership'),
    ]);
    await page.goto(`${story.url}/en`);
    await page.locator('.row h4 a').first().click();
    await page.locator('.course-name').click();
    await page.waitForURL('**/en/courses/crs_*');
    expect(await page.locator('.ahead li').count()).toBeGreaterThan(0);
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
    expect(data).toMatchObject({ '@type': 'Course', isAccessibleForFree: true });
    expect(data.teaches.length).toBeGreaterThan(1);
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBe(await heading(page));
    await story.looks.at('a course', new URL(page.url()).pathname, page.context());
  });

  it('a draft is written, and what is wrong stands beside its field with nothing retyped', async () => {
    const { page } = group;
    await page.goto(`${story.url}/en/manage/courses`);
    await page.getByRole('link', { name: 'Write a course' }).click();
    await story.looks.at('a new course', '/en/manage/courses/new', page.context());
    await page.locator('[name="titleKm"]').fill('អានទិន្នន័យឧបករណ៍វាស់ក្នុងទីក្រុង');
    await page.locator('[name="titleEn"]').fill("Reading a city's sensors");
    for (const name of ['lead', 'description', 'audience']) {
      await page.locator(`[name="${name}Km"]`).fill('ពីតួលេខដល់ការសម្រេចចិត្ត។');
      await page.locator(`[name="${name}En"]`).fill('From readings to a decision.');
    }
    await page.locator('[name="sectorId"]').selectOption({ index: 1 });
    await page.locator('[name="level"]').selectOption('INTERMEDIATE');
    await page.locator('[value="NGO"]').check();
    await module(page, 0, '៩០', ['បែងចែករង្វាស់ពីការស្មាន\nប្រាប់កំហុសពីរ', 'Tell a measurement from a guess']);
    await page.getByRole('button', { name: 'Save the draft' }).click();

    await page.locator('#errors').waitFor();
    expect(await page.locator('#module-0-objectivesEn-error').innerText()).toContain('as many objectives');
    expect(await page.locator('[name="module-0-minutes"]').inputValue()).toBe('៩០');
    await page
      .locator('[name="module-0-objectivesEn"]')
      .fill('Tell a measurement from a guess\nName two faults of a sensor');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    expect(await page.locator('[name="module-0-minutes"]').inputValue()).toBe('90');
    expect(await page.locator('.course-module').count()).toBe(5);
  });

  it('has its outline, line by line: what is wrong stands beside it, and it is back after the next look', async () => {
    const { page } = group;
    const field = (at: number, part: string) => page.locator(`[name="outline-${at}-${part}"]`);
    await page.locator('summary', { hasText: 'Agenda of the day' }).click();
    await field(0, 'minutes').fill('0');
    await field(0, 'titleKm').fill('អ្វីដែលឧបករណ៍វាស់ប្រាប់');
    await field(0, 'titleEn').fill('What a sensor says');
    await field(1, 'minutes').fill('៩០');
    await field(1, 'titleEn').fill('Break');
    await field(1, 'isBreak').check();
    await page.getByRole('button', { name: 'Save the course' }).click();

    await page.locator('#errors').waitFor();
    expect(await page.locator('#outline-1-titleKm-error').innerText()).toContain('a title in both languages');
    expect(await field(1, 'minutes').inputValue()).toBe('៩០');
    expect(await field(1, 'isBreak').isChecked()).toBe(true);
    await story.looks.here('an outline with a mistake', group);
    await field(1, 'titleKm').fill('សម្រាក');
    await page.getByRole('button', { name: 'Save the course' }).click();
    await page.locator('output.notice').waitFor();
    expect(await field(1, 'minutes').inputValue()).toBe('90');
    expect(await field(1, 'isBreak').isChecked()).toBe(true);
    expect(await field(3, 'minutes').inputValue()).toBe('');
  });

  it('is published after a page that says what happens, and a visitor finds it', async () => {
    const { page } = group;
    await page.getByRole('link', { name: 'Publish …' }).click();
    expect(await heading(page)).toBe("Publish “Reading a city's sensors”?");
    await page.getByRole('button', { name: 'Publish for everybody' }).click();
    await page.getByText('The course is published.').waitFor();
    await story.looks.at('a course that is written', new URL(page.url()).pathname, page.context());

    await visitor.page.goto(`${story.url}/en/courses?kind=NGO&level=INTERMEDIATE`);
    await visitor.page.getByRole('link', { name: "Reading a city's sensors" }).click();
    expect(await visitor.page.locator('.modules').innerText()).toContain('Name two faults of a sensor');
    expect(await visitor.page.locator('.ahead').innerText()).toContain('No session of this course');
  });

  it('is copied into a draft that no visitor finds, and archived', async () => {
    const { page } = group;
    await page.getByRole('link', { name: 'Copy …' }).click();
    await page.getByRole('button', { name: 'Make a draft of it' }).click();
    await page.getByText('This draft is the copy.').waitFor();
    expect(await heading(page)).toBe("Reading a city's sensors (copy)");
    const copy = new URL(page.url()).pathname.replace('/manage', '');
    expect((await visitor.page.goto(`${story.url}${copy}`))?.status()).toBe(404);

    await page.getByRole('link', { name: 'Archive …' }).click();
    await page.getByRole('button', { name: 'Archive the course' }).click();
    await page.getByText('The course is archived.').waitFor();
    expect(await page.locator('tbody').innerText()).toContain("Reading a city's sensors (copy)");
  });

  it('stand on a path, which is refused in the wrong order and found once it is shown', async () => {
    const { page } = group;
    await page.goto(`${story.url}/en/manage/courses`);
    await page.getByRole('link', { name: 'Paths' }).click();
    await page.getByRole('link', { name: 'Write a path' }).click();
    await story.looks.at('a new path', '/en/manage/paths/new', page.context());
    await page.locator('[name="titleKm"]').fill('ពីទិន្នន័យបើកចំហដល់សុវត្ថិភាព');
    await page.locator('[name="titleEn"]').fill('From open data to safety');
    await page.locator('[name="leadKm"]').fill('វគ្គពីរ។');
    await page.locator('[name="leadEn"]').fill('Two courses.');
    const choose = async (at: number, label: string): Promise<void> =>
      void (await page.locator(`[name="course-${at}"]`).selectOption({ label }));
    await choose(0, 'Safe digital services and personal data');
    await choose(1, 'Open data for city services');
    await page.getByLabel('Show it to everybody').check();
    await page.getByRole('button', { name: 'Save the path' }).click();
    await page.locator('#errors').waitFor();
    expect(await page.locator('#courseIds-error').innerText()).toContain('Change their order');
    await choose(0, 'Open data for city services');
    await choose(1, 'Safe digital services and personal data');
    await page.getByRole('button', { name: 'Save the path' }).click();
    await page.getByText('The path is saved.').waitFor();

    await visitor.page.goto(`${story.url}/en/courses`);
    await visitor.page.getByRole('link', { name: 'From open data to safety' }).click();
    expect(await visitor.page.locator('.steps h3').allInnerTexts()).toEqual([
      'Open data for city services',
      'Safe digital services and personal data',
    ]);
    await story.looks.at('a path', new URL(visitor.page.url()).pathname, visitor.page.context());
    await visitor.page.locator('.steps a').first().click();
    await visitor.page.getByRole('link', { name: 'From open data to safety' }).waitFor();
  });

  it('is not archived while another comes after it, and says so', async () => {
    const { page } = group;
    const [row] = await story.db.ownerSql<{ id: string }>(`select id from courses where code = 'open-data'`);
    await page.goto(`${story.url}/en/manage/courses/crs_${row!.id.replaceAll('-', '')}/archive`);
    await page.getByRole('button', { name: 'Archive the course' }).click();
    expect(await page.locator('#errors').innerText()).toContain('comes after this one');
  });
});
