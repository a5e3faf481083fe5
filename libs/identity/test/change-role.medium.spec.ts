import type { Actor, Role } from '#authz';
import { createDataSource, EventListeners, sql, type Tx, UnitOfWork } from '#database';
import { type ChangeRole, ChangeRoleService } from '#identity';
import { QueueRoleMail, RoleChangeComposer } from '#identity/worker';
import { newId, type Result } from '#kernel';
import { type LedgerRow, MessageLedger } from '#messaging';
import { createTestDatabase, shutRendezvous, tableChecksums, type TestDatabase, times } from '#testing';
import { BATTAMBANG, composeIdentity, type Identity, LOTUS } from './identity.builder.js';

/* Story: docs/stories/roles.md. */

type Person = Actor & { personId: string; token: string };

const DOOR = 7_264_032;
const REASON = 'ជំនួសមន្ត្រីដែលចូលនិវត្តន៍';
let db: TestDatabase;
let identity: Identity;
let rotha: Person;
let vanna: Person;
let sovannary: Person;
let sreymom: Person;

const withRole = (role: Role) => ({ role, scopeId: null });
const OFFICER = { role: 'CITY_OFFICER', scopeId: BATTAMBANG } as const;

beforeAll(async () => {
  db = await createTestDatabase();
  identity = await composeIdentity(db);
});
beforeEach(async () => {
  await db.ownerSql('truncate people, audit_rows, outbox, messages cascade');
  rotha = await identity.anActor('rotha@samaki.example', 'Chhim Rotha', withRole('ADMINISTRATOR'));
  vanna = await identity.anActor('vanna@samaki.example', 'ស៊ិន វណ្ណា', withRole('ADMINISTRATOR'));
  sovannary = await identity.anActor('sovannary@samaki.example', 'Mao Sovannary', withRole('WORKING_GROUP'));
  sreymom = await identity.anActor('sreymom.chan@angkor-guides.example', 'ចាន់ ស្រីមុំ');
});
afterAll(async () => {
  await identity.close();
  await db.drop();
});

const said = (result: Result<unknown>): string => (result.ok ? 'OK' : result.refusal.code);
const command = (person: Person, more: Partial<ChangeRole> = {}): ChangeRole => ({
  personId: person.personId,
  ...OFFICER,
  reason: REASON,
  ...more,
});
const give = async (actor: Actor, person: Person, more: Partial<ChangeRole> = {}): Promise<string> =>
  said(await identity.changeRole.giveRole(actor, command(person, more)));
const take = async (actor: Actor, person: Person, more: Partial<ChangeRole> = {}): Promise<string> =>
  said(await identity.changeRole.takeRole(actor, command(person, more)));
const rolesOf = async (person: Person): Promise<string[]> =>
  (await identity.signIns.actorOfToken(person.token)).roles.map(({ role }) => role);

describe('giving and taking a role', () => {
  it('leaves the role, its history with the reason, an audit row each, and ends the sign-ins of a visitor', async () => {
    expect(await give(rotha, sreymom)).toBe('OK');
    expect((await identity.signIns.actorOfToken(sreymom.token)).kind).toBe('anonymous');
    expect(await take(rotha, sreymom)).toBe('OK');

    expect(
      await db.ownerSql(
        `select action, subject_id as "subjectId", before, after, reason from audit_rows where action like '%-role' order by xid, id`,
      ),
    ).toEqual([
      {
        action: 'identity.grant-role',
        subjectId: sreymom.personId,
        before: null,
        after: OFFICER,
        // It speaks of a person, so it stands beside the audit (ADR 0016).
        reason: expect.stringMatching(/^sealed:[0-9a-f]{64}$/),
      },
      {
        action: 'identity.revoke-role',
        subjectId: sreymom.personId,
        before: OFFICER,
        after: null,
        reason: expect.stringMatching(/^sealed:[0-9a-f]{64}$/),
      },
    ]);
    expect(
      await db.ownerSql('select value from sealed_values where person_id = $1', [sreymom.personId]),
    ).toEqual([{ value: REASON }, { value: REASON }]);
    const history = await identity.users.roleChanges(rotha, sreymom.personId);
    expect(history).toMatchObject([
      {
        change: 'TAKEN',
        role: 'CITY_OFFICER',
        scopeName: { en: 'Battambang' },
        changedByName: 'Chhim Rotha',
      },
      { change: 'GIVEN', reason: REASON },
    ]);
  });

  it('holds from the next request of the person on', async () => {
    expect(await rolesOf(sovannary)).toEqual(['WORKING_GROUP']);
    expect(await take(rotha, sovannary, withRole('WORKING_GROUP'))).toBe('OK');
    expect(await rolesOf(sovannary)).toEqual([]);
  });

  it('lets the working group give trainers and coordinators only', async () => {
    expect(await give(sovannary, sreymom, withRole('TRAINER'))).toBe('OK');
    expect(await give(sovannary, sreymom, { role: 'COORDINATOR', scopeId: LOTUS })).toBe('OK');
    expect(await take(sovannary, sreymom, withRole('TRAINER'))).toBe('OK');
  });

  it('lets an administrator give up their own role while there is another', async () => {
    expect(await take(rotha, rotha, withRole('ADMINISTRATOR'))).toBe('OK');
    expect(await take(vanna, vanna, withRole('ADMINISTRATOR'))).toBe('LAST_ADMINISTRATOR');
    expect(await rolesOf(vanna)).toEqual(['ADMINISTRATOR']);
  });
});

