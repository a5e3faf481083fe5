/* Story: docs/stories/strong-sign-in.md, "A role waits" and "A passkey". */
import { newToken } from '#identity';
import { createTestDatabase, SoftwareAuthenticator, type Tampering, type TestDatabase } from '#testing';
import { composeIdentity, type Identity, ORIGIN, themselves } from './identity.builder.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let db: TestDatabase;
let identity: Identity;
let sovannary: string;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-11-30T08:00:00Z');
  identity = await composeIdentity(db);
  sovannary = await identity.aPerson('working-group@samaki.example', 'Mao Sovannary');
  await identity.give(sovannary, 'WORKING_GROUP');
  await db.travelTo('2026-12-01T02:00:00Z');
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const changes = () => db.ownerSql('select kind, detail from sign_in_changes order by created_at, id');
const reasons = async (): Promise<unknown[]> =>
  (
    await db.ownerSql<{ reason: string }>(
      `select after ->> 'reason' as reason from audit_rows where action = 'identity.refuse-passkey' order by xid, id`,
    )
  ).map(({ reason }) => reason);

/** Signs in with an authenticator; answers the refusal's code, or IN. */
async function signIn(authenticator: SoftwareAuthenticator, tampering: Tampering = {}): Promise<string> {
  const { challengeId, options, browserToken } = await identity.challenge('SIGN_IN');
  const response = authenticator.get(options, tampering);
  const result = await identity.passkeySignIn.signIn({
    challengeId,
    response,
    browserToken,
    previousToken: undefined,
  });
  return result.ok ? 'IN' : result.refusal.code;
}

describe('the hours of a role', () => {
  it('are those of the one that asks for most: a trainer’s reopen nothing of an administrator', async () => {
    const rotha = await identity.aPerson('rotha@samaki.example', 'Chhim Rotha');
    await identity.give(rotha, 'ADMINISTRATOR');
    await db.travelBy(100 * 24 * 3_600_000);
    const sovannary = await identity.anActor('sovannary@samaki.example', 'Mao Sovannary', {
      role: 'WORKING_GROUP',
      scopeId: null,
    });
    const given = {
      personId: rotha,
      role: 'TRAINER',
      scopeId: null,
      reason: 'She teaches in Kampot.',
    } as const;
    expect(await identity.changeRole.giveRole(sovannary, given)).toMatchObject({ ok: true });
    expect(await identity.enrolments.of(rotha)).toMatchObject({ duty: 'PASSKEY', isOpen: false });
    await expect(identity.addPasskey((await identity.open(rotha)).actor)).rejects.toThrow('ENROLMENT_CLOSED');
    expect(await db.ownerSql('select 1 from passkeys')).toEqual([]);

    await identity.give(rotha, 'CHAIR');
    await identity.addPasskey((await identity.open(rotha)).actor);
    expect(await db.ownerSql('select person_id from passkeys')).toEqual([{ person_id: rotha }]);
  });
});

describe('the first passkey', () => {
  it('is made with a code within 72 hours of the role, which is there at once', async () => {
    const byCode = await identity.open(sovannary);
    expect(byCode.actor.roles).toEqual([]);

    const { signIn: proven } = await identity.addPasskey(byCode.actor);

    expect(proven.actor.roles).toEqual([{ role: 'WORKING_GROUP', scopeId: null }]);
    expect(proven.actor.freshUntil).not.toBeNull();
    expect(proven.token).not.toBe(byCode.token);
    expect((await identity.signIns.actorOfToken(byCode.token)).kind).toBe('anonymous');
    expect(await changes()).toEqual([{ kind: 'PASSKEY_ADDED', detail: 'Phone' }]);
    expect(
      await db.ownerSql(`select 1 from outbox where topic = 'identity.sign-in.changed.v1'`),
    ).toHaveLength(1);
  });

  it('is made until the last minute of them and not after it', async () => {
    await db.travelTo('2026-12-03T07:59:00Z');
    await identity.challenge('ADD', (await identity.open(sovannary)).actor);
    await db.travelTo('2026-12-03T08:01:00Z');
    const { actor } = await identity.open(sovannary);
    await expect(identity.challenge('ADD', actor)).rejects.toThrow('ENROLMENT_CLOSED');
    await expect(identity.addPasskey(actor)).rejects.toThrow('ENROLMENT_CLOSED');
  });

  it('of a coordinator is made at any time', async () => {
    const pisey = await identity.aPerson('coordinator@samaki.example', 'Nget Pisey');
    await identity.give(pisey, 'COORDINATOR', sovannary);
    await db.travelBy(100 * HOUR);
    await identity.addPasskey((await identity.open(pisey)).actor);
  });

  it('is once there followed by others only after a fresh proof', async () => {
    const { authenticator, signIn: first } = await identity.addPasskey(
      (await identity.open(sovannary)).actor,
    );
    await db.travelBy(6 * MINUTE);
    const stale = await identity.signIns.actorOfToken(first.token);
    await expect(identity.challenge('ADD', stale)).rejects.toThrow('STEP_UP_REQUIRED');
    await expect(identity.addPasskey((await identity.open(sovannary)).actor)).rejects.toThrow(
      'STEP_UP_REQUIRED',
    );

    const asked = await identity.challenge('CONFIRM', stale);
    const confirmed = await identity.passkeySignIn.confirm(stale, {
      ...asked,
      response: authenticator.get(asked.options),
    });
    if (!confirmed.ok) throw new Error('refused');
    await identity.addPasskey(confirmed.value.actor, 'Key ring');
    expect(await identity.passkeys.of(themselves(sovannary))).toMatchObject([
      { name: 'Phone' },
      { name: 'Key ring' },
    ]);
  });
});

