/* docs/stories/consultation-meetings.md in a browser: a meeting is planned about two topics, found in the catalogue by its kind, and read
   with its topics; each topic leads to it, and from it one writes. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('A consultation meeting names its topics', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let visitor: WatchedPage;
  let session: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    await story.db.ownerSql('delete from submissions');
    await story.db.ownerSql('delete from topics');
    for (const [km, en, closes] of [
      ['ផ្លូវរួមមានសុវត្ថិភាព', 'Safer shared streets', '2026-12-21T10:00:00Z'],
      ['ឡានក្រុងមកទាន់ពេល', 'Buses that run on time', '2026-12-21T10:00:00Z'],
      ['សំរាមនៅផ្សារ', 'Waste at the market', '2026-11-30T10:00:00Z'],
    ])
      await story.db.ownerSql(
        `insert into topics (id, sector_id, title_km, title_en, question_km, question_en, opens_at, closes_at, asked_by)
         select gen_random_uuid(), (select id from sectors where code = 'transport'), $1, $2, 'តើវិធានអ្វីខ្លះ?', 'Which rules?', '2026-11-01', $3, p.id
         from people p join role_grants g on g.person_id = p.id and g.role = 'WORKING_GROUP' limit 1`,
        [km, en, closes],
      );
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    visitor = await story.visitor();
  });
  afterAll(() => story.end());

  it('is refused without a topic, and planned about two', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/manage/sessions/new`);
    expect(await page.isVisible('#topics')).toBe(false);
    await page.check('[name="kind"][value="CONSULTATION"]');
    expect(await page.isVisible('#topics')).toBe(true);
    expect(await page.locator('[name="topics"]').count()).toBe(2);
    await page.selectOption('#courseId', { label: 'Smart tourism and the care of heritage' });
    await page.fill('#day', '2026-12-15');
    await page.fill('#from', '13:30');
    await page.fill('#to', '17:00');
    await page.selectOption('#cityId', { label: 'Siem Reap' });
    await page.fill('#venueKm', 'សាលាក្រុងសៀមរាប');
    await page.fill('#venueEn', 'Siem Reap City Hall');
    await page.fill('#capacity', '40');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    expect(await wordsIn(dara, '#topics-error')).toContain('at least one topic');
    await story.looks.here('a meeting about nothing', dara);
    await page.getByLabel('Safer shared streets').check();
    await page.getByLabel('Buses that run on time').check();
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.waitForURL(/manage\/sessions\/ses_\w+\/edit\?done=planned/);
    session = /ses_\w+/.exec(page.url())![0];
    expect(await page.isChecked('[name="kind"][value="CONSULTATION"]')).toBe(true);
    expect(await page.locator('[name="topics"]:checked').count()).toBe(2);
    await story.looks.here('a meeting that is a draft', dara);
    await page.getByRole('button', { name: 'Open the session to everybody' }).click();
    await page.waitForURL(/done=opened/);
  });

  it('keeps its topics when it is edited once it is open', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/manage/sessions/${session}/edit`);
    await story.looks.here('a meeting that people know', dara);
    await page.getByLabel('Buses that run on time').uncheck();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/done=saved/);
    await page.getByLabel('Buses that run on time').check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/done=saved/);
    expect(await page.locator('[name="topics"]:checked').count()).toBe(2);
  });

  it('is found in the catalogue by its kind, in Khmer on a phone', async () => {
    const { page } = visitor;
    await page.goto(`${story.url}/km`);
    await page.locator('.filters summary').click();
    await page.locator('[name="kind"][value="consultation"]').check();
    await page.locator('.filters button[type="submit"]').click();
    await page.waitForURL(/kind=consultation/);
    expect(await page.locator('li.row').count()).toBe(1);
    expect(await wordsIn(visitor, 'li.row')).toContain('កិច្ចប្រជុំពិគ្រោះយោបល់');
    await story.looks.here('the catalogue of meetings', visitor);
  });

  it('is read with its topics, and each topic leads to it and takes what one writes', async () => {
    const { page } = visitor;
    await page.goto(`${story.url}/en/sessions/${session}`);
    const topics = await wordsIn(visitor, 'section[aria-labelledby="topics"]');
    expect(topics).toContain('Safer shared streets');
    expect(topics).toContain('Buses that run on time');
    expect(await page.locator('.agenda').count()).toBe(0);
    const graph = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
    expect(graph['@graph'].map((node: { '@type': string }) => node['@type'])).toEqual(['Event']);
    await story.looks.at('a consultation meeting', `/en/sessions/${session}`, page.context());
    await page.getByRole('link', { name: 'Give written input Safer shared streets' }).click();
    await page.waitForURL(/topics\/top_/);
    const meetings = await wordsIn(visitor, 'section[aria-labelledby="meetings"]');
    expect(meetings).toMatch(/15 Dec.*13:30.*Siem Reap/);
    await story.looks.at('a topic with a meeting', new URL(page.url()).pathname, page.context());
  });

  it('found nothing wrong on any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
