/* docs/stories/plan-a-session.md in a browser: the working group plans a session, is told what is wrong, opens it, and edits what
   nobody was told; the city officer plans in the own city alone. The form works without a script. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('A session is planned, opened and edited', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let edit: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
  });
  afterAll(() => story.end());

  it('is told at the field what is wrong, and what was typed stays', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/trainer`);
    await page.getByRole('link', { name: 'Plan a session' }).click();
    await page.waitForURL('**/en/manage/sessions/new');
    await story.looks.here('a session to plan', dara);
    await page.selectOption('#courseId', { label: 'Smart tourism and the care of heritage' });
    await page.fill('#day', '2027-01-13');
    await page.fill('#from', '08:30');
    await page.fill('#to', '12:00');
    await page.fill('#doors', '08:00');
    await page.selectOption('#cityId', { label: 'Siem Reap' });
    await page.fill('#venueKm', 'សាលាក្រុងសៀមរាប បន្ទប់ 3');
    await page.fill('#venueEn', 'Siem Reap City Hall, Room 3');
    await page.fill('#mapUrl', 'maps.example');
    await page.fill('#capacity', '30');
    await page.getByRole('button', { name: 'Save as a draft' }).click();

    expect(await wordsIn(dara, '#mapUrl-error')).toContain('begins with https://');
    expect(await page.inputValue('#venueEn')).toBe('Siem Reap City Hall, Room 3');
    await story.looks.here('a session with a mistake', dara);
  });

  it('is planned as a draft, and says what comes next', async () => {
    const { page } = dara;
    await page.fill('#mapUrl', 'https://maps.example/siem-reap-hall');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.waitForURL(/manage\/sessions\/ses_\w+\/edit\?done=planned/);
    edit = new URL(page.url()).pathname;

    expect(await wordsIn(dara, '.planning-next')).toContain('What comes next');
    await story.looks.here('a session that is a draft', dara);
    await page.getByRole('button', { name: 'Open the session to everybody' }).click();
    await page.waitForURL(/done=opened/);
  });

  it('hides what does not belong to the way of taking part', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/manage/sessions/new`);
    expect([await page.isVisible('#cityId'), await page.isVisible('#joinUrl')]).toEqual([true, false]);
    await page.check('[name="mode"][value="ONLINE"]');
    expect([await page.isVisible('#cityId'), await page.isVisible('#joinUrl')]).toEqual([false, true]);
    await page.check('[name="mode"][value="HYBRID"]');
    expect([await page.isVisible('#cityId'), await page.isVisible('#onlineCapacity')]).toEqual([true, true]);
  });

  it('once open, changes what nobody was told, and the public page shows the map', async () => {
    const { page } = dara;
    await page.goto(story.url + edit);
    expect(await page.locator('#venueEn').count()).toBe(0);
    await page.fill('#mapUrl', 'https://maps.example/other-door');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/done=saved/);
    await story.looks.here('a session that people know', dara);
    await page.goto(story.url + edit.replace('/manage', '').replace('/edit', ''));
    expect(await page.getByRole('link', { name: 'Show on a map' }).getAttribute('href')).toBe(
      'https://maps.example/other-door',
    );
  });

  it('is told that nobody trains in a language of it, and has its trainer for a reason', async () => {
    const { page } = dara;
    await page.goto(story.url + edit);
    await page.selectOption('#trainer-0-id', { label: 'កែវ សុភា' });
    await page.check('[name="trainer-0-km"]');
    await page.check('[name="languages"][value="en"]');
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    expect(await wordsIn(dara, '#overrideReason-error')).toContain('None of its trainers trains in English.');
    const ticked = async (): Promise<boolean[]> =>
      Promise.all(['km', 'en'].map((language) => page.isChecked(`[name="trainer-0-${language}"]`)));
    expect(await ticked()).toEqual([true, false]);
    await story.looks.here('a session in a language that its trainer does not train in', dara);
    await page.fill('#overrideReason', 'Her colleague interprets');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/done=saved/);
    expect(await ticked()).toEqual([true, false]);
    await story.looks.here('a session with the languages of its trainer', dara);
  });

  it('shows the officer of a city that city alone, in Khmer on a phone', async () => {
    const officer = await story.signedInAs('CITY_OFFICER', { next: '/manage/sessions/new' });
    expect(await officer.page.locator('#cityId option').count()).toBe(2);
    expect(await officer.page.locator('[name="mode"]').count()).toBe(2);
    await story.looks.here('a session to plan in the own city', officer);
  });

  it('found nothing wrong on any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
