/* Story: docs/stories/strong-sign-in.md, "A fresh proof", "A role waits" and "My sign-ins". */
import { type Actor, needsProof, type Role, SYSTEM } from '#authz';
import type { OpenedSignIn, SignInMethod } from '#identity';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity } from './identity.builder.js';

const MINUTE = 60_000;
let db: TestDatabase;
let identity: Identity;
let personId: string;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  identity = await composeIdentity(db);
  personId = await identity.aPerson('working-group@samaki.example', 'Mao Sovannary');
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const open = (method: SignInMethod): Promise<OpenedSignIn> =>
  identity.unitOfWork.run((tx) => identity.signIns.open(tx, personId, method, { previousToken: undefined }));
const give = (role: Role): Promise<unknown> =>
  identity.unitOfWork.run((tx) => identity.roleGrants.grant(tx, SYSTEM, personId, { role, scopeId: null }));
const now = ({ token }: { token: string }): Promise<Actor> => identity.signIns.actorOfToken(token);
const roles = ({ roles: held, withheldRoles }: Actor): [Role[], Role[]] => [
  held.map(({ role }) => role),
  withheldRoles.map(({ role }) => role),
];

describe('a role of the programme', () => {
  it('waits while the sign-in is too weak for it, and is there with the proof', async () => {
    await give('WORKING_GROUP');
    const signIn = await open('EMAIL_CODE');
    expect(roles(await now(signIn))).toEqual([[], ['WORKING_GROUP']]);

    const byAuthenticator = await identity.unitOfWork.run((tx) =>
      identity.signIns.prove(tx, signIn.actor, 'TOTP'),
    );
    expect(roles(await now(byAuthenticator))).toEqual([[], ['WORKING_GROUP']]);

    const byPasskey = await identity.unitOfWork.run((tx) =>
      identity.signIns.prove(tx, signIn.actor, 'PASSKEY'),
    );
    expect(roles(await now(byPasskey))).toEqual([['WORKING_GROUP'], []]);
  });

  it('of a trainer is there with a passkey or an authenticator', async () => {
    await give('TRAINER');
    expect(roles(await now(await open('EMAIL_CODE')))).toEqual([[], ['TRAINER']]);
    expect(roles(await now(await open('PASSKEY')))).toEqual([['TRAINER'], []]);
    const signIn = await open('EMAIL_CODE');
    const proven = await identity.unitOfWork.run((tx) => identity.signIns.prove(tx, signIn.actor, 'TOTP'));
    expect(roles(await now(proven))).toEqual([['TRAINER'], []]);
  });
});

describe('a proof', () => {
  it('counts as fresh for five minutes by the clock of the database', async () => {
    const signIn = await open('PASSKEY');
    expect(needsProof(await now(signIn), 'reports.approve')).toBe(false);
    await db.travelBy(4.9 * MINUTE);
    expect(needsProof(await now(signIn), 'reports.approve')).toBe(false);
    await db.travelBy(0.2 * MINUTE);
    expect(needsProof(await now(signIn), 'reports.approve')).toBe(true);
    expect(needsProof(await now(signIn), 'reports.read')).toBe(false);
  });

  it('is not given by a code', async () => {
    expect((await now(await open('EMAIL_CODE'))).freshUntil).toBeNull();
  });

  it('replaces the token, and the one from before it means nothing', async () => {
    const signIn = await open('EMAIL_CODE');
    const proven = await identity.unitOfWork.run((tx) => identity.signIns.prove(tx, signIn.actor, 'PASSKEY'));
    expect(proven.token).not.toBe(signIn.token);
    expect(proven.actor.signInId).toBe(signIn.actor.signInId);
    expect((await now(signIn)).kind).toBe('anonymous');
    expect(await now(proven)).toEqual(proven.actor);
  });

  it('cannot be given in a sign-in that has ended', async () => {
    const signIn = await open('EMAIL_CODE');
    await identity.signIns.close(signIn.actor);
    await expect(
      identity.unitOfWork.run((tx) => identity.signIns.prove(tx, signIn.actor, 'PASSKEY')),
    ).rejects.toThrow('is no more');
  });

  it('of a demonstration never grows old, and is nothing once the demonstration is over', async () => {
    const demo = await composeIdentity(db, { SAMAKI_DEMO: '1' });
    const signIn = await open('DEMO');
    await db.travelBy(20 * MINUTE);
    expect((await demo.signIns.actorOfToken(signIn.token)).freshUntil).not.toBeNull();
    expect((await now(signIn)).kind).toBe('anonymous');
    await demo.close();
  });
});

describe('while a request is under way', () => {
  const act = (actor: Actor): Promise<void> =>
    identity.unitOfWork.run(async (tx) => {
      const role = { role: 'PARTICIPANT', scopeId: null } as const;
      await identity.roleGrants.grant(tx, actor, await identity.aPerson('012 999 888', 'Chan Vibol'), role);
    });
  const acts = () =>
    db.ownerSql(`select 1 from role_grants where role = 'PARTICIPANT' union all
      select 1 from audit_rows where action = 'identity.grant-role' and actor <> 'system'`);

  it('an act is done while sign-in and roles stand', async () => {
    await give('ADMINISTRATOR');
    await act((await open('PASSKEY')).actor);
    expect(await acts()).toHaveLength(2);
  });

  it('a sign-in that was ended undoes the act', async () => {
    await give('ADMINISTRATOR');
    const { actor } = await open('PASSKEY');
    await identity.signIns.close(actor);
    await expect(act(actor)).rejects.toMatchObject({ name: 'ActorGoneError', code: 'UNAUTHENTICATED' });
    expect(await acts()).toEqual([]);
  });

  it('a role that was taken undoes the act', async () => {
    await give('ADMINISTRATOR');
    const { actor } = await open('PASSKEY');
    await identity.unitOfWork.run((tx) =>
      identity.roleGrants.revoke(tx, SYSTEM, personId, { role: 'ADMINISTRATOR', scopeId: null }),
    );
    await expect(act(actor)).rejects.toMatchObject({ name: 'ActorGoneError', code: 'FORBIDDEN' });
    expect(await acts()).toEqual([]);
  });
});
