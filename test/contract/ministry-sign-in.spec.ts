/* Story: docs/stories/ministry-sign-in.md, through the api: linking, confirming, unlinking, and by an invitation. */
import { deriveInvitationToken } from '#identity';
import { newId } from '#kernel';
import { FakeProvider, TEST_SECRET } from '#testing';
import { sha256, SignInWorld, TOKEN, type TestBrowser } from '../security/sign-in-world.js';
import { AtTheMinistry, finish, type Going } from './at-the-ministry.js';

const world = new SignInWorld();
let moi: FakeProvider;
let ministry: AtTheMinistry;

beforeAll(async () => {
  moi = await FakeProvider.start('moi', { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' });
  ministry = new AtTheMinistry(moi);
  await world.begin(FakeProvider.settings(moi));
});
afterAll(async () => {
  await world.end();
  await moi?.stop();
});
beforeEach(() => {
  moi.bending = {};
});

const begin = (browser: TestBrowser, going: Partial<Going>): Promise<string> =>
  ministry.begin(browser, going);
const go = (browser: TestBrowser, going: Going): Promise<string> => ministry.go(browser, going);
const outcome = async (work: Promise<string>): Promise<string> => work.catch((error: Error) => error.message);
const identities = (): Promise<object[]> =>
  world.db.ownerSql('select person_id, issuer, subject from provider_identities order by created_at, id');
const unlink = async (browser: TestBrowser): Promise<string> => {
  const wanted = 'account { providers { key linkedAt } }';
  return (await browser.mutate('unlinkProvider', { provider: 'moi' }, wanted)).errors[0]?.code ?? 'GONE';
};
const sixMinutesPass = (): Promise<unknown> =>
  world.db.ownerSql(`update sign_ins set proven_at = proven_at - interval '6 minutes'`);

describe('the chair', () => {
  const browser = world.aBrowser();
  let chair: string;

  it('links with a code, while the role is news, and has the role at once', async () => {
    chair = await world.aPerson('chair@samaki.example', 'CHAIR');
    await expect(begin(browser, { purpose: 'LINK' })).rejects.toThrow('UNAUTHENTICATED');
    await browser.signIn('chair@samaki.example');
    expect((await browser.viewer()).roles).toEqual([]);
    const before = browser.cookieOf(TOKEN);
    const address = await begin(browser, { purpose: 'LINK' });
    const asked = new URL(address).searchParams;
    expect(
      Object.fromEntries(
        ['prompt', 'max_age', 'code_challenge_method', 'scope'].map((name) => [name, asked.get(name)]),
      ),
    ).toEqual({
      prompt: 'login',
      max_age: '0',
      code_challenge_method: 'S256',
      scope: 'openid email',
    });
    expect(await finish(browser, moi.signIn(address, { sub: 'moi-4711' }))).toBe('IN');
    expect((await browser.viewer()).roles).toEqual(['CHAIR']);
    expect(browser.cookieOf(TOKEN)).not.toBe(before);
    expect(await identities()).toEqual([{ person_id: chair, issuer: moi.issuer, subject: 'moi-4711' }]);
    const rows = await world.db.ownerSql(
      `select actor, subject_id, after from audit_rows where action = 'identity.link-provider'`,
    );
    expect(rows).toEqual([{ actor: `person:${chair}`, subject_id: chair, after: { name: 'moi' } }]);
  });

  it('keeps neither state, nonce nor verifier in any table', async () => {
    const address = await begin(browser, {});
    const { searchParams } = new URL(address);
    const [row] = await world.db.ownerSql<{ state_hash: Buffer; all: string }>(
      'select state_hash, a::text as all from provider_attempts a order by expires_at desc limit 1',
    );
    expect(row!.state_hash).toEqual(sha256(searchParams.get('state')!));
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(row!.all).not.toContain(searchParams.get(name)!);
  });

  it('signs in with it alone', async () => {
    const phone = world.aBrowser();
    expect(await go(phone, { sub: 'moi-4711' })).toBe('IN');
    expect((await phone.viewer()).roles).toEqual(['CHAIR']);
    const { body } = await phone.ask('{ account { signIns { method provider current } } }');
    expect(
      (body.data!['account']!['signIns'] as { current: boolean }[]).find(({ current }) => current),
    ).toEqual({
      method: 'OIDC',
      provider: 'moi',
      current: true,
    });
  });

  it('has no fresh proof from a ministry that asked long ago, or does not say when', async () => {
    for (const authTime of [undefined, Math.floor(Date.now() / 1000) - 301]) {
      moi.bending = { claims: { auth_time: authTime } };
      const phone = world.aBrowser();
      expect(await go(phone, { sub: 'moi-4711' })).toBe('IN');
      await expect(unlink(phone)).rejects.toThrow('STEP_UP_REQUIRED');
      expect(await outcome(go(phone, { purpose: 'CONFIRM', sub: 'moi-4711' }))).toBe('PROVIDER_REFUSED');
    }
    expect(await identities()).toHaveLength(1);
  });

  it('confirms with it six minutes later; as somebody else there, not', async () => {
    await sixMinutesPass();
    await expect(unlink(browser)).rejects.toThrow('STEP_UP_REQUIRED');
    expect(await go(browser, { purpose: 'CONFIRM', sub: 'moi-other' })).toBe('PROVIDER_OF_ANOTHER');
    await expect(unlink(browser)).rejects.toThrow('STEP_UP_REQUIRED');
    expect(await go(browser, { purpose: 'CONFIRM', sub: 'moi-4711' })).toBe('IN');
    expect(await unlink(browser)).toBe('LAST_WAY_IN');
    expect(await identities()).toHaveLength(1);
  });

  it('unlinks it with a passkey beside it, and the other sign-ins end', async () => {
    const phone = world.aBrowser();
    expect(await go(phone, { sub: 'moi-4711' })).toBe('IN');
    await world.db.ownerSql(
      `insert into passkeys (id, person_id, credential_id, public_key, counter, name) values ($1, $2, 'c', 'k', 0, 'Phone')`,
      [newId(), chair],
    );
    expect(await unlink(browser)).toBe('GONE');
    expect(await identities()).toEqual([]);
    expect([await phone.viewer(), await browser.viewer()]).toMatchObject([
      { signedIn: false },
      { signedIn: true },
    ]);
    expect(await go(phone, { sub: 'moi-4711' })).toBe('PROVIDER_NOT_LINKED');
  });

  it('with a passkey links only after a fresh proof', async () => {
    await sixMinutesPass();
    await expect(begin(browser, { purpose: 'LINK' })).rejects.toThrow('STEP_UP_REQUIRED');
    expect(await identities()).toEqual([]);
  });
});

describe('linking', () => {
  it('is refused once the role is no news: a mailbox opens no role of the committee', async () => {
    const id = await world.aPerson('old@samaki.example', 'CHAIR');
    await world.db.ownerSql(
      `update role_grants set granted_at = app_now() - interval '73 hours' where person_id = $1`,
      [id],
    );
    const browser = world.aBrowser();
    await browser.signIn('old@samaki.example');
    await expect(begin(browser, { purpose: 'LINK' })).rejects.toThrow('ENROLMENT_CLOSED');
  });

  it('is refused to whoever signed out, or became another, on the way', async () => {
    for (const email of ['p1@samaki.example', 'p2@samaki.example']) await world.aPerson(email);
    const browser = world.aBrowser();
    await browser.signIn('p1@samaki.example');
    const back = moi.signIn(await begin(browser, { purpose: 'LINK' }), { sub: 'moi-p1' });
    await browser.signIn('p2@samaki.example');
    expect(await finish(browser, back)).toBe('PROVIDER_ATTEMPT_OVER');
    expect(await identities()).toEqual([]);
  });

  it('gives one identity to one person, whoever else links it at the same moment', async () => {
    const emails = ['a', 'b', 'c', 'd'].map((name) => `${name}@samaki.example`);
    const browsers = await Promise.all(
      emails.map(async (email) => {
        await world.aPerson(email);
        const browser = world.aBrowser();
        await browser.signIn(email);
        return browser;
      }),
    );
    const backs = await Promise.all(
      browsers.map(async (browser) =>
        moi.signIn(await begin(browser, { purpose: 'LINK' }), { sub: 'moi-shared' }),
      ),
    );
    const outcomes = await Promise.all(browsers.map((browser, at) => finish(browser, backs[at]!)));
    expect(outcomes.toSorted()).toEqual([
      'IN',
      'PROVIDER_OF_ANOTHER',
      'PROVIDER_OF_ANOTHER',
      'PROVIDER_OF_ANOTHER',
    ]);
    expect(await identities()).toHaveLength(1);
    const [linked] = [browsers[outcomes.indexOf('IN')]!];
    expect(await outcome(go(linked, { purpose: 'LINK', sub: 'moi-second' }))).toBe('PROVIDER_LINKED_ALREADY');
    expect(await identities()).toHaveLength(1);
  });
});

describe('a proof that grew old on the way', () => {
  it('does not link: what was decided when it began is decided again at the end', async () => {
    const browser = world.aBrowser();
    await world.aPerson('slow@samaki.example');
    await browser.signIn('slow@samaki.example');
    expect(await go(browser, { purpose: 'LINK', sub: 'moi-slow' })).toBe('IN');
    const [{ person_id: id } = { person_id: '' }] = await world.db.ownerSql<{ person_id: string }>(
      `delete from provider_identities where subject = 'moi-slow' returning person_id`,
    );
    await world.db.ownerSql(
      `insert into passkeys (id, person_id, credential_id, public_key, counter, name) values ($1, $2, 's', 'k', 0, 'Phone')`,
      [newId(), id],
    );
    const back = moi.signIn(await begin(browser, { purpose: 'LINK' }), { sub: 'moi-slow' });
    await sixMinutesPass();
    await expect(finish(browser, back)).rejects.toThrow('STEP_UP_REQUIRED');
    expect(await world.db.ownerSql(`select 1 from provider_identities where subject = 'moi-slow'`)).toEqual(
      [],
    );
  });
});

describe('an invitation', () => {
  async function invited(email: string, { known = false } = {}): Promise<{ token: string; id: string }> {
    if (!known) await world.aPerson(email);
    const id = newId();
    const token = deriveInvitationToken(TEST_SECRET, id);
    await world.db.ownerSql(
      `insert into invitations (id, token_hash, email, full_name, role, locale, expires_at)
       values ($1, $2, $3, 'Lim Bopha', 'WORKING_GROUP', 'km', app_now() + interval '14 days')`,
      [id, sha256(token), email],
    );
    return { token, id };
  }
  const linkedTo = async (subject: string): Promise<string | undefined> =>
    (
      await world.db.ownerSql<{ email: string }>(
        'select p.email from provider_identities i join people p on p.id = i.person_id where subject = $1',
        [subject],
      )
    )[0]?.email;
  const by = (token: string, sub: string, more: Partial<Going> = {}): Going => ({
    purpose: 'INVITATION',
    invitationToken: token,
    sub,
    ...more,
  });

  it('in hand, and its address verified by the ministry, links; the button accepts', async () => {
    const email = 'bopha.lim@battambang.example';
    const { token } = await invited(email);
    const browser = world.aBrowser();
    expect(await go(browser, by(token, 'moi-815', { email: email.toUpperCase() }))).toBe('IN');
    expect(await linkedTo('moi-815')).toBe(email);
    expect(await browser.viewer()).toEqual({ signedIn: true, roles: [] });
    await browser.mutate('acceptInvitation', { token }, 'viewer { roles }');
    expect(await browser.viewer()).toEqual({ signedIn: true, roles: ['WORKING_GROUP'] });
  });

  it.each<[what: string, more: Partial<Going>]>([
    ['another address', { email: 'other@battambang.example' }],
    ['no address', {}],
    ['the address, not verified', { email: 'dara@moi.example', emailVerified: false }],
  ])('in hand, and %s from the ministry, links nothing', async (what, more) => {
    const email =
      what === 'the address, not verified' ? 'dara@moi.example' : `${what.split(' ')[0]!}1@moi.example`;
    const { token } = await invited(email);
    const browser = world.aBrowser();
    expect(await go(browser, by(token, 'moi-1', more))).toBe('PROVIDER_CODE_FIRST');
    expect(await linkedTo('moi-1')).toBeUndefined();
    expect(await browser.viewer()).toMatchObject({ signedIn: false });
  });

  it('in hand, and signed in with a code to its address, links', async () => {
    const { token } = await invited('coded@moi.example');
    const browser = world.aBrowser();
    await browser.signIn('coded@moi.example');
    expect(await go(browser, by(token, 'moi-2'))).toBe('IN');
    expect(await linkedTo('moi-2')).toBe('coded@moi.example');
  });

  it('to an administrator with a passkey links nothing, whatever the ministry says', async () => {
    const admin = await world.aPerson('rotha@samaki.example', 'ADMINISTRATOR');
    await world.db.ownerSql(
      `insert into passkeys (id, person_id, credential_id, public_key, counter, name) values ($1, $2, 'r', 'k', 0, 'Phone')`,
      [newId(), admin],
    );
    const { token } = await invited('rotha@samaki.example', { known: true });
    const browser = world.aBrowser();
    expect(await go(browser, by(token, 'moi-3', { email: 'rotha@samaki.example' }))).toBe(
      'PROVIDER_LINK_FIRST',
    );
    expect(await linkedTo('moi-3')).toBeUndefined();
    expect(await browser.viewer()).toMatchObject({ signedIn: false });
  });

  it('that was withdrawn meanwhile, or is none, links nothing', async () => {
    const { token, id } = await invited('late@moi.example');
    const browser = world.aBrowser();
    const back = moi.signIn(await begin(browser, by(token, 'moi-4')), {
      sub: 'moi-4',
      email: 'late@moi.example',
    });
    await world.db.ownerSql('update invitations set withdrawn_at = app_now() where id = $1', [id]);
    expect(await finish(browser, back)).toBe('INVITATION_NOT_FOUND');
    for (const no of [token, 'x', 'a'.repeat(43)])
      await expect(begin(browser, by(no, 'moi-4'))).rejects.toThrow('INVITATION_NOT_FOUND');
    expect(await linkedTo('moi-4')).toBeUndefined();
  });
});

describe('a recovery', () => {
  it('takes the ministry away with everything else', async () => {
    const id = await world.aPerson('lost@samaki.example', 'TRAINER');
    await world.db.ownerSql(
      `insert into provider_identities (id, person_id, issuer, subject) values ($1, $2, $3, 'moi-lost')`,
      [newId(), id, moi.issuer],
    );
    const browser = world.aBrowser();
    expect(await go(browser, { sub: 'moi-lost' })).toBe('IN');
    const [asker, approver] = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const admin = await world.aPerson(`${name}@admin.example`, 'ADMINISTRATOR');
        await world.db.ownerSql(
          `insert into provider_identities (id, person_id, issuer, subject) values ($1, $2, $3, $4)`,
          [newId(), admin, moi.issuer, `moi-${name}`],
        );
        const own = world.aBrowser();
        expect(await go(own, { sub: `moi-${name}` })).toBe('IN');
        return own;
      }),
    );
    await asker!.mutate(
      'askSignInRecovery',
      { email: 'lost@samaki.example', reason: 'gone' },
      'recoveries { id }',
    );
    const { body } = await approver!.ask('{ signInRecoveries { id } }');
    const [waiting] = body.data!['signInRecoveries'] as unknown as { id: string }[];
    await approver!.ask(
      'mutation ($input: DecideSignInRecoveryInput!) { approveSignInRecovery(input: $input) { errors { code } } }',
      { input: { recoveryId: waiting!.id } },
    );
    expect(await world.db.ownerSql(`select 1 from provider_identities where subject = 'moi-lost'`)).toEqual(
      [],
    );
    expect(await browser.viewer()).toMatchObject({ signedIn: false });
    expect(await go(browser, { sub: 'moi-lost' })).toBe('PROVIDER_NOT_LINKED');
  });
});

describe('the twin without the key of issuer and subject', () => {
  it('gives one identity to two people', async () => {
    await world.db.ownerSql(
      'alter table provider_identities drop constraint uq_provider_identities__issuer_subject',
    );
    for (const email of ['twin1@samaki.example', 'twin2@samaki.example']) {
      await world.aPerson(email);
      const browser = world.aBrowser();
      await browser.signIn(email);
      expect(await go(browser, { purpose: 'LINK', sub: 'moi-twin' })).toBe('IN');
    }
    expect(
      await world.db.ownerSql(`select 1 from provider_identities where subject = 'moi-twin'`),
    ).toHaveLength(2);
  });
});
