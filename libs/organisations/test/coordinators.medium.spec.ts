import { AcceptInvitationService, deriveInvitationToken, Invitations } from '#identity';
import { newId } from '#kernel';
import {
  CoordinatorsService,
  DecideProposalService,
  MembershipReads,
  MergeOrganisationsService,
} from '#organisations';
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
async function anotherOrganisation(): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
     select $1, kind, sub_kind_id, city_id, 'ពីរ', 'Second House', 'ពីរ', 'second house' from organisations where id = $2`,
    [id, grounds.lotus],
  );
  return id;
}
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

  it('hand over to somebody else: the first one’s link gives nothing any more', async () => {
    expect(said(await coordinators.handOver(grounds.pisey, colleague('sokha')))).toBe('OK');
    expect(said(await coordinators.handOver(grounds.pisey, colleague('kunthea')))).toBe('OK');
    expect(
      (await reads.invitations(grounds.pisey, grounds.lotus)).map(({ email }) => email.split('@')[0]),
    ).toEqual(['kunthea']);
    expect(await accepts('sokha@lotus-angkor.example')).toBe('INVITATION_WITHDRAWN');
    expect(await names()).toEqual(['pisey.nget']);
    expect(await accepts('kunthea@lotus-angkor.example')).toBe('OK');
    expect(await names()).toEqual(['kunthea']);
  });

  it('hand over to the same one twice: the link goes on', async () => {
    for (let n = 0; n < 2; n += 1)
      expect(said(await coordinators.handOver(grounds.pisey, colleague('sokha')))).toBe('OK');
    expect(await accepts('sokha@lotus-angkor.example')).toBe('OK');
    expect(await names()).toEqual(['sokha']);
  });

  describe('of an organisation that is no more', () => {
    /** Sokha is invited, then something happens to it, then she accepts. */
    async function acceptsAfter(happens: (organisationId: string) => Promise<unknown>): Promise<string> {
      await coordinators.invite(grounds.pisey, colleague('sokha'));
      await happens(grounds.lotus);
      const said = await accepts('sokha@lotus-angkor.example');
      const roles = await db.ownerSql<{ n: number }>(
        `select count(*)::int as n from role_grants where role = 'COORDINATOR' and scope_id = $1`,
        [grounds.lotus],
      );
      return `${said}, ${roles[0]!.n} coordinate it`;
    }
    const withdrawn = () =>
      db.ownerSql(`select subject_type from audit_rows where action = 'identity.withdraw-invitation'`);

    it('are none: merged into another, its invitations are withdrawn', async () => {
      const intoId = await anotherOrganisation();
      const merge = async (fromId: string): Promise<void> => {
        const merging = grounds.app.get(MergeOrganisationsService);
        const preview = await merging.preview({ fromId, intoId });
        const seen = preview.ok ? preview.value.seen : '';
        expect(said(await merging.merge(grounds.sovannary, { fromId, intoId, seen }))).toBe('OK');
      };
      expect(await acceptsAfter(merge)).toBe('INVITATION_WITHDRAWN, 0 coordinate it');
      expect(await withdrawn()).toHaveLength(1);
    });

    it('are none: declined, its invitations are withdrawn', async () => {
      const decline = async (organisationId: string): Promise<void> => {
        await db.ownerSql(
          `update organisations set state = 'UNVERIFIED', folded_km = null, folded_en = null where id = $1`,
          [organisationId],
        );
        await db.ownerSql(
          `insert into organisation_proposals (organisation_id, proposed_by, why) values ($1, $2, 'Rooms')`,
          [organisationId, grounds.pisey.personId],
        );
        const decision = { organisationId, act: 'DECLINE', version: 1, text: 'Not in Cambodia.' } as const;
        expect(said(await grounds.app.get(DecideProposalService).decide(grounds.sovannary, decision))).toBe(
          'OK',
        );
      };
      expect(await acceptsAfter(decline)).toBe('INVITATION_WITHDRAWN, 0 coordinate it');
      expect(await withdrawn()).toHaveLength(1);
    });

    it('are none, even of an invitation that stands open', async () => {
      const end = (id: string) =>
        db.ownerSql(
          `update organisations set state = 'DECLINED', folded_km = null, folded_en = null where id = $1`,
          [id],
        );
      expect(await acceptsAfter(end)).toBe('INVITATION_WITHDRAWN, 1 coordinate it');
      expect(await withdrawn()).toEqual([]);
      const invited = await grounds.unitOfWork.run((tx) =>
        grounds.app.get(Invitations, { strict: false }).invite(tx, grounds.sovannary, {
          ...colleague('kunthea'),
          role: 'COORDINATOR',
          scopeId: grounds.lotus,
        }),
      );
      expect(said(invited)).toBe('SCOPE_NOT_FOUND');
    });
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
