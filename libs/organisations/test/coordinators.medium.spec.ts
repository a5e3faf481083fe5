import { AcceptInvitationService, deriveInvitationToken, Invitations } from '#identity';
import { CoordinatorsService, MembershipReads } from '#organisations';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import {
  actorOf,
  afresh,
  aPerson,
  layOrganisations,
  mailsOf,
  NOW,
  type OrganisationsGrounds,
  type Person,
  said,
} from './organisations.builder.js';

/* Story: docs/stories/organisation-life.md, "Coordinators". */

let db: TestDatabase;
let grounds: OrganisationsGrounds;
let coordinators: CoordinatorsService;
let reads: MembershipReads;
let accepting: AcceptInvitationService;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  grounds = await layOrganisations(db);
  // The application context that tests make does not begin modules by itself.
  await grounds.app.init();
  coordinators = grounds.app.get(CoordinatorsService);
  reads = grounds.app.get(MembershipReads);
  accepting = grounds.app.get(AcceptInvitationService, { strict: false });
});
afterEach(async () => {
  await grounds.close();
  await db.drop();
});

const colleague = (local: string) => ({
  organisationId: grounds.lotus,
  email: `${local}@lotus-angkor.example`,
  fullName: 'គឹម សុខា',
  locale: 'km' as const,
});
const names = async (): Promise<string[]> =>
  (await reads.coordinators(grounds.pisey, grounds.lotus)).map(({ email }) => email!.split('@')[0]!);
/** Whoever has the address accepts the newest invitation. */
async function accepts(email: string): Promise<string> {
  const [row] = await db.ownerSql<{ id: string; personId: string }>(
    `select i.id, p.id as "personId" from invitations i join people p on lower(p.email) = lower(i.email)
     where i.email = $1 order by i.created_at desc limit 1`,
    [email],
  );
  const who: Person = actorOf(row!.personId);
  return said(await accepting.acceptInvitation(who, deriveInvitationToken(TEST_SECRET, row!.id)));
}

describe('coordinators', () => {
  it('invite a colleague, who accepts', async () => {
    expect(said(await coordinators.invite(grounds.pisey, colleague('sokha')))).toBe('OK');
    expect(
      (await reads.invitations(grounds.pisey, grounds.lotus)).map(({ isHandOver }) => isHandOver),
    ).toEqual([false]);
    expect(await accepts('sokha@lotus-angkor.example')).toBe('OK');
    expect(await names()).toEqual(['pisey.nget', 'sokha']);
    expect(await reads.invitations(grounds.pisey, grounds.lotus)).toEqual([]);
  });

  it('are told, all of them, when somebody is invited and when they accept', async () => {
    await aPerson(db, 'សារ គន្ធា', 'kunthea@lotus-angkor.example', ['COORDINATOR', grounds.lotus]);
    await aPerson(db, 'លី ណា', 'na@krama.example', ['COORDINATOR', grounds.sovannary.personId]);
    expect(said(await coordinators.invite(grounds.pisey, colleague('sokha')))).toBe('OK');
    const [invitation] = await reads.invitations(grounds.pisey, grounds.lotus);
    const invited = [
      'coordinator-invited kunthea@lotus-angkor.example',
      'coordinator-invited pisey.nget@lotus-angkor.example',
    ];
    expect(await mailsOf(db, invitation!.id)).toEqual(invited);
    expect(await accepts('sokha@lotus-angkor.example')).toBe('OK');
    expect(await mailsOf(db, invitation!.id)).toEqual([
      'coordinator-added kunthea@lotus-angkor.example',
      'coordinator-added pisey.nget@lotus-angkor.example',
      ...invited,
    ]);
  });

  it('are told of whom the working group invites', async () => {
    const invited = await grounds.unitOfWork.run((tx) =>
      grounds.app.get(Invitations, { strict: false }).invite(tx, grounds.sovannary, {
        email: 'sokha@lotus-angkor.example',
        fullName: 'គឹម សុខា',
        role: 'COORDINATOR',
        scopeId: grounds.lotus,
        locale: 'km',
      }),
    );
    expect(await mailsOf(db, invited.ok ? invited.value.id : '')).toEqual([
      'coordinator-invited pisey.nget@lotus-angkor.example',
    ]);
  });

  it('hand over: the role goes when the successor accepts, and not before', async () => {
    expect(said(await coordinators.handOver(grounds.pisey, colleague('sokha')))).toBe('OK');
    expect(await names()).toEqual(['pisey.nget']);
    expect(
      (await reads.invitations(grounds.pisey, grounds.lotus)).map(({ isHandOver }) => isHandOver),
    ).toEqual([true]);
    expect(await accepts('sokha@lotus-angkor.example')).toBe('OK');
    expect(await names()).toEqual(['sokha']);
    expect((await afresh(db, grounds.pisey)).roles).toEqual([]);
    expect(
      await db.ownerSql(`select to_address from messages where kind = 'organisations.handed-over'`),
    ).toEqual([{ to_address: 'pisey.nget@lotus-angkor.example' }]);
  });

  it('stay when the hand-over is withdrawn', async () => {
    await coordinators.handOver(grounds.pisey, colleague('sokha'));
    const [invitation] = await reads.invitations(grounds.pisey, grounds.lotus);
    const stranger = await aPerson(db, 'x', 'x@x.example', ['COORDINATOR', grounds.sovannary.personId]);
    expect(said(await coordinators.withdraw(stranger, grounds.lotus, invitation!.id))).toBe(
      'ORGANISATION_NOT_FOUND',
    );
    expect(said(await coordinators.withdraw(grounds.pisey, grounds.lotus, invitation!.id))).toBe('OK');
    expect(await accepts('sokha@lotus-angkor.example')).toBe('INVITATION_WITHDRAWN');
    expect(await names()).toEqual(['pisey.nget']);
  });

  it('keep one: the last cannot go, and of two at once one stays', async () => {
    expect(said(await coordinators.giveUp(grounds.pisey, grounds.lotus))).toBe('LAST_COORDINATOR');
    const second = await aPerson(db, 'គឹម សុខា', 'sokha@lotus-angkor.example', ['COORDINATOR', grounds.lotus]);
    const answers = await Promise.all(
      [grounds.pisey, second].map((who) => coordinators.giveUp(who, grounds.lotus)),
    );
    expect(answers.map(said).toSorted()).toEqual(['LAST_COORDINATOR', 'OK']);
    expect(await names()).toHaveLength(1);
  });

  it('are not invited to an organisation that is not verified or not theirs', async () => {
    await db.ownerSql(
      `update organisations set state = 'UNVERIFIED', folded_km = null, folded_en = null where id = $1`,
      [grounds.lotus],
    );
    expect(said(await coordinators.invite(grounds.pisey, colleague('sokha')))).toBe(
      'ORGANISATION_NOT_VERIFIED',
    );
    expect(said(await coordinators.invite(grounds.sreymom, colleague('sokha')))).toBe(
      'ORGANISATION_NOT_FOUND',
    );
  });
});
