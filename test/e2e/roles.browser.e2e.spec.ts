/* docs/stories/roles.md and invitations.md in a browser: an administrator invites, the invited signs in with a code and
   accepts, runs their own city and no other, and loses the role again. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const EMAIL = 'bopha.lim@battambang.example';

describeInBrowser('Roles are given and taken', () => {
  const story = new BrowserStory();
  let rotha: WatchedPage;
  let bopha: WatchedPage;
  let link: string;

  beforeAll(async () => {
    await story.begin();
    rotha = await story.signedInAs('ADMINISTRATOR', { language: 'en', seat: 'desk' });
    bopha = await story.visitor();
  });
  afterAll(() => story.end());

  /** What a mail to her says, as soon as one says it. */
  const mailed = async (pattern: RegExp): Promise<string> =>
    pattern.exec(await story.mailTo(EMAIL, pattern))![0];

  it('an administrator opens users and roles from the menu, and finds people by name and by role', async () => {
    const { page } = rotha;
    await page.locator('nav a[href="/en/users"]').click();
    await page.waitForURL(/\/en\/users$/);
    expect(await wordsIn(rotha, 'h1')).toMatch(/^\d+ people have a part in the programme$/);
    await page.fill('#filter-search', 'ប្រាក់វណ្ណៈ');
    await page.press('#filter-search', 'Enter');
    await page.waitForURL(/search=/);
    expect(await page.locator('tbody').innerText()).toContain('City officer, Siem Reap');
    await page.goto(`${story.url}/en/users?role=CITY_OFFICER`);
    expect(await page.locator('tbody tr').count()).toBe(2);
    await story.looks.at('users and roles', '/en/users', page.context());
    await story.looks.at('nobody fits', '/en/users?search=zzzz', page.context());
  });

  it('invites somebody to run a city, and sees that it waits', async () => {
    const { page } = rotha;
    await page.goto(`${story.url}/en/users/invite`);
    await story.looks.here('which role', rotha);
    await page.getByRole('link', { name: 'City officer' }).click();
    await page.waitForURL(/role=CITY_OFFICER/);
    await page.selectOption('#scopeId', { label: 'Battambang' });
    await page.fill('#fullName', 'លឹម បុប្ផា');
    await page.fill('#email', 'no address@');
    await page.locator('form[method="post"][action$="/users/invite"]').evaluate((form) => {
      form.setAttribute('novalidate', '');
    });
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.waitForSelector('#errors');
    await story.looks.here('a wrong address', rotha);
    expect(await page.inputValue('#fullName')).toBe('លឹម បុប្ផា');

    await page.fill('#email', EMAIL);
    await page.check('input[name="language"][value="km"]');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.waitForURL(/invitations\?done=invited/);
    expect(await page.locator('tbody').innerText()).toContain(EMAIL);
    await story.looks.here('invitations that wait', rotha);
    await story.looks.at(
      'inviting a coordinator',
      '/en/users/invite?role=COORDINATOR&organisation=Lotus',
      page.context(),
    );
  });

  it('the invited opens the link, signs in with a code to that address, and accepts', async () => {
    link = await mailed(/\/km\/invitation\/[A-Za-z0-9_-]{43}/);
    const { page } = bopha;
    await page.goto(story.url + link);
    expect(await wordsIn(bopha, 'h1')).toBe('អ្នកត្រូវបានអញ្ជើញ៖ មន្ត្រីក្រុង បាត់ដំបង');
    expect(await page.inputValue('#email')).toBe(EMAIL);
    await story.looks.at('an invitation, nobody signed in', link, page.context());
    await story.looks.at('an invitation for another', link, rotha.page.context());

    await page.locator('main form[action$="/sign-in"] button').click();
    await page.waitForURL(/sign-in\/code/);
    await page.fill('#code', await mailed(/\b\d{8}\b/));
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL((url) => url.pathname === link);
    await story.looks.at('an invitation of one’s own', link, page.context());

    await page.getByRole('button', { name: 'ទទួលយកតួនាទីនេះ' }).click();
    await page.waitForSelector('output.notice--ok');
    expect(await wordsIn(bopha, 'h1')).toBe('ឥឡូវនេះអ្នកជា៖ មន្ត្រីក្រុង បាត់ដំបង');
    await story.looks.at('an accepted invitation', link, page.context());
  });

  it('she runs the sessions of her city, and sees nothing of another', async () => {
    const { page } = bopha;
    await page.goto(`${story.url}/km/trainer`);
    expect(await wordsIn(bopha, 'h1')).toBe('វគ្គនៃក្រុងរបស់អ្នក');
    expect(await page.locator('li.mine a[href$="/plan"]').count()).toBeGreaterThan(0);
    await story.looks.here('sessions of the own city', bopha);
    const [other] = await story.db.ownerSql<{ id: string }>(
      `select 'ses_' || replace(s.id::text, '-', '') as id from sessions s join cities c on c.id = s.city_id
       where c.code = 'siem-reap' and s.starts_at > app_now() limit 1`,
    );
    const answer = await page.goto(`${story.url}/km/trainer/sessions/${other!.id}`);
    expect(answer?.status()).toBe(403);
    expect((await page.goto(`${story.url}/km/users`))?.status()).toBe(403);
  });

  it('the role is ended with a reason, and is gone with her next click', async () => {
    const { page } = rotha;
    await page.goto(`${story.url}/en/users?search=${encodeURIComponent(EMAIL)}`);
    await page.getByRole('link', { name: 'លឹម បុប្ផា' }).click();
    await page.waitForURL(/users\/per_/);
    await story.looks.here('a person', rotha);
    await page.getByRole('link', { name: 'End this role' }).click();
    await page.waitForURL(/take=/);
    await story.looks.here('ending a role', rotha);
    await page.fill('#reason', 'The city named somebody else');
    await page.getByRole('button', { name: 'End this role' }).click();
    await page.waitForURL(/done=taken/);
    expect(await page.locator('.role-history').innerText()).toContain('The city named somebody else');
    await story.looks.here('an ended role', rotha);

    expect((await bopha.page.goto(`${story.url}/km/overview`))?.status()).toBe(403);
    await mailed(/The city named somebody else/);
  });

  it('the audit says why, until the person is erased', async () => {
    const { page } = rotha;
    await page.goto(`${story.url}/en/audit?action=identity.revoke-role`);
    await page.locator('main .table tbody th a').first().click();
    await page.waitForURL(/audit\/aud_/);
    const facts = page.locator('.audit-facts');
    expect(await facts.innerText()).toContain('The city named somebody else');
    await story.looks.here('why a role was ended', rotha);

    await story.db.ownerSql(`delete from sealed_values where value = 'The city named somebody else'`);
    await page.reload();
    expect(await facts.innerText()).toContain('erased since');
    expect(await facts.innerText()).not.toContain('sealed:');
    await story.looks.here('why, erased since', rotha);
  });

  it('a role is given by the working group, only those that it gives', async () => {
    const sovannary = await story.signedInAs('WORKING_GROUP', { language: 'en' });
    const { page } = sovannary;
    await page.goto(`${story.url}/en/users?search=${encodeURIComponent(EMAIL)}`);
    await page.getByRole('link', { name: 'លឹម បុប្ផា' }).click();
    await page.waitForURL(/users\/per_/);
    expect(await page.locator('.role-choices a').allInnerTexts()).toEqual(['Coordinator', 'Trainer']);
    await page.getByRole('link', { name: 'Trainer' }).click();
    await page.waitForURL(/give=TRAINER/);
    await story.looks.here('giving a role', sovannary);
    await page.fill('#reason', 'Holds the course on water');
    await page.getByRole('button', { name: 'Give this role' }).click();
    await page.waitForURL(/done=given/);
    await story.looks.here('a given role', sovannary);
  });

  it('every page passed its checks', () => {
    expect(story.looks.states.length).toBeGreaterThan(30);
    expect(story.looks.findings).toEqual([]);
  });
});
