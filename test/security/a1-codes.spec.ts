/* A1 (ASVS 6.5.1 to 6.5.5, 6.6.2): a code works once, for ten minutes by the clock of the database, in the browser that asked; what
   is stored of it is a hash. */
import { SignInWorld } from './sign-in-world.js';

const EMAIL = 'sreymom@samaki.example';
const world = new SignInWorld();
beforeAll(async () => {
  await world.begin();
  await world.aPerson(EMAIL);
});
afterAll(() => world.end());

it('refuses a replay, a second browser, an older code and the eleventh minute', async () => {
  const browser = world.aBrowser();
  await browser.askCode(EMAIL);
  const older = await world.codeFor(EMAIL);
  await browser.askCode(EMAIL);
  const code = await world.codeFor(EMAIL);

  expect(await world.aBrowser().guess(EMAIL, code)).toBe('CODE_WRONG');
  expect(await browser.guess(EMAIL, older)).toBe('CODE_WRONG');
  expect(await browser.guess(EMAIL, code)).toBe('IN');
  expect(await browser.guess(EMAIL, code)).toBe('CODE_WRONG');

  await browser.askCode(EMAIL);
  await world.db.ownerSql(`update sign_in_codes set expires_at = expires_at - interval '11 minutes'`);
  expect(await browser.guess(EMAIL, await world.codeFor(EMAIL))).toBe('CODE_EXPIRED');
});

it('stores no code', async () => {
  await world.aBrowser().askCode(EMAIL);
  const code = await world.codeFor(EMAIL);
  const rows = await world.db.ownerSql<{ text: string }>('select c::text as text from sign_in_codes c');
  for (const { text } of rows) expect(text).not.toContain(code);
});
