/* A4 (ASVS 6.1.1): whoever uses up the codes and guesses of an address does not keep its owner out. */
import { SoftwareAuthenticator } from '#testing';
import { ORIGIN, SignInWorld } from './sign-in-world.js';

const EMAIL = 'sovannary@samaki.example';
const world = new SignInWorld();
beforeAll(async () => {
  await world.begin();
  await world.aPerson(EMAIL, 'WORKING_GROUP');
});
afterAll(() => world.end());

it('lets the owner in by passkey while a stranger has used up every code and guess', async () => {
  const owner = world.aBrowser();
  await owner.signIn(EMAIL);
  const phone = new SoftwareAuthenticator(ORIGIN);
  const made = await owner.challenge('ADD');
  const added = await owner.mutate(
    'addPasskey',
    { challengeId: made.challengeId, response: phone.create(made.options), name: 'Phone' },
    'viewer { roles }',
  );
  expect(added).toMatchObject({ errors: [], viewer: { roles: ['WORKING_GROUP'] } });

  const stranger = world.aBrowser('203.0.113.66');
  for (let n = 0; n < 9; n += 1) await stranger.askCode(EMAIL);
  const outcomes = [];
  for (let n = 0; n < 12; n += 1) outcomes.push(await stranger.guess(EMAIL, String(n).padStart(8, '0')));
  expect(outcomes).toContain('TOO_MANY_TRIES');
  expect((await stranger.askCode(EMAIL)).errors[0]?.code).toBe('TOO_MANY_TRIES');

  const again = world.aBrowser();
  const asked = await again.challenge('SIGN_IN');
  const entered = await again.mutate(
    'signInWithPasskey',
    { challengeId: asked.challengeId, response: phone.get(asked.options) },
    'viewer { signedIn roles }',
  );
  expect(entered).toMatchObject({ errors: [], viewer: { signedIn: true, roles: ['WORKING_GROUP'] } });
  expect(await owner.viewer()).toMatchObject({ signedIn: true });
});

/** Asks and guesses from ten networks until nothing is left to a browser that nobody knows. */
async function attack(email: string): Promise<void> {
  for (let n = 0; n < 10; n += 1) {
    const stranger = world.aBrowser(`203.0.113.${n}`);
    await stranger.askCode(email);
    for (let k = 0; k < 5; k += 1) await stranger.guess(email, `0000000${k}`);
  }
  expect((await world.aBrowser('203.0.113.99').askCode(email)).errors[0]?.code).toBe('TOO_MANY_TRIES');
}

it('lets somebody in who has only codes, in a browser where they were signed in before', async () => {
  const email = 'pisey@samaki.example';
  await world.aPerson(email);
  const owner = world.aBrowser();
  await owner.signIn(email);
  await owner.mutate('signOut', null, 'viewer { signedIn }');
  await owner.askCode(email);
  const waiting = await world.codeFor(email);
  await attack(email);
  expect(await owner.guess(email, waiting)).toBe('IN');
  await owner.mutate('signOut', null, 'viewer { signedIn }');
  await owner.signIn(email);
  expect(await owner.viewer()).toMatchObject({ signedIn: true });
});

it('lets them in in a new browser too, while the stranger has one network', async () => {
  const email = 'vichet@samaki.example';
  await world.aPerson(email);
  const refusals = [];
  for (let n = 0; n < 10; n += 1) {
    const stranger = world.aBrowser('203.0.113.66');
    refusals.push((await stranger.askCode(email)).errors[0]?.code);
    for (let k = 0; k < 5; k += 1) await stranger.guess(email, `0000000${k}`);
  }
  expect(refusals.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(3);
  const owner = world.aBrowser('198.51.100.7');
  await owner.signIn(email);
  expect(await owner.viewer()).toMatchObject({ signedIn: true });
});

it('counts no guess of another browser against the one who asked', async () => {
  const email = 'sreymom@samaki.example';
  await world.aPerson(email);
  const owner = world.aBrowser();
  await owner.askCode(email);
  const stranger = world.aBrowser('203.0.113.66');
  for (let n = 0; n < 12; n += 1) expect(await stranger.guess(email, `0000000${n % 10}`)).toBe('CODE_WRONG');
  expect(await owner.guess(email, await world.codeFor(email))).toBe('IN');
});
