/* A6 (ASVS 6.7.2): a software authenticator whose answers are tampered with in eight ways is refused, by one sentence. */
import { SoftwareAuthenticator, type Tampering } from '#testing';
import { ORIGIN, SignInWorld, type TestBrowser } from './sign-in-world.js';

const EMAIL = 'sovannary@samaki.example';
const world = new SignInWorld();
const phone = new SoftwareAuthenticator(ORIGIN);
beforeAll(async () => {
  await world.begin();
  await world.aPerson(EMAIL, 'WORKING_GROUP');
  const owner = world.aBrowser();
  await owner.signIn(EMAIL);
  const { challengeId, options } = await owner.challenge('ADD');
  const response = phone.create(options);
  await owner.mutate('addPasskey', { challengeId, response, name: 'Phone' }, 'viewer { signedIn }');
});
afterAll(() => world.end());

async function signIn(browser: TestBrowser, tampering: Tampering = {}): Promise<string> {
  const { challengeId, options } = await browser.challenge('SIGN_IN');
  const input = { challengeId, response: phone.get(options, tampering) };
  const { errors } = await browser.mutate('signInWithPasskey', input, 'viewer { signedIn }');
  return errors[0]?.code ?? 'IN';
}

it.each<[string, Tampering]>([
  ['another origin', { origin: 'https://samaki.example.evil' }],
  ['the origin without its s', { origin: 'http://samaki.example' }],
  ['another RP id', { rpId: 'example' }],
  ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['no user verification', { userVerified: false }],
  ['a changed signature', { flipSignature: true }],
  ['a counter that stood before', { counter: 0 }],
  ['the handle of somebody else', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
])('refuses %s', async (_what, tampering) => {
  expect(await signIn(world.aBrowser())).toBe('IN');
  const browser = world.aBrowser();
  const { counter } = phone;
  expect(await signIn(browser, tampering)).toBe('PASSKEY_REFUSED');
  expect(await browser.viewer()).toMatchObject({ signedIn: false });
  phone.counter = Math.max(counter, phone.counter);
});

it('refuses the same answer twice, and an answer from another browser', async () => {
  const browser = world.aBrowser();
  const { challengeId, options } = await browser.challenge('SIGN_IN');
  const input = { challengeId, response: phone.get(options) };
  const by = async (who: TestBrowser): Promise<string> =>
    (await who.mutate('signInWithPasskey', input, 'viewer { signedIn }')).errors[0]?.code ?? 'IN';
  expect([await by(world.aBrowser()), await by(browser), await by(browser)]).toEqual([
    'PASSKEY_REFUSED',
    'IN',
    'PASSKEY_REFUSED',
  ]);
});
