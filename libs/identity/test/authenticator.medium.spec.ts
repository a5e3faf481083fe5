/* Story: docs/stories/strong-sign-in.md, "An authenticator". */
import { generateSync } from 'otplib';
import type { Actor } from '#authz';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity, themselves, wrong } from './identity.builder.js';

const MINUTE = 60_000;
const TEN = Date.parse('2026-12-01T03:00:00Z');
let db: TestDatabase;
let identity: Identity;
let sophea: string;
let actor: Actor;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T03:00:00Z');
  identity = await composeIdentity(db);
  sophea = await identity.aPerson('trainer@samaki.example', 'Keo Sophea');
  await identity.give(sophea, 'TRAINER');
  actor = (await identity.open(sophea)).actor;
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

/** The clock of the database in seconds: the authenticator's, for it is the same time. */
const epoch = async (): Promise<number> =>
  (await db.ownerSql<{ s: number }>('select floor(extract(epoch from app_now()))::int as s'))[0]!.s;
const codeAt = (secret: string, seconds: number): string => generateSync({ secret, epoch: seconds });

async function begin(): Promise<string> {
  const begun = await identity.authenticators.begin(actor);
  if (!begun.ok) throw new Error(begun.refusal.code);
  return begun.value.secret;
}

/** An authenticator that counts, confirmed at 10:00, and the time moved on by a minute. */
async function anAuthenticator(): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const secret = await begin();
  const confirmed = await identity.authenticators.confirmFirst(actor, codeAt(secret, await epoch()));
  if (!confirmed.ok) throw new Error(confirmed.refusal.code);
  await db.travelBy(MINUTE);
  return { secret, recoveryCodes: confirmed.value.recoveryCodes };
}

const prove = async (typed: string): Promise<string> => {
  const { actor: now } = await identity.open(sophea);
  const result = await identity.authenticators.prove(now, typed);
  return result.ok ? 'IN' : result.refusal.code;
};

describe('setting up an authenticator', () => {
  it('shows the secret, keeps it encrypted, and counts from its first code', async () => {
    const begun = await identity.authenticators.begin(actor);
    const { secret, uri } = begun.ok ? begun.value : { secret: '', uri: '' };
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toBe(`otpauth://totp/Samaki:trainer%40samaki.example?secret=${secret}&issuer=Samaki`);
    const [stored] = await db.ownerSql<{ text: string }>(
      `select encode(sealed_secret, 'escape') as text from authenticators`,
    );
    expect(stored!.text).not.toContain(secret.slice(0, 8));
    expect(await identity.authenticators.waiting(actor)).toEqual({ secret, uri });
    expect(await prove(codeAt(secret, await epoch()))).toBe('NO_AUTHENTICATOR');

    const confirmed = await identity.authenticators.confirmFirst(actor, codeAt(secret, await epoch()));

    expect(confirmed).toMatchObject({ ok: true, value: { actor: { strength: 'TOTP', withheldRoles: [] } } });
    expect(new Set(confirmed.ok ? confirmed.value.recoveryCodes : []).size).toBe(10);
    expect(await identity.authenticators.waiting(actor)).toBeNull();
    expect(await db.ownerSql('select kind from sign_in_changes')).toEqual([{ kind: 'AUTHENTICATOR_ADDED' }]);
  });

  it('refuses a wrong first code, and a second authenticator', async () => {
    const secret = await begin();
    const right = codeAt(secret, await epoch());
    expect(await identity.authenticators.confirmFirst(actor, wrong6(right))).toMatchObject({
      refusal: { code: 'CODE_WRONG' },
    });
    const confirmed = await identity.authenticators.confirmFirst(actor, right);
    expect(confirmed.ok).toBe(true);
    expect(await identity.authenticators.begin(confirmed.ok ? confirmed.value.actor : actor)).toMatchObject({
      refusal: { code: 'AUTHENTICATOR_THERE' },
    });
  });

  it('is refused to who needs a passkey, and to who may add nothing now', async () => {
    const sovannary = await identity.aPerson('working-group@samaki.example', 'Mao Sovannary');
    await identity.give(sovannary, 'WORKING_GROUP');
    expect(await identity.authenticators.begin((await identity.open(sovannary)).actor)).toMatchObject({
      refusal: { code: 'PASSKEY_NEEDED' },
    });
    await db.travelBy(73 * 60 * MINUTE);
    expect(await identity.authenticators.begin((await identity.open(sophea)).actor)).toMatchObject({
      refusal: { code: 'ENROLMENT_CLOSED' },
    });
  });
});

