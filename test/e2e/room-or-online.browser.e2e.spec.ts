/* docs/stories/seats.md, "Asked with registering", in a browser: the room is full, and people come on-line, on a phone in Khmer, on a desk in English,
   by the link of seats set aside, and by a list. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { fillForm, registerByForm, sendForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

describeInBrowser('a hybrid session', () => {
  const story = new BrowserStory();
  const sessions: Record<'hybrid' | 'plain' | 'aside', string> = { hybrid: '', plain: '', aside: '' };
  const global = (id: string): string => `ses_${id.replaceAll('-', '')}`;
  const registerPage = (session: keyof typeof sessions): string =>
    `${story.url}/km/sessions/${global(sessions[session])}/register`;
  const person = (no: number, fullName: string) =>
    ({
      no,
      fullName,
      organisation: 'Lotus Angkor Hotel',
      email: `half${no}@example.org`,
      locale: 'km',
    }) as const;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    for (const [session, capacity, online] of [
      ['hybrid', 5, 3],
      ['plain', 2, null],
      ['aside', 3, 1],
    ] as const) {
      sessions[session] = await scheduleHotelSession(story.db, capacity);
      await story.db.ownerSql('update session_seats set online_capacity = $2 where session_id = $1', [
        sessions[session],
        online,
      ]);
    }
    // At other hours, so that nobody is kept from them by a seat elsewhere.
    for (const [session, days] of [
      ['plain', 1],
      ['aside', 2],
    ] as const) {
      await story.db.ownerSql(
        `update sessions set starts_at = starts_at + $2 * interval '1 day', ends_at = ends_at + $2 * interval '1 day',
           doors_open_at = doors_open_at + $2 * interval '1 day' where id = $1`,
        [sessions[session], days],
      );
      await story.db.ownerSql(
        'update session_seats q set closes_at = s.starts_at from sessions s where s.id = q.session_id and s.id = $1',
        [sessions[session]],
      );
    }
    for (const [no, name] of ['ចាន់ ស្រីមុំ', 'សុខ ដារ៉ា'].entries())
      await registerByForm(story.url, global(sessions.hybrid), person(no, name));
  });
  afterAll(() => story.end());

  const chosen = ({ page }: WatchedPage): Promise<string> =>
    page.inputValue('input[name="attendanceMode"]:checked');
  const registrations = async (session: keyof typeof sessions): Promise<unknown[]> =>
    story.db.ownerSql(
      `select p.full_name as name, r.status, r.attendance_mode as mode from registrations r join people p on p.id = r.person_id
       where r.session_id = $1 order by r.id`,
      [sessions[session]],
    );

  it('shows its seats apart, and says that it is in the room or on-line', async () => {
    const desk = await story.visitor({ language: 'en', seat: 'desk' });
    await desk.page.goto(`${story.url}/en/sessions/${global(sessions.hybrid)}`);
    expect(await wordsIn(desk, 'aside')).toContain('3 places left The room is full · 3 on-line');
    expect(await wordsIn(desk, '.facts')).toContain('In the room or on-line');
    const [data] = await desk.page.locator('script[type="application/ld+json"]').allTextContents();
    expect(JSON.parse(data!)['@graph'][0]).toMatchObject({
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [{ '@type': 'Place' }, { '@type': 'VirtualLocation' }],
    });
    await story.looks.here('a hybrid session', desk);
    await desk.page.context().close();
  });

  it('has a seat on-line for whoever comes when the room is full, on a phone in Khmer', async () => {
    const phone = await story.visitor();
    const { page } = phone;
    await page.goto(registerPage('hybrid'));
    await page.waitForLoadState('networkidle');
    expect(await chosen(phone)).toBe('ONLINE');
    expect(await wordsIn(phone, 'fieldset:has([name="attendanceMode"])')).toBe(
      'តើអ្នកចូលរួមដោយរបៀបណា? ក្នុងបន្ទប់ (ពេញហើយ៖ បញ្ជីរង់ចាំ) តាមអនឡាញ (នៅសល់ 3 កន្លែង)',
    );
    await story.looks.here('the form of a hybrid session', phone);

    await fillForm(phone, { ...person(2, 'គឹម លីណា'), email: 'nowhere' });
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForSelector('#errors');
    expect(await chosen(phone)).toBe('ONLINE');
    expect(await registrations('hybrid')).toHaveLength(2);
    await story.looks.here('the form of a hybrid session with a mistake', phone);
    await fillForm(phone, person(2, 'គឹម លីណា'));
    await sendForm(phone);

    expect(await wordsIn(phone, '.ticket dl')).toContain('តាមអនឡាញ');
    expect((await registrations('hybrid')).at(-1)).toEqual({
      name: 'គឹម លីណា',
      status: 'CONFIRMED',
      mode: 'ONLINE',
    });
    await story.mailTo('half2@example.org', /តាមអនឡាញ/);
    await story.looks.here('a ticket on-line', phone);
    await page.context().close();
  });

  it('keeps the choice with a mistake, and when the language is switched in mid-form', async () => {
    const phone = await story.visitor();
    const { page } = phone;
    await page.goto(registerPage('hybrid'));
    await page.waitForLoadState('networkidle');
    await page.check('input[name="attendanceMode"][value="IN_PERSON"]');
    await Promise.all([page.waitForURL(/\/en\//), page.click('#language-switch')]);
    await page.waitForLoadState('networkidle');
    expect(await chosen(phone)).toBe('IN_PERSON');
    expect(await wordsIn(phone, 'fieldset:has([name="attendanceMode"])')).toBe(
      'How will you take part? In the room (full: waiting list) On-line (2 left)',
    );
    await fillForm(phone, { ...person(3, 'លី ចិន្តា'), email: 'nowhere' });
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForSelector('#errors');
    expect(await chosen(phone)).toBe('IN_PERSON');

    await fillForm(phone, person(3, 'លី ចិន្តា'));
    await sendForm(phone);
    expect((await registrations('hybrid')).at(-1)).toEqual({
      name: 'លី ចិន្តា',
      status: 'WAITLISTED',
      mode: 'IN_PERSON',
    });
    await page.context().close();
  });

  it('lets others come on-line though somebody waits for the room, on a desk in English', async () => {
    const desk = await story.visitor({ language: 'en', seat: 'desk' });
    const { page } = desk;
    await page.goto(registerPage('hybrid').replace('/km/', '/en/'));
    expect(await wordsIn(desk, 'h1')).toBe('Register');
    expect(await chosen(desk)).toBe('ONLINE');
    await story.looks.here('the form while somebody waits for the room', desk);
    await fillForm(desk, person(4, 'Chan Vuthy'));
    await sendForm(desk);

    expect(await wordsIn(desk, '.ticket dl')).toContain('On-line');
    expect((await registrations('hybrid')).at(-1)).toMatchObject({ status: 'CONFIRMED', mode: 'ONLINE' });
    await page.context().close();
  });

  it('has one choice for a whole list, which is looked at first', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { language: 'en', seat: 'desk' });
    const { page } = pisey;
    await page.goto(`${story.url}/en/organisation/enrol`);
    const enrol = page.locator(`a[href$="/${global(sessions.hybrid)}"][href*="/organisation/enrol/"]`);
    await page.goto(`${story.url}${await enrol.getAttribute('href')}`);
    expect(await wordsIn(pisey, 'main')).toContain('1 place left The room is full · 1 on-line');
    expect(await chosen(pisey)).toBe('ONLINE');
    await story.looks.here('a list for a hybrid session', pisey);
    await page.fill('textarea[name="list"]', 'Heng Sokha, half5@example.org\nNhek Pisei, half6@example.org');
    await page.getByRole('button', { name: 'Check the list', exact: true }).click();
    expect(await wordsIn(pisey, 'main')).toContain('· all of them on-line');
    await story.looks.here('a list for a hybrid session, looked at', pisey);
    expect(await registrations('hybrid')).toHaveLength(5);
    await page
      .getByRole('button', { name: /^(Enrol|Let)/ })
      .first()
      .click();
    await page.waitForURL(/done=/);

    expect((await registrations('hybrid')).slice(-2)).toEqual([
      { name: 'Heng Sokha', status: 'CONFIRMED', mode: 'ONLINE' },
      { name: 'Nhek Pisei', status: 'WAITLISTED', mode: 'ONLINE' },
    ]);
    await page.context().close();

    const phone = await story.visitor();
    await phone.page.goto(registerPage('hybrid'));
    expect(await chosen(phone)).toBe('IN_PERSON');
    expect(await wordsIn(phone, 'h1')).toBe('ចូលបញ្ជីរង់ចាំ');
    await story.looks.here('the form with both halves full', phone);
    await phone.page.context().close();
  });

  it('asks whoever comes by the link of seats set aside, of whom they are', async () => {
    const sovannary = await story.signedInAs('WORKING_GROUP', {
      language: 'en',
      seat: 'desk',
      next: `/trainer/sessions/${global(sessions.aside)}/aside`,
    });
    await sovannary.page.fill('input[name="organisation"]', 'Lotus Angkor Hotel');
    await sovannary.page.fill('input[name="seats"]', '3');
    await sovannary.page.getByRole('button', { name: 'See how many stay open', exact: true }).click();
    await sovannary.page.getByRole('button', { name: 'Set aside', exact: true }).click();
    const link = await sovannary.page.getByLabel('Link for its people').inputValue();
    await sovannary.page.context().close();

    const phone = await story.visitor();
    const { page } = phone;
    await page.goto(link.replace('/en/', '/km/'));
    expect(await wordsIn(phone, 'fieldset:has([name="attendanceMode"])')).toContain(
      'ក្នុងបន្ទប់ (នៅសល់ 2 កន្លែង) តាមអនឡាញ (នៅសល់ 1 កន្លែង)',
    );
    expect(await chosen(phone)).toBe('IN_PERSON');
    await page.check('input[name="attendanceMode"][value="ONLINE"]');
    await page.fill('input[name="fullName"]', 'កែវ មករា');
    await page.fill('input[name="contact"]', 'nowhere');
    await page.locator('main form button[type="submit"]').click();
    await page.waitForSelector('#errors');
    expect(await chosen(phone)).toBe('ONLINE');
    await story.looks.here('the link of a hybrid session with a mistake', phone);
    await page.fill('input[name="contact"]', 'half7@example.org');
    await page.locator('main form button[type="submit"]').click();
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    expect(await registrations('aside')).toEqual([{ name: 'កែវ មករា', status: 'CONFIRMED', mode: 'ONLINE' }]);
    await page.context().close();
  });

  it('is what it takes to be asked', async () => {
    const phone = await story.visitor();
    const { page } = phone;
    await page.goto(registerPage('plain'));
    expect(await page.locator('input[name="attendanceMode"]').count()).toBe(0);

    // It was hybrid when the form was opened, and is not when it is sent: nothing is written, and the form can be sent again.
    await story.db.ownerSql('update session_seats set online_capacity = 1 where session_id = $1', [
      sessions.plain,
    ]);
    await page.reload();
    await page.check('input[name="attendanceMode"][value="ONLINE"]');
    await story.db.ownerSql('update session_seats set online_capacity = null where session_id = $1', [
      sessions.plain,
    ]);
    await fillForm(phone, person(8, 'ញឹក ពិសី'));
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForSelector('#errors');
    expect(await wordsIn(phone, '#errors')).toContain('វគ្គនេះមិនធ្វើទាំងក្នុងបន្ទប់ និងតាមអនឡាញទេ។');
    expect(await registrations('plain')).toEqual([]);
    await story.looks.here('a session that is not hybrid any more', phone);
    await sendForm(phone);
    expect(await registrations('plain')).toEqual([{ name: 'ញឹក ពិសី', status: 'CONFIRMED', mode: null }]);
    await page.context().close();
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
