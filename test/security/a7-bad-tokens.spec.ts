/* A7 (ASVS 6.8.1 to 6.8.4, V10): a ministry's provider whose answers are bent in every way that counts is refused, with nothing
   written but that it was; the same way unbent lets in. Identity is (issuer, subject): no address of a token finds anybody. */
import { type Bending, FakeProvider, type ProviderPerson, waitFor } from '#testing';
import { SignInWorld, type TestBrowser } from './sign-in-world.js';

const OFFICER: ProviderPerson = { sub: 'moi-4711', email: 'rotha@samaki.example', acr: 'urn:moi:card' };
const world = new SignInWorld();
let moi: FakeProvider;
let mef: FakeProvider;
let officer: string;

beforeAll(async () => {
  moi = await FakeProvider.start(
    'moi',
    { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' },
    { acr: ['urn:moi:card'] },
  );
  mef = await FakeProvider.start('mef', { km: 'ក្រសួងសេដ្ឋកិច្ច', en: 'Ministry of Economy' });
  await world.begin(FakeProvider.settings(moi, mef));
  officer = await world.aPerson('sophea@moi.example', 'WORKING_GROUP');
  await world.db.ownerSql(
    `insert into provider_identities (id, person_id, issuer, subject) values (gen_random_uuid(), $1, $2, $3)`,
    [officer, moi.issuer, OFFICER.sub],
  );
  await world.aPerson('rotha@samaki.example', 'ADMINISTRATOR');
});
afterAll(async () => {
  await world.end();
  await moi?.stop();
  await mef?.stop();
});
beforeEach(() => {
  moi.bending = {};
  mef.bending = {};
  moi.isAway = false;
});

/** Everything that a sign-in could have written but the line that says it was refused. */
async function written(): Promise<object> {
  const [row] = await world.db.ownerSql<object>(`
    select (select count(*)::int from people) as people, (select count(*)::int from sign_ins) as sign_ins,
      (select count(*)::int from provider_identities) as identities, (select count(*)::int from sign_in_changes) as changes,
      (select max(last_used_at)::text from provider_identities) as used,
      (select count(*)::int from audit_rows where action <> 'identity.refuse-provider') as audit,
      (select count(*)::int from outbox) as outbox`);
  return row!;
}
async function lastReason(): Promise<unknown> {
  const [row] = await world.db.ownerSql<{ reason: unknown }>(
    `select after->>'reason' as reason from audit_rows where action = 'identity.refuse-provider' order by xid desc, id desc limit 1`,
  );
  return row?.reason;
}

async function begin(browser: TestBrowser, provider: FakeProvider, purpose = 'SIGN_IN'): Promise<string> {
  const input = { provider: provider.key, purpose };
  const { address, errors } = await browser.mutate('beginWithProvider', input, 'address');
  if (errors[0]) throw new Error(errors[0].code);
  return address as string;
}
async function finish(browser: TestBrowser, provider: string, back: string): Promise<string> {
  const input = { provider, query: new URL(back).search.slice(1) };
  const { errors } = await browser.mutate('finishWithProvider', input, 'viewer { signedIn roles }');
  return errors[0]?.code ?? 'IN';
}
async function signIn(bending: Bending, person = OFFICER, provider = moi): Promise<string> {
  const browser = world.aBrowser();
  const address = await begin(browser, provider);
  provider.bending = bending;
  const outcome = await finish(browser, provider.key, provider.signIn(address, person));
  expect((await browser.viewer()).signedIn).toBe(outcome === 'IN');
  return outcome;
}

describe('a token of a provider', () => {
  it('lets in whom it should, with the role', async () => {
    const browser = world.aBrowser();
    const back = moi.signIn(await begin(browser, moi), OFFICER);
    expect(await finish(browser, 'moi', back)).toBe('IN');
    expect(await browser.viewer()).toEqual({ signedIn: true, roles: ['WORKING_GROUP'] });
    const [signedIn] = await world.db.ownerSql(
      'select person_id, method, strength, provider, proven_at is not null as fresh from sign_ins order by created_at desc limit 1',
    );
    expect(signedIn).toEqual({
      person_id: officer,
      method: 'OIDC',
      strength: 'OIDC',
      provider: 'moi',
      fresh: true,
    });
  });

  it.each<[what: string, bending: () => Bending, reason: string]>([
    ['that nobody signed', () => ({ alg: 'none' }), 'TOKEN_NOT_RIGHT'],
    ['signed with the secret of the client', () => ({ alg: 'HS256' }), 'TOKEN_NOT_RIGHT'],
    ['signed by another key', () => ({ foreignKey: true }), 'TOKEN_NOT_RIGHT'],
    ['for another client', () => ({ claims: { aud: 'another' } }), 'TOKEN_NOT_RIGHT'],
    ['of another issuer', () => ({ claims: { iss: mef.issuer } }), 'TOKEN_NOT_RIGHT'],
    ['for another way to the provider', () => ({ claims: { nonce: 'another' } }), 'TOKEN_NOT_RIGHT'],
    ['without a nonce', () => ({ claims: { nonce: undefined } }), 'TOKEN_NOT_RIGHT'],
    ['that has ended', () => ({ claims: { exp: now() - 120 } }), 'TOKEN_NOT_RIGHT'],
    ['that does not say when it was made', () => ({ claims: { iat: undefined } }), 'TOKEN_NOT_RIGHT'],
    ['by a way of signing in that does not do', () => ({ claims: { acr: 'password' } }), 'WAY_OF_SIGNING_IN'],
    ['that does not say by which way', () => ({ claims: { acr: undefined } }), 'WAY_OF_SIGNING_IN'],
    ['given to another client', () => ({ claims: { azp: 'another' } }), 'AUTHORISED_PARTY'],
    [
      'for several, given to another',
      () => ({ claims: { aud: ['samaki-moi', 'b'], azp: 'b' } }),
      'TOKEN_NOT_RIGHT',
    ],
    ['without a subject', () => ({ claims: { sub: undefined } }), 'TOKEN_NOT_RIGHT'],
  ])('%s lets nobody in', async (_what, bending, reason) => {
    const before = await written();
    expect(await signIn(bending())).toBe('PROVIDER_REFUSED');
    expect(await lastReason()).toBe(reason);
    expect(await written()).toEqual(before);
    // The same, unbent, does.
    expect(await signIn({})).toBe('IN');
  });

  it('with the address of an administrator is nobody, and nobody is made', async () => {
    const before = await written();
    const stranger = { sub: 'mef-1', email: 'rotha@samaki.example', emailVerified: true };
    expect(await signIn({}, stranger, mef)).toBe('PROVIDER_NOT_LINKED');
    expect(await lastReason()).toBe('UNKNOWN_IDENTITY');
    expect(await written()).toEqual(before);
  });

  it('with the subject that somebody has at another provider is nobody', async () => {
    const before = await written();
    expect(await signIn({}, { sub: OFFICER.sub }, mef)).toBe('PROVIDER_NOT_LINKED');
    expect(await written()).toEqual(before);
  });
});

describe('an answer of a provider', () => {
  it('from another issuer than was asked is not followed: no code is sent to anybody', async () => {
    const before = await written();
    const browser = world.aBrowser();
    const address = await begin(browser, moi);
    moi.asked.length = 0;
    mef.asked.length = 0;
    moi.bending = { answerIss: mef.issuer };
    expect(await finish(browser, 'moi', moi.signIn(address, OFFICER))).toBe('PROVIDER_REFUSED');
    expect([moi.asked, mef.asked]).toEqual([[], []]);
    expect(await written()).toEqual(before);
  });

  it('without an issuer, from one that always says it, is not followed', async () => {
    moi.bending = { answerIss: null };
    const browser = world.aBrowser();
    const address = await begin(browser, moi);
    moi.asked.length = 0;
    expect(await finish(browser, 'moi', moi.signIn(address, OFFICER))).toBe('PROVIDER_REFUSED');
    expect(moi.asked).toEqual([]);
  });

  it('that comes back at the address of another provider is not followed', async () => {
    const before = await written();
    const browser = world.aBrowser();
    const back = moi.signIn(await begin(browser, moi), OFFICER);
    mef.asked.length = 0;
    expect(await finish(browser, 'mef', back)).toBe('PROVIDER_ATTEMPT_OVER');
    expect(mef.asked).toEqual([]);
    expect(await written()).toEqual(before);
  });

  it('is good once, in the browser that asked, for ten minutes', async () => {
    const browser = world.aBrowser();
    const back = moi.signIn(await begin(browser, moi), OFFICER);
    const before = await written();
    const another = world.aBrowser();
    await begin(another, moi);
    expect(await finish(another, 'moi', back)).toBe('PROVIDER_ATTEMPT_OVER');
    expect(await finish(world.aBrowser(), 'moi', back)).toBe('PROVIDER_ATTEMPT_OVER');
    expect(await written()).toEqual(before);
    expect(await finish(browser, 'moi', back)).toBe('IN');
    const after = await written();
    expect(await finish(browser, 'moi', back)).toBe('PROVIDER_ATTEMPT_OVER');
    expect(await written()).toEqual(after);

    const raced = moi.signIn(await begin(browser, moi), OFFICER);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => finish(browser, 'moi', raced)));
    expect(outcomes.toSorted()).toEqual(['IN', ...Array<string>(9).fill('PROVIDER_ATTEMPT_OVER')]);

    const late = moi.signIn(await begin(browser, moi), OFFICER);
    await world.db.ownerSql(`update provider_attempts set expires_at = app_now()`);
    expect(await finish(browser, 'moi', late)).toBe('PROVIDER_ATTEMPT_OVER');
  });

  it('that says nothing of our state, or is none at all, is not followed', async () => {
    const browser = world.aBrowser();
    await begin(browser, moi);
    for (const query of ['', '?code=x', `?code=x&state=${'a'.repeat(43)}`, '?state=%00', '?state=1&state=2'])
      expect(await finish(browser, 'moi', `http://x.example/${query}`)).toBe('PROVIDER_ATTEMPT_OVER');
  });

  it('that the person turned back says so', async () => {
    const before = await written();
    const browser = world.aBrowser();
    expect(await finish(browser, 'moi', moi.turnBack(await begin(browser, moi)))).toBe('PROVIDER_CANCELLED');
    expect(await written()).toEqual(before);
  });
});

