/* docs/stories/own-seats.md in a browser: on a phone in Khmer the form is filled in and one press gives the seat; the page of the session and
   the page of tickets show it to her alone; on a desk in English the same, an empty list, and the wish for a next date where there is none. */
import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const FIELDS = ['fullName', 'organisation', 'contact'] as const;

describeInBrowser("one's own seats, signed in", () => {
  const story = new BrowserStory();
  let session = '';
  let reference = '';
  let sreymom: WatchedPage;
  const global = (uuid: string, prefix = 'ses'): string => `${prefix}_${uuid.replaceAll('-', '')}`;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = await scheduleHotelSession(story.db, 2);
    await story.db.ownerSql('update session_seats set guest_hold_minutes = 30 where session_id = $1', [
      session,
    ]);
    sreymom = await story.signedInAs('PARTICIPANT');
  });
  afterAll(() => story.end());

  const open = async ({ page }: WatchedPage, path: string, language: 'km' | 'en' = 'km'): Promise<void> => {
    await page.goto(`${story.url}/${language}${path}`);
  };
  const typed = ({ page }: WatchedPage): Promise<string[]> =>
    Promise.all(FIELDS.map((name) => page.inputValue(`input[name="${name}"]`)));
  /** What of the page can be seen, beside its foot and its head. */
  const links = async ({ page }: WatchedPage, within: string): Promise<string[]> =>
    (await page.locator(`${within} a:visible`).allInnerTexts()).map(tidy);

  it('fills in the form on a phone in Khmer, and gives the seat in one press', async () => {
    const { page } = sreymom;
    await open(sreymom, `/sessions/${global(session)}/register`);
    expect(await typed(sreymom)).toEqual([
      'ចាន់ ស្រីមុំ',
      'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ',
      'participant@samaki.example',
    ]);
    expect(await wordsIn(sreymom, 'form .notice--ok')).toBe(
      'ព័ត៌មានពីគណនីរបស់អ្នកត្រូវបានបំពេញរួចហើយ។ អ្នកអាចកែវាបាន។ ចុះឈ្មោះឱ្យអ្នកផ្សេង',
    );
    // Nothing of an address that would be held: it is proven by the sign-in.
    expect(await wordsIn(sreymom, 'main')).not.toContain('30 នាទី');
    await story.looks.here('the form of somebody signed in', sreymom);

    await page.locator('form button.btn[type="submit"]').click();
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    reference = page.url().slice(-12);
    expect(await wordsIn(sreymom, '.notice h2')).toBe('អ្នកមានកន្លែងហើយ');
  });

  it('shows her seat on the page of the session, and the empty form for others', async () => {
    await open(sreymom, `/sessions/${global(session)}`);
    expect(await wordsIn(sreymom, '.only-narrow .notice')).toBe('អ្នកមានកន្លែងហើយ');
    expect(await links(sreymom, '.only-narrow')).toEqual([
      'ចុះឈ្មោះឱ្យអ្នកផ្សេង',
      'ដាក់ក្នុងប្រតិទិន',
      'ចែករំលែកតាម Telegram',
    ]);
    expect(await wordsIn(sreymom, '.stick')).toBe('អ្នកមានកន្លែងហើយ បើកសំបុត្រចូលរបស់ខ្ញុំ');
    await story.looks.here('the page of a session in which one has a seat', sreymom);

    await sreymom.page.click('.only-narrow a[href$="/register?for=other"]');
    expect(await typed(sreymom)).toEqual(['', '', '']);
    await open(sreymom, `/sessions/${global(session)}/register`);
    expect(await typed(sreymom)).toEqual(['', '', '']);
    expect(await wordsIn(sreymom, 'form .notice >> nth=0')).toBe(
      'អ្នកបានចុះឈ្មោះក្នុងវគ្គនេះរួចហើយ។ សូមបំពេញទម្រង់នេះសម្រាប់អ្នកផ្សេង។ បើកសំបុត្រចូលរបស់ខ្ញុំ',
    );
    await story.looks.here('the form of somebody who has a seat', sreymom);
  });

  it('lists her tickets to come, above the field for a code', async () => {
    await open(sreymom, '/tickets');
    const rows = (await sreymom.page.locator('.own-tickets li').allInnerTexts()).map(tidy);
    expect(rows).toHaveLength(3);
    expect(rows[2]).toBe(
      'ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026, 13:30–17:00 · សាលាក្រុងសៀមរាប អ្នកមានកន្លែងហើយ បើកសំបុត្រចូលរបស់ខ្ញុំ : ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ',
    );
    expect(rows[0]).toContain('ទី2 ខែធ្នូ ឆ្នាំ2026');
    expect(rows[1]).toContain('ទី7 ខែធ្នូ ឆ្នាំ2026');
    await story.looks.here('the own tickets', sreymom);

    await sreymom.page.fill('input[name="reference"]', reference.toLowerCase());
    await sreymom.page.locator('form button.btn').click();
    await sreymom.page.waitForURL(new RegExp(`/km/tickets/${reference}$`));
  });

  it('is hers alone: others read of places, a guest’s page is as ever', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { language: 'en', seat: 'desk' });
    await open(pisey, `/sessions/${global(session)}`, 'en');
    expect(await wordsIn(pisey, 'aside .panel .big4')).toBe('1 place left');
    expect(await links(pisey, 'aside .panel')).toContain('Register');

    const guest = await fetch(`${story.url}/en/sessions/${global(session)}`);
    expect(guest.headers.get('cache-control')).toBe('private, no-cache');
    expect(await guest.text()).not.toContain(reference);
    const hers = await sreymom.page.request.get(`${story.url}/en/sessions/${global(session)}`);
    expect(hers.headers()['cache-control']).toBe('no-store');
    expect(await hers.text()).toContain(reference);
    const tickets = await (await fetch(`${story.url}/en/tickets`)).text();
    expect(tickets).not.toContain('Your sessions to come');
  });

  it('is the same on a desk in English, and says where there is no seat', async () => {
    const desk = await story.signedInAs('PARTICIPANT', { language: 'en', seat: 'desk' });
    await open(desk, `/sessions/${global(session)}`, 'en');
    expect(await wordsIn(desk, 'aside .notice')).toBe('Your seat is confirmed');
    expect(await links(desk, 'aside .panel')).toEqual([
      'Open my ticket',
      'Register somebody else',
      'Add to calendar',
      'Share on Telegram',
    ]);
    await open(desk, '/tickets', 'en');
    expect(await desk.page.locator('.own-tickets li').count()).toBe(3);
    expect(await wordsIn(desk, '.own-tickets li:last-child')).toBe(
      'Smart tourism and the care of heritage Tuesday 8 December 2026, 13:30–17:00 · Siem Reap City Hall Your seat is confirmed Open my ticket : Smart tourism and the care of heritage',
    );

    const chair = await story.signedInAs('CHAIR', { language: 'en', seat: 'desk' });
    await open(chair, '/tickets', 'en');
    expect(await wordsIn(chair, 'section .notice')).toBe(
      'You have no seat in a session to come Once you register while you are signed in, the ticket is here. See all sessions',
    );
    await story.looks.here('nobody’s tickets', chair);
  });

  it('says that she waits, or that the session is over', async () => {
    await story.db.ownerSql(
      `update registrations set status = 'WAITLISTED', waitlist_rank = 1, confirmed_at = null where reference = $1`,
      [reference],
    );
    await open(sreymom, `/sessions/${global(session)}`);
    expect(await wordsIn(sreymom, '.only-narrow .notice')).toBe('អ្នករង់ចាំទី 1');
  });

  it('takes the wish for the next date where there is none', async () => {
    const [courseId, over] = [newId(), newId()];
    await story.db.ownerSql(
      `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
       select $1, 'water-for-towns', id, 'ទឹកសម្រាប់ទីប្រជុំជន', 'Water for towns', 'អំពីទឹកស្អាត។', 'About clean water.', 'អំពីទឹកស្អាតក្នុងទីប្រជុំជន។',
         'About clean water in towns.', 'មន្ត្រីក្រុង', 'Officers of towns' from sectors order by code limit 1`,
      [courseId],
    );
    await story.db.ownerSql(
      `insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone)
       select $1, $3, 'IN_PERSON', id, 'សាលាខេត្តបាត់ដំបង', 'Battambang Hall', '{km}', $2, $2::timestamptz + interval '3 hours', $2, 'Asia/Phnom_Penh'
       from cities where code = 'battambang'`,
      [over, at('2026-11-10 08:30'), courseId],
    );
    await story.db.ownerSql(
      `insert into session_seats (session_id, capacity, closes_at, schedule_version) values ($1, 30, $2, 1)`,
      [over, at('2026-11-10 08:30')],
    );

    const guest = await story.visitor();
    await open(guest, `/sessions/${global(over)}`);
    expect(await wordsIn(guest, '#wish')).toBe('ជូនដំណឹងខ្ញុំអំពីវគ្គបន្ទាប់');
    await story.looks.here('a session that is over, and none to come', guest);
    await guest.page.fill('input[name="email"]', 'narong@lotus.example');
    await guest.page.getByRole('button', { name: 'ជូនដំណឹងខ្ញុំ', exact: true }).click();
    await guest.page.waitForURL(/\/courses\/crs_[0-9a-f]+\?told=asked/);

    const desk = await story.signedInAs('PARTICIPANT', { language: 'en', seat: 'desk' });
    await open(desk, `/sessions/${global(over)}`, 'en');
    expect(await desk.page.locator('input[name="email"]').count()).toBe(0);
    await desk.page.getByRole('button', { name: 'Tell me', exact: true }).click();
    await desk.page.waitForURL(/told=waiting/);
    await open(desk, `/sessions/${global(over)}`, 'en');
    expect(await wordsIn(desk, 'section[aria-labelledby="wish"]')).toBe(
      'Tell me of the next one You wait for the next date: we write to you when a session opens for registration. Tell me no more',
    );

    // The session of 8 December can be registered for: its page offers no wish.
    await open(desk, `/sessions/${global(session)}`, 'en');
    expect(await desk.page.locator('#wish').count()).toBe(0);
  });

  it('leads from an empty catalogue to the courses', async () => {
    const guest = await story.visitor({ language: 'en', seat: 'desk' });
    await open(guest, '?city=siem-reap&from=2031-01-01', 'en');
    expect(await links(guest, '.cat .notice')).toEqual([
      'See all sessions',
      'Choose a course to be told of its next session',
    ]);
  });

  it('has no finding on any page', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
