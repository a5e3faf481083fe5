/* K1: a weak secret is refused at boot; a secret is changed while people are signed in and codes are under way. */
import { randomBytes } from 'node:crypto';
import { Config, ConfigError } from '#config';
import { linkToken, readLinkToken } from '../../libs/outreach/src/domain/personal-link.js';
import { codeOf } from '../../libs/identity/src/domain/sign-in-code.rules.js';
import { createTestDatabase, type SpawnedApp, spawnApp, TEST_SECRET, type TestDatabase } from '#testing';
import { cookieOf, post, startApi } from '../contract/support.js';
import { aPerson } from './house.js';

const [BEFORE, AFTER] = [TEST_SECRET, randomBytes(32).toString('hex')];
let db: TestDatabase;
let before: SpawnedApp;
let after: SpawnedApp;
let alone: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  [before, after, alone] = await Promise.all([
    startApi(db, { SAMAKI_SECRET: BEFORE }),
    startApi(db, { SAMAKI_SECRET: AFTER, SAMAKI_SECRET_PREVIOUS: BEFORE }),
    startApi(db, { SAMAKI_SECRET: AFTER }),
  ]);
});
afterAll(async () => {
  await Promise.all([before, after, alone].map((api) => api?.kill('SIGKILL')));
  await db?.drop();
});

describe('K1: a weak secret', () => {
  it.each([undefined, '', 'short', 'a'.repeat(64), 'changeme'.repeat(8), 'samaki-secret-of-production-0001'])(
    'stops the boot: %j',
    async (secret) => {
      const env = { DATABASE_URL: db.url, ...(secret !== undefined && { SAMAKI_SECRET: secret }) };
      expect(() => Config.read(env)).toThrow(ConfigError);
      expect(() =>
        Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: AFTER, SAMAKI_SECRET_PREVIOUS: 'short' }),
      ).toThrow('SAMAKI_SECRET_PREVIOUS');
    },
  );

  it('is not shown by the process that refuses it, and every other mistake is', async () => {
    const api = await spawnApp(
      'api',
      { DATABASE_URL: 'mysql://x', SAMAKI_SECRET: 'changeme-changeme-changeme-0000', LOG_LEVEL: 'loud' },
      { until: 'none' },
    );
    expect(await api.exit()).toBe(1);
    for (const name of ['SAMAKI_SECRET', 'DATABASE_URL', 'LOG_LEVEL']) expect(api.log).toContain(name);
    expect(api.log).not.toContain('changeme');
  });
});

/** Asks for a code and answers what the browser holds then, and the code as the mail would say it under these secrets. */
async function askForCode(
  api: SpawnedApp,
  email: string,
): Promise<{ cookie: string; code: (secrets: string[]) => string }> {
  const query =
    'mutation ($email: String!) { requestSignInCode(input: { email: $email, locale: en }) { errors { code } } }';
  const answer = await post(api.url, { query, variables: { email } });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const [row] = await db.ownerSql<{ id: string; codeHash: Buffer }>(
    `select id, code_hash as "codeHash" from sign_in_codes where email = $1 order by created_at desc limit 1`,
    [email],
  );
  if (!row) throw new Error(JSON.stringify(answer.body));
  return { cookie, code: (secrets) => codeOf(secrets, row) ?? 'none' };
}

async function signIn(api: SpawnedApp, email: string, cookie: string, code: string): Promise<string> {
  const query =
    'mutation ($email: String!, $code: String!) { signIn(input: { email: $email, code: $code }) { viewer { signedIn } errors { code } } }';
  const answer = await post(api.url, { query, variables: { email, code } }, { cookie });
  const { viewer, errors } = answer.body.data?.['signIn'] as { viewer: unknown; errors: { code: string }[] };
  return viewer ? 'in' : (errors[0]?.code ?? '');
}

describe('K1: a secret that is changed', () => {
  it('is understood as long as the new processes know the former one', async () => {
    const id = await aPerson(db, 'Keo Sophea', 'TRAINER');
    const email = `${id}@person.example`;
    const first = await askForCode(before, email);
    // The worker that writes the mail may have started anew already.
    const mailed = first.code([AFTER, BEFORE]);
    expect(mailed).toBe(first.code([BEFORE]));
    expect(first.code([AFTER])).toBe('none');
    expect(await signIn(alone, email, first.cookie, mailed)).toBe('CODE_WRONG');
    expect(await signIn(after, email, first.cookie, mailed)).toBe('in');

    const second = await askForCode(after, email);
    expect(await signIn(after, email, second.cookie, second.code([AFTER, BEFORE]))).toBe('in');
  });

  it('throws nobody out, while requests go to old and new processes by turns', async () => {
    await aPerson(db, 'Mao Sovannary', 'WORKING_GROUP');
    const cookie = await cookieOf(before.url, 'WORKING_GROUP');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        post([before, after, alone][at % 3]!.url, { query: '{ viewer { signedIn } }' }, { cookie }),
      ),
    );
    expect(answers.map(({ body }) => body.data)).toEqual(answers.map(() => ({ viewer: { signedIn: true } })));
  });

  it('keeps the links of former mails alive, and lets them end with the former secret', () => {
    const id = '0199a0b1-0000-7000-8000-000000000001';
    const link = linkToken(BEFORE, 'unsubscribe', id);
    expect(readLinkToken([AFTER, BEFORE], 'unsubscribe', link)).toBe(id);
    expect(readLinkToken([AFTER], 'unsubscribe', link)).toBeNull();
    expect(readLinkToken([AFTER, BEFORE], 'invitation', link)).toBeNull();
    expect(linkToken(AFTER, 'unsubscribe', id)).not.toBe(link);
  });

  it('has a name that processes can be compared by', () => {
    const read = (secret: string) => Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: secret }).keyId;
    expect(read(BEFORE)).toMatch(/^[0-9a-f]{8}$/);
    expect(read(BEFORE)).not.toBe(read(AFTER));
    expect(before.records.map((record) => record['keyId'])).toContain(read(BEFORE));
  });
});
