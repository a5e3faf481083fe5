/* docs/stories/change-a-seat.md in a browser: another date on a phone in Khmer, the seat for a colleague on a desk in English, on-line
   instead and back, and a coordinator who makes a waiting group smaller and larger. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

describeInBrowser('a seat that one has', () => {
  const story = new BrowserStory();
  const ids: Record<'first' | 'second' | 'hybrid' | 'groups', string> = {
    first: '',
    second: '',
    hybrid: '',
    groups: '',
  };
  const tickets: Record<string, string> = {};
  const global = (id: string): string => `ses_${id.replaceAll('-', '')}`;
  let no = 0;

  async function come(session: keyof typeof ids, fullName: string): Promise<void> {
    no += 1;
    const person = {
      no,
      fullName,
      organisation: 'Lotus Angkor Hotel',
      email: `change${no}@example.org`,
      locale: 'km',
    } as const;
    tickets[fullName] = await registerByForm(story.url, global(ids[session]), person);
  }
  const english = (fullName: string): string => tickets[fullName]!.replace('/km/', '/en/');

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    for (const session of ['first', 'second', 'hybrid', 'groups'] as const)
      ids[session] = await scheduleHotelSession(
        story.db,
        { first: 3, second: 5, hybrid: 3, groups: 2 }[session],
      );
    const { db } = story;
    await db.ownerSql(
      `update sessions set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days',
         doors_open_at = doors_open_at + interval '7 days' where id = $1`,
      [ids.second],
    );
    await db.ownerSql(
      `update session_seats q set closes_at = s.starts_at from sessions s where s.id = q.session_id and s.id = $1`,
      [ids.second],
    );
    await db.ownerSql(`update session_seats set online_capacity = 1 where session_id = $1`, [ids.hybrid]);
    await db.ownerSql(`update session_seats set cancel_cutoff_hours = 24 where session_id = $1`, [ids.first]);
    for (const name of ['ចាន់ ស្រីមុំ', 'Sok Dara', 'Kim Lina', 'Chan Vuthy']) await come('first', name);
    for (const name of ['Ros Bopha', 'Has A Chair', 'Waits For One']) await come('hybrid', name);
    for (const name of ['Seat One', 'Seat Two']) await come('groups', name);
  });
  afterAll(() => story.end());

  const heading = (watched: WatchedPage): Promise<string> => wordsIn(watched, 'h1');
  const button = ({ page }: WatchedPage, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();
  const link = ({ page }: WatchedPage, name: string | RegExp): Promise<void> =>
    page.getByRole('link', { name }).first().click();
  const stands = (session: keyof typeof ids): Promise<Record<string, unknown>[]> =>
    story.db.ownerSql(
      `select p.full_name as name, r.status from registrations r join people p on p.id = r.person_id where r.session_id = $1 order by r.id`,
      [ids[session]],
    );

  it('is changed for another date on a phone in Khmer, in three presses, and back again', async () => {
    const phone = await story.visitor();
    await phone.page.goto(tickets['ចាន់ ស្រីមុំ']!);
    expect(await wordsIn(phone, 'main')).toContain('អ្នកអាចបោះបង់បានរហូតដល់ថ្ងៃច័ន្ទ 7 ធ្នូ ម៉ោង 13:30');
    await story.looks.here('a ticket and what can be done with it', phone);

    await link(phone, /^ប្តូរកាលបរិច្ឆេទ/);
    await phone.page.waitForURL(/\/date$/);
    await story.looks.here('which date', phone);
    await phone.page.locator(`a[href$="to=${global(ids.second)}"]`).click();
    expect(await heading(phone)).toBe('ប្តូរទៅកាលបរិច្ឆេទនេះ?');
    await story.looks.here('the date is asked about', phone);
    await button(phone, 'បាទ/ចាស ប្តូរកាលបរិច្ឆេទ');
    await phone.page.waitForURL(/done=date/);

    expect(await wordsIn(phone, '.ticket-done')).toContain('បានប្តូរកាលបរិច្ឆេទ');
    expect(await wordsIn(phone, '.ticket dl')).toContain('15');
    await story.looks.here('the date is changed', phone);
    expect((await stands('first')).map(({ status }) => status)).toEqual([
      'CANCELLED',
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
    ]);
    await story.mailTo('change1@example.org', /សំបុត្រនេះលែងប្រើបានហើយ/);

    // Vuthy has the old seat now: there is no way back, and the new one is kept.
    await link(phone, 'ប្តូរទៅកាលបរិច្ឆេទចាស់វិញ');
    expect(await heading(phone)).toBe('ប្តូរកាលបរិច្ឆេទ');
    await story.looks.here('the old date is full', phone);
    await phone.page.goto(tickets['ចាន់ ស្រីមុំ']!);
    expect(await wordsIn(phone, '.notice h2')).toBe('កន្លែងនេះបានប្តូរទៅកាលបរិច្ឆេទផ្សេង');
    await story.looks.here('a ticket that was changed', phone);
    await phone.page.context().close();
  });

  it('is given to a colleague on a desk in English, who is looked at first', async () => {
    const desk = await story.visitor({ language: 'en', seat: 'desk' });
    const { page } = desk;
    await page.goto(english('Sok Dara'));
    await link(desk, /^Give the seat to a colleague/);
    await page.waitForURL(/\/give$/);
    await story.looks.here('who shall have the seat', desk);
    await page.fill('input[name="fullName"]', 'Ly Chenda');
    await page.fill('input[name="contact"]', 'no contact');
    await button(desk, 'Look at it');
    await button(desk, 'Yes, give my seat');
    expect(await wordsIn(desk, '#errors')).toContain('Write a phone number or an e-mail address.');
    expect(await page.inputValue('input[name="fullName"]')).toBe('Ly Chenda');
    await story.looks.here('the seat is not given', desk);

    await page.fill('input[name="contact"]', 'chenda.ly@lotus-angkor.example');
    await button(desk, 'Look at it');
    expect(await heading(desk)).toBe('Give your seat to this person?');
    await story.looks.here('the seat is about to be given', desk);
    await button(desk, 'Change the details');
    expect(await page.inputValue('input[name="contact"]')).toBe('chenda.ly@lotus-angkor.example');
    await button(desk, 'Look at it');
    await button(desk, 'Yes, give my seat');
    await page.waitForURL(/done=given/);

    expect(await wordsIn(desk, '.ticket-done')).toContain('on its way to them by e-mail');
    expect(await wordsIn(desk, '.notice h2')).toBe('You gave this seat to somebody else');
    expect(await page.locator('.qr').count()).toBe(0);
    await story.looks.here('the seat is given', desk);
    await story.mailTo('chenda.ly@lotus-angkor.example', /Somebody gave you their seat/);
    await page.context().close();
  });

  it('is handed over where no mail reaches the colleague', async () => {
    const phone = await story.visitor({ language: 'en' });
    await phone.page.goto(`${english('Kim Lina')}/give`);
    await phone.page.fill('input[name="fullName"]', 'ញឹក ពិសី');
    await phone.page.fill('input[name="contact"]', '០១២ ៣៤៥ ៦៧៨');
    await button(phone, 'Look at it');
    expect(await wordsIn(phone, '.answers')).toContain('which you hand over');
    await button(phone, 'Yes, give my seat');
    await link(phone, 'Open their ticket');
    await phone.page.locator('.qr').waitFor();

    expect(await wordsIn(phone, '.ticket dl')).toContain('ញឹក ពិសី');
    await phone.page.context().close();
  });

  it('is changed for one on-line and back while there is one', async () => {
    const phone = await story.visitor({ language: 'en' });
    await phone.page.goto(english('Ros Bopha'));
    await link(phone, /^Take part on-line instead/);
    await story.looks.here('on-line instead', phone);
    await button(phone, 'Yes, on-line');
    await phone.page.waitForURL(/done=online/);

    expect(await wordsIn(phone, '.ticket-done')).toContain('You take part on-line now.');
    await story.looks.here('on-line now', phone);
    expect((await stands('hybrid')).map(({ status }) => status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
    ]);
    await story.mailTo('change5@example.org', /អនឡាញ/);
    await link(phone, 'Change back');
    expect(await wordsIn(phone, 'main')).toContain('No seat in the room is free now.');
    await story.looks.here('the room is full', phone);
    await phone.page.context().close();
  });

  it('can no longer be given up past the cut-off, but given on', async () => {
    await story.db.travelTo(at('2026-12-07 14:00'));
    const late = await story.visitor({ language: 'en' });
    await late.page.goto(english('Chan Vuthy'));

    expect(await wordsIn(late, 'main')).toContain(
      'The seat could be given up until Monday 7 December, 13:30.',
    );
    expect(await late.page.getByRole('link', { name: 'Give up my seat' }).count()).toBe(0);
    await story.looks.here('too late to give up', late);
    await late.page.goto(`${english('Chan Vuthy')}/cancel`);
    expect(await heading(late)).toBe('It is too late to give up this seat');
    await story.looks.here('too late to give up, asked', late);
    await late.page.goto(`${english('Chan Vuthy')}/date`);
    expect(await wordsIn(late, 'main')).toContain('The date could be changed until');
    await story.db.travelTo(at('2026-12-01 10:00'));
    await late.page.context().close();
  });

  it('is waited for by a group, which its coordinator makes smaller and larger', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { language: 'en', seat: 'desk' });
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    const enrol = page.locator(`a[href$="/${global(ids.groups)}"][href*="/organisation/enrol/"]`);
    const path = (await enrol.getAttribute('href'))!;
    for (const [names, together] of [
      ['ABC', true],
      ['X', false],
      ['Y', false],
    ] as const) {
      await page.goto(`${story.url}${path}`);
      const lines = [...names].map((name) => `Member ${name}, member.${name}@lotus-angkor.example`);
      await page.fill('textarea[name="list"]', lines.join('\n'));
      if (together) await page.getByLabel('All together or none').check();
      await button(pisey, 'Check the list');
      await page.getByRole('button', { name: /^Let/ }).click();
      await page.waitForURL(/done=/);
    }

    await page.goto(`${story.url}/en/organisation?show=coming&search=Member`);
    await link(pisey, 'Change the group');
    await page.waitForURL(/\/organisation\/group\//);
    expect(await heading(pisey)).toBe('3 people wait together in place 1');
    const address = new URL(page.url()).pathname;
    await story.looks.at('a group that waits', address, page.context());

    await page.getByLabel('Member C').uncheck();
    await button(pisey, 'Show what happens');
    expect(await wordsIn(pisey, '.notice h2')).toBe('Place 1 stays; 2 wait together');
    await story.looks.here('a smaller group, shown', pisey);
    await button(pisey, 'Choose again');
    expect(await page.getByLabel('Member C').isChecked()).toBe(false);
    await page.getByLabel('Member C').check();
    await page.getByLabel('Member X').check();
    await button(pisey, 'Show what happens');
    expect(await wordsIn(pisey, '.notice h2')).toBe('From place 1 to place 2; 4 wait together');
    await story.looks.here('a larger group, shown', pisey);
    await button(pisey, 'Save the group');
    await page.waitForURL(/done=moved/);

    expect(await heading(pisey)).toBe('4 people wait together in place 2');
    await story.looks.here('a larger group', pisey);
    for (const name of ['A', 'B', 'C', 'X']) await page.getByLabel(`Member ${name}`).uncheck();
    await button(pisey, 'Show what happens');
    await button(pisey, 'Save the group');
    await page.waitForURL(/done=gone/);
    expect(await heading(pisey)).toBe('This group no longer waits');
    await story.looks.here('a group that waits no more', pisey);
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(40);
  });
});
