/* A2 (ASVS 6.3.1, 6.6.3; API2, API4): a thousand guesses by alias, fragment, batch and changing address compare ten codes. */
import { times } from '#testing';
import { SignInWorld } from './sign-in-world.js';

const EMAIL = 'sreymom@samaki.example';
const GUESSES = times(200, 1_000);
const world = new SignInWorld();
beforeAll(async () => {
  await world.begin();
  await world.aPerson(EMAIL);
});
afterAll(() => world.end());

const compared = async (): Promise<number> =>
  (
    await world.db.ownerSql<{ n: number }>('select coalesce(sum(attempts), 0)::int as n from sign_in_codes')
  )[0]!.n;
const guess = (code: number): string =>
  `signIn(input: {email: "${EMAIL}", code: "${String(code).padStart(8, '0')}"}) { errors { code } }`;

it('compares none of those that stand together in one document', async () => {
  const browser = world.aBrowser();
  await browser.askCode(EMAIL);
  const aliases = Array.from({ length: 15 }, (_, n) => `g${n}: ${guess(n)}`).join('\n');
  const asked = [
    `mutation { ${aliases} }`,
    `mutation { ...g } fragment g on Mutation { ${aliases} }`,
    `mutation { a: ${guess(1)} ... on Mutation { b: ${guess(2)} } }`,
    `mutation { a: ${guess(1)} b: signOut { errors { code } } }`,
    `mutation { a: ${guess(1)} ...g } fragment g on Mutation { b: ${guess(2)} @include(if: true) }`,
  ];
  for (const query of asked) {
    const { status, body } = await browser.ask(query);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  }
  const batch = await fetch(`${world.api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: browser.cookie },
    body: JSON.stringify(Array.from({ length: 10 }, (_, n) => ({ query: `mutation { ${guess(n)} }` }))),
  });
  expect(batch.status).toBe(400);
  expect(await compared()).toBe(0);
});

it(`compares ten of ${GUESSES} from changing addresses, over all codes asked for`, async () => {
  let sent = 0;
  for (let round = 0; sent < GUESSES; round += 1) {
    const browser = world.aBrowser(`203.0.113.${round}`);
    if (round < 4) await browser.askCode(EMAIL);
    const cookie = browser.cookie;
    const some = Math.min(50, GUESSES - sent);
    await Promise.all(
      Array.from({ length: some }, (_, n) =>
        world.ask(`mutation { ${guess(sent + n)} }`, {}, { cookie, ip: `203.0.113.${(sent + n) % 250}` }),
      ),
    );
    sent += some;
  }
  expect(await compared()).toBe(10);
});

it('lets one guess at an authenticator stand in a document, too', async () => {
  const query = `mutation { a: confirmWithCode(input: {code: "000000"}) { errors { code } } b: confirmWithCode(input: {code: "000001"}) { errors { code } } }`;
  expect((await world.ask(query)).status).toBe(400);
});
