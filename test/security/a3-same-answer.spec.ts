/* A3 (ASVS 6.3.8; API2): nobody learns whether an address is known: not by text, status, cookies, mail rows or time. */
import { isGate, times } from '#testing';
import { SignInWorld } from './sign-in-world.js';

const EACH = times(40, 200);
const AT_ONCE = 4;
const world = new SignInWorld();
beforeAll(async () => {
  await world.begin();
  for (let n = 0; n < EACH; n += 1) await world.aPerson(`known-${n}@samaki.example`);
});
afterAll(() => world.end());

const QUERY = `mutation ($input: RequestSignInCodeInput!) {
  requestSignInCode(input: $input) { sentTo errors { code message } } }`;

async function timed(email: string): Promise<{ ms: number; said: unknown }> {
  const began = performance.now();
  const { status, setCookies, body } = await world.ask(QUERY, { input: { email, locale: 'km' } });
  const ms = performance.now() - began;
  const cookies = setCookies.map((cookie) => cookie.replace(/=[^;]+/, '='));
  return {
    ms,
    said: { status, cookies, body: JSON.stringify(body).replace(/[ku]n?known-\d+|[ku]\*+/g, '*') },
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** How often a known one is slower than an unknown one: 0.5 when nothing can be told. */
const areaUnderCurve = (known: readonly number[], unknown: readonly number[]): number =>
  known.reduce((sum, a) => sum + unknown.reduce((n, b) => n + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0) /
  (known.length * unknown.length);

it(`answers ${EACH} known and ${EACH} unknown addresses the same, at the same moment`, async () => {
  const asked = Array.from({ length: EACH }, (_, n) => [`known-${n}`, `unknown-${n}`]).flat();
  const took = new Map<string, number[]>([
    ['known', []],
    ['unknown', []],
  ]);
  const answers = new Set<string>();
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((name) => timed(`${name}@samaki.example`)));
    found.forEach(({ ms, said }, n) => {
      took.get(some[n]!.split('-')[0]!)!.push(ms);
      answers.add(JSON.stringify(said));
    });
  }
  const [known, unknown] = [took.get('known')!, took.get('unknown')!];
  expect([...answers]).toHaveLength(1);
  expect(Math.min(...known, ...unknown)).toBeGreaterThanOrEqual(299);
  expect(Math.abs(median(known) / median(unknown) - 1)).toBeLessThan(0.05);
  // With few tries chance alone may lie this far from a half; the full number is held to 0.55.
  expect(Math.abs(areaUnderCurve(known, unknown) - 0.5)).toBeLessThan(isGate ? 0.05 : 0.2);
});

it('refuses a sign-in at that moment too', async () => {
  for (const email of ['known-0@samaki.example', 'unknown-0@samaki.example', 'no address']) {
    const began = performance.now();
    expect(await world.aBrowser().guess(email, '12345678')).toBe('CODE_WRONG');
    expect(performance.now() - began).toBeGreaterThanOrEqual(299);
  }
});