describe('making a passkey', () => {
  it.each<[string, Tampering]>([
    ['another origin', { origin: 'https://samaki.example.evil' }],
    ['another name', { rpId: 'samaki.example.evil' }],
    ['no user verification', { userVerified: false }],
    ['another challenge', { challenge: 'AAAA' }],
    ['the kind of a sign-in', { type: 'webauthn.get' }],
  ])('is refused with %s', async (_what, tampering) => {
    const { actor } = await identity.open(sovannary);
    const { challengeId, options, browserToken } = await identity.challenge('ADD', actor);
    const response = new SoftwareAuthenticator(ORIGIN).create(options as never, tampering);
    const command = { challengeId, response, browserToken, name: 'Phone' };
    expect(await identity.passkeys.add(actor, command)).toMatchObject({
      refusal: { code: 'PASSKEY_REFUSED' },
    });
    expect(await identity.passkeys.of(themselves(sovannary))).toEqual([]);
  });

  it('uses a challenge once, also when it was refused', async () => {
    const { actor } = await identity.open(sovannary);
    const { challengeId, options, browserToken } = await identity.challenge('ADD', actor);
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    for (const response of ['{}', authenticator.create(options as never)]) {
      const command = { challengeId, response, browserToken, name: 'Phone' };
      expect(await identity.passkeys.add(actor, command)).toMatchObject({
        refusal: { code: 'PASSKEY_REFUSED' },
      });
    }
  });

  it.each(['', '   ', 'x'.repeat(61)])('refuses the name %j', async (name) => {
    const { actor } = await identity.open(sovannary);
    const command = { challengeId: 'x', response: '{}', browserToken: newToken(), name };
    expect(await identity.passkeys.add(actor, command)).toMatchObject({ refusal: { code: 'PASSKEY_NAME' } });
  });
});

