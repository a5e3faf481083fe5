/* Story: docs/stories/strong-sign-in.md, in a browser, outside the demonstration: on a phone with a passkey, by keyboard alone,
   with an authenticator, and without any script. */
import { jest } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestDatabase } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { Looks } from './support/looks.js';
import { OutsideDemonstration } from './support/outside-demonstration.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const COMMENT = 'អាន​ហើយ សូម​បញ្ជូន​ទៅ​ទីស្តីការ។';

describeInBrowser('signing in outside the demonstration', () => {
  let db: TestDatabase;
  let site: OutsideDemonstration;
  let browser: Browser;
  let looks: Looks;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    db = await demonstrationDatabase();
    await db.ownerSql('update role_grants set granted_at = app_now()');
    site = await OutsideDemonstration.start(db);
    browser = await launchBrowser();
    looks = new Looks(site.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await db?.drop();
  });

  async function aVisitor(options: { javaScriptEnabled?: boolean } = {}): Promise<WatchedPage> {
    const context = await browser.newContext({ locale: 'km-KH', ...options });
    contexts.push(context);
    return looks.newPage(context);
  }

  /** A phone that asks for a finger and gets one; `touches(false)` keeps the finger away. */
  async function withAuthenticator(page: Page): Promise<(touches: boolean) => Promise<void>> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return async (enabled) => {
      await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    };
  }

  /** Presses the button while the finger is away, and touches before the browser asks: a question that finds no finger is never
     put to this authenticator again. */
  async function pressAndTouch(
    page: Page,
    touches: (touches: boolean) => Promise<void>,
    press: () => Promise<void>,
  ) {
    const challenges = '**/passkeys/challenge';
    await page.route(challenges, async (route) => {
      await touches(true);
      await route.continue();
    });
    await press();
    await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
    await page.unroute(challenges);
  }

  /** The page of the sign-in with the finger away, once the address field offers the passkey. */
  async function openUntouched(
    page: Page,
    touches: (touches: boolean) => Promise<void>,
    next = '',
  ): Promise<void> {
    await touches(false);
    const offered = page.waitForResponse('**/passkeys/challenge');
    await page.goto(`${site.url}/km/sign-in${next}`);
    await (await offered).finished();
  }

  async function signInWithCode(page: Page, email: string, next = ''): Promise<void> {
    await page.goto(`${site.url}/km/sign-in${next}`);
    await page.fill('[name="email"]', email);
    await page.getByRole('button', { name: 'ផ្ញើកូដមកខ្ញុំ' }).click();
    await page.waitForURL('**/sign-in/code');
    await page.fill('[name="code"]', await site.codeFor(email));
    await page.locator('main form button').click();
    await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
  }
  const words = async (page: Page): Promise<string> =>
    (await page.locator('main').innerText()).replaceAll('\u200b', '').replace(/\s+/g, ' ');
  const path = (page: Page): string => page.url().slice(site.url.length);
  const signOut = async (page: Page): Promise<void> => {
    await page.locator('.foot form button').click();
    await page.waitForURL(`${site.url}/km`);
  };

  describe('the chair, on a phone', () => {
    let watched: WatchedPage;
    let page: Page;
    let touches: (touches: boolean) => Promise<void>;
    let report = '';

    beforeAll(async () => {
      watched = await aVisitor();
      page = watched.page;
      touches = await withAuthenticator(page);
    });

    it('comes in with a code and finds the role waiting for a passkey', async () => {
      await page.goto(`${site.url}/km/sign-in`);
      await looks.here('sign-in with a passkey offered', watched);
      await signInWithCode(page, 'chair@samaki.example');
      expect(path(page)).toBe('/km/account/confirm');
      await looks.here('nothing to confirm with yet', watched);
      await page.goto(`${site.url}/km`);
      await looks.here('a role waits', watched);
      await page.goto(`${site.url}/km/reports`);
      expect(path(page)).toBe('/km/account/confirm?next=%2Fkm%2Freports');
    });

    it('makes a passkey, and the role is there', async () => {
      await page.locator('main').getByRole('link', { name: 'រៀបចំសោសម្ងាត់' }).click();
      await page.waitForURL('**/account#passkeys');
      await looks.here('account without a passkey', watched);
      await page.fill('[name="name"]', 'ទូរសព្ទខ្ញុំ');
      await page.getByRole('button', { name: 'បន្ថែមសោសម្ងាត់' }).click();
      await page.waitForURL('**/account?done=passkey-added');
      await looks.here('a passkey was added', watched);
      await page.goto(`${site.url}/km/reports`);
      expect(path(page)).toBe('/km/reports');
    });

    it('signs in with it alone, where the address is typed and by the button', async () => {
      await signOut(page);
      await page.goto(`${site.url}/km/sign-in?next=/km/reports`, { waitUntil: 'commit' });
      await page.waitForURL(`${site.url}/km/reports`);

      await signOut(page);
      await openUntouched(page, touches, '?next=/km/reports');
      const button = page.getByRole('button', { name: 'ចូលដោយសោសម្ងាត់' });
      await pressAndTouch(page, touches, () => button.click());
      expect(path(page)).toBe('/km/reports');
      expect(await db.ownerSql('select name from passkeys')).toEqual([{ name: 'ទូរសព្ទខ្ញុំ' }]);
    });

    it('is asked to confirm six minutes later, and finds the comment again', async () => {
      const [row] = await db.ownerSql<{ id: string }>(`select id from reports where status = 'SUBMITTED'`);
      report = `/km/reports/rpt_${row!.id.replaceAll('-', '')}`;
      await db.ownerSql(`update sign_ins set proven_at = proven_at - interval '6 minutes'`);
      await page.goto(site.url + report);
      await page.check('[name="decision"][value="FORWARD"]');
      await page.fill('[name="reason"]', COMMENT);
      await page.locator('.decision button').click();
      await page.waitForSelector('[data-passkey="CONFIRM"]:not([hidden])');
      expect(await words(page)).toContain('អ្វីដែលអ្នកសរសេរត្រូវបានរក្សាទុក');
      expect(await db.ownerSql(`select 1 from report_steps where comment = $1`, [COMMENT])).toEqual([]);
      await looks.here('confirm with a form held', watched);

      await page.getByRole('button', { name: 'បញ្ជាក់ដោយសោសម្ងាត់' }).click();
      await page.waitForSelector('.decision');
      expect(await page.inputValue('[name="reason"]')).toBe(COMMENT);
      expect(await page.isChecked('[name="decision"][value="FORWARD"]')).toBe(true);
      await looks.here('confirmed, to be pressed once more', watched);

      await page.locator('.decision button').click();
      await page.waitForURL('**?done=forward');
      expect(
        await db.ownerSql(`select comment from report_steps where comment = $1`, [COMMENT]),
      ).toHaveLength(1);
    });

    it('sees where the sign-ins are and ends the others, which bites at once', async () => {
      const other = await aVisitor();
      await signInWithCode(other.page, 'chair@samaki.example');
      await page.goto(`${site.url}/km/account`);
      expect(await page.locator('section[aria-labelledby="sign-ins-title"] li').count()).toBe(2);
      await looks.here('account with two sign-ins', watched);
      await page.getByRole('button', { name: 'បញ្ចប់កន្លែងផ្សេងទាំងអស់' }).click();
      await page.waitForURL('**/account?done=others-ended');
      await other.page.goto(`${site.url}/km/account`);
      expect(path(other.page)).toBe('/km/sign-in?next=%2Fkm%2Faccount');
    });

    it('cannot remove the only passkey, and is told why', async () => {
      await page.locator('.own-list summary').first().click();
      await page.getByRole('button', { name: 'លុបសោសម្ងាត់នេះ' }).click();
      await page.waitForSelector('#errors');
      expect(await words(page)).toContain('តួនាទីរបស់អ្នកត្រូវការសោសម្ងាត់នេះ');
      await looks.here('the only passkey stays', watched);
    });
  });

  it('by keyboard alone: a passkey is made and used', async () => {
    const watched = await aVisitor();
    const { page } = watched;
    const touches = await withAuthenticator(page);
    const focusOn = async (wanted: string): Promise<void> => {
      for (let n = 0; n < 60; n += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const { activeElement: at } = document;
          return at?.getAttribute('name') ?? at?.textContent?.replaceAll('\u200b', '').trim() ?? '';
        });
        if (focused.includes(wanted)) return;
      }
      throw new Error(`The keyboard does not reach ${wanted}`);
    };
    await page.goto(`${site.url}/km/sign-in`);
    await focusOn('email');
    await page.keyboard.type('working-group@samaki.example');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/code');
    const code = await site.codeFor('working-group@samaki.example');
    await focusOn('code');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account/confirm');
    await focusOn('រៀបចំសោសម្ងាត់');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account#passkeys');
    await focusOn('name');
    await page.keyboard.type('Laptop');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account?done=passkey-added');
    await focusOn('ចាកចេញនៅទីនេះ');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}/km`);
    await openUntouched(page, touches);
    await focusOn('ចូលដោយសោសម្ងាត់');
    await pressAndTouch(page, touches, () => page.keyboard.press('Enter'));
    expect(path(page)).toBe('/km/overview');
  });

  let recoveryCodes: string[] = [];

  it('without any script: a trainer signs in with a code and an authenticator', async () => {
    const watched = await aVisitor({ javaScriptEnabled: false });
    const { page } = watched;
    const epoch = async (): Promise<number> =>
      (await db.ownerSql<{ s: number }>('select floor(extract(epoch from app_now()))::int as s'))[0]!.s;
    await signInWithCode(page, 'trainer@samaki.example', '?next=/km/trainer');
    expect(path(page)).toBe('/km/account/confirm?next=%2Fkm%2Ftrainer');
    await page.goto(`${site.url}/km/account`);
    await page.getByRole('button', { name: 'រៀបចំកម្មវិធីផ្ទៀងផ្ទាត់' }).click();
    await page.waitForURL('**/account/authenticator');
    // Found after lunch: what was on the page has run out, and the page says so.
    const late = (await page.locator('.secret').innerText()).replaceAll(' ', '');
    await db.ownerSql(`update authenticators set created_at = created_at - interval '10 minutes'`);
    await page.fill('[name="code"]', generateSync({ secret: late, epoch: await epoch() }));
    await page.getByRole('button', { name: 'បញ្ចប់' }).click();
    expect(await page.locator('#errors li').allInnerTexts()).toEqual([
      'ការរៀបចំកម្មវិធីផ្ទៀងផ្ទាត់លើសពី 10 នាទី។ សូមចាប់ផ្តើមម្តងទៀត ដោយប្រើកូដ QR ថ្មី។',
    ]);
    await page.getByRole('button', { name: 'រៀបចំកម្មវិធីផ្ទៀងផ្ទាត់' }).click();
    await page.waitForURL('**/account/authenticator');
    const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
    expect(secret).not.toBe(late);
    await page.fill('[name="code"]', generateSync({ secret, epoch: await epoch() }));
    await page.getByRole('button', { name: 'បញ្ចប់' }).click();
    await page.waitForSelector('.recovery-codes');
    recoveryCodes = await page.locator('.recovery-codes li').allInnerTexts();
    expect(recoveryCodes).toHaveLength(10);

    await signOut(page);
    await signInWithCode(page, 'trainer@samaki.example', '?next=/km/trainer');
    await page.fill('[name="code"]', '000000');
    await page.locator('main form button').click();
    await page.waitForSelector('#errors');
    await page.fill('[name="code"]', recoveryCodes[0]!);
    await page.locator('main form button').click();
    await page.waitForURL('**/km/trainer');
    expect(await words(page)).not.toBe('');
  });

  it('a trainer who is made chair confirms with the authenticator and adds the passkey', async () => {
    await db.ownerSql(`insert into role_grants (id, person_id, role)
      select gen_random_uuid(), id, 'CHAIR' from people where email = 'trainer@samaki.example'`);
    const watched = await aVisitor();
    const { page } = watched;
    await withAuthenticator(page);
    await signInWithCode(page, 'trainer@samaki.example', '?next=/km/reports');
    expect(path(page)).toBe('/km/account/confirm?next=%2Fkm%2Freports');
    expect(await words(page)).toContain(
      'តួនាទីថ្មីរបស់អ្នកត្រូវការសោសម្ងាត់។ សូមបញ្ជាក់ដោយកម្មវិធីផ្ទៀងផ្ទាត់ រួចបន្ថែមសោសម្ងាត់នៅលើទំព័រគណនីរបស់អ្នក។',
    );
    await looks.here('a promoted trainer confirms', watched);
    await page.fill('[name="code"]', recoveryCodes[1]!);
    await page.locator('main form button').click();
    await page.waitForURL('**/km/account');
    await page.fill('[name="name"]', 'ទូរសព្ទ');
    await page.getByRole('button', { name: 'បន្ថែមសោសម្ងាត់' }).click();
    await page.waitForURL('**/account?done=passkey-added');
    await page.goto(`${site.url}/km/reports`);
    expect(path(page)).toBe('/km/reports');
  });

  it('a coordinator confirms to invite another, and finds what was typed', async () => {
    await db.ownerSql(
      `insert into role_grants (id, person_id, role, scope_id)
       select gen_random_uuid(), p.id, 'COORDINATOR', g.scope_id from people p, role_grants g join people c on c.id = g.person_id
       where p.email = 'participant@samaki.example' and c.email = 'coordinator@samaki.example' and g.role = 'COORDINATOR'`,
    );
    const watched = await aVisitor();
    const { page } = watched;
    await withAuthenticator(page);
    await signInWithCode(page, 'participant@samaki.example');
    await page.goto(`${site.url}/km/account`);
    await page.fill('[name="name"]', 'ទូរសព្ទ');
    await page.getByRole('button', { name: 'បន្ថែមសោសម្ងាត់' }).click();
    await page.waitForURL('**/account?done=passkey-added');
    await db.ownerSql(`update sign_ins set proven_at = proven_at - interval '9 days'`);

    await page.goto(`${site.url}/km/organisation/members`);
    await page.fill('[name="fullName"]', 'គឹម សុខា');
    await page.fill('[name="email"]', 'sokha.kim@lotus-angkor.example');
    await page.getByRole('button', { name: 'អញ្ជើញជាអ្នកសម្របសម្រួល' }).click();
    await page.waitForSelector('[data-passkey="CONFIRM"]:not([hidden])');
    const invited = `select 1 from invitations where email = 'sokha.kim@lotus-angkor.example'`;
    expect(await db.ownerSql(invited)).toEqual([]);
    await looks.here('confirm to invite a coordinator', watched);

    await page.getByRole('button', { name: 'បញ្ជាក់ដោយសោសម្ងាត់' }).click();
    await page.waitForSelector('form[action$="/coordinators/invite"]');
    expect(await page.inputValue('[name="fullName"]')).toBe('គឹម សុខា');
    expect(await page.inputValue('[name="email"]')).toBe('sokha.kim@lotus-angkor.example');
    await looks.here('confirmed, to be invited', watched);
    await page.getByRole('button', { name: 'អញ្ជើញជាអ្នកសម្របសម្រួល' }).click();
    await page.waitForURL('**done=invited');
    expect(await db.ownerSql(invited)).toHaveLength(1);
  });

  it('shows the pages of the authenticator and of administrators as they should be', async () => {
    const watched = await aVisitor();
    const { page } = watched;
    await page.goto(`${site.url}/km/first-administrator`);
    await looks.here('first administrator', watched);
    await page.fill('[name="secret"]', 'wrong');
    await page.fill('[name="fullName"]', 'Chhim Rotha');
    await page.fill('[name="email"]', 'rotha@samaki.example');
    await page.locator('main form button').click();
    await page.waitForSelector('#errors');
    await looks.here('a wrong secret', watched);

    await signInWithCode(page, 'coordinator@samaki.example');
    await page.goto(`${site.url}/km/account`);
    await page.getByRole('button', { name: 'រៀបចំកម្មវិធីផ្ទៀងផ្ទាត់' }).click();
    await page.waitForURL('**/account/authenticator');
    await looks.here('authenticator to scan', watched);
    const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
    const [now] = await db.ownerSql<{ s: number }>('select floor(extract(epoch from app_now()))::int as s');
    await page.fill('[name="code"]', generateSync({ secret, epoch: now!.s }));
    await page.getByRole('button', { name: 'បញ្ចប់' }).click();
    await page.waitForSelector('.recovery-codes');
    await looks.here('recovery codes', watched);

    const administrator = await aVisitor();
    await withAuthenticator(administrator.page);
    await signInWithCode(administrator.page, 'administrator@samaki.example');
    await administrator.page.goto(`${site.url}/km/account`);
    await administrator.page.fill('[name="name"]', 'Key ring');
    await administrator.page.getByRole('button', { name: 'បន្ថែមសោសម្ងាត់' }).click();
    await administrator.page.waitForURL('**/account?done=passkey-added');
    await administrator.page.locator('nav a', { hasText: 'ការសង្គ្រោះការចូលគណនី' }).click();
    await administrator.page.waitForURL('**/km/recoveries');
    expect(await administrator.page.locator('h1').innerText()).toBe('ការសង្គ្រោះការចូលគណនី៖ គ្មាននរណារង់ចាំទេ');
    await looks.here('nobody lost a passkey', administrator);
    await administrator.page.fill('[name="email"]', 'chair@samaki.example');
    await administrator.page.fill('[name="reason"]', 'ទូរសព្ទបាត់');
    await administrator.page.getByRole('button', { name: 'ស្នើសង្គ្រោះការចូលគណនី' }).click();
    await administrator.page.waitForURL('**/recoveries?done=asked');
    await looks.here('a recovery waits', administrator);
  });

  it('found nothing wrong on any page', () => {
    expect(looks.states.length).toBeGreaterThan(20);
    expect(looks.findings).toEqual([]);
  });
});