describe('a secret that waits for its first code', () => {
  const confirm = async (who: Actor, secret: string): Promise<string> => {
    const confirmed = await identity.authenticators.confirmFirst(who, codeAt(secret, await epoch()));
    return confirmed.ok ? 'IN' : confirmed.refusal.code;
  };
  const beginAs = async (who: Actor): Promise<string> => {
    const begun = await identity.authenticators.begin(who);
    if (!begun.ok) throw new Error(begun.refusal.code);
    return begun.value.secret;
  };
  const byCode = async (personId: string): Promise<Actor> => (await identity.open(personId)).actor;
  const rows = (): Promise<unknown[]> =>
    db.ownerSql('select 1 from authenticators union all select 1 from recovery_codes');

  it('is no way for a reader of the mailbox to what she becomes later', async () => {
    const rotha = await identity.aPerson('rotha@samaki.example', 'Chhim Rotha');
    const secret = await beginAs(await byCode(rotha));
    expect(
      await db.ownerSql(
        `select subject_id from audit_rows where action = 'identity.begin-authenticator' and subject_id = $1`,
        [rotha],
      ),
    ).toHaveLength(1);
    await db.travelBy(60 * 24 * 60 * MINUTE);
    await identity.give(rotha, 'ADMINISTRATOR');
    await identity.addPasskey(await byCode(rotha));
    await db.travelBy(100 * 24 * 60 * MINUTE);

    const thief = await byCode(rotha);
    expect(await confirm(thief, secret)).toBe('PASSKEY_NEEDED');
    await expect(identity.addPasskey(thief, 'Thief')).rejects.toThrow('STEP_UP_REQUIRED');
    expect(await rows()).toEqual([]);
    expect(await db.ownerSql('select name from passkeys')).toEqual([{ name: 'Phone' }]);
  });

  it('is refused to a role that asks for a passkey, even when it waits still', async () => {
    const secret = await begin();
    await db.ownerSql(
      `insert into role_grants (id, person_id, role) values (gen_random_uuid(), $1, 'CHAIR')`,
      [sophea],
    );
    expect(await confirm(await byCode(sophea), secret)).toBe('PASSKEY_NEEDED');
    expect(await db.ownerSql('select 1 from recovery_codes')).toEqual([]);
  });

  it('asks for the proof of a passkey that came meanwhile, and is begun anew then', async () => {
    const secret = await begin();
    const [waiting] = await db.ownerSql<{ sealed: Buffer }>(
      'select sealed_secret as sealed from authenticators',
    );
    const { signIn } = await identity.addPasskey(actor);
    expect(await rows()).toEqual([]);
    await db.ownerSql('insert into authenticators (person_id, sealed_secret) values ($1, $2)', [
      sophea,
      waiting!.sealed,
    ]);
    expect(await confirm(await byCode(sophea), secret)).toBe('STEP_UP_REQUIRED');
    expect(await confirm(signIn.actor, await beginAs(signIn.actor))).toBe('IN');
  });

  it('ends with the hours in which a first one may be made', async () => {
    await db.travelBy((72 * 60 - 5) * MINUTE);
    const secret = await beginAs(await byCode(sophea));
    await db.travelBy(6 * MINUTE);
    expect(await confirm(await byCode(sophea), secret)).toBe('ENROLMENT_CLOSED');
    expect(await db.ownerSql('select 1 from recovery_codes')).toEqual([]);
  });

  it('is forgotten when a role is given', async () => {
    const dara = await identity.aPerson('dara@samaki.example', 'Sok Dara');
    const secret = await beginAs(await byCode(dara));
    await identity.give(dara, 'TRAINER');
    expect(await rows()).toEqual([]);
    expect(await confirm(await byCode(dara), secret)).toBe('NO_AUTHENTICATOR');
  });

  it('waits nine minutes and no eleventh', async () => {
    const secret = await begin();
    await db.travelBy(9 * MINUTE);
    expect(await identity.authenticators.waiting(actor)).toMatchObject({ secret });
    await db.travelBy(MINUTE);
    expect(await identity.authenticators.waiting(actor)).toBeNull();
    expect(await confirm(actor, secret)).toBe('AUTHENTICATOR_EXPIRED');
    expect(await db.ownerSql('select 1 from recovery_codes')).toEqual([]);
    expect(await confirm(actor, await begin())).toBe('IN');
  });
});

