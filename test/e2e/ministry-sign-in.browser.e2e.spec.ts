/* Story: docs/stories/ministry-sign-in.md, in a browser on a phone, with a ministry's own page of another site: linked, signed in
   with, confirmed with, refused, and by an invitation; without any script. */
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { deriveInvitationToken } from '#identity';
import { newId } from '#kernel';
import { FakeProvider, TEST_SECRET, type TestDatabase } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { sha256 } from '../security/sign-in-world.js';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import { OutsideDemonstration } from './support/outside-demonstration.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const COMMENT = 'យល់ព្រម។ សូមពិនិត្យចំនួននៅខេត្តបាត់ដំបង «ម្តងទៀត»។';
const LIM_BOPHA = 'bopha.lim@battambang.example';

describeInBrowser('signing in through a ministry', () => {
  let db: TestDatabase;
  let moi: FakeProvider;
  let site: OutsideDemonstration;
  let browser: Browser;
  let looks: Looks;

  beforeAll(async () => {
    db = await demonstrationDatabase();
    // The ministry has no other clock than the real one.
    await db.travelBack();
    await db.ownerSql('update role_grants set granted_at = app_now()');
    moi = await FakeProvider.start('moi', { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' });
    for (const person of [{ sub: 'moi-4711' }, { sub: 'moi-9' }, { sub: 'moi-815', email: LIM_BOPHA }])
      moi.people.set(person.sub, person);
    site = await OutsideDemonstration.start(db, FakeProvider.settings(moi));
    browser = await launchBrowser();
    looks = new Looks(site.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await moi?.stop();
    await db?.drop();
  });

  async function aVisitor(
    options: { javaScriptEnabled?: boolean; locale?: string } = {},
  ): Promise<WatchedPage> {
    return looks.newPage(await browser.newContext({ locale: 'km-KH', ...options }));
  }
  const path = (page: Page): string => page.url().slice(site.url.length);
  const words = async (page: Page): Promise<string> =>
    (await page.locator('main').innerText()).replaceAll('\u200b', '').replace(/\s+/g, ' ');
  /** At the ministry's own page; nobody of that name turns back. */
  async function atTheMinistry(page: Page, sub: string): Promise<void> {
    await page.waitForURL(`${moi.issuer}/authorize?**`);
    await page.fill('[name="sub"]', sub);
    await page.click('button');
    await page.waitForURL(`${site.url}/**`);
  }
  async function signOut(page: Page): Promise<void> {
    await page.goto(`${site.url}/km/account`);
    await page.locator('.foot form button').click();
    await page.waitForURL(`${site.url}/km`);
  }

  describe('the chair, on a phone', () => {
    let watched: WatchedPage;
    let page: Page;
    beforeAll(async () => {
      watched = await aVisitor();
      page = watched.page;
    });

    it('signs in with a code and links the ministry, which opens the role', async () => {
      await page.goto(`${site.url}/km/sign-in`);
      await looks.here('sign-in with a ministry offered', watched);
      await page.fill('[name="email"]', 'chair@samaki.example');
      await page.getByRole('button', { name: 'ផ្ញើកូដមកខ្ញុំ' }).click();
      await page.waitForURL('**/sign-in/code');
      await page.fill('[name="code"]', await site.codeFor('chair@samaki.example'));
      await page.locator('main form button').click();
      await page.waitForURL('**/account/confirm');
      await page.goto(`${site.url}/km/account`);
      await looks.here('account with a ministry to link', watched);
      await page.getByRole('button', { name: 'ភ្ជាប់ ក្រសួងមហាផ្ទៃ' }).click();
      await atTheMinistry(page, 'moi-4711');
      expect(path(page)).toBe('/km/account?done=provider-linked');
      await looks.here('the ministry is linked', watched);
      await page.goto(`${site.url}/km/reports`);
      expect(path(page)).toBe('/km/reports');
    });

    it('signs in with it alone, and goes on to where it was going', async () => {
      await signOut(page);
      await page.goto(`${site.url}/km/sign-in?next=/km/reports`);
      await page.getByRole('button', { name: 'ចូលតាមក្រសួងមហាផ្ទៃ' }).click();
      await atTheMinistry(page, 'moi-4711');
      expect(path(page)).toBe('/km/reports');
      await page.goto(`${site.url}/km/account`);
      expect(await words(page)).toContain('តាមក្រសួងមហាផ្ទៃ · ប្រើចុងក្រោយ');
      await looks.here('signed in through the ministry', watched);
    });

    it('confirms with it six minutes later, and keeps the only way in', async () => {
      await db.ownerSql(`update sign_ins set proven_at = proven_at - interval '6 minutes'`);
      await page.getByRole('button', { name: 'ផ្តាច់ ក្រសួងមហាផ្ទៃ' }).click();
      await page.waitForSelector('form[action$="/confirm"]');
      await looks.here('confirm with the ministry', watched);
      await page.getByRole('button', { name: 'បញ្ជាក់តាមក្រសួងមហាផ្ទៃ' }).click();
      await atTheMinistry(page, 'moi-4711');
      await page.goto(`${site.url}/km/account`);
      await page.getByRole('button', { name: 'ផ្តាច់ ក្រសួងមហាផ្ទៃ' }).click();
      await page.waitForSelector('#errors');
      expect(await words(page)).toContain('សូមបន្ថែមសោសម្ងាត់សិន');
      await looks.here('the only way in stays', watched);
    });
  });

  it('whom the ministry vouches for and nobody knows is told what to do, in English', async () => {
    const watched = await aVisitor({ locale: 'en-GB' });
    const { page } = watched;
    const people = 'select count(*)::int as people from people';
    const [before] = await db.ownerSql(people);
    await page.goto(`${site.url}/en/sign-in`);
    await page.getByRole('button', { name: 'Sign in with Ministry of Interior' }).click();
    await atTheMinistry(page, 'moi-9');
    expect(await words(page)).toContain('ask the committee for an invitation and open its link');
    await looks.here('nobody is linked', watched);
    expect(await db.ownerSql(people)).toEqual([before]);

    await page.getByRole('button', { name: 'Sign in with Ministry of Interior' }).click();
    await atTheMinistry(page, 'nobody');
    expect(await words(page)).toContain('You turned back at the ministry’s sign-in. Nothing was changed.');
  });

  it('by an invitation, without any script', async () => {
    const id = newId();
    const token = deriveInvitationToken(TEST_SECRET, id);
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, 'លឹម បុប្ផា', $2, 'km', $2)`,
      [newId(), LIM_BOPHA],
    );
    await db.ownerSql(
      `insert into invitations (id, token_hash, email, full_name, role, locale, expires_at)
       values ($1, $2, $3, 'លឹម បុប្ផា', 'WORKING_GROUP', 'km', app_now() + interval '14 days')`,
      [id, sha256(token), LIM_BOPHA],
    );
    const reader = await aVisitor();
    await reader.page.goto(`${site.url}/km/invitation/${token}`);
    await looks.here('an invitation with a ministry offered', reader);
    const { page } = await aVisitor({ javaScriptEnabled: false });
    await page.goto(`${site.url}/km/invitation/${token}`);
    await page.getByRole('button', { name: 'ចូលតាមក្រសួងមហាផ្ទៃ' }).click();
    await atTheMinistry(page, 'moi-815');
    expect(path(page)).toBe(`/km/invitation/${token}`);
    await page.locator('main form button').click();
    await page.goto(`${site.url}/km/overview`);
    expect(path(page)).toBe('/km/overview');
    // The link of the invitation is in no table.
    expect(await db.ownerSql('select 1 from provider_attempts')).toEqual([]);
  });

  describe('what was written, on the way through the ministry', () => {
    let watched: WatchedPage;
    let page: Page;
    let report: string;
    const written = (of: Page): Promise<string> => of.evaluate(() => JSON.stringify({ ...sessionStorage }));
    const comments = (): Promise<object[]> =>
      db.ownerSql('select 1 from report_steps where comment = $1', [COMMENT]);
    async function signIn(of: Page): Promise<void> {
      await of.goto(`${site.url}/km/sign-in`);
      await of.getByRole('button', { name: 'ចូលតាមក្រសួងមហាផ្ទៃ' }).click();
      await atTheMinistry(of, 'moi-4711');
    }
    /** Writes a comment, six minutes after the proof, and is asked to confirm. */
    async function write(of: Page): Promise<void> {
      await db.ownerSql(`update sign_ins set proven_at = proven_at - interval '6 minutes'`);
      await of.goto(site.url + report);
      await of.check('[name="decision"][value="FORWARD"]');
      await of.fill('[name="reason"]', COMMENT);
      await of.locator('.decision button').click();
      await of.waitForSelector('form[action$="/moi/confirm"]');
    }
    const confirm = (of: Page): Promise<void> =>
      of.getByRole('button', { name: 'បញ្ជាក់តាមក្រសួងមហាផ្ទៃ' }).click();
    beforeAll(async () => {
      const [row] = await db.ownerSql<{ id: string }>(`select id from reports where status = 'SUBMITTED'`);
      report = `/km/reports/rpt_${row!.id.replaceAll('-', '')}`;
      watched = await aVisitor();
      page = watched.page;
      await signIn(page);
    });

    it('is in the form again, the focus is on what to do, and the tab keeps nothing', async () => {
      await write(page);
      expect(await words(page)).toContain('អ្វីដែលអ្នកសរសេរត្រូវបានរក្សាទុក');
      await looks.here('confirm with the ministry, a form held', watched);
      await confirm(page);
      await atTheMinistry(page, 'moi-4711');
      await page.waitForSelector('.decision');
      expect(await page.inputValue('[name="reason"]')).toBe(COMMENT);
      expect(await page.isChecked('[name="decision"][value="FORWARD"]')).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('confirmed');
      expect(await written(page)).toBe('{}');
      expect(await comments()).toEqual([]);
      await looks.here('confirmed with the ministry, to be pressed once more', watched);
    });

    it('is to be written again in a browser without any script, and the page says so', async () => {
      const plain = (await aVisitor({ javaScriptEnabled: false })).page;
      await signIn(plain);
      await write(plain);
      expect(await words(plain)).toContain('មិនដំណើរការស្គ្រីប');
      await confirm(plain);
      await atTheMinistry(plain, 'moi-4711');
      expect(path(plain)).toBe(report);
      expect(await plain.inputValue('[name="reason"]')).toBe('');
    });

    it('leads on by a link where the script did not load', async () => {
      await write(page);
      await confirm(page);
      await page.waitForURL(`${moi.issuer}/authorize?**`);
      const script = '**/assets/held-client-*.js';
      await page.route(script, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      await atTheMinistry(page, 'moi-4711');
      await page.getByRole('link', { name: 'បន្តទៅ' }).waitFor();
      await looks.here('back from the ministry', watched);
      await page.unroute(script);
      await page.getByRole('link', { name: 'បន្តទៅ' }).click();
      await page.waitForURL(site.url + report);
      expect(await page.inputValue('[name="reason"]')).toBe('');
    });

    it('is gone with whoever signs out', async () => {
      await write(page);
      await confirm(page);
      await page.waitForURL(`${moi.issuer}/authorize?**`);
      await page.goto(`${site.url}/km/account`);
      expect(await written(page)).toContain(COMMENT.slice(0, 10));
      await signOut(page);
      await page.waitForFunction(() => sessionStorage.length === 0);
      await signIn(page);
    });

    it('is there after turning back at the ministry, too, and is sent once', async () => {
      await write(page);
      await confirm(page);
      await atTheMinistry(page, 'nobody');
      await page.waitForSelector('[data-held-notice]:not([hidden])');
      expect(await words(page)).toContain('អ្វីដែលអ្នកសរសេរត្រូវបានរក្សាទុក');
      await looks.here('turned back at the ministry, a form held', watched);
      await confirm(page);
      await atTheMinistry(page, 'moi-4711');
      await page.waitForSelector('.decision');
      expect(await page.inputValue('[name="reason"]')).toBe(COMMENT);
      await page.locator('.decision button').click();
      await page.waitForURL('**?done=forward');
      expect(await comments()).toHaveLength(1);
    });
  });

  it('shows where it leads, for a browser that does not go there by itself', async () => {
    const watched = await aVisitor();
    const { page } = watched;
    const leading = /<meta http-equiv="refresh"[^>]*>/i;
    await page.route('**/sign-in/with/moi/sign-in', async (route) => {
      const response = await route.fetch();
      const written = await response.text();
      expect(written).toMatch(leading);
      await route.fulfill({ response, body: written.replace(leading, '') });
    });
    await page.goto(`${site.url}/km/sign-in`);
    await page.getByRole('button', { name: 'ចូលតាមក្រសួងមហាផ្ទៃ' }).click();
    await page.getByRole('link', { name: 'បន្តទៅ' }).waitFor();
    await looks.here('on to the ministry', watched);
    await page.getByRole('link', { name: 'បន្តទៅ' }).click();
    await atTheMinistry(page, 'moi-4711');
    expect(path(page)).toBe('/km/overview');
  });

  it('says that the ministry is away, and lets nobody come back twice', async () => {
    const watched = await aVisitor();
    const { page } = watched;
    await page.goto(`${site.url}/km/sign-in`);
    await page.getByRole('button', { name: 'ចូលតាមក្រសួងមហាផ្ទៃ' }).click();
    await page.waitForURL(`${moi.issuer}/authorize?**`);
    moi.bending = { tokenStatus: 503 };
    await page.fill('[name="sub"]', 'moi-4711');
    const back = page.waitForResponse((answer) =>
      answer.url().startsWith(`${site.url}/sign-in/with/moi/callback`),
    );
    await page.click('button');
    expect((await back).status()).toBe(503);
    expect(await words(page)).toContain('ប្រព័ន្ធចូលរបស់ក្រសួងមិនឆ្លើយតបទេ');
    await looks.here('the ministry is away', watched);
    moi.bending = {};
    expect((await page.reload())?.status()).toBe(422);
    expect(await words(page)).toContain('សូមចាប់ផ្តើមម្តងទៀត');
  });

  it('knows no ministry that the settings do not name', async () => {
    const { page } = await aVisitor();
    const status = async (address: string, method = 'GET'): Promise<number> =>
      (await page.request.fetch(site.url + address, { method, headers: { origin: site.url } })).status();
    expect(await status('/sign-in/with/mef/callback?code=a&state=b')).toBe(404);
    expect(await status('/km/sign-in/with/mef/sign-in', 'POST')).toBe(404);
    expect(await status('/km/sign-in/with/moi/steal', 'POST')).toBe(404);
    expect(await status('/km/sign-in/with/moi/sign-in')).toBe(404);
  });

  it('found nothing wrong on any page', () => {
    expect(looks.states.length).toBeGreaterThan(15);
    // Whoever signs in there goes there: a page of its own, and nothing else of that host.
    const wrong = looks.findings.filter(
      ({ check, what }) => check !== 'other host' || !what.startsWith(`${moi.issuer}/authorize?`),
    );
    expect(wrong).toEqual([]);
  });
});
