/* docs/stories/prerequisites.md in a browser: on a phone in Khmer somebody reads what comes before, is refused and finds the way
   there; who attended it registers; a coordinator on a desk reads whom a list leaves out. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { fillForm, sendForm } from './support/main-story/form.js';

jest.setTimeout(240_000);

const THEARY = {
  no: 1,
  fullName: 'ម៉ៅ ធារី',
  organisation: 'សណ្ឋាគារផ្កាឈូកអង្គរ',
  email: 'theary.mao@lotus-angkor.example',
  locale: 'km',
} as const;

describeInBrowser('a session whose course comes after another', () => {
  const story = new BrowserStory();
  let id: string;
  let session: string;
  let came: { fullName: string; email: string };

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    id = await scheduleHotelSession(story.db, 5);
    session = `ses_${id.replaceAll('-', '')}`;
    const course = `(select id from courses where code = 'digital-safety')`;
    await story.db.ownerSql(`update sessions set course_id = ${course} where id = $1`, [id]);
    [came] = (await story.db.ownerSql<typeof came>(
      `select p.full_name as "fullName", p.email from attendances a join registrations r on r.id = a.registration_id
         join sessions s on s.id = r.session_id join courses c on c.id = s.course_id join people p on p.id = r.person_id
       where c.code = 'open-data' and a.status = 'ATTENDED' and p.email is not null order by p.id limit 1`,
    )) as [typeof came];
  });
  afterAll(() => story.end());

  it('says so on its page, and leads to the course that comes before', async () => {
    const visitor = await story.visitor();
    const { page } = visitor;
    await story.looks.at('a session that comes after another', `/km/sessions/${session}`, page.context());
    await page.goto(`${story.url}/km/sessions/${session}`);
    expect(await wordsIn(visitor, 'main .notice:has(a[href*="/courses/"])')).toBe(
      'រៀនបន្ទាប់ពី ទិន្នន័យបើកចំហ សម្រាប់សេវាទីក្រុង អ្នកចូលរួមត្រូវបានចូលរៀនវគ្គនោះមុន។',
    );
    await page.getByRole('link', { name: 'ទិន្នន័យបើកចំហ សម្រាប់សេវាទីក្រុង' }).click();
    expect(await wordsIn(visitor, 'h1')).toBe('ទិន្នន័យបើកចំហ សម្រាប់សេវាទីក្រុង');
    await page.context().close();
  });

  it('refuses who was not there, and keeps what was typed', async () => {
    const visitor = await story.visitor();
    const { page } = visitor;
    await page.goto(`${story.url}/km/sessions/${session}/register`);
    await fillForm(visitor, THEARY);
    await page.click('main form[method="post"] button[type="submit"]');
    await page.locator('.error-summary, [role="alert"]').first().waitFor();
    expect(await wordsIn(visitor, 'main')).toContain('វគ្គសិក្សានេះបន្តពីវគ្គមួយទៀត ដែលបុគ្គលនេះមិនទាន់បានចូលរួម។');
    expect(await page.inputValue('input[name="fullName"]')).toBe(THEARY.fullName);
    expect(await page.inputValue('input[name="contact"]')).toBe(THEARY.email);
    expect(await page.locator('main a[href*="/courses/"]').count()).toBe(1);
    await story.looks.here('refused for what comes before', visitor);
    await page.context().close();
  });

  it('has a seat for who was', async () => {
    const visitor = await story.visitor();
    const { page } = visitor;
    await page.goto(`${story.url}/km/sessions/${session}/register`);
    await fillForm(visitor, { ...THEARY, fullName: came.fullName, email: came.email });
    await sendForm(visitor);
    expect(
      await story.db.ownerSql(
        `select p.full_name as "fullName", r.status from registrations r join people p on p.id = r.person_id where r.session_id = $1`,
        [id],
      ),
    ).toEqual([{ fullName: came.fullName, status: 'CONFIRMED' }]);
    await page.context().close();
  });

  it('names in a list whom it leaves out', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { language: 'en', seat: 'desk' });
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    const link = page.locator(`a[href$="/${session}"][href*="/organisation/enrol/"]`);
    await page.goto(`${story.url}${await link.getAttribute('href')}`);
    await page.fill('textarea[name="list"]', `${THEARY.fullName}\t${THEARY.email}`);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByRole('tab', { name: 'Course before missing 1' }).waitFor();
    expect(await wordsIn(pisey, '[role="tabpanel"]:not([hidden]) tbody')).toContain(
      'Not enrolled: has not attended the course that comes before',
    );
    await story.looks.here('a list with a course before missing', pisey);
    await page.context().close();
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states).toHaveLength(8);
  });
});
