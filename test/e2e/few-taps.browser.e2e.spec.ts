/* docs/stories/few-taps.md: how often somebody presses on the way to what they came for. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at, no } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';
import { Taps } from './support/taps.js';
import { weigh } from './support/weight.js';

jest.setTimeout(180_000);

describeInBrowser('Chan Sreymom and Nget Pisey press a few times', () => {
  const story = new BrowserStory();
  const sreymom = no(1);
  let session: string;
  let visitor: WatchedPage;
  let taps: Taps;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = `ses_${(await scheduleHotelSession(story.db, 9)).replaceAll('-', '')}`;
    visitor = await story.visitor();
    taps = await Taps.on(visitor.page);
  });
  afterAll(() => story.end());

  const open = async (address: string): Promise<void> => {
    await visitor.page.goto(address.startsWith('http') ? address : story.url + address);
    expect(taps.taken()).toBe(0);
  };

  it('a session in one’s city: two', async () => {
    const { page } = visitor;
    await open('/km');
    await story.looks.here('cities that lead to their sessions', visitor);

    await page.locator('.loom a', { hasText: 'សៀមរាប' }).click();
    await page.waitForURL(/\?city=siem-reap$/);
    await page.locator(`li.row a[href="/km/sessions/${session}"]`).first().click();
    await page.waitForURL(`**/km/sessions/${session}`);

    expect(taps.taken()).toBe(2);
  });

  it('its day in the calendar: one; told on Telegram: one', async () => {
    const { page } = visitor;
    await open(`/km/sessions/${session}`);
    const download = page.waitForEvent('download');
    await page.locator('a[href$="/calendar.ics"]:visible').first().click();
    await download;
    expect(taps.taken()).toBe(1);

    // Of its own: the page asks another host.
    const { page: aside } = await story.visitor();
    const counted = await Taps.on(aside);
    await aside.goto(`${story.url}/km/sessions/${session}`);
    const asked = aside.waitForRequest(/^https:\/\/t\.me\/share\/url\?/);
    await aside.locator('a[href^="https://t.me/share"]:visible').first().click();
    await asked;
    expect(counted.taken()).toBe(1);
    await aside.context().close();
  });

  it('a seat: two, beside what is typed', async () => {
    const { page } = visitor;
    await open(`/km/sessions/${session}`);
    await page.locator('a:visible', { hasText: 'ចុះឈ្មោះ' }).last().click();
    await page.waitForURL('**/register');
    await page.fill('input[name="fullName"]', sreymom.fullName);
    await page.fill('input[name="organisation"]', sreymom.organisation);
    await page.fill('input[name="contact"]', sreymom.email);
    await page.locator('main form[method="post"] button[type="submit"]').click();
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);

    expect(taps.taken()).toBe(2);
  });

  it('the ticket from the mail: none; given back: two', async () => {
    const mail = await story.mailTo(sreymom.email, /\/tickets\//);
    const [address] = /http\S+\/tickets\/[0-9A-Z]{12}/.exec(mail)!;
    const { page } = visitor;
    await open(address);
    expect(await page.locator('.ticket .qr svg').isVisible()).toBe(true);

    await page.click('main a[href$="/cancel"]');
    await page.waitForURL('**/cancel');
    await page.click('main form button[type="submit"]');
    await page.waitForURL((url) => !url.pathname.endsWith('/cancel'));

    expect(taps.taken()).toBe(2);
    expect(await page.locator('.ticket .qr').count()).toBe(0);
  });

  it('a list of colleagues enrolled: four', async () => {
    visitor = await story.signedInAs('COORDINATOR');
    const { page } = visitor;
    taps = await Taps.on(page);
    await open('/km/organisation/enrol');

    await page.locator(`a[href$="/${session}"][href*="/organisation/enrol/"]`).click();
    await page.locator('textarea[name="list"]').click();
    await page.keyboard.insertText(
      'លី ណារ៉ុង\tnarong.ly@lotus-angkor.example\nKim Dara\tdara.kim@lotus-angkor.example',
    );
    await page.getByRole('button', { name: 'ពិនិត្យបញ្ជី' }).click();
    await page.getByRole('button', { name: 'ចុះឈ្មោះ 2 នាក់' }).first().click();
    await page.waitForURL(/done=2\.0\.0/);

    expect(taps.taken()).toBe(4);
  });

  it.each(['people', 'coming', 'past', 'pledges'])('%s of the own organisation: one', async (tab) => {
    const { page } = visitor;
    const start = `/km/organisation?show=${tab === 'people' ? 'pledges' : 'people'}`;
    await open(start);

    await page.locator(`main nav a[href$="show=${tab}"]`).click();
    await page.waitForURL(`**?show=${tab}`);

    expect(taps.taken()).toBe(1);
  });

  it('tickets of all of one’s people: two', async () => {
    const { page } = visitor;
    await open('/km/organisation?show=coming');

    await page.locator(`.sheet-links a[href$="/${session}"]`).click();
    await page.waitForURL('**/tickets/**');
    await page.locator('main form button').click();
    await page.locator('.slip').first().waitFor();

    expect(taps.taken()).toBe(2);
    expect(await page.locator('.slip').count()).toBe(2);
  });

  it('the same sent to all of them again, an hour later: two', async () => {
    await story.db.travelTo(at('2026-12-01 10:16'));
    const { page } = visitor;
    await open('/km/organisation?show=coming');

    await page.locator(`.sheet-links a[href$="/${session}/send"]`).click();
    await page.waitForURL('**/send');
    await page.getByRole('button', { name: 'ផ្ញើសារ 2' }).click();
    await page.waitForURL(/done=2$/);

    expect(taps.taken()).toBe(2);
    for (const who of ['narong.ly', 'dara.kim'])
      await story.mailTo(`${who}@lotus-angkor.example`, /បានស្នើឱ្យយើងផ្ញើសំបុត្រចូលជូនអ្នកម្តងទៀត/);
  });

  it('the list and the page of the organisation weigh at most 260 KB at first view', async () => {
    const { page } = visitor;
    await page.goto(`${story.url}/km/organisation/enrol`);
    const list = await page.getAttribute(`a[href$="/${session}"][href*="/organisation/enrol/"]`, 'href');
    for (const path of [list!, '/km/organisation?show=coming'])
      for (const language of ['km', 'en']) {
        const address = story.url + path.replace('/km/', `/${language}/`);
        const weight = await weigh(story.browser, address, { seenBy: page.context() });
        if (process.env['WEIGHTS']) process.stderr.write(`${address} ${JSON.stringify(weight)}\n`);
        expect(weight.all).toBeLessThanOrEqual(260_000);
      }
  });

  it('found nothing wrong', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
