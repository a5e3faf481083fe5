import { SYSTEM } from '#authz';
import type { SqlQuery } from '#database';
import type { OpenedSignIn } from '#identity';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity } from './identity.builder.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let db: TestDatabase;
let identity: Identity;
let personId: string;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  identity = await composeIdentity(db);
  personId = await identity.aPerson('dara@example.org');
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const open = (): Promise<OpenedSignIn> =>
  identity.unitOfWork.run((tx) =>
    identity.signIns.open(tx, personId, 'EMAIL_CODE', { previousToken: undefined }),
  );
const grantTrainer = (): Promise<unknown> =>
  identity.unitOfWork.run((tx) =>
    identity.roleGrants.grant(tx, SYSTEM, personId, { role: 'TRAINER', scopeId: null }),
  );
const kindOf = async ({ token }: OpenedSignIn): Promise<string> =>
  (await identity.signIns.actorOfToken(token)).kind;

describe('a sign-in', () => {
  it('of a participant ends after fourteen days without use', async () => {
    const used = await open();
    const unused = await open();
    await db.travelBy(13 * DAY);
    expect(await kindOf(used)).toBe('person');
    await db.travelBy(2 * DAY);
    expect([await kindOf(used), await kindOf(unused)]).toEqual(['person', 'anonymous']);
  });

  it('of a participant ends after thirty days however much it is used', async () => {
    const signIn = await open();
    for (const days of [10, 10, 9]) {
      await db.travelBy(days * DAY);
      expect(await kindOf(signIn)).toBe('person');
    }
    await db.travelBy(DAY);
    expect(await kindOf(signIn)).toBe('anonymous');
  });

  it('of staff ends after thirty minutes without use', async () => {
    await grantTrainer();
    const signIn = await open();
    await db.travelBy(29 * MINUTE);
    expect(await kindOf(signIn)).toBe('person');
    await db.travelBy(29 * MINUTE);
    expect(await kindOf(signIn)).toBe('person');
    await db.travelBy(31 * MINUTE);
    expect(await kindOf(signIn)).toBe('anonymous');
  });

  it('of staff ends after twelve hours however much it is used', async () => {
    await grantTrainer();
    const signIn = await open();
    for (let n = 0; n < 24; n += 1) {
      expect(await kindOf(signIn)).toBe('person');
      await db.travelBy(29.99 * MINUTE);
    }
    await db.travelBy(MINUTE);
    expect(await kindOf(signIn)).toBe('anonymous');
  });

  it('is marked as seen at most once a minute', async () => {
    const signIn = await open();
    const version = async (): Promise<string> =>
      (await db.ownerSql<{ v: string }>('select xmin::text as v from sign_ins'))[0]!.v;
    const fresh = await version();
    for (let n = 0; n < 5; n += 1) await kindOf(signIn);
    expect(await version()).toBe(fresh);

    await db.travelBy(61_000);
    await Promise.all(Array.from({ length: 5 }, () => kindOf(signIn)));
    const seen = await version();
    expect(seen).not.toBe(fresh);
    await kindOf(signIn);
    expect(await version()).toBe(seen);
  });

  it('ends at once with a sign-out, which is written down once', async () => {
    const signIn = await open();
    await identity.signIns.close(signIn.actor);
    await identity.signIns.close(signIn.actor);

    expect(await kindOf(signIn)).toBe('anonymous');
    const actions = await db.ownerSql<{ action: string }>('select action from audit_rows order by xid, id');
    expect(actions.map((row) => row.action)).toEqual(['identity.sign-in', 'identity.sign-out']);
  });

  it('is looked up together with those who come in the same moment, and taken for none of them', async () => {
    const openOf = async (address: string): Promise<OpenedSignIn> => {
      const id = await identity.aPerson(address);
      return identity.unitOfWork.run((tx) =>
        identity.signIns.open(tx, id, 'EMAIL_CODE', { previousToken: undefined }),
      );
    };
    const [sokha, vuthy, bopha] = await Promise.all(
      ['sokha@example.org', 'vuthy@example.org', 'bopha@example.org'].map(openOf),
    );
    await identity.signIns.close(vuthy!.actor);
    const { unitOfWork } = identity;
    const read = unitOfWork.read.bind(unitOfWork);
    let statements = 0;
    unitOfWork.read = async <Row>(query: SqlQuery<Row>): Promise<Row[]> => {
      statements += 1;
      return read<Row>(query);
    };

    const tokens = [sokha!.token, vuthy!.token, bopha!.token, 'A'.repeat(43), undefined, sokha!.token];
    const actors = await Promise.all(tokens.map((token) => identity.signIns.actorOfToken(token)));

    expect(actors.map(({ personId: id }) => id)).toEqual([
      sokha!.actor.personId,
      null,
      bopha!.actor.personId,
      null,
      null,
      sokha!.actor.personId,
    ]);
    expect(statements).toBe(1);
  });

  it.each(['', 'x', `'; drop table sign_ins; --`, 'A'.repeat(43), 'A'.repeat(44), '\u0000'])(
    'stands for nobody with the token %j',
    async (token) => {
      expect(await identity.signIns.actorOfToken(token)).toMatchObject({ kind: 'anonymous', personId: null });
    },
  );
});

describe('a role', () => {
  it('is held from the next request on, and gone from the next after it was taken', async () => {
    const grant = { role: 'COORDINATOR' as const, scopeId: personId };
    const signIn = await open();

    await identity.unitOfWork.run((tx) => identity.roleGrants.grant(tx, SYSTEM, personId, grant));
    expect((await identity.signIns.actorOfToken(signIn.token)).roles).toEqual([grant]);
    await identity.unitOfWork.run((tx) => identity.roleGrants.revoke(tx, SYSTEM, personId, grant));
    expect((await identity.signIns.actorOfToken(signIn.token)).roles).toEqual([]);
  });

  it('in running the programme ends the long sign-ins of a visitor', async () => {
    const signIn = await open();
    await grantTrainer();
    expect(await kindOf(signIn)).toBe('anonymous');
  });

  it('is given and taken once, and each is written down once', async () => {
    await grantTrainer();
    await grantTrainer();
    for (let n = 0; n < 2; n += 1) {
      await identity.unitOfWork.run((tx) =>
        identity.roleGrants.revoke(tx, SYSTEM, personId, { role: 'TRAINER', scopeId: null }),
      );
    }
    const actions = await db.ownerSql<{ action: string }>('select action from audit_rows order by xid, id');
    expect(actions.map((row) => row.action)).toEqual(['identity.grant-role', 'identity.revoke-role']);
  });
});

describe('a person', () => {
  it('is found again by name and contact, however they are spelt', async () => {
    expect(await identity.aPerson('Dara@Example.org', '  sok   DARA ')).toBe(personId);
    expect(await identity.aPerson('dara@example.org', 'Sok Bopha')).not.toBe(personId);
    const byPhone = await identity.aPerson('០១២ ៣៤៥ ៦៧៨', 'សុខ ដារ៉ា');
    expect(await identity.aPerson('+85512345678', 'សុខ\u200bដារ៉ា')).toBe(byPhone);
    expect((await identity.people.byIds([byPhone])).get(byPhone)).toEqual({
      id: byPhone,
      fullName: 'សុខ ដារ៉ា',
      email: null,
      phone: '+85512345678',
      locale: 'km',
    });
  });

  it('is added once by twenty at the same moment', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => identity.aPerson('012 999 888', 'Chan Vibol')),
    );
    expect(new Set(ids).size).toBe(1);
  });
});