const wrong6 = (code: string, by = 1): string => wrong(code, by).slice(-6);

describe('a code of the authenticator', () => {
  it('proves the sign-in once, in its step, the one before and the one after', async () => {
    const { secret } = await anAuthenticator();
    const now = await epoch();
    expect(await prove(codeAt(secret, now - 61))).toBe('CODE_WRONG');
    expect(await prove(codeAt(secret, now + 61))).toBe('CODE_WRONG');
    expect(await prove(codeAt(secret, now - 29))).toBe('IN');
    expect(await prove(codeAt(secret, now - 29))).toBe('CODE_WRONG');
    expect(await prove(codeAt(secret, now + 30))).toBe('IN');
    expect(await prove(codeAt(secret, now))).toBe('CODE_WRONG');
    expect(now * 1_000 - TEN).toBeLessThan(5 * MINUTE);
  });

  it('is accepted once of twenty times at the same moment', async () => {
    const { secret } = await anAuthenticator();
    const code = codeAt(secret, await epoch());
    const { actor: now } = await identity.open(sophea);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => identity.authenticators.prove(now, code)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is compared five times in a quarter of an hour, and again after it', async () => {
    const { secret } = await anAuthenticator();
    const right = codeAt(secret, await epoch());
    for (let n = 1; n <= 5; n += 1) expect(await prove(wrong6(right, n * 7))).toBe('CODE_WRONG');
    expect(await prove(right)).toBe('TOO_MANY_TRIES');
    expect(
      await db.ownerSql(`select 1 from audit_rows where action = 'identity.refuse-authenticator'`),
    ).toHaveLength(5);
    await db.travelBy(15 * MINUTE + 1_000);
    expect(await prove(codeAt(secret, await epoch()))).toBe('IN');
  });

  it('is compared five times of a hundred guesses at the same moment', async () => {
    const { secret } = await anAuthenticator();
    const right = codeAt(secret, await epoch());
    const { actor: now } = await identity.open(sophea);
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => identity.authenticators.prove(now, wrong6(right, n + 11))),
    );
    const [row] = await db.ownerSql<{ tries: number }>('select tries from authenticators');
    expect(row!.tries).toBe(5);
  });

  it('is worth nothing to whoever has a passkey and a role that asks for it', async () => {
    const { secret } = await anAuthenticator();
    const proven = await identity.authenticators.prove(actor, codeAt(secret, await epoch()));
    await identity.addPasskey(proven.ok ? proven.value.actor : actor);
    await identity.give(sophea, 'CHAIR');
    await db.travelBy(MINUTE);
    expect(await prove(codeAt(secret, await epoch()))).toBe('PASSKEY_NEEDED');
  });
});

