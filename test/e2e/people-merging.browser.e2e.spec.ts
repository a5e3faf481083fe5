/* docs/stories/people-merging.md in a browser: seen as a pair, previewed, merged, and taken back. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const PEOPLE = [
  ['ឃុន វុត្ថី', 'khun-km', null],
  ['Khun Vuthy', 'khun-en', 'vuthy@lotus.example'],
] as const;

describeInBrowser('Two records turn out to be one person', () => {
  const story = new BrowserStory();

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    for (const [name, key, email] of PEOPLE)
      await story.db.ownerSql(
        `with person as (insert into people (id, full_name, email, phone, locale, match_key)
           values (gen_random_uuid(), $1, $3, '+85517222333', 'km', $2) returning id),
         member as (insert into memberships (organisation_id, person_id)
           select o.id, p.id from organisations o, person p where o.name_en = 'Lotus Angkor Hotel'),
         word as (insert into consents (purpose, is_given, person_id, source, wording) select 'PHOTOGRAPHS', true, id, 'ACCOUNT', '1' from person)
         insert into messages (id, kind, person_id, to_address, locale, status) select gen_random_uuid(), 'sessions.moved', id, 'x@y.example', 'km', 'SENT' from person`,
        [name, key, email],
      );
  });
  afterAll(() => story.end());

  const press = async ({ page }: WatchedPage, selector: string): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.click(selector)]);
  };
  const notice = ({ page }: WatchedPage): Promise<string> => page.locator('output.notice--ok').innerText();
  const cells = async ({ page }: WatchedPage): Promise<string[]> =>
    (await page.locator('table tbody tr').allInnerTexts()).map(tidy);

  it('is proposed, previewed, merged and taken back by the working group', async () => {
    const sovannary = await story.signedInAs('WORKING_GROUP');
    const { page } = sovannary;
    await page.goto(`${story.url}/en/people/duplicates`);
    expect(await page.locator('nav a[href="/en/people/duplicates"]').first().innerText()).toBe(
      'Duplicate people',
    );
    expect(await page.locator('h1').innerText()).toMatch(
      /^Duplicate people: (one pair|\d+ pairs) to look at$/,
    );
    const pair = page.locator('#pairs > li', { hasText: 'Khun Vuthy' });
    expect(await pair.innerText()).toContain('the same phone number');
    await story.looks.here('people-pairs', sovannary);
    await story.looks.at('people-pairs', '/en/people/duplicates', page.context());
    await Promise.all([
      page.waitForEvent('load'),
      pair.locator('a.btn', { hasText: 'See what Khun Vuthy would take over' }).click(),
    ]);
    expect(await cells(sovannary)).toEqual([
      expect.stringMatching(/^Memberships .*Member in both records/),
      expect.stringMatching(/^Consents/),
      expect.stringMatching(/^Mails in the ledger/),
    ]);
    await story.looks.here('people-merge', sovannary);
    const address = page.url();
    const path = new URL(address).pathname;
    await story.looks.at('people-merge', path, page.context());

    await story.db.ownerSql(
      `update memberships set job_title = 'Cook' where person_id = (select id from people where match_key = 'khun-km')`,
    );
    await press(sovannary, 'main form button[type="submit"]');
    expect(await page.locator('main').innerText()).toContain('Something changed since you looked');
    await story.looks.here('people-merge-changed', sovannary);
    await press(sovannary, 'main form button[type="submit"]');
    expect(await notice(sovannary)).toContain('They are one now');
    await story.looks.here('people-merged', sovannary);
    await page.goto(address);
    expect(await page.locator('h1').innerText()).toContain('This cannot be done');
    await story.looks.here('people-refused', sovannary);

    await page.goto(`${story.url}/en/people/duplicates`);
    await press(sovannary, '#merged a.btn');
    expect((await cells(sovannary)).map((line) => line.replace(/ Rows/, ''))).toEqual([
      'Memberships 1',
      expect.stringMatching(/^Consents.* 1$/),
      'Mails in the ledger 1',
    ]);
    await story.looks.here('people-undo', sovannary);
    await story.looks.at('people-undo', new URL(page.url()).pathname, page.context());
    await page.fill('textarea[name="reason"]', 'Mother and daughter.');
    await press(sovannary, 'main form button[type="submit"]');
    expect(await notice(sovannary)).toContain('They are two again');

    const again = page.locator('#pairs > li', { hasText: 'Khun Vuthy' });
    await again.locator('input[name="reason"]').fill('Mother and daughter.');
    await Promise.all([page.waitForEvent('load'), again.locator('button[type="submit"]').click()]);
    expect(await notice(sovannary)).toContain('Kept as two');
    expect(await page.locator('#pairs > li', { hasText: 'Khun Vuthy' }).count()).toBe(0);
    await story.looks.here('people-apart', sovannary);
    expect(story.looks.findings).toEqual([]);
  });

  it('is in nobody else’s menu', async () => {
    const trainer = await story.signedInAs('TRAINER');
    await trainer.page.goto(`${story.url}/km/trainer`);
    expect(await trainer.page.locator('a[href="/km/people/duplicates"]').count()).toBe(0);
    const answer = await trainer.page.goto(`${story.url}/km/people/duplicates`);
    expect(answer?.status()).toBe(403);
  });
});
