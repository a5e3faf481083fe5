/* docs/stories/virtual-rooms.md in a browser: a ticket on a phone before, in and after its time, and the page of those who run the session while
   the room cannot be made, and once it is. */
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { FakeBigBlueButton, type TestDatabase, waitFor } from '#testing';
import { cookieOf, demonstrationDatabase, post } from '../contract/support.js';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { wordsIn } from './support/browser-story.js';
import { Looks } from './support/looks.js';
import { OutsideDemonstration } from './support/outside-demonstration.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const at = (clock: string): Date => new Date(`2026-12-08T${clock}:00+07:00`);

describeInBrowser('An on-line room', () => {
  let db: TestDatabase;
  let house: FakeBigBlueButton;
  let site: OutsideDemonstration;
  let browser: Browser;
  let looks: Looks;
  let session: string;
  let reference: string;
  let sreymom: WatchedPage;

  const ask = async <Answer>(query: string, input: object, cookie = ''): Promise<Answer> => {
    const answer = await post(
      site.url,
      { query, variables: { input } },
      { ...(cookie && { cookie }), origin: site.url },
    );
    if (!answer.body.data) throw new Error(JSON.stringify(answer.body));
    return Object.values(answer.body.data)[0] as Answer;
  };

  beforeAll(async () => {
    db = await demonstrationDatabase();
    await db.travelTo(at('10:00'));
    house = await FakeBigBlueButton.start();
    site = await OutsideDemonstration.start(db, { ...house.env, SAMAKI_DEMO: '1' });
    browser = await launchBrowser();
    looks = new Looks(site.url);
    const [course] = await db.ownerSql<{ id: string }>(
      `select id from courses where code = 'tourism-heritage'`,
    );
    const cookie = await cookieOf(site.url, 'WORKING_GROUP');
    const made = await ask<{ session: { id: string } }>(
      'mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { id } errors { ... on UserError { code path } } } }',
      {
        content: {
          courseId: `crs_${course!.id.replaceAll('-', '')}`,
          mode: 'ONLINE',
          languages: ['km'],
          startsAt: at('13:30').toISOString(),
          endsAt: at('16:30').toISOString(),
          timeZone: 'Asia/Phnom_Penh',
        },
        seats: { capacity: 30 },
        addressHoldMinutes: 0,
      },
      cookie,
    );
    session = made.session.id;
    await ask(
      'mutation ($input: OpenSessionInput!) { openSession(input: $input) { session { id } } }',
      { sessionId: session },
      cookie,
    );
    const { ticket } = await ask<{ ticket: { reference: string } }>(
      'mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } } }',
      {
        sessionId: session,
        fullName: 'ចាន់ ស្រីមុំ',
        organisation: 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ',
        contact: 'sreymom.chan@angkor-guides.example',
        locale: 'km',
        idempotencyKey: crypto.randomUUID(),
      },
    );
    ({ reference } = ticket);
    sreymom = await looks.newPage(await browser.newContext({ locale: 'km-KH' }), 'phone');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await house?.stop();
    await db?.drop();
  });

  const ticketPage = (): string => `${site.url}/km/tickets/${reference}`;
  const join = () => sreymom.page.getByRole('link', { name: 'ចូលរួមតាមអនឡាញ' });
  const noWayOnPage = async (): Promise<void> =>
    expect(await sreymom.page.content()).not.toMatch(/bigbluebutton|checksum|samaki-[0-9a-f]{8}/);

  it('is not on the ticket before its time, which says when the button appears', async () => {
    await sreymom.page.goto(ticketPage());
    expect(await join().count()).toBe(0);
    expect(await wordsIn(sreymom, '.steps')).toMatch(/13:00 ប៊ូតុងចូលរួមតាមអនឡាញបង្ហាញលើទំព័រនេះ/);
    await noWayOnPage();
    const answer = await sreymom.page.goto(`${ticketPage()}/room`);
    expect([answer!.status(), sreymom.page.url()]).toEqual([409, `${ticketPage()}/room`]);
    expect(await wordsIn(sreymom, 'main')).toMatch(/បន្ទប់អនឡាញមិនទាន់បើក.*13:00/);
    await noWayOnPage();
    await looks.at('a room before its time', `/km/tickets/${reference}/room`, sreymom.page.context());
    await sreymom.page.goto(`${ticketPage()}/room`);
    await sreymom.page.getByRole('link', { name: 'ត្រឡប់ទៅសំបុត្រ' }).first().click();
    expect(sreymom.page.url()).toBe(ticketPage());
  });

  it('that could not be made is known to those who run the session, who have it tried again', async () => {
    house.mood = 'DOWN';
    await db.travelTo(at('12:31'));
    await waitFor(
      async () => (await db.ownerSql(`select from virtual_rooms where failure = 'UNREACHABLE'`)).length > 0,
      60_000,
      'a room that failed',
    );
    const dara = await looks.newPage(await browser.newContext({ locale: 'en-GB' }), 'desk');
    const { page } = dara;
    await page.goto(`${site.url}/en/sign-in?next=/en/trainer/sessions/${session}`);
    await page.click('button[name="role"][value="WORKING_GROUP"]');
    await page.waitForURL(`**/trainer/sessions/${session}`);
    await looks.here('a roster whose room failed', dara);
    await page.getByRole('link', { name: 'The on-line room could not be made. Look at it.' }).click();
    expect(await wordsIn(dara, 'main')).toContain('The server of the rooms gave no answer.');
    await looks.at('a room that failed', `/en/trainer/sessions/${session}/room`, page.context());
    house.mood = 'WELL';
    await page.getByRole('button', { name: 'Try again now' }).click();
    await page.waitForURL(/room\?again=1$/);
    expect(await wordsIn(dara, 'main')).toContain('Look again in half a minute.');
    await waitFor(async () => house.meetings.size === 1, 60_000, 'the room');
    await waitFor(
      async () => (await db.ownerSql(`select from virtual_rooms where state = 'MADE'`)).length === 1,
      60_000,
      'the room written down',
    );
    await page.goto(`${site.url}/en/trainer/sessions/${session}/room`);
    expect(await wordsIn(dara, 'h1')).toBe('The room is ready');
    await looks.here('a room that is ready', dara);
    expect(await page.content()).not.toMatch(/bigbluebutton|checksum/);
    await page.getByRole('link', { name: 'Enter as moderator' }).click();
    await page.waitForURL(`${house.url}**`);
    expect(await page.locator('h1').innerText()).toMatch(/^MODERATOR /);
  });

  it('is one press away near the time, under the name on the ticket', async () => {
    await db.travelTo(at('13:00'));
    await sreymom.page.goto(ticketPage());
    await noWayOnPage();
    await looks.here('a ticket whose room is open', sreymom);
    await join().click();
    await sreymom.page.waitForURL(`${house.url}**`);
    expect(await sreymom.page.locator('h1').innerText()).toBe('VIEWER ចាន់ ស្រីមុំ');
  });

  it('is closed after the end', async () => {
    await db.travelTo(at('16:30'));
    await sreymom.page.goto(ticketPage());
    expect(await join().count()).toBe(0);
    const answer = await sreymom.page.goto(`${ticketPage()}/room`);
    expect(answer!.status()).toBe(410);
    expect(await wordsIn(sreymom, 'h1')).toBe('វគ្គចប់ហើយ');
    await noWayOnPage();
  });

  it('found nothing wrong on any of these pages', () => {
    expect(looks.findings).toEqual([]);
  });
});
