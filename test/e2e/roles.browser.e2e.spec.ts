/* docs/stories/roles.md and invitations.md in a browser: an administrator invites, the invited signs in with a code and
   accepts, runs their own city and no other, and loses the role again. */
import { jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser } from 'playwright-core';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import type { WatchedPage } from './support/page-checks.js';
import { type Stack, startStack } from './support/stack.js';

jest.setTimeout(180_000);

const EMAIL = 'bopha.lim@battambang.example';

describeInBrowser('Roles are given and taken', () => {
  let db: TestDatabase;
  let stack: Stack;
  let browser: Browser;
  let looks: Looks;
  let rotha: WatchedPage;
  let bopha: WatchedPage;
  let link: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    stack = await startStack(db.url);
    browser = await launchBrowser();
    looks = new Looks(stack.url);
    rotha = await visitor('desk');
    bopha = await visitor('phone');
    await signIn(rotha, 'ADMINISTRATOR');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await db?.drop();
  });

  async function visitor(seat: 'desk' | 'phone'): Promise<WatchedPage> {
    const context = await browser.newContext({ locale: 'km-KH', timezoneId: 'Asia/Phnom_Penh' });
    context.setDefaultTimeout(30_000);
    return looks.newPage(context, seat);
  }
  async function signIn({ page }: WatchedPage, role: string): Promise<void> {
    await page.goto(`${stack.url}/en/sign-in`);
    await page.click(`button[name="role"][value="${role}"]`);
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  }
  const heading = async ({ page }: WatchedPage): Promise<string> =>
    (await page.locator('h1').innerText()).replaceAll('\u200b', '');
  /** What a mail to her says, as soon as one says it. */
  async function mailed(pattern: RegExp): Promise<string> {
    let found = '';
    await waitFor(
      async () => {
        const rows = await db.ownerSql<{ raw: Buffer }>(
          'select raw from caught_mails where lower(to_address) = $1 order by id desc',
          [EMAIL],
        );
        const mails = await Promise.all(rows.map(({ raw }) => simpleParser(raw)));
        found = mails.map(({ text }) => pattern.exec(text ?? '')?.[0]).find(Boolean) ?? '';
        return found !== '';
      },
      60_000,
      `a mail with ${pattern}`,
    );
    return found;
  }

  it('an administrator opens users and roles from the menu, and finds people by name and by role', async () => {
    const { page } = rotha;
    await page.locator('nav a[href="/en/users"]').click();
    await page.waitForURL(/\/en\/users$/);
    expect(await heading(rotha)).toMatch(/^\d+ people have a part in the programme$/);
    await page.fill('#filter-search', 'ប្រាក់វណ្ណៈ');
    await page.press('#filter-search', 'Enter');
    await page.waitForURL(/search=/);
    expect(await page.locator('tbody').innerText()).toContain('City officer, Siem Reap');
    await page.goto(`${stack.url}/en/users?role=CITY_OFFICER`);
    expect(await page.locator('tbody tr').count()).toBe(2);
    await looks.at('users and roles', '/en/users', page.context());
    await looks.at('nobody fits', '/en/users?search=zzzz', page.context());
  });

  it('invites somebody to run a city, and sees that it waits', async () => {
    const { page } = rotha;
    await page.goto(`${stack.url}/en/users/invite`);
    await looks.here('which role', rotha);
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
    await looks.here('a wrong address', rotha);
    expect(await page.inputValue('#fullName')).toBe('លឹម បុប្ផា');

    await page.fill('#email', EMAIL);
    await page.check('input[name="language"][value="km"]');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.waitForURL(/invitations\?done=invited/);
    expect(await page.locator('tbody').innerText()).toContain(EMAIL);
    await looks.here('invitations that wait', rotha);
    await looks.at(
      'inviting a coordinator',
      '/en/users/invite?role=COORDINATOR&organisation=Lotus',
      page.context(),
    );
  });

  it('the invited opens the link, signs in with a code to that address, and accepts', async () => {
    link = await mailed(/\/km\/invitation\/[A-Za-z0-9_-]{43}/);
    const { page } = bopha;
    await page.goto(stack.url + link);
    expect(await heading(bopha)).toBe('អ្នកត្រូវបានអញ្ជើញ៖ មន្ត្រីក្រុង បាត់ដំបង');
    expect(await page.inputValue('#email')).toBe(EMAIL);
    await looks.at('an invitation, nobody signed in', link, page.context());
    await looks.at('an invitation for another', link, rotha.page.context());

    await page.locator('main form[action$="/sign-in"] button').click();
    await page.waitForURL(/sign-in\/code/);
    await page.fill('#code', await mailed(/\b\d{8}\b/));
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL((url) => url.pathname === link);
    await looks.at('an invitation of one’s own', link, page.context());

    await page.getByRole('button', { name: 'ទទួលយកតួនាទីនេះ' }).click();
    await page.waitForSelector('output.notice--ok');
    expect(await heading(bopha)).toBe('ឥឡូវនេះអ្នកជា៖ មន្ត្រីក្រុង បាត់ដំបង');
    await looks.at('an accepted invitation', link, page.context());
  });

  it('she runs the sessions of her city, and sees nothing of another', async () => {
    const { page } = bopha;
    await page.goto(`${stack.url}/km/trainer`);
    expect(await heading(bopha)).toBe('វគ្គនៃក្រុងរបស់អ្នក');
    expect(await page.locator('li.mine a[href$="/plan"]').count()).toBeGreaterThan(0);
    await looks.here('sessions of the own city', bopha);
    const [other] = await db.ownerSql<{ id: string }>(
      `select 'ses_' || replace(s.id::text, '-', '') as id from sessions s join cities c on c.id = s.city_id
       where c.code = 'siem-reap' and s.starts_at > app_now() limit 1`,
    );
    const answer = await page.goto(`${stack.url}/km/trainer/sessions/${other!.id}`);
    expect(answer?.status()).toBe(403);
    expect((await page.goto(`${stack.url}/km/users`))?.status()).toBe(403);
  });

  it('the role is ended with a reason, and is gone with her next click', async () => {
    const { page } = rotha;
    await page.goto(`${stack.url}/en/users?search=${encodeURIComponent(EMAIL)}`);
    await page.getByRole('link', { name: 'លឹម បុប្ផា' }).click();
    await page.waitForURL(/users\/per_/);
    await looks.here('a person', rotha);
    await page.getByRole('link', { name: 'End this role' }).click();
    await page.waitForURL(/take=/);
    await looks.here('ending a role', rotha);
    await page.fill('#reason', 'The city named somebody else');
    await page.getByRole('button', { name: 'End this role' }).click();
    await page.waitForURL(/done=taken/);
    expect(await page.locator('.role-history').innerText()).toContain('The city named somebody else');
    await looks.here('an ended role', rotha);

    expect((await bopha.page.goto(`${stack.url}/km/overview`))?.status()).toBe(403);
    await mailed(/The city named somebody else/);
  });

  it('a role is given by the working group, only those that it gives', async () => {
    const sovannary = await visitor('phone');
    await signIn(sovannary, 'WORKING_GROUP');
    const { page } = sovannary;
    await page.goto(`${stack.url}/en/users?search=${encodeURIComponent(EMAIL)}`);
    await page.getByRole('link', { name: 'លឹម បុប្ផា' }).click();
    await page.waitForURL(/users\/per_/);
    expect(await page.locator('.role-choices a').allInnerTexts()).toEqual(['Coordinator', 'Trainer']);
    await page.getByRole('link', { name: 'Trainer' }).click();
    await page.waitForURL(/give=TRAINER/);
    await looks.here('giving a role', sovannary);
    await page.fill('#reason', 'Holds the course on water');
    await page.getByRole('button', { name: 'Give this role' }).click();
    await page.waitForURL(/done=given/);
    await looks.here('a given role', sovannary);
  });

  it('every page passed its checks', () => {
    expect(looks.states.length).toBeGreaterThan(30);
    expect(looks.findings).toEqual([]);
  });
});
