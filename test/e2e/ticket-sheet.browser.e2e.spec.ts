/* docs/stories/ticket-sheet.md in a browser: the coordinator prints the tickets of her people, from a desk and from a phone. */
import { writeFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { ON_SHEET, sheetList } from '../../libs/registrations/test/ticket-sheet.builder.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('Nget Pisey prints the tickets of her people', () => {
  const story = new BrowserStory();
  let session: string;
  let pisey: WatchedPage;
  /** Below the language. */
  let sheet: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = `ses_${(await scheduleHotelSession(story.db, 9)).replaceAll('-', '')}`;
    const email = 'sreymom.chan@angkor-guides.example';
    const organisation = 'Lotus Angkor Hotel';
    await registerByForm(story.url, session, {
      no: 1,
      fullName: 'ចាន់ ស្រីមុំ',
      organisation,
      email,
      locale: 'km',
    });
    pisey = await story.signedInAs('COORDINATOR', { seat: 'desk' });
    await enrol();
  });
  afterAll(() => story.end());

  async function enrol(): Promise<void> {
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    await page.click(`a[href$="/${session}"][href*="/organisation/enrol/"]`);
    await page.fill('textarea[name="list"]', sheetList);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByRole('button', { name: 'Enrol 8 and let 3 wait' }).first().click();
    await page.waitForURL(/done=8\.3\.0/);
    await page.locator('tr', { hasText: 'Kim Dara' }).locator('summary').click();
    await page.locator('tr', { hasText: 'Kim Dara' }).getByRole('button').click();
    await page.waitForURL(/done=cancelled/);
  }
  const show = async ({ page }: WatchedPage, language: 'km' | 'en'): Promise<void> => {
    await page.goto(`${story.url}/${language}${sheet}`);
    await Promise.all([page.waitForEvent('load'), page.locator('main form button').click()]);
  };
  const audits = async (): Promise<number> =>
    (await story.db.ownerSql(`select 1 from audit_rows where action = 'registrations.print-tickets'`)).length;
  /** The paper that comes out; with PICTURES set it is kept to be looked at. */
  const print = async ({ page }: WatchedPage, name: string): Promise<number> => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const folder = process.env['PICTURES'];
    if (folder) {
      writeFileSync(`${folder}/${name}.pdf`, pdf);
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    }
    return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  };
  /** Tickets of which something would be cut off on paper. */
  const cutOff = ({ page }: WatchedPage): Promise<number> =>
    page
      .locator('.slip')
      .evaluateAll((all) => all.filter((slip) => slip.scrollHeight > slip.clientHeight + 1).length);
  const names = ({ page }: WatchedPage): Promise<string[]> => page.locator('.slip-who b').allInnerTexts();

  it('finds the sheet beside the session; opening it takes nothing', async () => {
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation?show=coming`);
    const link = page.locator(`.sheet-links a[href$="/${session}"]`);
    sheet = (await link.getAttribute('href'))!.replace(/^\/en/, '');
    await story.looks.here('registrations with a sheet', pisey);
    await link.click();
    await page.waitForURL(`**${sheet}`);

    expect(await page.locator('h1').innerText()).toBe('Lotus Angkor Hotel: tickets to print');
    expect(await page.locator('.slip').count()).toBe(0);
    expect(await audits()).toBe(0);
    await story.looks.at('the sheet, not taken', `/km${sheet}`, page.context());
  });

  it('shows eight tickets and names four without, and the page is kept nowhere', async () => {
    const { page } = pisey;
    await page.goto(`${story.url}/en${sheet}`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Show the tickets' }).click(),
    ]);
    await page.waitForLoadState('load');

    expect({ status: answer.status(), cache: answer.headers()['cache-control'] }).toEqual({
      status: 200,
      cache: 'no-store',
    });
    expect(await page.locator('h1').innerText()).toBe('8 tickets to print');
    expect(await names(pisey)).toEqual(ON_SHEET);
    const [first] = await page.locator('.slip').all();
    expect(
      await first!
        .locator('.slip-title [lang]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('lang'))),
    ).toEqual(['km', 'en']);
    const text = await first!.innerText();
    for (const part of [
      'Lotus Angkor Hotel',
      'Tuesday 8 December 2026, 13:30–17:00',
      'Siem Reap City Hall, Siem Reap',
    ])
      expect(text).toContain(part);
    expect(await page.locator('.sheet-without li').allInnerTexts()).toEqual([
      'ចាន់ ស្រីមុំ registered without you, and has the ticket',
      'លី ណា waits, number 1',
      'សេង វណ្ណា waits, number 2',
      'Kim Dara cancelled',
    ]);
    expect(await audits()).toBe(1);
    await story.looks.here('the sheet, en', pisey);
  });

  it('has the codes of the tickets’ own pages', async () => {
    const { page } = pisey;
    const reference = (await page.locator('.slip-ref').first().innerText()).trim();
    expect(reference).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/);
    const drawn = await page.locator('.slip .qr path').first().getAttribute('d');
    const ticket = await page.context().newPage();
    await ticket.goto(`${story.url}/km/tickets/${reference.replaceAll(' ', '')}`);
    expect(await ticket.locator('.ticket .qr path').getAttribute('d')).toBe(drawn);
    expect(await ticket.locator('.ticket dd').first().innerText()).toContain(ON_SHEET[0]);
    await ticket.close();
  });

  it('comes out of the printer on two pages, from a desk and from a phone, in both languages', async () => {
    expect(await print(pisey, 'sheet-desk-en')).toBe(2);
    await show(pisey, 'km');
    await story.looks.here('the sheet, km', pisey);
    expect(await print(pisey, 'sheet-desk-km')).toBe(2);
    const phone = await story.signedInAs('COORDINATOR');
    for (const language of ['km', 'en'] as const) {
      await show(phone, language);
      expect(await names(phone)).toEqual(ON_SHEET);
      expect(await print(phone, `sheet-phone-${language}`)).toBe(2);
    }
    // As wide as A4 within its margins: 190 mm.
    await phone.page.setViewportSize({ width: 718, height: 1047 });
    await phone.page.emulateMedia({ media: 'print' });
    expect(await phone.page.locator('h1').isVisible()).toBe(false);
    expect(await phone.page.locator('.sheet-without').isVisible()).toBe(true);
    expect(await cutOff(phone)).toBe(0);
    expect(await audits()).toBe(4);
    await phone.page.context().close();
  });

  it('says so where nobody is registered, and shows nothing of another organisation', async () => {
    const { page } = pisey;
    const [row] = await story.db.ownerSql<{ other: string; empty: string }>(
      `select (select id from organisations where name_en = 'Siem Reap Municipal Administration') as other,
         (select s.id from sessions s where s.status = 'OPEN' and s.starts_at > app_now() and not exists (
            select from registrations r join organisations o on o.id = r.organisation_id
            where r.session_id = s.id and o.name_en = 'Lotus Angkor Hotel') limit 1) as empty`,
    );
    const global = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;
    const [, , , own] = sheet.split('/');
    await page.goto(`${story.url}/en/organisation/tickets/${own}/${global('ses', row!.empty)}`);
    expect(await page.locator('main form').count()).toBe(0);
    expect(await page.locator('main').innerText()).toContain('Nobody of this organisation is registered');
    await story.looks.here('nobody registered', pisey);

    const answer = await page.goto(
      `${story.url}/en/organisation/tickets/${global('org', row!.other)}/${session}`,
    );
    expect(answer?.status()).toBe(403);
    expect(await page.content()).not.toContain('Municipal Administration');
    const trainer = await story.signedInAs('TRAINER', { seat: 'desk' });
    expect((await trainer.page.goto(`${story.url}/en${sheet}`))?.status()).toBe(403);
    expect(await audits()).toBe(4);
  });

  it('is shown to the working group too', async () => {
    const office = await story.signedInAs('WORKING_GROUP', { seat: 'desk' });
    await show(office, 'en');
    expect(await names(office)).toEqual(ON_SHEET);
    expect(await office.page.locator('.crumb a').getAttribute('href')).toMatch(/^\/en\/organisations\/org_/);
    expect(await audits()).toBe(5);
  });

  it('keeps the size of a ticket, and its code, whatever was typed', async () => {
    await story.db.ownerSql(`update people set full_name = repeat('ណារ៉ុង ', 28) where full_name = 'លី ណារ៉ុង'`);
    await story.db.ownerSql(
      `update sessions set venue_km = repeat('សាលាក្រុង', 20), venue_en = repeat('City Hall ', 20) where venue_en = 'Siem Reap City Hall'`,
    );
    await story.db.ownerSql(
      `update courses set title_km = repeat('ទេសចរណ៍ឆ្លាតវៃ', 12), title_en = repeat('Smart tourism ', 12) where code = 'tourism-heritage'`,
    );
    const desk = await story.signedInAs('COORDINATOR', { seat: 'desk' });
    for (const language of ['km', 'en'] as const) {
      await show(desk, language);
      expect(await print(desk, `sheet-long-${language}`)).toBe(2);
      await desk.page.setViewportSize({ width: 718, height: 1047 });
      await desk.page.emulateMedia({ media: 'print' });
      expect(await cutOff(desk)).toBe(0);
      await desk.page.emulateMedia({ media: null });
    }
    await story.looks.here('long names', desk);
    expect(await audits()).toBe(7);
  });

  it('is a good page everywhere', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
