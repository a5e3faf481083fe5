/* docs/stories/address-hold.md in a browser: on a phone in Khmer a seat is held, its address corrected, and confirmed by the link of the
   mail; on a desk in English it is released and asked for anew; by telephone alone the ticket is there at once; the trainer sees whose
   address is awaited. */
import { jest } from '@jest/globals';
import { waitFor } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('the address of who registers without an account', () => {
  const story = new BrowserStory();
  let session = '';
  const global = (): string => `ses_${session.replaceAll('-', '')}`;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = await scheduleHotelSession(story.db, 4);
    await story.db.ownerSql('update session_seats set guest_hold_minutes = 30 where session_id = $1', [
      session,
    ]);
  });
  afterAll(() => story.end());

  const notice = (watched: WatchedPage): Promise<string> => wordsIn(watched, '.notice h2');
  const button = ({ page }: WatchedPage, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();

  /** Registers by the form, from its page to the ticket's. */
  async function register(
    { page }: WatchedPage,
    language: 'km' | 'en',
    person: { fullName: string; contact: string },
  ): Promise<void> {
    await page.goto(`${story.url}/${language}/sessions/${global()}/register`);
    await page.fill('input[name="fullName"]', person.fullName);
    await page.fill('input[name="organisation"]', 'Angkor Guides');
    await page.fill('input[name="contact"]', person.contact);
    await page.locator('form button.btn[type="submit"]').click();
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
  }
  /** The link of the newest mail to an address. */
  async function linkTo(address: string): Promise<string> {
    const text = await story.mailTo(address, /\/confirm\//);
    return /https?:\/\/\S+\/confirm\/[\w-]{43}/.exec(text)![0];
  }
  const stands = async (fullName: string): Promise<unknown> =>
    (
      await story.db.ownerSql<{ status: string }>(
        `select r.status from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = $2 order by r.id desc limit 1`,
        [session, fullName],
      )
    )[0]?.status;

  it('holds a seat on a phone in Khmer, corrects the address, and gives the seat by the link', async () => {
    const phone = await story.visitor();
    const { page } = phone;
    await page.goto(`${story.url}/km/sessions/${global()}/register`);
    expect(await page.locator('main').innerText()).toContain('កន្លែងរក្សាទុកជូនអ្នក 30 នាទី');
    await story.looks.here('registering where addresses are confirmed', phone);
    await register(phone, 'km', { fullName: 'ចាន់ ស្រីមុំ', contact: 'sreymom@angkor-guids.example' });

    expect(await notice(phone)).toMatch(/^សូមបញ្ជាក់អាសយដ្ឋានត្រឹម ថ្ងៃអង្គារ 1 ធ្នូ ម៉ោង 09:3\d$/);
    expect(await page.locator('main').innerText()).toContain('s******@angkor-guids.example');
    expect(await page.locator('.qr').count()).toBe(0);
    await story.looks.here('the address is to be confirmed', phone);
    const wrong = await linkTo('sreymom@angkor-guids.example');
    expect(wrong).not.toContain(page.url().split('/').at(-1)!);

    await button(phone, 'ផ្ញើម្តងទៀត');
    await page.locator('#errors').waitFor();
    expect(await wordsIn(phone, '#errors')).toMatch(/អ៊ីមែលទើបតែបានផ្ញើ។ .* ឬសុំម្តងទៀតក្នុង \d+ វិនាទី។/);
    await page.getByRole('link', { name: 'អាសយដ្ឋានខុសឬ? សូមកែវា' }).click();
    await page.waitForURL(/\/address$/);
    await story.looks.here('correcting the address', phone);
    await page.fill('input[name="email"]', 'sreymom@');
    await button(phone, 'ផ្ញើតំណទៅទីនោះ');
    await page.locator('#errors').waitFor();
    expect(await page.inputValue('input[name="email"]')).toBe('sreymom@');
    await page.fill('input[name="email"]', 'sreymom@angkor-guides.example');
    await button(phone, 'ផ្ញើតំណទៅទីនោះ');
    await page.waitForURL(/done=corrected/);
    await story.looks.here('the address is corrected', phone);

    await page.goto(wrong);
    expect(await wordsIn(phone, 'h1')).toBe('តំណនេះមិនដំណើរការទេ');
    await story.looks.here('the link of the wrong address', phone);
    await page.goto(await linkTo('sreymom@angkor-guides.example'));
    expect(await wordsIn(phone, 'h1')).toBe('បញ្ជាក់អាសយដ្ឋានរបស់អ្នក');
    expect(await stands('ចាន់ ស្រីមុំ')).toBe('PENDING');
    await story.looks.here('the link of the mail', phone);
    await button(phone, 'បញ្ជាក់អាសយដ្ឋាន');
    await page.waitForURL(/done=confirmed/);

    expect(await page.locator('.qr').count()).toBe(1);
    expect(await stands('ចាន់ ស្រីមុំ')).toBe('CONFIRMED');
    await story.looks.here('the address is confirmed', phone);
    await story.mailTo('sreymom@angkor-guides.example', /\/tickets\//);
    await page.context().close();
  });

  it('gives the ticket at once to who has a telephone alone', async () => {
    const phone = await story.visitor();
    await register(phone, 'km', { fullName: 'ញឹម ឫទ្ធី', contact: '០១២ ០០០ ០១១' });
    expect(await notice(phone)).toBe('អ្នកមានកន្លែងហើយ');
    expect(await phone.page.locator('.qr').count()).toBe(1);
    await phone.page.context().close();
  });

  it('shows the trainer whose address is awaited, apart from who has a seat', async () => {
    const guest = await story.visitor({ language: 'en', seat: 'desk' });
    await register(guest, 'en', { fullName: 'Pich Malis', contact: 'pich@malis.example' });
    expect(await notice(guest)).toMatch(/^Confirm your address by Tuesday 1 December, 09:3\d$/);
    await story.looks.here('the address is to be confirmed', guest);

    const trainer = await story.signedInAs('TRAINER', { language: 'en', seat: 'desk' });
    await trainer.page.goto(`${story.url}/en/trainer/sessions/${global()}`);
    const line = trainer.page.locator('.roll > li', { hasText: 'Pich Malis' });
    expect(await line.innerText()).toContain('Address not confirmed yet');
    expect(await wordsIn(trainer, '.counts')).toContain('Address not confirmed yet 1');
    await story.looks.here('roster with an address that is awaited', trainer);
    await story.looks.at(
      'roster with an address that is awaited',
      `/km/trainer/sessions/${global()}`,
      trainer.page.context(),
    );
    await trainer.page.context().close();

    // The half hour goes by; the job releases the seat.
    const link = await linkTo('pich@malis.example');
    await story.db.travelTo(at('2026-12-01 09:45'));
    await waitFor(
      async () => (await stands('Pich Malis')) === 'CANCELLED',
      40_000,
      'the seat to be released',
    );
    await story.mailTo('pich@malis.example', /was not confirmed in time/);
    await guest.page.goto(link);
    expect(await wordsIn(guest, 'h1')).toBe('This link has run out');
    await story.looks.here('too late', guest);
    await guest.page.goBack();
    await guest.page.reload();
    expect(await notice(guest)).toBe('The seat was released');
    await story.looks.here('the seat was released', guest);
    await guest.page.getByRole('link', { name: 'Register again' }).click();
    await guest.page.waitForURL(/\/register$/);
    await guest.page.context().close();
  });

  it('is set by the working group on the page of the seats', async () => {
    const group = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    const { page } = group;
    await page.goto(`${story.url}/en/trainer/sessions/${global()}/seats`);
    expect(await page.inputValue('input[name="addressHoldMinutes"]')).toBe('30');
    await page.fill('input[name="addressHoldMinutes"]', '3');
    await page.locator('.acts').getByRole('button', { name: 'See who would move up' }).click();
    await page.locator('#errors').waitFor();
    expect(await wordsIn(group, '#errors')).toContain('Write whole minutes, 5 to 1,440');
    await page.fill('input[name="addressHoldMinutes"]', '៤៥');
    await page.locator('.acts').getByRole('button', { name: 'See who would move up' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await page.locator('main').innerText()).toContain(
      'Confirmed within 45 minutes, or the seat is released',
    );
    await button(group, 'Save');
    await page.waitForURL(/saved=0/);
    await story.looks.at('seats with a hold', `/km/trainer/sessions/${global()}/seats`, page.context());
    await page.context().close();
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(12);
  });
});