describe('a trainer with an authenticator who becomes chair', () => {
  const roles = (who: Actor): [string[], string[]] => [
    who.roles.map(({ role }) => role),
    who.withheldRoles.map(({ role }) => role),
  ];
  const added = (who: Actor): Promise<string> =>
    identity.addPasskey(who).then(
      () => 'ADDED',
      (error: Error) => error.message,
    );
  /** Signed in with a code, then confirmed with the authenticator. */
  const confirmed = async (secret: string): Promise<Actor> => {
    const { actor: byCode } = await identity.open(sophea);
    const proven = await identity.authenticators.prove(byCode, codeAt(secret, await epoch()));
    if (!proven.ok) throw new Error(proven.refusal.code);
    expect((await identity.signIns.actorOfToken(proven.value.token)).signInId).toBe(byCode.signInId);
    return proven.value.actor;
  };
  let secret: string;
  beforeEach(async () => {
    ({ secret } = await anAuthenticator());
    await db.travelBy(24 * 60 * MINUTE);
    await identity.give(sophea, 'CHAIR');
    await db.travelBy(60 * MINUTE);
  });

  it('adds a passkey after one code of it, which brings no role and makes nothing else fresh', async () => {
    expect(await added((await identity.open(sophea)).actor)).toBe('STEP_UP_REQUIRED');
    const now = await confirmed(secret);
    expect([now.strength, now.freshUntil, ...roles(now)]).toEqual([
      'EMAIL_CODE',
      null,
      [],
      ['CHAIR', 'TRAINER'],
    ]);
    expect(await identity.authenticators.remove(now)).toMatchObject({
      refusal: { code: 'STEP_UP_REQUIRED' },
    });
    expect(
      await db.ownerSql(`select after->>'purpose' as purpose from audit_rows where action = 'identity.confirm-sign-in'
        order by id desc limit 1`),
    ).toEqual([{ purpose: 'ADD' }]);
    const { signIn } = await identity.addPasskey(now);
    expect(roles(signIn.actor)).toEqual([['CHAIR', 'TRAINER'], []]);
    expect(await prove(codeAt(secret, (await epoch()) + 30))).toBe('PASSKEY_NEEDED');
  });

  it('does so within five minutes, in that sign-in, and within the hours of the role', async () => {
    const now = await confirmed(secret);
    expect(await added((await identity.open(sophea)).actor)).toBe('STEP_UP_REQUIRED');
    await db.travelBy(6 * MINUTE);
    expect(await added(now)).toBe('STEP_UP_REQUIRED');
    await db.travelBy((71 * 60 - 8) * MINUTE);
    const late = await confirmed(secret);
    await db.travelBy(3 * MINUTE);
    expect(await added(late)).toBe('STEP_UP_REQUIRED');
    expect(await prove(codeAt(secret, await epoch()))).toBe('PASSKEY_NEEDED');
    expect(await db.ownerSql('select 1 from passkeys')).toEqual([]);
  });

  it('cannot do so with one that came after the role', async () => {
    await db.ownerSql('update authenticators set confirmed_at = app_now()');
    expect(await prove(codeAt(secret, await epoch()))).toBe('PASSKEY_NEEDED');
  });

  it('is asked again when what was proven before does not reach to the role', async () => {
    await db.ownerSql(`delete from role_grants where role = 'CHAIR'`);
    const { actor: byCode } = await identity.open(sophea);
    const proven = await identity.authenticators.prove(byCode, codeAt(secret, await epoch()));
    const trainer = proven.ok ? proven.value : null;
    expect(trainer?.actor.freshUntil).not.toBeNull();
    // Accepting an invitation does not end the sign-in in which it is done.
    await identity.unitOfWork.run((tx) =>
      identity.roleGrants.grant(tx, trainer!.actor, sophea, { role: 'CHAIR', scopeId: null }),
    );
    const chair = await identity.signIns.actorOfToken(trainer!.token);
    expect([chair.strength, chair.freshUntil === null]).toEqual(['TOTP', false]);
    expect(await added(chair)).toBe('STEP_UP_REQUIRED');
  });
});

describe('a recovery code', () => {
  it('stands in for one code, once; nine are left', async () => {
    const { recoveryCodes } = await anAuthenticator();
    expect(await prove(recoveryCodes[3]!.toUpperCase())).toBe('IN');
    expect(await prove(recoveryCodes[3]!)).toBe('CODE_WRONG');
    expect(await identity.authenticators.recoveryCodesLeft(themselves(sophea))).toBe(9);
    const stored = await db.ownerSql<{ text: string }>('select r::text as text from recovery_codes r');
    for (const { text } of stored) for (const code of recoveryCodes) expect(text).not.toContain(code);
  });
});

describe('removing it', () => {
  it('asks for a fresh proof and for another way in', async () => {
    const { secret } = await anAuthenticator();
    const { actor: stale } = await identity.open(sophea);
    expect(await identity.authenticators.remove(stale)).toMatchObject({
      refusal: { code: 'STEP_UP_REQUIRED' },
    });
    const proven = await identity.authenticators.prove(stale, codeAt(secret, await epoch()));
    const fresh = proven.ok ? proven.value.actor : stale;
    expect(await identity.authenticators.remove(fresh)).toMatchObject({ refusal: { code: 'LAST_PASSKEY' } });

    const { signIn } = await identity.addPasskey(fresh);
    const other = await identity.open(sophea);
    expect(await identity.authenticators.remove(signIn.actor)).toMatchObject({ ok: true });
    expect((await identity.signIns.actorOfToken(other.token)).kind).toBe('anonymous');
    expect(await db.ownerSql('select 1 from recovery_codes')).toEqual([]);
  });
});
