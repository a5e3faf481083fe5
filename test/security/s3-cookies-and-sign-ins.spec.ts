/* S3 (ASVS 3.3.1 to 3.3.4, 7.5.1 to 7.5.3): flags of the cookies; sign-ins are listed and ended; sensitive acts ask for a fresh proof. */
import { SignInWorld, TOKEN } from './sign-in-world.js';

const EMAIL = 'pisey@samaki.example';
const world = new SignInWorld();
beforeAll(async () => {
  await world.begin();
  await world.aPerson(EMAIL);
});
afterAll(() => world.end());

it('sets cookies that no script, other site, path or plain connection gets', async () => {
  const browser = world.aBrowser();
  await browser.askCode(EMAIL);
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) { errors { code } } }`;
  const { setCookies } = await browser.ask(query, {
    input: { email: EMAIL, code: await world.codeFor(EMAIL) },
  });
  const [cookie = ''] = setCookies.filter((one) => one.startsWith(`${TOKEN}=`));
  const [, ...flags] = cookie.split('; ');
  expect(flags.toSorted()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
});

it('lists the sign-ins of the person alone, marks this one, and ends one', async () => {
  await world.aPerson('other@samaki.example');
  await world.aBrowser().signIn('other@samaki.example');
  const [phone, desk] = [world.aBrowser(), world.aBrowser()];
  await phone.signIn(EMAIL);
  await desk.signIn(EMAIL);
  const { body } = await desk.ask('{ account { signIns { id current } } }');
  const signIns = body.data!['account']!['signIns'] as { id: string; current: boolean }[];
  expect(signIns.filter(({ current }) => current)).toHaveLength(1);

  for (const { id } of signIns.filter(({ current }) => !current))
    await desk.mutate('endSignIn', { signInId: id }, 'account { fullName }');
  expect([await phone.viewer(), await desk.viewer()]).toMatchObject([
    { signedIn: false },
    { signedIn: true },
  ]);
  const mine = await world.db.ownerSql(`select 1 from sign_ins where ended_at is null`);
  expect(mine).toHaveLength(2);
});

it('asks for a fresh proof before the sign-in is changed', async () => {
  const browser = world.aBrowser();
  await browser.signIn(EMAIL);
  await expect(
    browser.mutate('removePasskey', { passkeyId: `psk_${'0'.repeat(32)}` }, 'account { fullName }'),
  ).rejects.toThrow('STEP_UP_REQUIRED');
  await expect(browser.mutate('removeAuthenticator', null, 'account { fullName }')).rejects.toThrow(
    'STEP_UP_REQUIRED',
  );
});