describe('a refused change', () => {
  it.each<[string, () => Promise<string>]>([
    ['FORBIDDEN', () => give(sovannary, sreymom)],
    ['FORBIDDEN', () => give(sovannary, sreymom, withRole('WORKING_GROUP'))],
    ['FORBIDDEN', () => take(sovannary, rotha, withRole('ADMINISTRATOR'))],
    ['FORBIDDEN', () => give(sreymom, vanna, withRole('TRAINER'))],
    ['FORBIDDEN', () => give(rotha, sreymom, withRole('PARTICIPANT'))],
    ['OWN_ROLE', () => give(rotha, rotha, withRole('CHAIR'))],
    ['OWN_ROLE', () => give(sovannary, sovannary, withRole('TRAINER'))],
    ['ROLE_REASON_MISSING', () => give(rotha, sreymom, { reason: '  ' })],
    ['ROLE_REASON_MISSING', () => give(rotha, sreymom, { reason: '\u200b\u200e' })],
    ['ROLE_REASON_MISSING', () => give(rotha, sreymom, { reason: 'x'.repeat(501) })],
    ['SCOPE_NOT_FOUND', () => give(rotha, sreymom, { scopeId: null })],
    ['SCOPE_NOT_FOUND', () => give(rotha, sreymom, { scopeId: LOTUS })],
    ['SCOPE_NOT_FOUND', () => give(rotha, sreymom, { role: 'CHAIR' })],
    ['ALREADY_HAS_ROLE', () => give(rotha, sovannary, withRole('WORKING_GROUP'))],
    ['ROLE_NOT_HELD', () => take(rotha, sreymom)],
    ['PERSON_NOT_FOUND', () => give(rotha, { ...sreymom, personId: newId() })],
  ])('with %s leaves every table as it was (%#)', async (code, act) => {
    const before = await tableChecksums(db.url);
    expect(await act()).toBe(code);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('is that of a role for somebody whom no code to sign in reaches', async () => {
    const personId = await identity.aPerson('012 345 678', 'Pich Malis');
    expect(await give(rotha, { ...sreymom, personId })).toBe('PERSON_WITHOUT_ADDRESS');
  });
});

/** Rotha and Vanna take each other's role at once. Answers what they heard, in order, and how many are left. */
async function takeEachOther(
  service: ChangeRoleService,
  by: (actor: Actor) => Actor = (actor) => actor,
): Promise<string> {
  const administrator = withRole('ADMINISTRATOR');
  const answers = await Promise.all([
    service.takeRole(by(rotha), command(vanna, administrator)),
    service.takeRole(by(vanna), command(rotha, administrator)),
  ]);
  const [{ left } = { left: -1 }] = await db.ownerSql<{ left: number }>(
    `select count(*)::int as left from role_grants where role = 'ADMINISTRATOR'`,
  );
  return `${answers.map(said).toSorted().join(', ')}, ${left} left`;
}

describe('two administrators who take each other’s role at the same moment', () => {
  it('leave one, every time', async () => {
    for (let n = 0; n < times(10, 200); n += 1) {
      expect(await takeEachOther(identity.changeRole)).toBe('FORBIDDEN, OK, 1 left');
      await db.ownerSql(`insert into role_grants (id, person_id, role)
        select gen_random_uuid(), p.id, 'ADMINISTRATOR' from people p where p.email in ('rotha@samaki.example', 'vanna@samaki.example')
        on conflict do nothing`);
    }
  });

  it('leave none without the lock: its twin', async () => {
    const door = await shutRendezvous(db.url, DOOR);
    /** Takes no lock, and waits at the door before it writes. */
    class WithoutLock extends UnitOfWork {
      override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
        return super.run((tx) =>
          work({
            ...tx,
            sql: async (query) => {
              if (query.text.includes('pg_advisory_xact_lock')) return [];
              if (query.text.includes('delete from role_grants'))
                await tx.sql(sql`select pg_advisory_xact_lock_shared(${DOOR})`);
              return tx.sql(query);
            },
          }),
        );
      }
    }
    const twin = new ChangeRoleService(
      new WithoutLock(identity.dataSource, new EventListeners()),
      identity.roleGrants,
      identity.scopes,
    );

    // Nor does the audit look once more at who is signed in.
    const taking = takeEachOther(twin, (actor) => ({ ...actor, signInId: null }));
    await door.arrived(2);
    await door.open();

    expect(await taking).toBe('OK, OK, 0 left');
  });
});

describe('a request that is under way', () => {
  /** Vanna gives a role; before her request gets to it, something happens to her. */
  async function meanwhile(happens: (tx: Tx) => Promise<unknown>): Promise<string> {
    let giving: Promise<string> | undefined;
    await identity.unitOfWork.run(async (tx) => {
      await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('identity roles', 0))`);
      giving = give(vanna, sreymom, withRole('CHAIR'));
      await happens(tx);
    });
    return giving!;
  }

  it('is refused when the role was taken meanwhile, and writes nothing', async () => {
    expect(
      await meanwhile((tx) => tx.sql(sql`delete from role_grants where person_id = ${vanna.personId}`)),
    ).toBe('FORBIDDEN');
    expect(await db.ownerSql(`select from audit_rows where action = 'identity.grant-role'`)).toEqual([]);
  });

  it('is refused when the sign-in was ended meanwhile', async () => {
    expect(
      await meanwhile((tx) =>
        tx.sql(sql`update sign_ins set ended_at = app_now() where id = ${vanna.signInId}`),
      ),
    ).toBe('FORBIDDEN');
  });

  it('goes on when nothing happened', async () => {
    expect(await meanwhile(() => Promise.resolve())).toBe('OK');
  });
});

describe('telling the person', () => {
  it('writes one mail a change, with the role, the city, the reason and who did it', async () => {
    await give(rotha, sreymom);
    await take(rotha, sreymom);
    const dataSource = await createDataSource(db.url, 'samaki_worker').initialize();
    const worker = new UnitOfWork(dataSource, new EventListeners());
    const events = await db.ownerSql<{ payload: { changeId: string } }>(
      `select payload from outbox where topic = 'identity.role.changed.v1' order by id`,
    );
    for (let n = 0; n < 2; n += 1)
      await worker.run((tx) =>
        new QueueRoleMail(new MessageLedger()).hear(
          events.map(({ payload }) => payload),
          tx,
        ),
      );

    const rows = await db.ownerSql<LedgerRow>(
      `select id, kind, locale, to_address as "toAddress", cause_id as "causeId" from messages order by id`,
    );
    expect(rows).toMatchObject([
      { kind: 'identity.role-given', locale: 'km', toAddress: 'sreymom.chan@angkor-guides.example' },
      { kind: 'identity.role-taken' },
    ]);
    const composer = new RoleChangeComposer(worker, identity.scopes, identity.config);
    const mails = [...(await composer.compose(rows)).values()];
    expect(mails[0]?.text).toContain('Chhim Rotha បានផ្តល់តួនាទីឱ្យអ្នកជាមន្ត្រីក្រុង បាត់ដំបង');
    expect(mails[0]?.text).toContain(REASON);
    expect(mails[1]?.text).toContain('Chhim Rotha បានបញ្ចប់តួនាទីរបស់អ្នកជាមន្ត្រីក្រុង បាត់ដំបង');
    await dataSource.destroy();
  });
});
