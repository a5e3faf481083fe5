/* Story: docs/stories/strong-sign-in.md, "The first administrator". */
import { sql, type Tx } from '#database';
import { FirstAdministratorService, newToken } from '#identity';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { composeIdentity, type Identity } from './identity.builder.js';

const HOUR = 3_600_000;
const RENDEZVOUS = 7_264_530_001;
let db: TestDatabase;
let identity: Identity;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  identity = await composeIdentity(db);
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

async function aSecret(): Promise<string> {
  const made = await identity.firstAdministrator.makeSecret();
  return made.ok ? made.value.secret : made.refusal.code;
}
const claim = (secret: string, who = 'rotha', service = identity.firstAdministrator) =>
  service.claim(
    { secret, fullName: who, email: `${who}@samaki.example`, locale: 'km' },
    { previousToken: undefined },
  );
const administrators = () => db.ownerSql(`select 1 from role_grants where role = 'ADMINISTRATOR'`);

describe('an empty installation', () => {
  it('has no account at all', async () => {
    expect(await db.ownerSql('select 1 from people union all select 1 from role_grants')).toEqual([]);
  });

  it('gets its administrator by the secret, and the role waits for the passkey', async () => {
    const claimed = await claim(await aSecret());
    expect(claimed).toMatchObject({
      ok: true,
      value: {
        actor: { strength: 'NONE', roles: [], withheldRoles: [{ role: 'ADMINISTRATOR', scopeId: null }] },
      },
    });
    if (!claimed.ok) return;
    const { signIn } = await identity.addPasskey(claimed.value.actor);
    expect(signIn.actor.roles).toEqual([{ role: 'ADMINISTRATOR', scopeId: null }]);
  });

  it('keeps the hash of the secret only', async () => {
    const secret = await aSecret();
    const [stored] = await db.ownerSql<{ text: string; fits: boolean }>(
      `select s::text as text, secret_hash = sha256(convert_to($1, 'UTF8')) as fits from first_administrator_secrets s`,
      [secret],
    );
    expect([stored!.fits, stored!.text.includes(secret)]).toEqual([true, false]);
  });

  it('refuses a secret that is wrong, was replaced, was used or is over', async () => {
    const first = await aSecret();
    const second = await aSecret();
    const refused = { refusal: { code: 'SECRET_WRONG' } };
    expect(await claim(first)).toMatchObject(refused);
    expect(await claim(newToken())).toMatchObject(refused);
    expect(await claim('secret')).toMatchObject(refused);
    await db.travelBy(25 * HOUR);
    expect(await claim(second)).toMatchObject(refused);
    const third = await aSecret();
    expect(await claim(third)).toMatchObject({ ok: true });
    expect(await claim(third, 'sreyneang')).toMatchObject(refused);
    expect(await aSecret()).toBe('ADMINISTRATOR_THERE');
    expect(await administrators()).toHaveLength(1);
  });
});

/* Two at the same moment: each waits after its first look until the other has looked too, or stands at the lock. */
class Meeting extends FirstAdministratorService {
  protected override async isAdministratorThere(tx: Tx): Promise<boolean> {
    const isThere = await super.isAdministratorThere(tx);
    await tx.sql(sql`select pg_advisory_xact_lock_shared(${RENDEZVOUS})`);
    return isThere;
  }
}

/** The twin: the same without the lock. */
class Unlocked extends Meeting {
  protected override async lock(): Promise<void> {
    // Nothing is held.
  }
}

const waiting = async (): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and state = 'active'`,
  );
  return row!.n;
};

async function bothAtOnce(Service: typeof Meeting): Promise<boolean[]> {
  const { unitOfWork, people, roleGrants, signIns } = identity;
  const service = new Service(unitOfWork, people, roleGrants, signIns);
  // Two secrets, as two operators would have made them at once.
  const secrets = [newToken(), newToken()];
  for (const secret of secrets)
    await db.ownerSql(
      `insert into first_administrator_secrets (id, secret_hash, expires_at)
       values (gen_random_uuid(), sha256(convert_to($1, 'UTF8')), app_now() + interval '1 day')`,
      [secret],
    );
  const { answers } = await unitOfWork.run(async (holder) => {
    await holder.sql(sql`select pg_advisory_xact_lock(${RENDEZVOUS})`);
    const answers = Promise.all([
      claim(secrets[0]!, 'rotha', service),
      claim(secrets[1]!, 'sreyneang', service),
    ]);
    await waitFor(async () => (await waiting()) === 2, 20_000, 'both to have come as far as they can');
    return { answers };
  });
  return (await answers).map(({ ok }) => ok);
}

describe('two who claim at once', () => {
  it('make one administrator', async () => {
    expect((await bothAtOnce(Meeting)).filter(Boolean)).toHaveLength(1);
    expect(await administrators()).toHaveLength(1);
  });

  it('would make two without the lock', async () => {
    expect(await bothAtOnce(Unlocked)).toEqual([true, true]);
    expect(await administrators()).toHaveLength(2);
  });
});