describe('a provider that is away', () => {
  it('is said to be away, and asked again the next time', async () => {
    const fresh = await FakeProvider.start('new', { km: 'ថ្មី', en: 'New' });
    const other = new SignInWorld();
    await other.begin(FakeProvider.settings(fresh));
    try {
      expect(fresh.asked).toEqual([]);
      fresh.isAway = true;
      const browser = other.aBrowser();
      await expect(begin(browser, fresh)).rejects.toThrow('PROVIDER_AWAY');
      expect(await other.db.ownerSql('select 1 from provider_attempts')).toEqual([]);
      fresh.isAway = false;
      const address = await begin(browser, fresh);
      fresh.bending = { tokenStatus: 503 };
      expect(await finish(browser, 'new', fresh.signIn(address, { sub: 'a' }))).toBe('PROVIDER_AWAY');
    } finally {
      await other.end();
      await fresh.stop();
    }
  });
});

describe('without a provider in the settings', () => {
  it('there is no door', async () => {
    const plain = new SignInWorld();
    await plain.begin();
    try {
      const browser = plain.aBrowser();
      expect((await browser.ask('{ signInProviders { key } }')).body.data).toEqual({ signInProviders: [] });
      await expect(begin(browser, moi)).rejects.toThrow('NOT_FOUND');
      expect(await finish(browser, 'moi', 'http://x.example/?state=a')).toBe('NOT_FOUND');
      expect(await plain.db.ownerSql('select 1 from provider_attempts')).toEqual([]);
    } finally {
      await plain.end();
    }
  });
});

const now = (): number => Math.floor(Date.now() / 1000);

describe('what was refused', () => {
  it('is in the log by its code, with nothing of the person, the way there, or the token', async () => {
    const lines = (): Record<string, unknown>[] =>
      world.api.records.filter((record) => record['errorCode'] === 'PROVIDER_REFUSED');
    const before = lines().length;
    const browser = world.aBrowser();
    const address = await begin(browser, moi);
    moi.bending = { foreignKey: true };
    const back = moi.signIn(address, OFFICER);
    expect(await finish(browser, 'moi', back)).toBe('PROVIDER_REFUSED');
    await waitFor(() => lines().length > before, 5_000, 'the line of the log');
    expect(lines().at(-1)).toMatchObject({
      securityEvent: 'identity.refused',
      operation: 'finishWithProvider',
    });
    expect(world.api.log).toContain('"provider":"moi","reason":"TOKEN_NOT_RIGHT"');
    const { searchParams } = new URL(back);
    for (const word of [
      OFFICER.sub,
      OFFICER.email!,
      moi.clientSecret,
      searchParams.get('code')!,
      searchParams.get('state')!,
      'eyJ',
    ])
      expect(world.api.log).not.toContain(word);
  });
});
