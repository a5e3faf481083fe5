/* docs/stories/next-date.md in a browser: on a phone in Khmer somebody without an account waits for Siem Reap, confirms by the link of the
   mail, is told once the session is open, and ends it; on a desk in English somebody signed in presses once; the working group reads how
   many wait. */
import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { waitFor } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const NARONG = 'narong@lotus.example';

describeInBrowser('told of the next date', () => {
  const story = new BrowserStory();
  const courseId = newId();
  const coursePath = `/courses/crs_${courseId.replaceAll('-', '')}`;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    await story.db.ownerSql(
      `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
       select $1, 'water-for-towns', id, 'ទឹកសម្រាប់ទីប្រជុំជន', 'Water for towns', 'អំពីទឹកស្អាត។', 'About clean water.', 'អំពីទឹកស្អាតក្នុងទីប្រជុំជន។',
         'About clean water in towns.', 'មន្ត្រីក្រុង', 'Officers of towns' from sectors order by code limit 1`,
      [courseId],
    );
  });
  afterAll(() => story.end());

  const button = ({ page }: WatchedPage, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const linkTo = async (address: string, part: RegExp): Promise<string> => {
    const text = await story.mailTo(address, part);
    return /https?:\/\/\S+\/next-date\/[\w-]{43}/.exec(text)![0];
  };

  it('waits by an address that was confirmed, on a phone in Khmer', async () => {
    const phone = await story.visitor();
    const { page } = phone;
    await page.goto(`${story.url}/km${coursePath}`);
    await story.looks.here('a course without a session', phone);
    await page.fill('input[name="email"]', 'narong@lotus');
    await button(phone, 'ជូនដំណឹងខ្ញុំ');
    await page.locator('#errors').waitFor();
    expect(await page.inputValue('input[name="email"]')).toBe('narong@lotus');
    await story.looks.here('a mistyped address for the next date', phone);

    await page.fill('input[name="email"]', NARONG);
    await page.selectOption('select[name="cityId"]', { label: 'សៀមរាប' });
    await button(phone, 'ជូនដំណឹងខ្ញុំ');
    await page.waitForURL(/told=asked/);
    expect(await wordsIn(phone, '.notice--ok')).toContain('សូមពិនិត្យអ៊ីមែលរបស់អ្នក');
    await story.looks.here('a next date is asked for', phone);

    const link = await linkTo(NARONG, /\/next-date\//);
    await page.goto(link);
    expect(await wordsIn(phone, 'h1')).toBe('ទទួលដំណឹងអំពីកាលបរិច្ឆេទបន្ទាប់?');
    expect(await wordsIn(phone, 'main')).toContain('n•••@lotus.example');
    await story.looks.here('confirming the wish for a next date', phone);
    await button(phone, 'បញ្ជាក់ ហើយជូនដំណឹងខ្ញុំ');
    await page.getByRole('heading', { name: 'អ្នកនឹងទទួលដំណឹង' }).waitFor();
    await story.looks.here('somebody waits for a next date', phone);
  });

  it('is one press for whoever is signed in, and the working group reads how many wait', async () => {
    const desk = await story.signedInAs('PARTICIPANT', { language: 'en', seat: 'desk', next: coursePath });
    await desk.page.goto(`${story.url}/en${coursePath}`);
    expect(await desk.page.locator('input[name="email"]').count()).toBe(0);
    await button(desk, 'Tell me');
    await desk.page.waitForURL(/told=waiting/);
    await story.looks.here('waiting with an account', desk);

    const group = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk', next: coursePath });
    await group.page.goto(`${story.url}/en${coursePath}`);
    expect(await wordsIn(group, '#waiting')).toBe(
      '2 people wait for a next date Any city: 1 person Siem Reap: 1 person',
    );
    await story.looks.here('how many wait for a next date', group);

    await desk.page.goto(`${story.url}/en${coursePath}`);
    await button(desk, 'Tell me no more');
    await desk.page.waitForURL(/told=over/);
    expect(await wordsIn(desk, '.notice--ok')).toBe('You will not be told any more.');
  });

  it('is told once registration is open, and ends by the link', async () => {
    const id = newId();
    await story.db.ownerSql(
      `insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone)
       select $1, $3, 'IN_PERSON', (select id from cities where code = 'siem-reap'), 'សាលាក្រុងសៀមរាប', 'Siem Reap City Hall', '{km}',
         $2, $2::timestamptz + interval '3 hours', $2, 'Asia/Phnom_Penh'`,
      [id, at('2027-01-19 08:30'), courseId],
    );
    await story.db.ownerSql(
      `insert into session_seats (session_id, capacity, closes_at, schedule_version) values ($1, 30, $2, 1)`,
      [id, at('2027-01-19 08:30')],
    );

    const text = await story.mailTo(NARONG, /\/register/);
    expect(text).toContain(`/km/sessions/ses_${id.replaceAll('-', '')}/register`);
    const phone = await story.visitor();
    await phone.page.goto(await linkTo(NARONG, /\/register/));
    await button(phone, 'ឈប់ជូនដំណឹង');
    await phone.page.getByRole('heading', { name: 'គ្មានអ្នករង់ចាំតាមតំណនេះទៀតទេ' }).waitFor();
    await story.looks.here('the wish for a next date is over', phone);
    await waitFor(async () => {
      const [row] = await story.db.ownerSql<{ n: number }>('select count(*)::int as n from date_wishes');
      return row!.n === 0;
    });
  });

  it('has no finding on any page', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
