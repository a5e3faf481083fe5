import { type Actor, SYSTEM } from '#authz';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { deriveInvitationToken, InvitationReads, type InvitePerson } from '#identity';
import { InvitationComposer, QueueInvitationMail } from '#identity/worker';
import { newId, type Result } from '#kernel';
import { type LedgerRow, MessageLedger } from '#messaging';
import { createTestDatabase, tableChecksums, type TestDatabase, TEST_SECRET } from '#testing';
import { BATTAMBANG, composeIdentity, type Identity, LOTUS } from './identity.builder.js';

/* Story: docs/stories/invitations.md. */

const EMAIL = 'bopha.lim@battambang.example';
const DAY = 24 * 3_600_000;
const BOPHA: InvitePerson = {
  email: EMAIL,
  fullName: 'លឹម បុប្ផា',
  role: 'CITY_OFFICER',
  scopeId: BATTAMBANG,
  locale: 'km',
};

let db: TestDatabase;
let identity: Identity;
let rotha: Actor & { personId: string };
let sovannary: Actor & { personId: string };

beforeAll(async () => {
  db = await createTestDatabase();
  identity = await composeIdentity(db);
});
beforeEach(async () => {
  await db.travelTo('2026-12-01T02:00:00Z');
  await db.ownerSql('truncate people, audit_rows, outbox, messages cascade');
  rotha = await identity.anActor('administrator@samaki.example', 'Chhim Rotha', {
    role: 'ADMINISTRATOR',
    scopeId: null,
  });
  sovannary = await identity.anActor('working-group@samaki.example', 'Mao Sovannary', {
    role: 'WORKING_GROUP',
    scopeId: null,
  });
});
afterAll(async () => {
  await identity.close();
  await db.drop();
});

const said = (result: Result<unknown>): string => (result.ok ? 'OK' : result.refusal.code);
const invite = (actor: Actor, more: Partial<InvitePerson> = {}) =>
  identity.unitOfWork.run((tx) => identity.invitations.invite(tx, actor, { ...BOPHA, ...more }));
const invited = async (more: Partial<InvitePerson> = {}): Promise<string> => {
  const result = await invite(rotha, more);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.id;
};
const withdraw = (actor: Actor, id: string) =>
  identity.unitOfWork.run((tx) => identity.invitations.withdraw(tx, actor, id));
const tokenOf = (id: string): string => deriveInvitationToken(TEST_SECRET, id);
const accepts = async (actor: Actor & { personId: string }, id: string): Promise<string> =>
  said(await identity.acceptInvitation.acceptInvitation(actor, tokenOf(id)));
const bopha = () => identity.anActor(EMAIL, BOPHA.fullName);
const actions = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ action: string }>(
      `select action from audit_rows where action <> 'identity.sign-in' order by xid, id`,
    )
  ).map((row) => row.action);
const grants = () =>
  db.ownerSql(
    `select g.role, g.scope_id as "scopeId" from role_grants g join people p on p.id = g.person_id where lower(p.email) = $1`,
    [EMAIL],
  );

