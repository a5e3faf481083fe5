/* Story: docs/stories/sign-in.md, "Colleagues with one address", as a browser at the network sees it. */
import { tableChecksums } from '#testing';
import { SignInWorld, type TestBrowser, TOKEN } from '../security/sign-in-world.js';
import { globalId } from './both-paths.cases.js';

const OFFICE = 'office@tonle-guesthouse.example';
const WANTED = 'viewer { person { id fullName } roles withheldRoles } colleagues { id fullName }';
const NOBODY = { viewer: null, colleagues: null };
const world = new SignInWorld();
let chenda: string;
let channa: string;
let sophea: string;

beforeAll(async () => {
  await world.begin();
  chenda = globalId('per', await world.aPerson(OFFICE, undefined, 'Ly Chenda'));
  channa = globalId('per', await world.aPerson(OFFICE, 'TRAINER', 'Ly Channa'));
  sophea = globalId('per', await world.aPerson('trainer@samaki.example', 'TRAINER', 'Keo Sophea'));
});
afterAll(() => world.end());
beforeEach(() => world.db.ownerSql('delete from sign_in_codes'));

/** A browser that asked for a code, and how it goes on with it. */
async function theOffice() {
  const browser = world.aBrowser();
  await browser.askCode(OFFICE);
  const code = await world.codeFor(OFFICE);
  return { browser, code, choose: (personId?: string) => choose(browser, code, personId) };
}
async function choose(browser: TestBrowser, code: string, personId?: string): Promise<object> {
  const { errors, ...answer } = await browser.mutate(
    'signIn',
    { email: OFFICE, code, colleagueId: personId },
    WANTED,
  );
  return { ...answer, errors: errors.map((error) => error.code) };
}
const WHO = () => ({
  viewer: null,
  colleagues: [
    { id: channa, fullName: 'Ly Channa' },
    { id: chenda, fullName: 'Ly Chenda' },
  ],
  errors: [],
});
const CODE_WRONG = { ...NOBODY, errors: ['CODE_WRONG'] };
const signIns = () =>
  world.db.ownerSql('select p.full_name as name from sign_ins s join people p on p.id = s.person_id');
const code = () => world.db.ownerSql('select attempts, used_at is not null as used from sign_in_codes');

it('tells nobody who asks for a code that colleagues share the address', async () => {
  const said = new Set<string>();
  for (const email of [OFFICE, 'owner@samaki.example', 'other@samaki.example']) {
    const began = performance.now();
    const { setCookies, body } = await world.ask(
      `mutation ($input: RequestSignInCodeInput!) {
        requestSignInCode(input: $input) { sentTo errors { code } } }`,
      { input: { email, locale: 'en' } },
    );
    expect(performance.now() - began).toBeGreaterThanOrEqual(299);
    const cookies = setCookies.map((cookie) => cookie.replace(/=[^;]+/, '='));
    said.add(JSON.stringify([cookies, body]).replace(/"o\*+@[^"]+/, ''));
  }
  expect([...said]).toHaveLength(1);
});

it('asks who it is after the right code, sets no cookie and writes nothing', async () => {
  const { browser, choose: again } = await theOffice();
  const before = await tableChecksums(world.db.url);

  expect(await again()).toEqual(WHO());
  expect(await again()).toEqual(WHO());

  expect(browser.cookieOf(TOKEN)).toBeUndefined();
  expect((await browser.viewer()).signedIn).toBe(false);
  expect(await tableChecksums(world.db.url)).toEqual(before);
});

it('signs the one chosen in, with their roles and what these ask for, and uses the code up', async () => {
  const { browser, choose: with_ } = await theOffice();
  await with_();

  expect(await with_(channa)).toEqual({
    viewer: { person: { id: channa, fullName: 'Ly Channa' }, roles: [], withheldRoles: ['TRAINER'] },
    colleagues: null,
    errors: [],
  });
  expect((await browser.viewer()).signedIn).toBe(true);
  const token = browser.cookieOf(TOKEN);
  expect(await with_(chenda)).toEqual(CODE_WRONG);

  expect(browser.cookieOf(TOKEN)).toBe(token);
  expect(await signIns()).toEqual([{ name: 'Ly Channa' }]);
  expect(await code()).toEqual([{ attempts: 1, used: true }]);
});

it.each([
  ['somebody of another address', () => sophea],
  ['an id of nothing', () => globalId('per', '00000000-0000-0000-0000-000000000000')],
  ['an id of something else', () => channa.replace('per_', 'org_')],
  ['no id', () => "x' or 1=1 --"],
])('refuses the choice of %s as a wrong code, and counts it', async (_whom, personId) => {
  const before = await signIns();
  const { browser, choose: with_ } = await theOffice();

  expect(await with_(personId())).toEqual(CODE_WRONG);

  expect(browser.cookieOf(TOKEN)).toBeUndefined();
  expect(await signIns()).toEqual(before);
  expect(await code()).toEqual([{ attempts: 1, used: false }]);
});

it('names nobody for a wrong code, nor in another browser', async () => {
  const { browser, code: right } = await theOffice();
  const wrong = String((Number(right) + 1) % 100_000_000).padStart(8, '0');

  expect(await choose(browser, wrong)).toEqual(CODE_WRONG);
  expect(await choose(browser, wrong, channa)).toEqual(CODE_WRONG);
  expect(await choose(world.aBrowser(), right)).toEqual(CODE_WRONG);
  expect(await choose(world.aBrowser(), right, channa)).toEqual(CODE_WRONG);

  expect(await code()).toEqual([{ attempts: 2, used: false }]);
});

it('asks nobody who has the address alone', async () => {
  const browser = world.aBrowser();
  await browser.askCode('trainer@samaki.example');
  const { viewer, colleagues } = await browser.mutate(
    'signIn',
    { email: 'trainer@samaki.example', code: await world.codeFor('trainer@samaki.example') },
    WANTED,
  );

  expect({ viewer, colleagues }).toMatchObject({
    viewer: { person: { fullName: 'Keo Sophea' } },
    colleagues: null,
  });
});
