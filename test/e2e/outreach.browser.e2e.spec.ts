/* Story: docs/stories/outreach.md, in a browser: from the first word to the mail in the mailbox and its links. */
import { jest } from '@jest/globals';
import { waitFor } from '#testing';
import { tellStory, type World } from '../../libs/outreach/test/outreach.builder.js';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('the working group invites to Siem Reap', () => {
  const story = new BrowserStory();
  let world: World;
  let session: string;
  let committee: WatchedPage;
  let campaign = '';

  const linkIn = (text: string, part: string): string =>
    new RegExp(`http://localhost:\\d+(/(?:km|en)/${part}/[\\w-]+)`).exec(text)?.[1] ?? '';

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T09:00:00+07:00'));
    world = await tellStory(story.db, { 'siem-reap': 'da-nang', battambang: 'hanoi' });
    await aSession(story.db, { capacity: 30 });
    const [row] = await story.db.ownerSql<{ id: string }>(
      'select id from sessions order by created_at desc, id desc limit 1',
    );
    session = `ses_${row!.id.replaceAll('-', '')}`;
    await story.db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_name, status, reference, locale, confirmed_at)
       values (gen_random_uuid(), $1, $2, 'Trapeang Chhuk', 'CONFIRMED', 'TRPNGCHHKX01', 'km', app_now())`,
      [row!.id, world.id('Mao Channary')],
    );
    // Sok Dara of the hotel attended on 10 November.
    const past = await aSession(story.db, { capacity: 30, startsAt: new Date('2026-11-10T01:00:00Z') });
    await story.db.ownerSql(
      `with had as (
         insert into registrations (id, session_id, person_id, organisation_name, status, reference, locale, confirmed_at)
         values (gen_random_uuid(), $1, $2, 'as typed', 'CONFIRMED', 'DARATTENDED1', 'en', app_now()) returning id)
       insert into attendances (registration_id, status, marked_by, marked_at)
       select had.id, 'ATTENDED', p.id, app_now() from had, people p where p.email = 'trainer@samaki.example'`,
      [past, world.id('Sok Dara')],
    );
    // The city in which the story's organisations have their seats is the officer's here.
    await story.db.ownerSql(
      `update role_grants set scope_id = (select id from cities where code = 'da-nang') where role = 'CITY_OFFICER'`,
    );
    committee = await story.signedInAs('WORKING_GROUP', { language: 'en', next: '/campaigns/new' });
  });
  afterAll(() => story.end());

  it('keeps an organisation out, by the officer of its city, with a reason', async () => {
    const officer = await story.signedInAs('CITY_OFFICER', { language: 'en', next: '/campaigns/excluded' });
    const { page } = officer;
    await page.fill('#find-search', 'remork drivers');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page
      .locator('label.check')
      .filter({ hasText: /^\s*Remork Drivers Network\s*$/ })
      .locator('input')
      .check();
    await page.locator('#reason').fill('They were written to twice this month');
    await page.locator('form[action$="/exclude"] button[type="submit"]').click();
    await page.waitForURL('**done=excluded**');
    const rows = page.locator('main table tbody tr');
    expect((await rows.allInnerTexts()).map((row) => row.split('\n')[0]?.split('\t')[0])).toEqual([
      'Remork Drivers Network',
    ]);
    await story.looks.here('an organisation kept out', officer);

    // Another city's is not found to be theirs: Sangker Rice Mill of the story has its seat in Hanoi.
    await page.goto(`${story.url}/en/campaigns/excluded?search=sangker+rice`);
    const refused = page.locator('form[action$="/exclude"]');
    if ((await refused.count()) > 0) {
      await refused.locator('input[name="organisation"]').first().check();
      await page.locator('#reason').fill('Not mine');
      await refused.locator('button[type="submit"]').click();
      await page.getByRole('alert').first().waitFor();
    }
    expect(await story.db.ownerSql('select organisation_id as id from outreach_exclusions')).toEqual([
      { id: world.id('Remork Drivers Network') },
    ]);
    await officer.page.context().close();
  });

  it('writes a message in two languages and chooses whom it is for, seeing the figures', async () => {
    const { page } = committee;
    await page.selectOption('select[name="session"]', session);
    await page.fill('input[name="subjectKm"]', 'អញ្ជើញចូលរួមវគ្គនៅខែធ្នូ');
    await page.fill('input[name="subjectEn"]', 'An invitation for December');
    await page.fill('textarea[name="bodyKm"]', 'យើងសូមអញ្ជើញអ្នកមកចូលរួមវគ្គនេះ។\n\nយើងរង់ចាំជួបអ្នក។');
    await page.fill('textarea[name="bodyEn"]', 'We invite you to this session.\n\nWe look forward to it.');
    await page.getByRole('button', { name: 'Save, then choose the organisations' }).click();
    await page.waitForURL('**/segment');
    campaign = new URL(page.url()).pathname.replace(/\/segment$/, '');

    await page.check('input[name="kind"][value="PRIVATE_SECTOR"]');
    await page.check('input[name="kind"][value="NGO"]');
    await page.click('summary:has-text("Other cities")');
    await page.check('input[name="city"][value="da-nang"]');
    await page.getByRole('button', { name: 'Count' }).click();
    await page.waitForURL('**chosen=yes**');

    expect(await page.locator('h1').innerText()).toBe('This choice reaches 3 people');
    const figures = (await page.locator('table.reach').innerText()).replace(/\s+/g, ' ');
    expect(figures).toContain('Invited 3');
    expect(figures).toContain('Not written to, together 6');
    await story.looks.here('segment', committee);
    const reached = async (trained: 'yes' | 'no' | ''): Promise<string[]> => {
      await page.check(`input[name="trained"][value="${trained}"]`);
      await page.getByRole('button', { name: 'Count' }).click();
      await page.waitForURL(`**trained=${trained}**`);
      return (await page.locator('table.reach').innerText()).match(/(?:Invited|together)\s+\d+/g) ?? [];
    };
    const words = (invited: number, excluded: number) => [`Invited\t${invited}`, `together\t${excluded}`];
    expect(await reached('yes')).toEqual(words(2, 1));
    expect(await reached('no')).toEqual(words(1, 5));
    expect(await reached('')).toEqual(words(3, 6));
    await page.getByRole('button', { name: 'Take this choice' }).click();
    await page.waitForURL('**done=segment');
    expect(await page.locator('h1').innerText()).toBe('3 people would be invited, 6 not');
  });

  it('looks at the mail in both languages and at everybody by name, and tries it', async () => {
    const { page } = committee;
    const mail = page.frameLocator('iframe[title="The mail in Khmer"]');
    expect(await mail.locator('body').innerText()).toContain('យើងរង់ចាំជួបអ្នក។');
    await story.looks.at('a draft', campaign, committee.page.context());
    await story.looks.at('recipients', `${campaign}/recipients`, committee.page.context());
    await page.goto(`${story.url}${campaign}/recipients?reason=UNSUBSCRIBED`);
    expect(await page.locator('table tbody tr').allInnerTexts()).toEqual([
      expect.stringContaining('Keo Rithy'),
    ]);
    await page.goto(`${story.url}${campaign}`);
    await page.getByRole('button', { name: 'Send me a test in English' }).click();
    await page.waitForURL('**done=tested');
    expect(await story.mailTo('working-group@samaki.example', /./)).toContain('This is a test.');
  });

  it('sends it to the three, once', async () => {
    const { page } = committee;
    await page.getByRole('button', { name: 'Send it to 3 people' }).click();
    await page.waitForURL('**done=sent');
    await waitFor(
      async () => {
        await page.goto(`${story.url}${campaign}`);
        return (await page.locator('h1').innerText()) === '3 people were invited, 6 not';
      },
      60_000,
      'the campaign to be sent',
    );
    const rows = await story.db.ownerSql<{ to: string }>(
      `select lower(to_address) as "to" from caught_mails where subject in ('An invitation for December', 'អញ្ជើញចូលរួមវគ្គនៅខែធ្នូ')
         and to_address <> 'working-group@samaki.example' order by 1`,
    );
    expect(rows.map(({ to }) => to)).toEqual([
      'dara@lotus-angkor.example',
      'office@kravan-crafts.example',
      'pisey@lotus-angkor.example',
    ]);
    await story.looks.at('a sent campaign', campaign, committee.page.context());
    await story.looks.at('campaigns', '/en/campaigns', committee.page.context());
    await story.looks.at('a new campaign', '/en/campaigns/new', committee.page.context());
    await story.looks.at(
      'organisations kept out',
      '/en/campaigns/excluded?search=lotus',
      committee.page.context(),
    );
  });

  it('leads Dara to the form with name and organisation filled in, and to a ticket', async () => {
    const dara = await story.visitor({ language: 'en' });
    const { page } = dara;
    await page.goto(
      `${story.url}${linkIn(await story.mailTo('dara@lotus-angkor.example', /./), 'invitations')}`,
    );
    await page.waitForURL('**/register?invitation=**');
    expect(await page.inputValue('input[name="fullName"]')).toBe('Sok Dara');
    expect(await page.inputValue('input[name="organisation"]')).toBe('Lotus Angkor Hotel');
    expect(await page.inputValue('input[name="contact"]')).toBe('');
    await story.looks.here('an invited person’s form', dara);
    await page.fill('input[name="contact"]', 'dara@lotus-angkor.example');
    await page.click('main form button[type="submit"]');
    await page.waitForURL('**/tickets/**');
    await page.goto(`${story.url}/en/invitations/${'A'.repeat(43)}`);
    expect(await page.locator('h1').innerText()).toBe('This link does not work');
  });

  it('lets Pisey go by one click of a mail program, shows it, and undoes it', async () => {
    const address = linkIn(await story.mailTo('pisey@lotus-angkor.example', /./), 'unsubscribe');
    const pisey = await story.visitor({ language: 'en' });
    const { page } = pisey;
    const at = `${story.url}${address.replace('/km/', '/en/')}`;
    await page.goto(at);
    expect(await page.locator('h1').innerText()).toBe('No more invitations to this address?');
    const isGone = async (): Promise<boolean> =>
      (
        await story.db.ownerSql(
          `select from outreach_unsubscribes where address_hash = outreach_address_hash('pisey@lotus-angkor.example')`,
        )
      ).length === 1;
    expect(await isGone()).toBe(false);

    const answer = await fetch(`${story.url}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);
    expect(await isGone()).toBe(true);

    await story.looks.at('unsubscribed', new URL(at).pathname, pisey.page.context());
    await page.goto(at);
    expect(await page.locator('h1').innerText()).toBe('You are unsubscribed');
    await page.getByRole('button', { name: 'Undo: invite me again' }).click();
    await page.getByRole('button', { name: 'Unsubscribe' }).waitFor();
    expect(await isGone()).toBe(false);
  });

  it('is a good page everywhere', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
