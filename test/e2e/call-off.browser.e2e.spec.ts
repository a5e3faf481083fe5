/* docs/stories/session-planning.md, *Who is told stands there first* and *All of it by hand*, in a browser: the working group on a desk in English, who
   has a seat and who trains on phones in Khmer. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

const SREYMOM = 'sreymom.chan@angkor-guides.example';

describeInBrowser('a session is copied, called off and held', () => {
  const story = new BrowserStory();
  let sokDara: WatchedPage;
  let session: string;
  let copy: string;
  let ticket: string;
  const plan = (id: string): string => `${story.url}/en/trainer/sessions/${id}/plan`;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    const elsewhere = await scheduleHotelSession(story.db, 9);
    await story.db.ownerSql(
      `update sessions set starts_at = starts_at + interval '7 days', doors_open_at = doors_open_at + interval '7 days',
         ends_at = ends_at + interval '7 days' where id = $1`,
      [elsewhere],
    );
    await story.db.ownerSql(
      "update session_seats set closes_at = closes_at + interval '7 days' where session_id = $1",
      [elsewhere],
    );
    session = `ses_${(await scheduleHotelSession(story.db, 3)).replaceAll('-', '')}`;
    const person = { organisation: 'Lotus Angkor Hotel', locale: 'km' } as const;
    ticket = await registerByForm(story.url, session, {
      ...person,
      no: 1,
      fullName: 'ចាន់ ស្រីមុំ',
      email: SREYMOM,
    });
    await registerByForm(story.url, session, { ...person, no: 2, fullName: 'លី ណារ៉ុង', email: '012 345 678' });
    sokDara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
  });
  afterAll(() => story.end());

  /** Mails and acts, by their number. */
  const written = (): Promise<unknown> =>
    story.db.ownerSql(
      'select (select count(*)::int from messages) as mails, (select count(*)::int from audit_rows) as acts',
    );

  it('shows who is told before anything is done', async () => {
    const { page } = sokDara;
    const before = await written();
    await page.goto(plan(session));
    expect(await wordsIn(sokDara, 'main .notice')).toContain('2 people are registered.');
    await page.getByText('Who they are').click();
    expect(await page.locator('main details li').allInnerTexts()).toEqual([
      'ចាន់ ស្រីមុំ has a seat',
      'លី ណារ៉ុង has a seat · gets no mail: has no e-mail address here',
    ]);
    await story.looks.here('who is told', sokDara);
    expect(await written()).toEqual(before);
  });

  it('is copied to a draft, which opens with a reason where its trainer is elsewhere', async () => {
    const { page } = sokDara;
    await page.getByRole('button', { name: 'Make a draft of it' }).click();
    await page.waitForURL(/done=copied/);
    copy = /ses_\w+/.exec(page.url())![0];
    expect(copy).not.toBe(session);
    expect(await wordsIn(sokDara, 'output.notice--ok')).toContain(
      'This is the copy: a draft that nobody else sees.',
    );
    expect(await wordsIn(sokDara, 'main')).toContain('15 December');

    await page.getByRole('button', { name: 'Open the session to everybody' }).click();
    expect(await wordsIn(sokDara, '#overrideReason-error')).toContain('កែវ សុភា');
    await story.looks.here('a copy whose trainer is elsewhere', sokDara);
    await page.fill('#overrideReason', 'Her colleague begins');
    await page.getByRole('button', { name: 'Open the session to everybody' }).click();
    await page.waitForURL(/done=opened/);
  });

  it('is called off with a reason in both languages alone', async () => {
    const { page } = sokDara;
    await page.goto(plan(session));
    await page.fill('#cancelReasonKm', ' ');
    await page.fill('#cancelReasonEn', 'Floods');
    const before = await written();
    await page.getByRole('button', { name: 'Cancel, and tell those registered' }).click();
    expect(await wordsIn(sokDara, '#cancelReasonKm-error')).toBe('Write a reason in Khmer and in English.');
    expect(await page.inputValue('#cancelReasonEn')).toBe('Floods');
    expect(await written()).toEqual(before);
    await story.looks.here('a session called off for no reason', sokDara);
    await page.fill('#cancelReasonKm', 'ទឹកជំនន់');
    await page.getByRole('button', { name: 'Cancel, and tell those registered' }).click();
    await page.waitForURL(/done=cancelled/);
    expect(await wordsIn(sokDara, 'output.notice--ok')).toBe('The session has been cancelled.');
  });

  it('says so with the reason and other dates, on its page, on the ticket and by mail', async () => {
    const visitor = await story.visitor();
    await visitor.page.goto(`${story.url}/km/sessions/${session}`);
    const notice = await wordsIn(visitor, '.notice--bad');
    expect(notice).toContain('ទឹកជំនន់');
    expect(await visitor.page.locator(`.notice--bad a[href="/km/sessions/${copy}"]`).count()).toBe(1);
    expect(await visitor.page.locator('a[href$="/register"]').count()).toBe(0);
    await story.looks.here('a session that was called off', visitor);
    await visitor.page.goto(ticket);
    expect(await wordsIn(visitor, 'main')).toContain('ទឹកជំនន់');
    await story.looks.here('a ticket of a session that was called off', visitor);
    expect(await story.mailTo(SREYMOM, /ទឹកជំនន់/)).toContain(`/km/sessions/${copy}`);
    await visitor.page.context().close();
  });

  it('was held when whoever trains it says so', async () => {
    await story.db.travelTo(at('2026-12-15 17:05'));
    const trainer = await story.signedInAs('TRAINER', { next: `/trainer/sessions/${copy}` });
    await story.looks.here('a session that is over', trainer);
    await trainer.page.getByRole('button', { name: 'បញ្ជាក់ថាវគ្គបានធ្វើ' }).click();
    await trainer.page.locator('output.notice--ok').waitFor();
    expect(
      await story.db.ownerSql<{ held: string }>(
        `select to_char(held_at at time zone 'Asia/Phnom_Penh', 'DD HH24:MI') as held from sessions where 'ses_' || replace(id::text, '-', '') = $1`,
        [copy],
      ),
    ).toEqual([{ held: '15 17:05' }]);
  });

  it('found nothing wrong on any of the pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
