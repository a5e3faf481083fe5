/* docs/stories/series.md in a browser: the working group asks for a series of a session, is told what is wrong, sees its dates, and makes the
   drafts with a second press. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

describeInBrowser('A series of sessions is planned by rule', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let session: string;
  const drafts = async (): Promise<number> =>
    (
      await story.db.ownerSql<{ n: number }>(`select count(*)::int as n from sessions where status = 'DRAFT'`)
    )[0]!.n;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    // Whoever trains it trains nothing else, so that no date is anybody's trouble.
    const [row] = await story.db.ownerSql<{ session: string }>(
      `with s as (select id from sessions where status = 'OPEN' and starts_at > app_now() and mode = 'IN_PERSON' order by starts_at, id limit 1),
         alone as (delete from session_trainers t using s where t.session_id <> s.id
           and t.person_id in (select person_id from session_trainers where session_id = s.id)),
         moved as (update sessions set starts_at = '2026-12-08T06:30:00Z', ends_at = '2026-12-08T10:00:00Z', doors_open_at = '2026-12-08T06:00:00Z',
           registration_closes_at = null from s where sessions.id = s.id)
       select 'ses_' || replace(id::text, '-', '') as session from s`,
    );
    session = row!.session;
    await story.db.ownerSql(
      `insert into public_holidays (country_code, held_on, name_km, name_en) values ('KH', '2027-01-05', 'ថ្ងៃឈប់សម្រាកបន្ថែម', 'Additional Holiday')`,
    );
  });
  afterAll(() => story.end());

  it('says what is wrong with the rule', async () => {
    const { page } = dara;
    await page.goto(`${story.url}/en/trainer/sessions/${session}/plan`);
    await page.getByRole('link', { name: 'Plan a series of it' }).click();
    await page.waitForURL(/\/series$/);
    await story.looks.here('a series to plan', dara);
    await page.getByRole('button', { name: 'Show the dates' }).click();
    await page.waitForURL(/every=WEEK/);
    expect(await wordsIn(dara, '#times-error')).toContain('one of the two');
    await story.looks.here('a series with no end', dara);
  });

  it('shows the dates, without the day that is left out and the holiday, and makes nothing', async () => {
    const { page } = dara;
    const before = await drafts();
    await page.fill('#times', '3');
    await page.fill('#except', '2026-12-22');
    await page.getByRole('button', { name: 'Show the dates' }).click();
    await page.waitForURL(/times=3/);

    const dates = await wordsIn(dara, 'section[aria-labelledby="dates"]');
    expect(dates).toContain('3 sessions would be made');
    for (const day of ['15 December', '29 December', '12 January']) expect(dates).toContain(day);
    expect(dates).not.toContain('22 December');
    expect(dates).toContain('Left out: Tuesday 5 January 2027 (Additional Holiday)');
    expect(await drafts()).toBe(before);
    await story.looks.here('the dates of a series', dara);
    const english = page.url();
    const khmer = `/km${new URL(english).pathname.slice(3)}${new URL(english).search}`;
    await story.looks.at('the dates of a series in Khmer', khmer, page.context());
    await page.goto(story.url + khmer);
    // Words are set apart by places where a line may break.
    expect((await wordsIn(dara, 'section[aria-labelledby="dates"]')).replaceAll(' ', '')).toContain(
      'រំលង៖ថ្ងៃអង្គារទី5ខែមករាឆ្នាំ2027(ថ្ងៃឈប់សម្រាកបន្ថែម)',
    );
    await page.goto(english);
  });

  it('shows the holiday among the dates where it is wanted', async () => {
    const { page } = dara;
    await page.getByLabel('Also on public holidays').check();
    await page.getByRole('button', { name: 'Show the dates' }).click();
    await page.waitForURL(/onHolidays=on/);

    const dates = await wordsIn(dara, 'section[aria-labelledby="dates"]');
    expect(dates).toContain('5 January');
    expect(dates).toContain('Public holiday: Additional Holiday');
    expect(dates).not.toContain('Left out');
    expect(dates).not.toContain('12 January');
    await story.looks.here('the dates of a series with a holiday', dara);
    await story.looks.at(
      'the dates of a series with a holiday in Khmer',
      `/km${new URL(page.url()).pathname.slice(3)}${new URL(page.url()).search}`,
      page.context(),
    );
  });

  it('asks for a reason where nobody trains in a language of it', async () => {
    const { page } = dara;
    const before = await drafts();
    await story.db.ownerSql(
      `with s as (update sessions set languages = '{km,en}' where 'ses_' || replace(id::text, '-', '') = $1 returning id)
       update session_trainers t set languages = '{km}' from s where t.session_id = s.id`,
      [session],
    );
    await page.reload();
    expect(await wordsIn(dara, 'section[aria-labelledby="dates"]')).toContain(
      'None of its trainers trains in English.',
    );
    await story.looks.here('the dates of a series without a language', dara);
    await page.getByRole('button', { name: 'Make 3 drafts' }).click();

    expect(await wordsIn(dara, '#overrideReason-error')).toContain('None of its trainers trains in English.');
    expect(await drafts()).toBe(before);
    await story.looks.here('a series in a language that its trainer does not train in', dara);
    await page.fill('#overrideReason', 'Her colleague interprets');
  });

  it('makes the drafts with the second press', async () => {
    const { page } = dara;
    const before = await drafts();
    await page.getByRole('button', { name: 'Make 3 drafts' }).click();
    await page.waitForURL(/done=series/);

    expect(await wordsIn(dara, 'output.notice--ok')).toContain('The drafts of the series are made.');
    expect(await drafts()).toBe(before + 3);
    // The form that made them carried the tick.
    expect(
      await story.db.ownerSql(
        `select count(*)::int as n from sessions where status = 'DRAFT' and starts_at = '2027-01-05T06:30:00Z'`,
      ),
    ).toEqual([{ n: 1 }]);
    await story.looks.here('a series that is made', dara);
  });

  it('found nothing wrong on any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