describe('signing in with a passkey', () => {
  let phone: SoftwareAuthenticator;
  beforeEach(async () => {
    phone = (await identity.addPasskey((await identity.open(sovannary)).actor)).authenticator;
  });

  it('knows the person without being told who it is, and is fresh', async () => {
    const { challengeId, options, browserToken } = await identity.challenge('SIGN_IN');
    expect(options).toMatchObject({ rpId: 'samaki.example', userVerification: 'required' });
    expect('allowCredentials' in options ? (options.allowCredentials ?? []) : []).toEqual([]);
    const result = await identity.passkeySignIn.signIn({
      challengeId,
      response: phone.get(options),
      browserToken,
      previousToken: undefined,
    });
    expect(result).toMatchObject({
      ok: true,
      value: { actor: { personId: sovannary, strength: 'PASSKEY', withheldRoles: [] } },
    });
    expect(result.ok && result.value.actor.freshUntil).toBeInstanceOf(Date);
  });

  it.each<[string, Tampering, string]>([
    ['another origin', { origin: 'https://samaki.example.evil' }, 'NOT_VERIFIED'],
    ['another name', { rpId: 'samaki.example.evil' }, 'NOT_VERIFIED'],
    ['no user verification', { userVerified: false }, 'NOT_VERIFIED'],
    ['nobody present', { userPresent: false }, 'NOT_VERIFIED'],
    ['another challenge', { challenge: 'AAAA' }, 'NOT_VERIFIED'],
    ['the kind of a new passkey', { type: 'webauthn.create' }, 'NOT_VERIFIED'],
    ['a changed signature', { flipSignature: true }, 'NOT_VERIFIED'],
    ['the handle of another person', { userHandle: 'AAAA' }, 'ANOTHER_PERSON'],
  ])('is refused with %s', async (_what, tampering, reason) => {
    expect(await signIn(phone, tampering)).toBe('PASSKEY_REFUSED');
    expect(await reasons()).toEqual([reason]);
    expect(await signIn(phone)).toBe('IN');
  });

  it('is refused with a counter that does not grow', async () => {
    expect(await signIn(phone, { counter: 7 })).toBe('IN');
    expect(await signIn(phone, { counter: 7 })).toBe('PASSKEY_REFUSED');
    expect(await signIn(phone, { counter: 3 })).toBe('PASSKEY_REFUSED');
    expect(await signIn(phone, { counter: 8 })).toBe('IN');
  });

  it('is refused with a key that nobody has, and with what is no answer', async () => {
    expect(await signIn(new SoftwareAuthenticator(ORIGIN))).toBe('PASSKEY_REFUSED');
    for (const response of ['', '{', 'null', '[]', '{"id":"a"}', 'x'.repeat(100_000)]) {
      const asked = await identity.challenge('SIGN_IN');
      const result = await identity.passkeySignIn.signIn({ ...asked, response, previousToken: undefined });
      expect(result).toMatchObject({ refusal: { code: 'PASSKEY_REFUSED' } });
    }
  });

  it('uses a challenge once, in the browser that asked, for what it was asked, for five minutes', async () => {
    const answer = async (
      asked: Awaited<ReturnType<Identity['challenge']>>,
      browserToken = asked.browserToken,
      challengeId = asked.challengeId,
    ): Promise<boolean> => {
      const response = phone.get(asked.options);
      const command = { challengeId, response, browserToken, previousToken: undefined };
      return (await identity.passkeySignIn.signIn(command)).ok;
    };
    const asked = await identity.challenge('SIGN_IN');
    expect(await answer(asked, newToken())).toBe(false);
    expect(await answer(asked)).toBe(true);
    expect(await answer(asked)).toBe(false);

    const { actor } = await identity.open(sovannary);
    expect(await answer(await identity.challenge('CONFIRM', actor))).toBe(false);
    expect(await answer(asked, asked.browserToken, 'no id')).toBe(false);

    const late = await identity.challenge('SIGN_IN');
    await db.travelBy(6 * MINUTE);
    expect(await answer(late)).toBe(false);
  });

  it('lets one of ten in who answer one challenge at the same moment', async () => {
    const asked = await identity.challenge('SIGN_IN');
    const response = phone.get(asked.options);
    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        identity.passkeySignIn.signIn({ ...asked, response, previousToken: undefined }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('confirms only who is signed in', async () => {
    const rotha = await identity.aPerson('rotha@samaki.example', 'Chhim Rotha');
    await identity.give(rotha, 'ADMINISTRATOR');
    const { signIn: rothas } = await identity.addPasskey((await identity.open(rotha)).actor);
    const asked = await identity.challenge('CONFIRM', rothas.actor);
    const response = phone.get(asked.options);
    expect(await identity.passkeySignIn.confirm(rothas.actor, { ...asked, response })).toMatchObject({
      refusal: { code: 'PASSKEY_REFUSED' },
    });
    expect(await reasons()).toEqual(['ANOTHER_PERSON']);
  });
});

describe('the passkeys of a person', () => {
  it('are renamed and removed, the other sign-ins end, and the last one that a role needs stays', async () => {
    const { signIn: here } = await identity.addPasskey((await identity.open(sovannary)).actor);
    const { signIn: now } = await identity.addPasskey(here.actor, 'Key ring');
    const others = [await identity.open(sovannary), await identity.open(sovannary)];
    const [phone, ring] = await identity.passkeys.of(themselves(sovannary));

    expect(await identity.passkeys.rename(now.actor, phone!.id, ' ទូរសព្ទ ')).toMatchObject({ ok: true });
    expect(await identity.passkeys.remove(others[0]!.actor, ring!.id)).toMatchObject({
      refusal: { code: 'STEP_UP_REQUIRED' },
    });
    expect(await identity.passkeys.remove(now.actor, ring!.id)).toMatchObject({ ok: true });

    expect(await identity.passkeys.of(themselves(sovannary))).toMatchObject([{ name: 'ទូរសព្ទ' }]);
    for (const { token } of others)
      expect((await identity.signIns.actorOfToken(token)).kind).toBe('anonymous');
    expect((await identity.signIns.actorOfToken(now.token)).kind).toBe('person');
    expect((await changes()).at(-1)).toEqual({ kind: 'PASSKEY_REMOVED', detail: 'Key ring' });
    expect(await identity.passkeys.remove(now.actor, phone!.id)).toMatchObject({
      refusal: { code: 'LAST_PASSKEY' },
    });
  });

  it('of somebody else are not there', async () => {
    const { signIn: mine } = await identity.addPasskey((await identity.open(sovannary)).actor);
    const rotha = await identity.aPerson('rotha@samaki.example', 'Chhim Rotha');
    await identity.give(rotha, 'ADMINISTRATOR');
    await identity.addPasskey((await identity.open(rotha)).actor);
    const [theirs] = await identity.passkeys.of(themselves(rotha));
    const refused = { refusal: { code: 'NOT_FOUND' } };
    expect(await identity.passkeys.remove(mine.actor, theirs!.id)).toMatchObject(refused);
    expect(await identity.passkeys.rename(mine.actor, theirs!.id, 'x')).toMatchObject(refused);
  });

  it('of a coordinator may all go', async () => {
    const pisey = await identity.aPerson('coordinator@samaki.example', 'Nget Pisey');
    const { signIn: here } = await identity.addPasskey((await identity.open(pisey)).actor);
    const [only] = await identity.passkeys.of(themselves(pisey));
    expect(await identity.passkeys.remove(here.actor, only!.id)).toMatchObject({ ok: true });
  });
});
