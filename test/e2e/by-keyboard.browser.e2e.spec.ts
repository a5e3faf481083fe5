/* docs/stories/by-keyboard.md: a seat, given back, and a list enrolled, without a mouse. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { Keyboard } from './support/keyboard.js';
import { at, no } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('by keyboard alone', () => {
  const story = new BrowserStory();
  const sreymom = no(1);
  let uuid: string;
  let session: string;
  let visitor: WatchedPage;
  let keys: Keyboard;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    uuid = await scheduleHotelSession(story.db, 9);
    session = `ses_${uuid.replaceAll('-', '')}`;
    visitor = await story.visitor();
    keys = new Keyboard(visitor.page);
  });
  afterAll(() => story.end());

  const taken = async (): Promise<number> => {
    const [row] = await story.db.ownerSql<{ taken: number }>(
      'select taken from session_seats where session_id = $1',
      [uuid],
    );
    return row!.taken;
  };

  it('is first at the way past the menu', async () => {
    const { page } = visitor;
    await page.goto(`${story.url}/km?city=siem-reap`);
    await page.keyboard.press('Tab');
    const first = page.locator(':focus');
    expect(await first.getAttribute('href')).toBe('#main');
    expect(await first.isVisible()).toBe(true);
  });

  it('comes from the list to the form', async () => {
    const { page } = visitor;
    await keys.press(page.locator(`li.row a[href="/km/sessions/${session}"]`));
    await page.waitForURL(`**/km/sessions/${session}`);
    await keys.press(page.locator(`a[href$="/${session}/register"]:visible`));
    await page.waitForURL('**/register');
  });

  it('is led from a mistake to its field, and has a ticket', async () => {
    const { page } = visitor;
    const submit = page.locator('main form[method="post"] button[type="submit"]');
    await keys.write(page.locator('input[name="fullName"]'), sreymom.fullName);
    await keys.write(page.locator('input[name="organisation"]'), sreymom.organisation);
    await keys.write(page.locator('input[name="contact"]'), '012 345 67');
    await keys.press(submit);
    await page.waitForSelector('#contact-error');
    await keys.press(page.locator('#errors a[href="#contact"]'));
    expect(await page.locator('input[name="contact"]:focus').count()).toBe(1);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(sreymom.email);
    await keys.press(submit);
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    expect(await taken()).toBe(1);
  });

  it('gives the seat back', async () => {
    const { page } = visitor;
    await keys.press(page.locator('main a[href$="/cancel"]'));
    await page.waitForURL('**/cancel');
    await keys.press(page.locator('main form button[type="submit"]'));
    await page.waitForURL((url) => !url.pathname.endsWith('/cancel'));
    expect(await taken()).toBe(0);
  });

  it('enrols a list', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { language: 'en', seat: 'desk' });
    const { page } = pisey;
    const hers = new Keyboard(page);
    await page.goto(`${story.url}/en/organisation/enrol`);
    await hers.press(page.locator(`a[href$="/${session}"][href*="/organisation/enrol/"]`));
    await page.waitForURL(`**/${session}`);
    await hers.write(
      page.locator('textarea[name="list"]'),
      'លី ណារ៉ុង\tnarong.ly@lotus-angkor.example\nKim Dara\tdara.kim@lotus-angkor.example',
    );
    await hers.press(page.getByRole('button', { name: 'Check the list' }));
    await page.waitForURL('**/check');
    await hers.press(page.getByRole('button', { name: 'Enrol 2' }));
    await page.waitForURL(/done=2\.0\.0/);
    expect(await taken()).toBe(2);
    expect(hers.unseen).toEqual([]);
    await page.context().close();
  });

  it('always sees where it is', () => {
    expect(keys.unseen).toEqual([]);
  });
});
