/* docs/stories/session-blocks.md in a browser: a session of three times is planned and corrected at the time that is wrong, read on its page and on the
   ticket on a phone, and moved onto one of them. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('A session is held in several blocks', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let session: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
  });
  afterAll(() => story.end());

  const fillTime = async (row: number, day: string, from: string, to: string): Promise<void> => {
    await dara.page.fill(`#block-${row}-day`, day);
    await dara.page.fill(`#block-${row}-from`, from);
    await dara.page.fill(`#block-${row}-to`, to);
  };

  it('is planned with three times, and is told at the one that is wrong', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/manage/sessions/new`);
    await page.selectOption('#courseId', { label: 'Smart tourism and the care of heritage' });
    await page.fill('#day', '2027-01-13');
    await page.fill('#from', '08:30');
    await page.fill('#to', '11:30');
    await page.fill('#doors', '08:00');
    await page.selectOption('#cityId', { label: 'Siem Reap' });
    await page.fill('#venueKm', 'សាលាក្រុងសៀមរាប បន្ទប់ 3');
    await page.fill('#venueEn', 'Siem Reap City Hall, Room 3');
    await page.fill('#capacity', '30');
    expect(await page.isVisible('#block-0-day')).toBe(false);
    await page.getByText('More times', { exact: true }).click();
    await fillTime(0, '2027-01-14', '08:30', '11:00');
    await fillTime(1, '2027-01-13', '11:00', '16:30');
    await page.getByRole('button', { name: 'Save as a draft' }).click();

    expect(await wordsIn(dara, '#block-1-day-error')).toContain('begin after the one before it has ended');
    expect(await page.inputValue('#block-0-from')).toBe('08:30');
    await story.looks.here('a session with a time that is wrong', dara);
    await page.fill('#block-1-from', '14:00');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.waitForURL(/manage\/sessions\/ses_\w+\/edit\?done=planned/);
    session = /ses_\w+/.exec(page.url())![0];

    expect([await page.inputValue('#block-0-from'), await page.inputValue('#block-1-day')]).toEqual([
      '14:00',
      '2027-01-14',
    ]);
    await page.getByRole('button', { name: 'Open the session to everybody' }).click();
    await page.waitForURL(/done=opened/);
    expect(await wordsIn(dara, 'main')).toContain(
      'Wednesday 13 January 2027, 08:30–11:30; Wednesday 13 January 2027, 14:00–16:30; Thursday 14 January 2027, 08:30–11:00',
    );
    await story.looks.here('a session of three times that is moved', dara);
  });

  it('is read with its days on the phone, and so is the ticket', async () => {
    const sreymom = await story.visitor();
    const { page } = sreymom;
    await page.goto(`${story.url}/km/sessions/${session}`);

    expect(await wordsIn(sreymom, '.facts')).toContain('ថ្ងៃព្រហស្បតិ៍ ទី14 ខែមករា ឆ្នាំ2027');
    expect(await wordsIn(sreymom, '.facts')).toContain('14:00 ដល់ 16:30');
    await story.looks.at('a session of three times', `/km/sessions/${session}`, page.context());
    await page.goto(`${story.url}/km/sessions/${session}/register`);
    await page.fill('#fullName', 'ចាន់ ស្រីមុំ');
    await page.fill('#organisation', 'Angkor Guides');
    await page.fill('#contact', '012 345 678');
    await page.getByRole('button', { name: 'ចុះឈ្មោះយកកន្លែង' }).click();
    await page.waitForURL(/\/km\/tickets\/\w{12}/);

    expect(await wordsIn(sreymom, '.ticket')).toContain('ថ្ងៃពុធ ទី13 ខែមករា ឆ្នាំ2027, 14:00–16:30');
    await story.looks.here('a ticket of three times', sreymom);
  });

  it('without a date keeps the hours of each time, and asks for its day', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/trainer/sessions/${session}/plan`);
    await page.fill('#postponeReasonKm', 'ទឹកជំនន់');
    await page.fill('#postponeReasonEn', 'Floods');
    await page.getByRole('button', { name: 'Postpone, and tell those registered' }).click();
    await page.waitForURL(/done=postponed/);
    const fields = ['#day', '#block-0-day', '#block-0-from', '#block-1-day', '#block-1-to'];
    expect(await Promise.all(fields.map((field) => page.inputValue(field)))).toEqual([
      '',
      '',
      '14:00',
      '',
      '11:00',
    ]);
    await page.fill('#day', '2027-01-13');
    await page.fill('#reconfirmDay', '2027-01-10');
    await page.getByRole('button', { name: 'Set the date, and tell those registered' }).click();
    expect(await wordsIn(dara, '#block-0-day-error')).not.toBe('');
    await page.fill('#block-0-day', '2027-01-13');
    await page.fill('#block-1-day', '2027-01-14');
    await page.getByRole('button', { name: 'Set the date, and tell those registered' }).click();
    await page.waitForURL(/done=dated/);
  });

  it('is moved onto its first morning: a row that is emptied goes', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/trainer/sessions/${session}/plan`);
    for (const row of [0, 1]) await fillTime(row, '', '', '');
    await page.getByRole('button', { name: 'Move, and tell those registered' }).click();
    await page.waitForURL(/done=moved/);

    expect(await wordsIn(dara, 'main')).toContain('Wednesday 13 January 2027, 08:30–11:30');
    expect(await wordsIn(dara, 'main')).not.toContain('14 January');
  });

  it('found nothing wrong on any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
