/* docs/stories/approvals.md in a browser: the working group approves on a desk in English and declines with a reason; who was declined
   reads it on a phone in Khmer. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

const PEOPLE = [
  ['ចាន់ ស្រីមុំ', 'sreymom.chan@angkor-guides.example'],
  ['Kim Dara', 'dara.kim@lotus-angkor.example'],
  ['លី ណារ៉ុង', 'narong.ly@lotus-angkor.example'],
  ['Sok Dara', 'dara.sok@lotus-angkor.example'],
] as const;

describeInBrowser('registrations that are looked at', () => {
  const story = new BrowserStory();
  const tickets = new Map<string, string>();
  let session: string;
  let sovannary: WatchedPage;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    const id = await scheduleHotelSession(story.db, 3);
    session = `ses_${id.replaceAll('-', '')}`;
    await story.db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [id]);
    for (const [no, [fullName, email]] of PEOPLE.entries()) {
      const person = { no, fullName, email, organisation: 'Lotus Angkor Hotel', locale: 'km' } as const;
      tickets.set(fullName, await registerByForm(story.url, session, person));
    }
    sovannary = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
  });
  afterAll(() => story.end());

  const tick = (name: string): Promise<void> => sovannary.page.getByRole('checkbox', { name }).check();
  const press = (name: string): Promise<void> => sovannary.page.getByRole('button', { name }).click();
  const heading = (): Promise<string> => wordsIn(sovannary, 'h1');

  it('stand on the roster and in a list', async () => {
    const { page } = sovannary;
    await page.goto(`${story.url}/en/trainer/sessions/${session}`);
    await page.getByRole('link', { name: '3 wait for your approval' }).click();
    expect(await heading()).toBe('3 people wait for your approval');
    expect(await page.locator('main form b').allInnerTexts()).toEqual(
      PEOPLE.slice(0, 3).map(([name]) => name),
    );
    await story.looks.at('approvals', `/en/trainer/sessions/${session}/approvals`, page.context());
  });

  it('are approved', async () => {
    await press('Approve');
    expect(await wordsIn(sovannary, '[role="alert"], .error-summary')).toContain('Choose somebody first.');
    await tick('ចាន់ ស្រីមុំ');
    await tick('លី ណារ៉ុង');
    await press('Approve');
    await sovannary.page.getByText('2 people were approved and told so.').waitFor();
    expect(await heading()).toBe('1 person waits for your approval');
    expect(await story.mailTo(PEOPLE[0][1], /ស្រីមុំ/)).toContain('សាលាក្រុងសៀមរាប');
  });

  it('are declined with a reason, once it was seen who moves up', async () => {
    const { page } = sovannary;
    await tick('Kim Dara');
    await press('Decline');
    expect(await heading()).toBe('Decline 1 person?');
    expect(await wordsIn(sovannary, 'main table')).toContain('Sok Dara');
    await page.fill('textarea[name="reason"]', ' ');
    await press('Decline 1 person');
    expect(await wordsIn(sovannary, 'main')).toContain('Write why, 1 to 500 characters.');
    await story.looks.here('a decline without a reason', sovannary);
    await page.fill('textarea[name="reason"]', 'This session is for guides of Siem Reap.');
    await press('Decline 1 person');
    await page.getByText('1 person was declined and told why.').waitFor();
    expect(await page.locator('main form b').allInnerTexts()).toEqual(['Sok Dara']);
  });

  it('tell who was declined why, on the ticket and by mail', async () => {
    const visitor = await story.visitor();
    await visitor.page.goto(tickets.get('Kim Dara')!);
    expect(await wordsIn(visitor, '.notice--quiet h2')).toBe('ការចុះឈ្មោះនេះមិនត្រូវបានអនុញ្ញាតទេ');
    expect(await wordsIn(visitor, '.notice--quiet')).toContain('This session is for guides of Siem Reap.');
    await story.looks.here('a ticket that was not approved', visitor);
    expect(await story.mailTo(PEOPLE[1][1], /guides of Siem Reap/)).toContain('មិនអាចផ្តល់កន្លែង');
    await visitor.page.context().close();
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states).toHaveLength(8);
  });
});