describe('inviting', () => {
  it('leaves one open invitation, a person whom a code reaches, an audit row without contact, and no role', async () => {
    const id = await invited();

    const rows = await db.ownerSql<{ expires: Date }>(
      `select id, sendings, expires_at - created_at = interval '14 days' as "fortnight" from invitations`,
    );
    expect(rows).toEqual([{ id, sendings: 1, fortnight: true }]);
    expect(await db.ownerSql('select full_name as name from people where email = $1', [EMAIL])).toEqual([
      { name: 'លឹម បុប្ផា' },
    ]);
    expect(await grants()).toEqual([]);
    expect(
      await db.ownerSql(
        `select actor, action, after from audit_rows where action = 'identity.invite-person'`,
      ),
    ).toEqual([
      {
        actor: `person:${rotha.personId}`,
        action: 'identity.invite-person',
        after: { role: 'CITY_OFFICER', scopeId: BATTAMBANG, sending: 1 },
      },
    ]);
    expect(await db.ownerSql('select topic, payload from outbox')).toEqual([
      { topic: 'identity.invitation.sent.v1', payload: { invitationId: id, sending: 1 } },
    ]);
  });

  it('adds nobody beside a person who has the address', async () => {
    await identity.aPerson(EMAIL, 'Lim Bopha');
    await invited();
    expect(await db.ownerSql('select full_name as name from people where email = $1', [EMAIL])).toEqual([
      { name: 'Lim Bopha' },
    ]);
  });

  it('again sends the same one anew for another fourteen days, at most five times', async () => {
    const id = await invited();
    await db.travelBy(2 * DAY);
    expect(await invited({ email: EMAIL.toUpperCase() })).toBe(id);
    expect(
      await db.ownerSql(
        `select sendings, expires_at > '2026-12-17T01:59:00Z' and expires_at < '2026-12-17T02:01:00Z' as anew from invitations`,
      ),
    ).toEqual([{ sendings: 2, anew: true }]);

    for (let n = 3; n <= 5; n += 1) expect(await invited()).toBe(id);
    expect(said(await invite(rotha))).toBe('TOO_MANY_INVITATIONS');
    expect(await db.ownerSql('select count(*)::int as n from outbox')).toEqual([{ n: 5 }]);
  });

  it('after it was withdrawn makes a new one', async () => {
    const first = await invited();
    expect(said(await withdraw(rotha, first))).toBe('OK');
    const second = await invited();

    expect(second).not.toBe(first);
    expect((await identity.invitationReads.byToken(tokenOf(first)))?.state).toBe('WITHDRAWN');
    expect((await identity.invitationReads.byToken(tokenOf(second)))?.state).toBe('OPEN');
  });

  it('refuses the fifty-first of one person within a day', async () => {
    for (let n = 1; n <= 50; n += 1)
      await invited({ email: `p${n}@example.org`, role: 'TRAINER', scopeId: null });
    expect(said(await invite(rotha))).toBe('TOO_MANY_INVITATIONS');
    await db.travelBy(DAY + 60_000);
    expect(said(await invite(rotha))).toBe('OK');
  });

  it.each<[string, Partial<InvitePerson>]>([
    ['EMAIL_INVALID', { email: 'no address' }],
    ['NAME_INVALID', { fullName: '  \u200b ' }],
    ['NAME_INVALID', { fullName: 'Lim\u202eBopha' }],
    ['SCOPE_NOT_FOUND', { scopeId: newId() }],
    ['SCOPE_NOT_FOUND', { scopeId: null }],
    ['SCOPE_NOT_FOUND', { role: 'CHAIR' }],
    ['OWN_ROLE', { email: 'Administrator@samaki.example' }],
    ['ALREADY_HAS_ROLE', { email: 'working-group@samaki.example', role: 'WORKING_GROUP', scopeId: null }],
    ['FORBIDDEN', { role: 'PARTICIPANT', scopeId: null }],
  ])('refuses with %s, and writes nothing', async (code, more) => {
    const before = await tableChecksums(db.url);
    expect(said(await invite(rotha, more))).toBe(code);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('lets the working group invite trainers and coordinators, a coordinator colleagues, and nobody else anybody', async () => {
    const pisey = await identity.anActor('pisey@lotus.example', 'Nget Pisey', {
      role: 'COORDINATOR',
      scopeId: LOTUS,
    });
    const trainer = { role: 'TRAINER', scopeId: null } as const;
    const colleague = { role: 'COORDINATOR', scopeId: LOTUS } as const;

    expect(said(await invite(sovannary, trainer))).toBe('OK');
    expect(said(await invite(sovannary, { ...colleague, email: 'a@lotus.example' }))).toBe('OK');
    expect(said(await invite(pisey, { ...colleague, email: 'b@lotus.example' }))).toBe('OK');
    expect(said(await invite(SYSTEM, { role: 'ADMINISTRATOR', scopeId: null }))).toBe('OK');
    expect(said(await invite(sovannary))).toBe('FORBIDDEN');
    expect(said(await invite(sovannary, { role: 'WORKING_GROUP', scopeId: null }))).toBe('FORBIDDEN');
    expect(said(await invite(pisey, trainer))).toBe('FORBIDDEN');
    expect(said(await invite(pisey, { ...colleague, scopeId: newId() }))).toBe('FORBIDDEN');
  });
});

describe('accepting', () => {
  it('gives the role once, for good, and shortens this sign-in and ends the others', async () => {
    const id = await invited();
    const other = await bopha();
    const her = await bopha();

    expect([await accepts(her, id), await accepts(her, id)]).toEqual(['OK', 'OK']);

    expect(await grants()).toEqual([{ role: 'CITY_OFFICER', scopeId: BATTAMBANG }]);
    expect(await actions()).toEqual([
      'identity.invite-person',
      'identity.accept-invitation',
      'identity.grant-role',
    ]);
    expect((await identity.signIns.actorOfToken(other.token)).kind).toBe('anonymous');
    expect((await identity.signIns.actorOfToken(her.token)).personId).toBe(her.personId);
    await db.travelBy(31 * 60_000);
    expect((await identity.signIns.actorOfToken(her.token)).kind).toBe('anonymous');
  });

  it('refuses whoever has another address, one that expired, one that was withdrawn, and a made-up token', async () => {
    const id = await invited();
    const her = await bopha();
    const before = await tableChecksums(db.url);

    expect(await accepts(sovannary, id)).toBe('INVITATION_FOR_ANOTHER');
    expect(await accepts(her, newId())).toBe('INVITATION_NOT_FOUND');
    expect(said(await identity.acceptInvitation.acceptInvitation(her, tokenOf(id).slice(1)))).toBe(
      'INVITATION_NOT_FOUND',
    );
    expect(await tableChecksums(db.url)).toEqual(before);

    await db.travelBy(14 * DAY);
    expect(await accepts(her, id)).toBe('INVITATION_EXPIRED');
    expect(said(await withdraw(rotha, id))).toBe('OK');
    expect(await accepts(her, id)).toBe('INVITATION_WITHDRAWN');
    expect(await grants()).toEqual([]);
  });

  it('is worth no more than what its sender may do now', async () => {
    const id = await invited();
    const her = await bopha();
    await db.ownerSql(`delete from role_grants where person_id = $1`, [rotha.personId]);

    expect(await accepts(her, id)).toBe('INVITATION_WITHDRAWN');
    expect(await grants()).toEqual([]);
  });
});

describe('withdrawing and sending again', () => {
  const sendAgain = (actor: Actor, id: string) =>
    identity.unitOfWork.run((tx) => identity.invitations.sendAgain(tx, actor, id));

  it('is for those who may invite to the role; for others the invitation is not there', async () => {
    const id = await invited();
    for (const act of [withdraw, sendAgain]) {
      expect(said(await act(sovannary, id))).toBe('INVITATION_NOT_FOUND');
      expect(said(await act(rotha, newId()))).toBe('INVITATION_NOT_FOUND');
    }
    expect(said(await sendAgain(rotha, id))).toBe('OK');
    expect([said(await withdraw(rotha, id)), said(await withdraw(rotha, id))]).toEqual(['OK', 'OK']);
    expect(said(await sendAgain(rotha, id))).toBe('INVITATION_NOT_FOUND');
    expect(await actions()).toEqual([
      'identity.invite-person',
      'identity.invite-person',
      'identity.withdraw-invitation',
    ]);
  });

  it('lists those that are open, for one role and one scope', async () => {
    const id = await invited();
    await withdraw(rotha, await invited({ email: 'other@battambang.example' }));
    await invited({ role: 'CHAIR', scopeId: null });

    const pending = await identity.unitOfWork.run((tx) =>
      identity.invitations.pendingFor(tx, 'CITY_OFFICER', BATTAMBANG),
    );

    expect(pending).toMatchObject([{ id, email: EMAIL, sendings: 1, isExpired: false }]);
  });

  it('refuses to withdraw one that was accepted', async () => {
    const id = await invited();
    await accepts(await bopha(), id);
    expect(said(await withdraw(rotha, id))).toBe('INVITATION_ACCEPTED');
  });
});

describe('mailing the link', () => {
  let worker: UnitOfWork;
  let closeWorker: () => Promise<void>;
  const queue = new QueueInvitationMail(new MessageLedger());

  beforeEach(async () => {
    const dataSource = await createDataSource(db.url, 'samaki_worker').initialize();
    worker = new UnitOfWork(dataSource, new EventListeners());
    closeWorker = () => dataSource.destroy();
  });
  afterEach(() => closeWorker());

  const hear = (id: string, sending = 1): Promise<void> =>
    worker.run((tx) => queue.hear([{ invitationId: id, sending }], tx));
  const messages = () =>
    db.ownerSql<LedgerRow>(
      `select id, kind, locale, to_address as "toAddress", cause_id as "causeId" from messages order by id`,
    );
  const compose = async (config = identity.config) => [
    ...(
      await new InvitationComposer(new InvitationReads(worker, identity.scopes), config).compose(
        await messages(),
      )
    ).values(),
  ];

  it('writes one mail a sending, whose link no table holds', async () => {
    const id = await invited();
    await hear(id);
    await hear(id);
    await hear(id, 2);

    expect(await messages()).toMatchObject([
      { kind: 'identity.invitation', locale: 'km', toAddress: EMAIL, causeId: id },
      { causeId: id },
    ]);
    const [mail] = await compose();
    const link = `/km/invitation/${tokenOf(id)}`;
    expect(mail?.text).toContain(link);
    expect(mail?.html).toContain(link);
    expect(mail?.text).toContain('Chhim Rotha អញ្ជើញអ្នកមកបំពេញតួនាទីជាមន្ត្រីក្រុង បាត់ដំបង');
    expect(mail?.text).toContain('ថ្ងៃអង្គារ ទី15 ខែធ្នូ ឆ្នាំ2026');
    const stored = await db.ownerSql<{ text: string }>(
      'select i::text as text from invitations i union all select o::text from outbox o union all select m::text from messages m',
    );
    expect(stored.filter(({ text }) => text.includes(tokenOf(id)))).toEqual([]);
  });

  it('writes none for one that was withdrawn meanwhile', async () => {
    const id = await invited();
    await hear(id);
    await withdraw(rotha, id);
    await hear(id, 2);

    expect(await messages()).toHaveLength(1);
    expect(await compose()).toEqual([null]);
  });

  it('writes none whose link would lead nowhere, and sending again mends it, after the secret was changed', async () => {
    const id = await invited();
    await hear(id);
    const later = await composeIdentity(db, { SAMAKI_SECRET: TEST_SECRET.toUpperCase() });
    expect(await compose(later.config)).toEqual([null]);

    await later.unitOfWork.run((tx) => later.invitations.sendAgain(tx, rotha, id));
    expect(await compose(later.config)).toEqual([expect.objectContaining({ toName: 'លឹម បុប្ផា' })]);
    await later.close();
  });
});
