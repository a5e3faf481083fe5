/* Story: docs/stories/sign-in.md, "Colleagues with one address". */
import { AuditTrail } from '#audit';
import { EventListeners, sql, type Tx, UnitOfWork } from '#database';
import { newToken, SignInService } from '#identity';
import { createTestDatabase, shutRendezvous, tableChecksums, type TestDatabase, times } from '#testing';
import { composeIdentity, type Identity, opened, outcomeOf, wrong } from './identity.builder.js';

const OFFICE = 'office@tonle-guesthouse.example';
const WHO = 'WHO Ly Channa, Ly Chenda';
const DOOR = 7_264_046;
let db: TestDatabase;
let identity: Identity;
let chenda: string;
let channa: string;
let sophea: string;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  identity = await composeIdentity(db);
  chenda = await identity.aPerson(OFFICE, 'Ly Chenda');
  channa = await identity.aPerson(OFFICE, 'Ly Channa');
  sophea = await identity.aPerson('trainer@samaki.example', 'Keo Sophea');
  await identity.give(channa, 'TRAINER');
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const signedIn = async (): Promise<string[]> =>
  (await db.ownerSql<{ id: string }>('select person_id as id from sign_ins order by id')).map(({ id }) => id);
const codeRow = async (): Promise<{ attempts: number; isUsed: boolean }> =>
  (
    await db.ownerSql<{ attempts: number; isUsed: boolean }>(
      'select attempts, used_at is not null as "isUsed" from sign_in_codes order by id desc limit 1',
    )
  )[0]!;
const actions = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ action: string }>(
      `select action from audit_rows where action like 'identity.%sign-in' order by xid, id`,
    )
  ).map(({ action }) => action);

/** A code that the office asked for at 09:00; it is 09:05. */
async function asked() {
  const { code, browserToken } = await identity.ask(OFFICE);
  await db.travelBy(5 * 60_000);
  return {
    code,
    browserToken,
    choose: (personId?: string, typed = code) => identity.guess(OFFICE, typed, browserToken, personId),
  };
}

