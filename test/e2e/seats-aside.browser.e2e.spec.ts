/* docs/stories/seats-aside.md in a browser: the working group sets seats aside on a desk in English; people of the hotel come by the link on a
   phone in Khmer, until none is left; then the seats are withdrawn, and the link says so. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

describeInBrowser('seats set aside for an organisation', () => {
  const story = new BrowserStory();
  let session: string;
  let sovannary: WatchedPage;
  let phone: WatchedPage;
  let link: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = `ses_${(await scheduleHotelSession(story.db, 6)).replaceAll('-', '')}`;
    for (const [no, fullName] of ['ចាន់ ស្រីមុំ', 'Kim Dara'].entries())
      await registerByForm(story.url, session, {
        no,
        fullName,
        email: `guest${no}@angkor-guides.example`,
        organisation: 'Angkor Guides',
        locale: 'km',
      });
    sovannary = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    phone = await story.visitor();
  });
  afterAll(() => story.end());

  const press = ({ page }: WatchedPage, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const aside = (): string => `${story.url}/en/trainer/sessions/${session}/aside`;

  /** Fills the form of the link and sends it. */
  async function join(fullName: string, contact: string): Promise<void> {
    const { page } = phone;
    await page.goto(link.replace('/en/', '/km/'));
    await page.fill('input[name="fullName"]', fullName);
    await page.fill('input[name="contact"]', contact);
    await page.locator('main form button[type="submit"]').click();
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
  }

  it('are set aside once it was seen how many stay open', async () => {
    const { page } = sovannary;
    await page.goto(`${story.url}/en/trainer/sessions/${session}/seats`);
    await page.getByRole('link', { name: 'Seats set aside for organisations' }).click();
    expect(await wordsIn(sovannary, 'h1')).toBe('No seat is set aside');
    await story.looks.here('nothing set aside', sovannary);

    await page.fill('input[name="organisation"]', 'Nobody knows it');
    await page.fill('input[name="seats"]', '5');
    await press(sovannary, 'See how many stay open');
    expect(await wordsIn(sovannary, 'main')).toContain('No organisation is called so.');
    await page.fill('input[name="organisation"]', 'Lotus Angkor Hotel');
    await press(sovannary, 'See how many stay open');
    expect(await wordsIn(sovannary, 'main')).toContain('at most 4 can be set aside');
    await story.looks.here('more set aside than is free', sovannary);
    await page.fill('input[name="seats"]', '3');
    await page.fill('input[name="release"]', '48');
    await press(sovannary, 'See how many stay open');
    expect(await wordsIn(sovannary, 'h1')).toBe('3 seats for Lotus Angkor Hotel?');
    expect(await wordsIn(sovannary, 'main')).toContain('1 seat stays open to everybody.');
    await story.looks.here('how many stay open', sovannary);

    await press(sovannary, 'Set aside');
    expect(await wordsIn(sovannary, 'h1')).toBe('3 seats are set aside');
    expect(await wordsIn(sovannary, 'main')).toContain('0 claimed of 3, 3 left.');
    link = await page.getByLabel('Link for its people').inputValue();
    expect(link).toMatch(/\/en\/seats\/[\w-]{43}$/);
    await story.looks.here('seats set aside', sovannary);
  });

  it('are claimed by the link, on a phone in Khmer', async () => {
    const { page } = phone;
    await page.goto(link.replace('/en/', '/km/'));
    expect(await wordsIn(phone, '.notice--ok')).toBe('កន្លែង 3 ទុកដោយឡែកសម្រាប់សណ្ឋាគារផ្កាឈូកអង្គរ នៅសល់ 3។');
    await story.looks.here('the link of seats set aside', phone);
    await page.fill('input[name="fullName"]', 'លី ណារ៉ុង');
    await page.fill('input[name="contact"]', 'x');
    await page.locator('main form button[type="submit"]').click();
    await page.locator('.errors').waitFor();
    await story.looks.here('the link with a mistake', phone);
    await join('លី ណារ៉ុង', 'narong.ly@lotus-angkor.example');
    expect(await wordsIn(phone, 'main')).toContain('សណ្ឋាគារផ្កាឈូកអង្គរ');
    await join('សុខ សុភា', 'sophea.sok@lotus-angkor.example');
    await join('កែវ មករា', 'makara.keo@lotus-angkor.example');
  });

  it('give way to what everybody has once none is left', async () => {
    const { page } = phone;
    await page.goto(link);
    expect(await wordsIn(phone, 'main')).toContain(
      'All 3 seats set aside for Lotus Angkor Hotel are claimed.',
    );
    expect(await wordsIn(phone, 'main')).toContain('1 seat that is open to everybody');
    await story.looks.here('no seat set aside is left', phone);
    await join('Sok Dara', 'dara.sok@lotus-angkor.example');
    await page.goto(link);
    expect(await wordsIn(phone, 'main')).toContain('You join the waitlist as everybody does.');
    await story.looks.here('the link of a full session', phone);
    await join('Keo Sophal', 'sophal.keo@lotus-angkor.example');
    expect(await wordsIn(phone, 'main')).toContain('រង់ចាំ');
  });

  it('are withdrawn, and the link says so', async () => {
    const { page } = sovannary;
    await page.goto(aside());
    expect(await wordsIn(sovannary, 'main')).toContain('4 claimed of 3, 0 left.');
    await press(sovannary, 'Withdraw');
    expect(await wordsIn(sovannary, 'h1')).toBe('Withdraw the seats of Lotus Angkor Hotel?');
    await story.looks.here('seats to be withdrawn', sovannary);
    await press(sovannary, 'Withdraw');
    await page.getByText('Withdrawn. Who waited and moved up is told.').waitFor();

    await phone.page.goto(link.replace('/en/', '/km/'));
    expect(await wordsIn(phone, 'h1')).toBe('តំណនេះត្រូវបានដកវិញហើយ');
    expect(await phone.page.locator('main form').count()).toBe(0);
    await story.looks.here('a link that was withdrawn', phone);
    await phone.page.goto(`${story.url}/km/seats/${'x'.repeat(43)}`);
    expect(await wordsIn(phone, 'h1')).toBe('តំណនេះមិនដំណើរការទេ');
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
