/* Story: docs/stories/privacy.md, in a browser: what is held, what one says to it, a copy, a correction, the erasure with its
   way back, and nothing left behind after signing out. */
import { jest } from '@jest/globals';
import { runCli } from './support/cli.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('somebody and their data', () => {
  const story = new BrowserStory();
  let sreymom: WatchedPage;
  let office: WatchedPage;

  const notice = (): Promise<string> => sreymom.page.locator('output.notice').innerText();

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T09:00:00+07:00'));
    sreymom = await story.signedInAs('PARTICIPANT', { language: 'en', next: '/account/privacy' });
  });
  afterAll(() => story.end());

  it('everybody reads what is held, in both languages', async () => {
    const context = await story.browser.newContext();
    const watched = await story.looks.newPage(context);
    await watched.page.goto(`${story.url}/en`);
    await watched.page.click('footer a:has-text("Privacy")');
    await watched.page.waitForURL('**/en/privacy');
    expect(await watched.page.locator('table tbody tr').count()).toBeGreaterThan(15);
    expect(await watched.page.locator('main').innerText()).toContain('Name, e-mail address or phone number');
    await story.looks.at('the register', '/en/privacy', context);
    await context.close();
  });

  it('says no to invitations and yes to pictures, and sees what was said', async () => {
    const { page } = sreymom;
    await story.looks.at('my data', '/en/account/privacy', sreymom.page.context());
    await page.getByRole('button', { name: 'Stop invitations' }).click();
    await page.waitForURL('**done=consent');
    expect(await notice()).toBe('Noted. What you said holds from now on.');
    await page.getByRole('button', { name: 'I agree' }).click();
    await page.getByRole('button', { name: 'Take it back' }).waitFor();
    expect(await page.locator('.consent').allInnerTexts()).toEqual([
      expect.stringContaining('You receive none.'),
      expect.stringContaining('You agreed.'),
    ]);
    await page.locator('.consent details summary').first().click();
    expect(await page.locator('.consent details').first().innerText()).toContain('Taken back');
  });

  it('is led from the account to where name, contact and language are changed', async () => {
    const { page } = sreymom;
    for (const [locale, words] of [
      ['km', 'ប្តូរឈ្មោះ ទំនាក់ទំនង ឬភាសានៃសារ'],
      ['en', 'Change name, contact or language of mails'],
    ] as const) {
      await page.goto(`${story.url}/${locale}/account`);
      await page.getByRole('link', { name: words }).click();
      await page.waitForURL(`**/${locale}/account/privacy`);
    }
  });

  it('corrects the name and moves to another address by a code', async () => {
    const { page } = sreymom;
    await page.fill('input[name="fullName"]', ' ');
    await page.locator('form[action$="/details"]').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.locator('#errors').innerText()).toContain('Write your full name');
    await story.looks.here('a name that is none', sreymom);
    await page.fill('input[name="fullName"]', 'Chan Srey Mom');
    await page.check('input[name="locale"][value="en"]');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL('**done=details');
    expect(await page.inputValue('input[name="fullName"]')).toBe('Chan Srey Mom');

    await page.fill('input[name="email"]', 'sreymom@new.example');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.waitForURL('**done=code');
    const code = /\b(\d{8})\b/.exec(await story.mailTo('sreymom@new.example', /\d{8}/))?.[1] ?? '';
    await page.fill('input[name="code"]', '00000000');
    await page.getByRole('button', { name: 'Use the new address' }).click();
    await page.locator('#code-error').waitFor();
    await page.fill('input[name="code"]', code);
    await page.getByRole('button', { name: 'Use the new address' }).click();
    await page.waitForURL('**done=contact');
    expect(await page.locator('main').innerText()).toContain('We write to sreymom@new.example.');
  });

  it('takes a copy along', async () => {
    const { page } = sreymom;
    await page.check('input[name="format"][value="JSON"]');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^samaki-my-data-2026-12-01\.json$/);
    const stream = await download.createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const data = JSON.parse(Buffer.concat(parts).toString('utf8')) as { person: { fullName: string }[] };
    expect(data.person[0]?.fullName).toBe('Chan Srey Mom');
    expect(await story.mailTo('sreymom@new.example', /A copy of everything/)).toContain('1 December 2026');
  });

  it('asks to be erased, reads when, and takes it back', async () => {
    const { page } = sreymom;
    await page.goto(`${story.url}/en/account/privacy`);
    expect(await page.isChecked('input[name="sure"]')).toBe(false);
    await page.check('input[name="sure"]');
    await page.getByRole('button', { name: 'Erase my data in 14 days' }).click();
    await page.waitForURL('**done=asked');
    expect(await page.locator('#erasure').innerText()).toMatch(
      /^Your data will be erased on Tuesday 15 December 2026, after 09:\d\d\.$/,
    );
    expect(await story.mailTo('sreymom@new.example', /you can take it back/)).toContain('15 December 2026');
    await story.looks.here('an erasure that waits', sreymom);
    await page.getByRole('button', { name: 'Keep my data' }).click();
    await page.waitForURL('**done=cancelled');
    expect(await page.locator('#erasure').count()).toBe(0);
  });

  it('the trainer reads what to hand over first, and who wants no pictures', async () => {
    const trainer = await story.signedInAs('TRAINER', { language: 'en', next: '/account/privacy' });
    expect(await trainer.page.locator('main').innerText()).toContain('that you still hold.');
    expect(await trainer.page.locator('input[name="sure"]').count()).toBe(0);
    await story.looks.here('duties first', trainer);
    await trainer.page.context().close();
  });

  it('the working group asks for somebody without an address, and takes it back', async () => {
    const [somaly] = await story.db.ownerSql<{ name: string; phone: string }>(
      `select full_name as name, phone from people where email is null and phone is not null order by id desc limit 1`,
    );
    office = await story.signedInAs('WORKING_GROUP', { language: 'en', next: '/erasures' });
    const { page } = office;
    await page.fill('input[name="fullName"]', somaly!.name);
    await page.fill('input[name="phone"]', '012 999 999');
    await page.fill('textarea[name="reason"]', 'Called the office');
    await page.getByRole('button', { name: 'Erase in 14 days' }).click();
    expect(await page.locator('#errors').innerText()).toContain('We know nobody of this name');
    await story.looks.here('nobody of that name', office);
    await page.fill('input[name="phone"]', somaly!.phone);
    await page.getByRole('button', { name: 'Erase in 14 days' }).click();
    await page.waitForURL('**done=asked');
    expect(await page.locator('h1').innerText()).toBe('2 erasures are waiting');
    await story.looks.here('erasures that wait', office);
    await page.getByRole('button', { name: 'Take it back' }).last().click();
    await page.waitForURL('**done=cancelled');
    expect(await page.locator('h1').innerText()).toBe('One erasure is waiting');
  });

  it('the working group and an administrator read what is deleted by itself, and what the last round took', async () => {
    await story.db.ownerSql(
      `insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at)
       select gen_random_uuid(), 'x@example.org', 'en', '\\x00', '\\x00', app_now() - make_interval(hours => n) from unnest('{25,26,23}'::int[]) n`,
    );
    const { page } = office;
    await page.getByRole('link', { name: 'Retention' }).click();
    await page.waitForURL('**/en/retention');
    const row = (name: string, of = page): Promise<string[]> =>
      of.locator('tbody tr', { hasText: name }).locator('th, td').allInnerTexts();
    const texts = async (name: string, of = page): Promise<string> => (await row(name, of)).join(' | ');
    expect(await page.locator('h1').innerText()).toBe('Retention: 2 records are due for deletion');
    expect(await texts('Codes to sign in')).toMatch(/1 day after its end \| .*2 \|/s);
    await story.looks.at('retention', '/en/retention', office.page.context());

    expect((await runCli(story.db, 'privacy', 'retention')).code).toBe(0);

    const administrator = await story.signedInAs('ADMINISTRATOR', { language: 'en', next: '/retention' });
    const seen = administrator.page;
    expect(await seen.locator('h1').innerText()).toBe('Retention: nothing is due for deletion');
    expect(await seen.locator('main').innerText()).toMatch(/Last run: Tuesday 1 December, 09:\d\d/);
    expect(await texts('Codes to sign in', seen)).toMatch(/0 \| .*2$/s);
    expect(await seen.locator('tbody tr').count()).toBe(13);
    expect(await seen.locator('main form, main button').count()).toBe(0);
    await story.looks.at('retention after a run', '/en/retention', administrator.page.context());
    await administrator.page.context().close();
  });

  it('leaves nothing behind: signed out, the way back shows nothing of hers', async () => {
    const { page } = sreymom;
    await page.goto(`${story.url}/en/account/privacy`);
    const email = 'sreymom@new.example';
    expect(await page.locator('main').innerText()).toContain(email);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(email);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${story.url}/en`);
    await page.getByText('Sign in', { exact: true }).first().waitFor();
    await page.goBack();
    await page.waitForURL('**/sign-in?**');
    expect(await page.content()).not.toContain(email);
  });

  it('is a good page everywhere', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