describe('colleagues who share an address', () => {
  it('are asked who it is after the right code, in the order of names, and nothing is written', async () => {
    const { choose } = await asked();
    const before = await tableChecksums(db.url);

    for (let n = 0; n < 12; n += 1) expect(await choose()).toBe(WHO);

    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('are named to nobody without the right code', async () => {
    const { code, browserToken, choose } = await asked();

    expect(await choose(undefined, wrong(code))).toBe('CODE_WRONG');
    expect(await identity.guess(OFFICE, code, newToken())).toBe('CODE_WRONG');

    expect(await codeRow()).toEqual({ attempts: 1, isUsed: false });
    expect(await identity.guess(OFFICE, code, browserToken)).toBe(WHO);
  });

  it('sign in as the one chosen, who has their own roles, once', async () => {
    const { code, browserToken, choose } = await asked();
    expect(await choose()).toBe(WHO);

    const { actor } = opened(
      await identity.signIn.signIn({
        email: OFFICE,
        code,
        browserToken,
        personId: channa,
        previousToken: undefined,
      }),
    );

    expect(actor).toMatchObject({ personId: channa, roles: [], withheldRoles: [{ role: 'TRAINER' }] });
    expect(await codeRow()).toEqual({ attempts: 1, isUsed: true });
    expect(await choose(chenda)).toBe('CODE_WRONG');
    expect(await choose()).toBe('CODE_WRONG');
    expect(await signedIn()).toEqual([channa]);
    expect(await actions()).toEqual(['identity.sign-in']);
  });

  it('sign in at once when the choice comes with the first right code', async () => {
    const { choose } = await asked();
    expect(await choose(chenda)).toBe('IN');
    expect(await signedIn()).toEqual([chenda]);
  });

  it.each([
    ['somebody of another address', () => sophea],
    ['nobody at all', () => '00000000-0000-0000-0000-000000000000'],
  ])('are refused the choice of %s: a guess, and nobody is signed in', async (_whom, personId) => {
    const { choose } = await asked();

    expect(await choose(personId())).toBe('CODE_WRONG');

    expect(await codeRow()).toEqual({ attempts: 1, isUsed: false });
    expect(await signedIn()).toEqual([]);
    expect(await actions()).toEqual(['identity.refuse-sign-in']);
    expect(await choose(channa)).toBe('IN');
  });

  it('use the code up with five such choices', async () => {
    const { choose } = await asked();
    for (let n = 0; n < 5; n += 1) expect(await choose(sophea)).toBe('CODE_WRONG');

    expect(await choose(channa)).toBe('TOO_MANY_TRIES');
    expect(await choose()).toBe('TOO_MANY_TRIES');
    expect(await codeRow()).toEqual({ attempts: 5, isUsed: false });
    expect(await signedIn()).toEqual([]);
  });

  it('are refused a choice with a wrong code, or in another browser', async () => {
    const { code, choose } = await asked();

    expect(await choose(channa, wrong(code))).toBe('CODE_WRONG');
    expect(await codeRow()).toEqual({ attempts: 1, isUsed: false });
    const before = await tableChecksums(db.url);
    expect(await identity.guess(OFFICE, code, newToken(), channa)).toBe('CODE_WRONG');

    expect(await tableChecksums(db.url)).toEqual(before);
    expect(await signedIn()).toEqual([]);
  });

  it('are told when the code expired while they chose', async () => {
    const { choose } = await asked();
    expect(await choose()).toBe(WHO);
    await db.travelBy(6 * 60_000);
    const before = await tableChecksums(db.url);

    expect(await choose(channa)).toBe('CODE_EXPIRED');

    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('are asked no more when one is left', async () => {
    const { choose } = await asked();
    expect(await choose()).toBe(WHO);
    await db.ownerSql('update people set email = null where id = $1', [channa]);

    expect(await choose(channa)).toBe('CODE_WRONG');
    expect(await choose()).toBe('IN');
    expect(await signedIn()).toEqual([chenda]);
  });
});

describe('two choices with one code at the same moment', () => {
  /** Each chooses in the one browser that asked. Answers what came of it, in no order. */
  const race = async (
    service: SignInService,
    chosen: readonly string[],
    underWay?: () => Promise<void>,
  ): Promise<string[]> => {
    const { code, browserToken } = await asked();
    const choosing = Promise.all(
      chosen.map((personId) =>
        service.signIn({ email: OFFICE, code, browserToken, personId, previousToken: undefined }),
      ),
    );
    await underWay?.();
    return (await choosing).map(outcomeOf).toSorted();
  };

  it('sign one of them in', async () => {
    const atOnce = times(20, 200);
    const chosen = Array.from({ length: atOnce }, (_, n) => (n % 2 === 0 ? channa : chenda));

    const outcomes = await race(identity.signIn, chosen);

    expect(outcomes.filter((outcome) => outcome === 'IN')).toEqual(['IN']);
    expect(await signedIn()).toHaveLength(1);
    expect(await codeRow()).toEqual({ attempts: 1, isUsed: true });
    expect(await actions()).toEqual(['identity.sign-in']);
  });

  it('sign both in without the lock: its twin', async () => {
    const door = await shutRendezvous(db.url, DOOR);
    const twin = new SignInService(
      new WithoutLock(identity.dataSource, new EventListeners()),
      identity.signIns,
      new AuditTrail(),
      identity.config,
    );

    const outcomes = await race(twin, [channa, chenda], async () => {
      await door.arrived(2);
      await door.open();
    });

    expect(outcomes).toEqual(['IN', 'IN']);
    expect((await signedIn()).toSorted()).toEqual([channa, chenda].toSorted());
  });
});

/** Takes no lock of the address, and waits at the door between reading the code and deciding. */
class WithoutLock extends UnitOfWork {
  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.run((tx) =>
      work({
        ...tx,
        sql: async (query) => {
          if (query.text.includes(`hashtextextended('sign-in '`)) return [];
          const rows = await tx.sql(query);
          if (query.text.includes('recent.attempts'))
            await tx.sql(sql`select pg_advisory_xact_lock_shared(${DOOR})`);
          return rows;
        },
      }),
    );
  }
}
