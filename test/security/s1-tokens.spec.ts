/* S1 (ASVS 7.2.x, 7.4.1): 256-bit tokens, new ones at sign-in and at each proof, ended on the server. */
import { SoftwareAuthenticator } from '#testing';
import { ORIGIN, sha256, SignInWorld, TOKEN } from './sign-in-world.js';

const EMAIL = 'sovannary@samaki.example';
const world = new SignInWorld();
beforeAll(async () => {
  await world.begin();
  await world.aPerson(EMAIL, 'WORKING_GROUP');
});
afterAll(() => world.end());

const holds = async (token: string | undefined): Promise<boolean> => {
  const { body } = await world.ask('{ viewer { signedIn roles } }', {}, { cookie: `${TOKEN}=${token}` });
  return body.data!['viewer']!.signedIn;
};

it('never keeps a token that somebody else put into the browser', async () => {
  const browser = world.aBrowser();
  const planted = 'A'.repeat(43);
  browser.plant(TOKEN, planted);
  await browser.signIn(EMAIL);
  expect(browser.cookieOf(TOKEN)).toMatch(/^[\w-]{43}$/);
  expect(browser.cookieOf(TOKEN)).not.toBe(planted);
  expect(await holds(planted)).toBe(false);
});

it('gives a new one with each proof and each sign-in, and the old one means nothing', async () => {
  const browser = world.aBrowser();
  await browser.signIn(EMAIL);
  const tokens = [browser.cookieOf(TOKEN)];
  const phone = new SoftwareAuthenticator(ORIGIN);
  const made = await browser.challenge('ADD');
  const response = phone.create(made.options);
  await browser.mutate(
    'addPasskey',
    { ...made, options: undefined, response, name: 'Phone' },
    'viewer { signedIn }',
  );
  tokens.push(browser.cookieOf(TOKEN));
  for (const [purpose, field] of [
    ['CONFIRM', 'confirmWithPasskey'],
    ['SIGN_IN', 'signInWithPasskey'],
  ] as const) {
    const { challengeId, options } = await browser.challenge(purpose);
    await browser.mutate(field, { challengeId, response: phone.get(options) }, 'viewer { signedIn }');
    tokens.push(browser.cookieOf(TOKEN));
  }
  expect(new Set(tokens).size).toBe(4);
  expect(await Promise.all(tokens.map(holds))).toEqual([false, false, false, true]);
  const stored = await world.db.ownerSql<{ hash: Buffer }>('select token_hash as hash from sign_ins');
  expect(stored.some(({ hash }) => hash.equals(sha256(tokens.at(-1)!)))).toBe(true);
});

it('is worth nothing after signing out, for whoever kept the cookie', async () => {
  const browser = world.aBrowser();
  await browser.signIn(EMAIL);
  const token = browser.cookieOf(TOKEN);
  await browser.mutate('signOut', null, 'viewer { signedIn }');
  expect(browser.cookieOf(TOKEN)).toBeUndefined();
  expect(await holds(token)).toBe(false);
  const refused = await world.ask('{ account { fullName } }', {}, { cookie: `${TOKEN}=${token}` });
  expect(refused.body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
