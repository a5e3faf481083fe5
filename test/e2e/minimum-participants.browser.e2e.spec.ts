/* docs/stories/minimum-participants.md in a browser: a session is planned from so many people on, the public page says so, the date
   passes with too few, those who run it have a mail and two buttons, and one press decides. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const NOW = '2026-12-01T02:00:00Z';
const AFTER = '2027-01-06T01:31:00Z';

describeInBrowser('A session takes place from so many people on', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let visitor: WatchedPage;
  let session: string;
  const facts = (): Promise<string> => wordsIn(visitor, '.facts');

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(NOW));
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    visitor = await story.visitor();
  });
  afterAll(() => story.end());

  it('is planned, refused at its field with more than there are seats, and decided a week before', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/manage/sessions/new`);
    await page.selectOption('#courseId', { label: 'Smart tourism and the care of heritage' });
    await page.fill('#day', '2027-01-13');
    await page.fill('#from', '08:30');
    await page.fill('#to', '12:00');
    await page.selectOption('#cityId', { label: 'Siem Reap' });
    await page.fill('#venueKm', 'សាលាក្រុងសៀមរាប');
    await page.fill('#venueEn', 'Siem Reap City Hall');
    await page.fill('#capacity', '30');
    await page.fill('#minParticipants', '31');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    expect(await wordsIn(dara, '#minParticipants-error')).toContain('not more than there are seats');
    await story.looks.here('a session that needs too many', dara);
    await page.fill('#minParticipants', '១២');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.waitForURL(/manage\/sessions\/ses_\w+\/edit\?done=planned/);
    session = /ses_\w+/.exec(page.url())![0];

    expect(
      await Promise.all(['#minParticipants', '#decideDay', '#decideTime'].map((id) => page.inputValue(id))),
    ).toEqual(['12', '2027-01-06', '08:30']);
    await page.getByRole('button', { name: 'Open the session to everybody' }).click();
    await page.waitForURL(/done=opened/);
    expect(await page.locator('main').innerText()).toContain('It takes place from 12 people; 0 have a seat.');
  });

  it('tells visitors so, in both languages', async () => {
    await story.looks.at(
      'a session from so many people on',
      `/en/sessions/${session}`,
      visitor.page.context(),
    );
    await visitor.page.goto(`${story.url}/en/sessions/${session}`);
    expect(await facts()).toMatch(/From 12 people\. Decided by .*6 Jan.*08:30/);
    expect(await facts()).toContain('0 have a seat so far');
    await visitor.page.goto(`${story.url}/km/sessions/${session}`);
    expect(await facts()).toContain('ធ្វើចាប់ពី 12 នាក់');
  });

  it('is asked about when the date passed: by mail, on the list, with two buttons', async () => {
    await story.db.travelTo(AFTER);
    // A sign-in does not last so long.
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    const { page } = dara;
    const [{ email }] = (await story.db.ownerSql(
      `select p.email from people p join role_grants g on g.person_id = p.id where g.role = 'WORKING_GROUP' order by p.id limit 1`,
    )) as [{ email: string }];
    const mail = await story.mailTo(email, new RegExp(`trainer/sessions/${session}/plan`));
    expect(mail).toContain('12');
    await page.goto(`${story.url}/en/trainer`);
    expect(await page.locator('.tag', { hasText: 'To decide' }).count()).toBe(1);
    await story.looks.here('all sessions, one to decide', dara);
    await page.goto(`${story.url}/en/trainer/sessions/${session}/plan`);
    await story.looks.here('a session to decide', dara);
    expect(await wordsIn(dara, 'section[aria-labelledby="minimum"]')).toContain(
      'nothing is cancelled by itself',
    );
    await page.getByRole('link', { name: 'Cancel it, with a reason' }).click();
    expect(new URL(page.url()).hash).toBe('#cancel');
    await visitor.page.goto(`${story.url}/en/sessions/${session}`);
    expect(await facts()).toContain('Not decided yet');
    await story.looks.at('a session that is not decided', `/en/sessions/${session}`, visitor.page.context());
  });

  it('takes place anyway with one press, and says so', async () => {
    const { page } = dara;
    await page.getByRole('button', { name: 'It takes place anyway' }).click();
    await page.waitForURL(/done=anyway/);
    expect(await wordsIn(dara, 'output.notice--ok')).toContain('It takes place.');
    expect(await page.getByRole('button', { name: 'It takes place anyway' }).count()).toBe(0);
    await story.looks.here('a session that is decided', dara);
    await visitor.page.goto(`${story.url}/en/sessions/${session}`);
    expect(await facts()).toContain('Yes, it is decided.');
  });

  it('found nothing wrong on any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
