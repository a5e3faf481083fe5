/* docs/stories/seats.md in a browser: an offer is taken on a phone in Khmer and left on a desk in English; the working group keeps seats for
   NGOs, sees who would move up, and saves; a coordinator enrols five together and they wait in one place. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { fillForm, registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('seats that are offered, kept and shared', () => {
  const story = new BrowserStory();
  const ids: Record<'offers' | 'quotas' | 'groups', string> = { offers: '', quotas: '', groups: '' };
  const tickets: Record<string, string> = {};
  const global = (id: string): string => `ses_${id.replaceAll('-', '')}`;
  let no = 0;

  async function come(
    session: keyof typeof ids,
    fullName: string,
    organisation = 'Open to all',
  ): Promise<void> {
    no += 1;
    const email = `seats${no}@example.org`;
    const person = { no, fullName, organisation, email, locale: 'km' } as const;
    tickets[fullName] = await registerByForm(story.url, global(ids[session]), person);
  }

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    ids.offers = await scheduleHotelSession(story.db, 1);
    ids.quotas = await scheduleHotelSession(story.db, 1);
    ids.groups = await scheduleHotelSession(story.db, 4);
    await story.db.ownerSql(
      `update session_seats set promotion = 'OFFER', offer_hours = 24, offer_cutoff_hours = 12 where session_id = $1`,
      [ids.offers],
    );
    for (const name of ['Ang Sokha', 'ប៉ែន ចន្ធូ', 'Pich Malis']) await come('offers', name);
    for (const name of ['Has A Seat', 'Ly Narong', 'Kim Dara']) await come('quotas', name);
    await come('quotas', 'ចាន់ ស្រីមុំ', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ');
    for (const name of ['Sok One', 'Sok Two']) await come('groups', name);
  });
  afterAll(() => story.end());

  const heading = (watched: WatchedPage): Promise<string> => wordsIn(watched, 'h1');
  const notice = (watched: WatchedPage): Promise<string> => wordsIn(watched, '.notice h2');
  const button = ({ page }: WatchedPage, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();
  const stands = (session: keyof typeof ids): Promise<Record<string, unknown>[]> =>
    story.db.ownerSql(
      `select p.full_name as name, r.status from registrations r join people p on p.id = r.person_id where r.session_id = $1 order by r.id`,
      [ids[session]],
    );

  /** The hour at which the offer ends: a day after it was made, which is when somebody gave up, and the clock goes on. */
  async function endOfOffer(): Promise<string> {
    const [offer] = await story.db.ownerSql<{ ends: string }>(
      `select to_char(promoted_at + interval '24 hours', 'HH24:MI') as ends from
         (select promoted_at at time zone 'Asia/Phnom_Penh' as promoted_at from registrations where session_id = $1 and status = 'OFFERED') o`,
      [ids.offers],
    );
    return offer!.ends;
  }

  async function giveUp(fullName: string): Promise<void> {
    const giver = await story.visitor({ language: 'en' });
    await giver.page.goto(`${tickets[fullName]!.replace('/km/', '/en/')}/cancel`);
    await button(giver, 'Yes, give up my seat');
    await giver.page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    await giver.page.context().close();
  }

  it('waits for an offer, and is told how long there is to answer', async () => {
    const phone = await story.visitor();
    await phone.page.goto(tickets['ប៉ែន ចន្ធូ']!);

    expect(await notice(phone)).toBe('អ្នករង់ចាំទី 1');
    expect(await wordsIn(phone, '.notice:not(.kept-note)')).toContain('24 ម៉ោង');
    await story.looks.here('waiting for an offer', phone);
    await story.looks.at('session that offers', `/km/sessions/${global(ids.offers)}`, phone.page.context());
    await phone.page.context().close();
  });

  it('takes the seat on a phone in Khmer', async () => {
    await giveUp('Ang Sokha');
    const phone = await story.visitor();
    await phone.page.goto(tickets['ប៉ែន ចន្ធូ']!);

    expect(await notice(phone)).toBe(`កន្លែងរក្សាទុកជូនអ្នក រហូតដល់ថ្ងៃពុធ 2 ធ្នូ ម៉ោង ${await endOfOffer()}`);
    expect(await wordsIn(phone, '.notice:not(.kept-note)')).toContain('មានអ្នកបោះបង់កន្លែង');
    expect(await phone.page.locator('.qr').count()).toBe(0);
    await story.looks.here('a seat is offered', phone);
    await button(phone, 'យកកន្លែង');
    await phone.page.locator('.qr').waitFor();

    expect(await notice(phone)).toBe('អ្នកមានកន្លែងហើយ');
    await story.looks.here('the offer is taken', phone);
    await phone.page.context().close();
  });

  it('leaves the seat to the next on a desk in English, and may register again', async () => {
    await giveUp('ប៉ែន ចន្ធូ');
    const desk = await story.visitor({ language: 'en', seat: 'desk' });
    await desk.page.goto(tickets['Pich Malis']!.replace('/km/', '/en/'));
    expect(await notice(desk)).toBe(
      `A seat is kept for you until Wednesday 2 December, ${await endOfOffer()}`,
    );
    await button(desk, 'Leave it to the next');
    await desk.page.getByRole('link', { name: 'Register again' }).waitFor();

    expect(await notice(desk)).toBe('You left the seat to the next');
    expect((await stands('offers')).map(({ status }) => status)).toEqual([
      'CANCELLED',
      'CANCELLED',
      'DECLINED',
    ]);
    await story.looks.here('the offer is left', desk);
    await desk.page.context().close();
  });

  it('tells whoever answers too late why nothing was done', async () => {
    const pichMalis = `from people p where p.id = r.person_id and r.session_id = $1 and p.full_name = 'Pich Malis'`;
    await story.db.ownerSql(
      `update registrations r set status = 'OFFERED', ended_because = null, cancelled_at = null, hold_until = app_now() + interval '1 hour' ${pichMalis}`,
      [ids.offers],
    );
    await story.db.ownerSql('update session_seats set taken = taken + 1 where session_id = $1', [ids.offers]);
    const late = await story.visitor({ language: 'en' });
    await late.page.goto(tickets['Pich Malis']!.replace('/km/', '/en/'));
    const take = late.page.getByRole('button', { name: 'Take the seat' });
    await take.waitFor();
    await story.db.ownerSql(
      `update registrations r set hold_until = app_now() - interval '1 minute' ${pichMalis}`,
      [ids.offers],
    );
    await take.click();

    expect(await wordsIn(late, '#errors')).toMatch(/The time to take this seat is over/);
    expect((await stands('offers')).filter(({ status }) => status === 'CONFIRMED')).toEqual([]);
    await story.looks.here('too late', late);
    await late.page.context().close();
  });

  it('keeps seats for NGOs: the working group adds a quota, sees who would move up, and saves', async () => {
    const group = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    const { page } = group;
    await page.goto(`${story.url}/en/trainer/sessions/${global(ids.quotas)}/seats`);
    expect(await heading(group)).toBe('Seats of the session');
    await story.looks.here('seats, no quota', group);
    await button(group, 'Add a quota');
    await button(group, 'Add a quota');
    expect(await page.locator('.quotas > li').count()).toBe(2);
    await button(group, 'Remove: Quota 2');
    expect(await page.locator('.quotas > li').count()).toBe(1);
    await page.selectOption('select[name="kind-0"]', 'NGO');
    await page.fill('input[name="seats-0"]', '9');
    await page.fill('input[name="capacity"]', '៣');
    await page.locator('.acts').getByRole('button', { name: 'See who would move up' }).click();
    await page.locator('#errors').waitFor();
    expect(await wordsIn(group, '#errors')).toContain('The quotas keep more seats than there are.');
    await story.looks.here('seats, refused', group);

    await page.fill('input[name="seats-0"]', '1');
    await page.fill('input[name="release-0"]', '48');
    await page.locator('.acts').getByRole('button', { name: 'See who would move up' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await heading(group)).toBe('2 people would move up');
    const table = await page.locator('table').last().innerText();
    expect(table).toContain('Ly Narong');
    expect(table).toContain('ចាន់ ស្រីមុំ');
    expect(table).not.toContain('Kim Dara');
    expect(await page.locator('main').innerText()).toContain('1 for NGOs, open to all 48 hours before');
    expect((await stands('quotas')).filter(({ status }) => status === 'CONFIRMED')).toHaveLength(1);
    await story.looks.here('who would move up', group);

    await button(group, 'Save');
    await page.waitForURL(/saved=2/);
    await story.looks.here('seats, saved', group);
    expect((await stands('quotas')).map(({ name, status }) => `${String(name)} ${String(status)}`)).toEqual([
      'Has A Seat CONFIRMED',
      'Ly Narong CONFIRMED',
      'Kim Dara WAITLISTED',
      'ចាន់ ស្រីមុំ CONFIRMED',
    ]);
    const context = page.context();
    await story.looks.at('seats', `/km/trainer/sessions/${global(ids.quotas)}/seats`, context);
    await story.looks.at('session that keeps seats', `/km/sessions/${global(ids.quotas)}`, context);
    await story.looks.at('roster', `/km/trainer/sessions/${global(ids.quotas)}`, context);
  });

  it('is shown to nobody who does not run the session', async () => {
    const trainer = await story.signedInAs('TRAINER');
    const answer = await trainer.page.goto(`${story.url}/km/trainer/sessions/${global(ids.quotas)}/seats`);
    expect(answer?.status()).toBe(403);
    await trainer.page.context().close();
  });

  it('takes nobody who is booked elsewhere once the working group says so', async () => {
    const group = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    await group.page.goto(`${story.url}/en/trainer/sessions/${global(ids.quotas)}/seats`);
    await group.page.getByLabel('Cannot register before giving that seat up').check();
    await group.page.locator('.acts').getByRole('button', { name: 'See who would move up' }).click();
    await group.page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await wordsIn(group, 'main')).toContain('Cannot register before giving that seat up');
    await button(group, 'Save');
    await group.page.waitForURL(/saved=0/);
    await group.page.context().close();

    const phone = await story.visitor();
    await phone.page.goto(`${story.url}/km/sessions/${global(ids.quotas)}/register`);
    await fillForm(phone, {
      no: 8,
      fullName: 'Sok One',
      organisation: 'Open to all',
      email: 'seats8@example.org',
      locale: 'km',
    });
    await phone.page.click('main form[method="post"] button[type="submit"]');
    await phone.page.locator('#errors').waitFor();
    expect(await wordsIn(phone, '#errors')).toContain('ឈ្មោះនេះមានកន្លែងនៅវគ្គផ្សេងរួចហើយ');
    expect((await stands('quotas')).map(({ name }) => name)).not.toContain('Sok One');
    await story.looks.here('booked elsewhere', phone);
    await phone.page.context().close();

    const pisey = await story.signedInAs('COORDINATOR', { language: 'en' });
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    const link = page.locator(`a[href$="/${global(ids.quotas)}"][href*="/organisation/enrol/"]`);
    await page.goto(`${story.url}${(await link.getAttribute('href'))!}`);
    await page.fill('textarea[name="list"]', 'Sok One, seats8@example.org');
    await button(pisey, 'Check the list');
    expect(await wordsIn(pisey, 'main')).toContain('Nobody of these lines is enrolled.');
    expect(await page.locator('input[name^="anyway-"]').count()).toBe(0);
    await story.looks.here('a list of who is booked elsewhere', pisey);
    await page.context().close();
  });

  it('tells who waits why others came first', async () => {
    const dara = await story.visitor({ language: 'en' });
    await dara.page.goto(tickets['Kim Dara']!.replace('/km/', '/en/'));

    expect(await wordsIn(dara, '.answers')).toMatch(
      /^Once, on Tuesday 1 December, 09:\d\d: the free seats were kept for others\.$/,
    );
    await story.looks.here('passed over', dara);
    await dara.page.context().close();
  });

  it('enrols five together: they wait in one place', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { language: 'en' });
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    const link = page.locator(`a[href$="/${global(ids.groups)}"][href*="/organisation/enrol/"]`);
    await page.goto(`${story.url}${(await link.getAttribute('href'))!}`);
    const list = Array.from(
      { length: 5 },
      (_, n) => `Member ${'ABCDE'[n]!}, member${n}@lotus-angkor.example`,
    );
    await page.fill('textarea[name="list"]', list.join('\n'));
    await page.getByLabel('All together or none').check();
    await story.looks.here('enrol together', pisey);
    await button(pisey, 'Check the list');

    expect(await heading(pisey)).toBe('Nobody gets a new seat, 5 will wait');
    expect(await wordsIn(pisey, '.enrol-plan')).toContain('in one place, number 1, until 5 seats are free');
    await story.looks.here('preview of those who wait together', pisey);
    await button(pisey, 'Let 5 wait');
    await page.waitForURL(/done=0\.5\.0/);
    const [places] = await story.db.ownerSql(
      `select count(*)::int as people, count(distinct waitlist_rank)::int as places from registrations
       where session_id = $1 and status = 'WAITLISTED'`,
      [ids.groups],
    );
    expect(places).toEqual({ people: 5, places: 1 });

    const [member] = await story.db.ownerSql<{ reference: string }>(
      `select reference from registrations where session_id = $1 and group_id is not null order by id limit 1`,
      [ids.groups],
    );
    await page.goto(`${story.url}/en/tickets/${member!.reference}`);
    expect(await wordsIn(pisey, '.notice:not(.kept-note)')).toContain('You wait as a group of 5.');
    await story.looks.here('waiting as a group', pisey);
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(30);
  });
});
