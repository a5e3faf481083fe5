/* docs/stories/ticket-mails.md in a browser: the coordinator sends the tickets of her people again, from a desk and from a phone. */
import { jest } from '@jest/globals';
import { COLLEAGUES } from '../../libs/registrations/test/ticket-mails.builder.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('Nget Pisey sends her people their tickets again', () => {
  const story = new BrowserStory();
  let session: string;
  let pisey: WatchedPage;
  /** Below the language. */
  let mailing: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = `ses_${(await scheduleHotelSession(story.db, 5)).replaceAll('-', '')}`;
    await registerByForm(story.url, session, {
      no: 1,
      fullName: 'ចាន់ ស្រីមុំ',
      organisation: 'Lotus Angkor Hotel',
      email: 'sreymom.chan@angkor-guides.example',
      locale: 'km',
    });
    pisey = await story.signedInAs('COORDINATOR', { seat: 'desk' });
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    await page.click(`a[href$="/${session}"][href*="/organisation/enrol/"]`);
    await page.fill('textarea[name="list"]', COLLEAGUES);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByRole('button', { name: 'Enrol 4 and let 3 wait' }).first().click();
    await page.waitForURL(/done=4\.3\.0/);
    await page.locator('tr', { hasText: 'Kim Dara' }).locator('summary').click();
    await page.locator('tr', { hasText: 'Kim Dara' }).getByRole('button').click();
    await page.waitForURL(/done=cancelled/);
    for (const who of ['theary.mao', 'narong.ly', 'kunthea.sar', 'bopha.heng'])
      await story.mailTo(`${who}@lotus-angkor.example`, /./);
    await story.mailTo('bopha.heng@lotus-angkor.example', /A seat became free/);
  });
  afterAll(() => story.end());

  const sentAgain = async (): Promise<number> =>
    (await story.db.ownerSql(`select 1 from messages where kind = 'registrations.sent-again'`)).length;
  const listed = ({ page }: WatchedPage, section: number): Promise<string[]> =>
    page.locator('.mailing-people').nth(section).locator('li').allInnerTexts();

  it('says, within the hour, that nobody would get one, and has no button', async () => {
    await story.db.travelTo(at('2026-12-01 09:40'));
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation?show=coming`);
    const link = page.locator(`.sheet-links a[href$="/${session}/send"]`);
    mailing = (await link.getAttribute('href'))!.replace(/^\/en/, '');
    await link.click();
    await page.waitForURL(`**${mailing}`);

    expect(await page.locator('h1').innerText()).toBe('Nobody would be sent their ticket now');
    expect(await page.locator('main form').count()).toBe(0);
    expect((await listed(pisey, 0)).find((line) => line.startsWith('លី ណារ៉ុង'))).toMatch(
      /was sent it at 09:0\d, less than an hour ago$/,
    );
    await story.looks.here('nobody to mail', pisey);
  });

  it('shows, an hour later, four who get a mail and four who do not; opening it sends nothing', async () => {
    await story.db.travelTo(at('2026-12-01 10:31'));
    const { page } = pisey;
    await page.goto(`${story.url}/en${mailing}`);

    expect(await page.locator('h1').innerText()).toBe('4 people would be sent their ticket again');
    expect(await listed(pisey, 0)).toEqual([
      'ម៉ៅ ធារី has a seat',
      'លី ណារ៉ុង has a seat',
      'សារ គន្ធា waits, number 1',
      'ហេង បុប្ផា has a seat',
    ]);
    expect(await listed(pisey, 1)).toEqual([
      'ចាន់ ស្រីមុំ registered without you, and has the ticket',
      'លី ណា has no e-mail address here',
      'សុខ ស្រីនាង has no e-mail address here',
      'Kim Dara is no longer registered',
    ]);
    expect(await sentAgain()).toBe(0);
    await story.looks.here('the mailing, en', pisey);
    await story.looks.at('the mailing', `/km${mailing}`, page.context());
  });

  it('sends them from a phone; the mails, in the language of each, say how they stand and who asked', async () => {
    const phone = await story.signedInAs('COORDINATOR');
    const { page } = phone;
    await page.goto(`${story.url}/km/organisation?show=coming`);
    await story.looks.here('registrations with both links', phone);
    await page.locator(`.sheet-links a[href$="/${session}/send"]`).click();
    await page.getByRole('button', { name: 'ផ្ញើសារ 4' }).click();
    await page.waitForURL(/done=4$/);

    expect(await page.locator('h1').innerText()).toBe('បានផ្ញើសំបុត្រចូលម្តងទៀតហើយ');
    expect(await page.locator('main form').count()).toBe(0);
    await story.looks.here('sent', phone);
    const ticket = await story.mailTo(
      'narong.ly@lotus-angkor.example',
      /Lotus Angkor Hotel asked us to send you your ticket again/,
    );
    expect(ticket).toMatch(/\/en\/tickets\/[0-9A-Z]{12}/);
    const waits = await story.mailTo(
      'kunthea.sar@lotus-angkor.example',
      /the link to your registration again/,
    );
    expect(waits).toContain('You are number 1 in line');
    expect(await sentAgain()).toBe(4);
    await page.context().close();
  });

  it('sends nothing more from a page that was opened before', async () => {
    await story.db.travelTo(at('2026-12-01 11:45'));
    const { page } = pisey;
    await page.goto(`${story.url}/en${mailing}`);
    const { page: second } = await story.signedInAs('COORDINATOR', { seat: 'desk' });
    await second.goto(`${story.url}/en${mailing}`);
    await second.getByRole('button', { name: 'Send 4 mails' }).click();
    await second.waitForURL(/done=4$/);

    await page.getByRole('button', { name: 'Send 4 mails' }).click();
    await page.locator('main [role="alert"], main .errors, main .notice--bad').first().waitFor();

    expect(await page.locator('main').innerText()).toContain('Nobody can be sent their ticket now');
    expect(await sentAgain()).toBe(8);
    await story.looks.here('too late', pisey);
    await second.context().close();
  });

  it('says why nothing can be sent, and shows nothing of another organisation', async () => {
    const { page } = pisey;
    const [row] = await story.db.ownerSql<{ other: string; empty: string }>(
      `select (select id from organisations where name_en = 'Siem Reap Municipal Administration') as other,
         (select s.id from sessions s where s.status = 'OPEN' and s.starts_at > app_now() and not exists (
            select from registrations r join organisations o on o.id = r.organisation_id
            where r.session_id = s.id and o.name_en = 'Lotus Angkor Hotel') limit 1) as empty`,
    );
    const global = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;
    const [, , , own] = mailing.split('/');
    await page.goto(`${story.url}/en/organisation/tickets/${own}/${global('ses', row!.empty)}/send`);
    expect(await page.locator('main').innerText()).toContain('Nobody of this organisation is registered');
    await story.looks.here('nobody registered', pisey);
    await story.db.travelTo(at('2026-12-08 13:31'));
    const late = await story.signedInAs('COORDINATOR', { seat: 'desk' });
    await late.page.goto(`${story.url}/en${mailing}`);
    expect(await late.page.locator('main').innerText()).toContain('This session has already started');
    expect(await late.page.locator('main form').count()).toBe(0);
    await story.looks.here('too late to send', late);

    const answer = await late.page.goto(
      `${story.url}/en/organisation/tickets/${global('org', row!.other)}/${session}/send`,
    );
    expect(answer?.status()).toBe(403);
    expect(await late.page.content()).not.toContain('Municipal Administration');
    const office = await story.signedInAs('WORKING_GROUP', { seat: 'desk' });
    expect((await office.page.goto(`${story.url}/en${mailing}`))?.status()).toBe(403);
  });

  it('is a good page everywhere', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
