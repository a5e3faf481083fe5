/* docs/stories/experiences.md in a browser: the library is read by country and sector, and the working group writes an entry, is
   told what is wrong, shows it and takes it back. */
import { jest } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('experiences of other countries are read and written', () => {
  const story = new BrowserStory();
  let group: WatchedPage;
  let visitor: WatchedPage;
  let address: string;

  const signIn = async (context: BrowserContext): Promise<void> => {
    const query = 'mutation { demoSignIn(input: { role: WORKING_GROUP }) { errors { code } } }';
    const answer = await context.request.post(`${story.url}/graphql`, { data: { query } });
    expect(await answer.json()).toEqual({ data: { demoSignIn: { errors: [] } } });
  };
  const titles = (): Promise<string[]> => visitor.page.locator('.courses h2').allInnerTexts();

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-11-02T02:00:00Z'));
    group = await story.visitor({ language: 'en' });
    visitor = await story.visitor({ language: 'en' });
    await signIn(group.page.context());
  });
  afterAll(() => story.end());

  it('the library is found beside the courses, by country and by sector, and leads to its source', async () => {
    const { page } = visitor;
    await page.goto(`${story.url}/en/courses`);
    await page.getByRole('link', { name: 'What other countries did' }).click();
    await page.waitForURL('**/en/experiences');
    expect(await page.locator('.courses > li').count()).toBe(6);
    await story.looks.at('experiences', '/en/experiences', page.context());

    await page.goto(`${story.url}/en/experiences?country=ID`);
    expect(await titles()).toEqual(['Residents report floods, and the map shows them']);
    await page.getByRole('link', { name: 'Residents report floods, and the map shows them' }).click();
    await page.waitForURL('**/en/experiences/exp_*');
    await story.looks.at('an experience', new URL(page.url()).pathname, page.context());
    expect(await page.getByRole('link', { name: 'PetaBencana.id' }).getAttribute('href')).toBe(
      'https://petabencana.id/',
    );
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
    expect(data['@graph'][0]).toMatchObject({
      '@type': 'Article',
      isBasedOn: { url: 'https://petabencana.id/' },
    });

    await page.getByRole('link', { name: 'Disaster risk' }).click();
    await page.waitForURL('**/en/experiences?sector=sct_*');
    expect(await titles()).toEqual(['Residents report floods, and the map shows them']);
    await page.goto(`${story.url}/en/experiences?country=FR`);
    expect(await page.locator('main').innerText()).toContain('No experience fits this choice');
  });

  it('is written, refused with what is wrong, shown, and found on its course', async () => {
    const { page } = group;
    await page.goto(`${story.url}/en/manage/courses`);
    await page.getByRole('link', { name: 'Other countries' }).click();
    await page.getByRole('link', { name: 'Write an experience' }).click();
    await story.looks.at('a new experience', '/en/manage/experiences/new', page.context());
    await page.locator('[name="titleKm"]').fill('ថង់ជញ្ជីងសម្រាប់អ្នកដែលបែងចែកសំណល់');
    await page.locator('[name="titleEn"]').fill('Households sort, the city collects by weight');
    await page.locator('[name="summaryKm"]').fill('គ្រួសារបែងចែកសំណល់ ហើយទីក្រុងប្រមូលតាមទម្ងន់។');
    await page
      .locator('[name="summaryEn"]')
      .fill('Households sort their waste, and the city collects it by weight.');
    await page.locator('[name="countryCode"]').selectOption({ label: 'South Korea' });
    await page.locator('[name="year"]').fill('២០២៧');
    await page.locator('[name="sourceName"]').fill('A report');
    await page.locator('[name="sourceUrl"]').fill('https://waste.example.org/report');
    await page.getByLabel('Waste', { exact: true }).check();
    await page.getByLabel('Solid waste and the urban environment').check();
    await page.getByLabel('Show it to everybody').check();
    await page.getByRole('button', { name: 'Save the experience' }).click();
    await page.locator('#errors').waitFor();
    expect(await page.locator('#year-error').innerText()).toContain('from 1900 to this one');
    expect(await page.getByLabel('Show it to everybody').isChecked()).toBe(true);

    await page.locator('[name="year"]').fill('២០១៣');
    await page.getByRole('button', { name: 'Save the experience' }).click();
    await page.getByText('The experience is saved.').waitFor();
    address = page.url();

    await visitor.page.goto(`${story.url}/en/experiences?country=KR`);
    expect((await titles())[0]).toBe('Households sort, the city collects by weight');
    await visitor.page.getByRole('link', { name: 'Households sort' }).click();
    await visitor.page.locator('#courses ~ ul a').first().click();
    await visitor.page.getByRole('link', { name: 'Households sort' }).waitFor();
  });

  it('is taken back, and is there no more for visitors', async () => {
    const { page } = group;
    await page.goto(address);
    await page.getByLabel('Show it to everybody').uncheck();
    await page.getByRole('button', { name: 'Save the experience' }).click();
    await page.getByText('The experience is saved.').waitFor();

    const id = new URL(address).pathname.split('/').at(-1)!;
    const answer = await visitor.page.context().request.get(`${story.url}/en/experiences/${id}`);
    expect(answer.status()).toBe(404);
    await visitor.page.goto(`${story.url}/en/experiences?country=KR`);
    expect(await titles()).toEqual(['One centre sees the traffic of the whole city']);
  });
});
