/* docs/stories/organisation-life.md in a browser: proposed on a phone, verified by the city's officer, joined by a link. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('An organisation proposes itself', () => {
  const story = new BrowserStory();

  beforeAll(() => story.begin((db) => db.travelTo('2026-12-01T02:00:00Z')));
  afterAll(() => story.end());

  const open = async ({ page }: WatchedPage, address: string): Promise<void> => {
    await page.goto(story.url + address);
  };
  const press = async ({ page }: WatchedPage, selector: string): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.click(selector)]);
  };

  it('is shown what it may be, waits, is verified, and a colleague asks to join by its link', async () => {
    const sreymom = await story.signedInAs('PARTICIPANT');
    await open(sreymom, '/en/organisations/propose');
    await story.looks.here('propose-empty', sreymom);
    await sreymom.page.fill('#nameEn', 'Lotus Angkor Hotels');
    await sreymom.page.selectOption('#subKind', 'medium-company');
    await sreymom.page.selectOption('#city', 'siem-reap');
    await sreymom.page.fill('#why', 'We lend bicycles to pupils.');
    await press(sreymom, '.propose-form button[type="submit"]');
    expect(await sreymom.page.locator('#similar li').first().innerText()).toContain('Lotus Angkor Hotel');
    await story.looks.here('propose-similar', sreymom);

    await sreymom.page.fill('#nameEn', 'Windmill Society Siem Reap');
    await press(sreymom, '.propose-form button[type="submit"]');
    expect(await wordsIn(sreymom, 'h1')).toBe('Windmill Society Siem Reap waits to be verified');
    await story.looks.here('proposal-own', sreymom);

    const vannak = await story.signedInAs('CITY_OFFICER');
    await open(vannak, '/km/organisations/proposals');
    await story.looks.here('proposals', vannak);
    expect(await vannak.page.locator('.proposals > li').count()).toBe(3);
    await press(vannak, '.proposals > li:last-child h2 a');
    await story.looks.here('proposal-decide', vannak);
    await vannak.page.check('input[value="VERIFY"]');
    await press(vannak, '.decision button[type="submit"]');
    expect(await vannak.page.locator('.proposals > li').count()).toBe(2);

    const pisey = await story.signedInAs('COORDINATOR');
    await open(pisey, '/en/organisation/members');
    await story.looks.here('members', pisey);
    await pisey.page.fill('#memberName', 'ញឹម ឫទ្ធី');
    await press(pisey, 'form[action$="/add"] button[type="submit"]');
    await pisey.page.fill('#memberName', 'Nhim Rithy');
    await press(pisey, 'form[action$="/add"] button[type="submit"]');
    await story.looks.here('members-same-person', pisey);
    expect(await pisey.page.locator('#isAnother').count()).toBe(1);
    await press(pisey, 'form[action$="/link"] button[type="submit"]');
    const link = await pisey.page.inputValue('#join-link');

    await sreymom.page.goto(link.replace(/^https?:\/\/[^/]+/, story.url));
    await story.looks.here('join', sreymom);
    await press(sreymom, 'main form button[type="submit"]');
    await open(pisey, '/km/organisation/members');
    expect(await pisey.page.locator('form[action*="/requests/"]').count()).toBe(2);
    await story.looks.here('members-requests', pisey);

    const sovannary = await story.signedInAs('WORKING_GROUP');
    await open(sovannary, '/en/organisations/duplicates');
    await story.looks.here('duplicates', sovannary);
    await press(sovannary, '.proposals a.btn');
    await story.looks.here('merge', sovannary);
    await press(sovannary, 'main form button[type="submit"]');
    expect(await sovannary.page.locator('output.notice--ok').innerText()).toContain('They are one now');
    expect(story.looks.findings).toEqual([]);
  });
});
