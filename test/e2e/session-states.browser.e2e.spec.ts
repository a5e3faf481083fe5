/* docs/stories/session-postponed.md in a browser: the working group takes the date of a session away and gives it another;
   who has a seat reads both on the ticket and says that they come; of who says nothing the working group decides. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const DAY = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

describeInBrowser('A session loses its date and gets another', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let visitor: WatchedPage;
  let session: string;
  let ticket: string;
  const plan = (): string => `/en/trainer/sessions/${session}/plan`;

  beforeAll(async () => {
    await story.begin();
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    visitor = await story.visitor();
    const [row] = await story.db.ownerSql<{ session: string; reference: string }>(
      `select 'ses_' || replace(s.id::text, '-', '') as session, r.reference from sessions s
       join session_seats q on q.session_id = s.id join registrations r on r.session_id = s.id and r.status = 'CONFIRMED'
       where s.status = 'OPEN' and s.starts_at > app_now() + interval '5 days' and s.mode = 'IN_PERSON' and q.waiting = 0
       order by q.taken desc, s.starts_at, r.id limit 1`,
    );
    session = row!.session;
    ticket = `/km/tickets/${row!.reference}`;
  });
  afterAll(() => story.end());

  it('its registration is closed and opened again with one press each', async () => {
    const { page } = dara;
    await page.goto(story.url + plan());
    await page.getByRole('button', { name: 'Close registration' }).click();
    await page.waitForURL(/done=registration-closed/);
    await story.looks.at('a session whose registration is closed', `/en/sessions/${session}`, page.context());
    expect(await page.locator('main').innerText()).toContain('Registration is closed.');
    await page.getByRole('button', { name: 'Open registration again' }).click();
    await page.waitForURL(/done=opened/);
    await story.looks.here('the plan of a session', dara);
  });

  it('it is postponed with a reason in both languages, and every page says so', async () => {
    const { page } = dara;
    await page.goto(story.url + plan());
    await page.fill('#postponeReasonKm', 'ទឹកជំនន់');
    await page.fill('#postponeReasonEn', 'Floods');
    await page.getByRole('button', { name: 'Postpone, and tell those registered' }).click();
    await page.waitForURL(/done=postponed/);
    await story.looks.here('the plan of a session without a date', dara);

    await story.looks.at('a session without a date', `/en/sessions/${session}`, visitor.page.context());
    await visitor.page.goto(`${story.url}/en/sessions/${session}`);
    expect(await visitor.page.locator('main').innerText()).toContain('The new date is not known yet');
    expect(await visitor.page.locator('a[href$="/register"]').count()).toBe(0);
    await story.looks.at('a ticket without a date', ticket, visitor.page.context());
    await story.looks.at('the catalogue with a session without a date', '/en', visitor.page.context());
    await story.looks.at('all sessions, one without a date', '/en/trainer', page.context());
  });

  it('it gets a date, and who has a seat says with one press that they come', async () => {
    const { page } = dara;
    const now = (await story.db.now()).getTime();
    // Whether its trainers are elsewhere on that day depends on the day on which this runs.
    await story.db.ownerSql(
      `delete from session_trainers t using sessions s where s.id = t.session_id and s.status = 'OPEN' and s.starts_at > app_now()`,
    );
    await page.goto(story.url + plan());
    await page.fill('#day', isoDay(now + 30 * DAY));
    await page.fill('#reconfirmDay', isoDay(now + 2 * DAY));
    await page.getByRole('button', { name: 'Set the date, and tell those registered' }).click();
    await page.waitForURL(/done=dated/);
    expect(await page.locator('main').innerText()).toMatch(/people have not answered yet/);

    await story.looks.at('a ticket that asks', ticket, visitor.page.context());
    await visitor.page.goto(story.url + ticket);
    await visitor.page.locator('form[action$="/reconfirm"] button').click();
    await visitor.page.waitForURL(story.url + ticket);
    expect(await wordsIn(visitor, 'output.notice--ok')).toContain('អ្នកបានប្រាប់ថាអ្នកមក');
    await story.looks.at('a ticket that was answered', ticket, visitor.page.context());
  });

  it('of who did not answer in time the working group decides', async () => {
    const { page } = dara;
    await story.db.ownerSql(
      `update sessions set reconfirm_by = app_now() - interval '1 minute' where reconfirm_by is not null`,
    );
    await page.goto(story.url + plan());
    const people = page.locator('input[name="registration"]');
    const before = await people.count();
    expect(before).toBeGreaterThan(1);
    await story.looks.here('who did not answer', dara);
    await people.first().check();
    await page.getByRole('button', { name: 'Give the seats of those ticked away' }).click();
    await page.waitForURL(/done=taken-back/);
    expect(await people.count()).toBe(before - 1);
    await people.first().check();
    await page.getByRole('button', { name: 'Keep the seats of those ticked' }).click();
    await page.waitForURL(/done=kept/);
    expect(await people.count()).toBe(before - 2);
  });

  it('found nothing wrong on any of the pages', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(20);
  });
});
