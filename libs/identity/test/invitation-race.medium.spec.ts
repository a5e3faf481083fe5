import { AuditTrail } from '#audit';
import { EventListeners, sql, type Tx, UnitOfWork } from '#database';
import { AcceptInvitationService, deriveInvitationToken } from '#identity';
import { createTestDatabase, shutRendezvous, type TestDatabase, TEST_SECRET, times } from '#testing';
import { BATTAMBANG, composeIdentity, type Identity } from './identity.builder.js';

/* Story: docs/stories/invitations.md, twenty at the same moment. */

const DOOR = 7_264_031;
const EMAIL = 'bopha.lim@battambang.example';
let db: TestDatabase;
let identity: Identity;

beforeEach(async () => {
  db = await createTestDatabase();
  identity = await composeIdentity(db);
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

/** So many requests of one person accept one invitation at once. Answers how often each thing was written. */
async function race(service: AcceptInvitationService, atOnce: number, underWay?: () => Promise<void>) {
  const rotha = await identity.anActor('rotha@samaki.example', 'Chhim Rotha', {
    role: 'ADMINISTRATOR',
    scopeId: null,
  });
  const invited = await identity.unitOfWork.run((tx) =>
    identity.invitations.invite(tx, rotha, {
      email: EMAIL,
      fullName: 'Lim Bopha',
      role: 'CITY_OFFICER',
      scopeId: BATTAMBANG,
      locale: 'en',
    }),
  );
  if (!invited.ok) throw new Error(invited.refusal.code);
  const her = await identity.anActor(EMAIL, 'Lim Bopha');
  const token = deriveInvitationToken(TEST_SECRET, invited.value.id);
  const accepting = Promise.all(Array.from({ length: atOnce }, () => service.acceptInvitation(her, token)));
  await underWay?.();
  const answers = await accepting;
  const [written] = await db.ownerSql<{ accepted: number; granted: number; roles: number }>(
    `select count(*) filter (where action = 'identity.accept-invitation')::int as accepted,
       count(*) filter (where action = 'identity.grant-role')::int as granted,
       (select count(*)::int from role_grants where person_id = $1) as roles
     from audit_rows`,
    [her.personId],
  );
  return { ...written, ok: answers.filter(({ ok }) => ok).length };
}

it('accepts once for twenty requests at the same moment, and answers all of them alike', async () => {
  const atOnce = times(20, 200);
  expect(await race(identity.acceptInvitation, atOnce)).toEqual({
    accepted: 1,
    granted: 1,
    roles: 1,
    ok: atOnce,
  });
});

/** Reads without the locks, and waits at the door before it goes on. */
class WithoutLock extends UnitOfWork {
  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.run((tx) =>
      work({
        ...tx,
        sql: async (query) => {
          if (query.text.includes('identity roles')) return [];
          if (!query.text.includes('where i.token_hash = $1 for update')) return tx.sql(query);
          const rows = await tx.sql({ ...query, text: query.text.replace('for update', '') });
          await tx.sql(sql`select pg_advisory_xact_lock_shared(${DOOR})`);
          return rows;
        },
      }),
    );
  }
}

it('accepts more than once without the locks: its twin', async () => {
  const door = await shutRendezvous(db.url, DOOR);
  const twin = new AcceptInvitationService(
    new WithoutLock(identity.dataSource, new EventListeners()),
    identity.roleGrants,
    identity.scopes,
    new AuditTrail(),
  );

  const written = await race(twin, 2, async () => {
    await door.arrived(2);
    await door.open();
  });

  expect(written).toEqual({ accepted: 2, granted: 1, roles: 1, ok: 2 });
});
