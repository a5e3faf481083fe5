/* Z4: each workflow is taken step by step in its order, and what asks for two people is done by two, decided inside the
   transaction that writes it. The races stand beside their libs: libs/reports/test/decide-race.medium.spec.ts,
   libs/identity/test/change-role.medium.spec.ts, libs/identity/test/invitation-race.medium.spec.ts. */
import type { Actor } from '#authz';
import type { Refusal, Result } from '#kernel';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { composeIdentity, type Identity } from '../../libs/identity/test/identity.builder.js';
import { composeReports, type ReportWorld, storyContent } from '../../libs/reports/test/report.builder.js';

let db: TestDatabase;
let reports: ReportWorld;
let identity: Identity;

beforeAll(async () => {
  db = await createTestDatabase();
  reports = await composeReports(db);
  identity = await composeIdentity(db);
});
afterAll(async () => {
  await reports?.close();
  await identity?.close();
  await db?.drop();
});

const said = (result: Result<unknown, Refusal>): string => (result.ok ? 'OK' : result.refusal.code);
type Act = 'FORWARD' | 'RETURN' | 'APPROVE';
const judge = async (actor: Actor, reportId: string, act: Act): Promise<string> =>
  said(
    await reports
      .decide()
      .decide(actor, { reportId, version: 1, act, comment: act === 'RETURN' ? 'Mend it' : null }),
  );

describe('a report', () => {
  it('is approved in its order only, by somebody who did not write it; each step out of turn leaves every table as it was', async () => {
    const made = await reports.write.create(reports.kosal, {
      content: storyContent(),
      idempotencyKey: null,
    });
    const reportId = made.ok ? made.value : '';
    const outOfTurn = async (...acts: [Actor, Act][]): Promise<string[]> => {
      const before = await tableChecksums(db.url);
      const answers: string[] = [];
      for (const [actor, act] of acts) answers.push(await judge(actor, reportId, act));
      expect(await tableChecksums(db.url)).toEqual(before);
      return answers;
    };

    // A draft: nobody judges it.
    for (const answer of await outOfTurn([reports.chair, 'FORWARD'], [reports.office, 'APPROVE']))
      expect(answer).not.toBe('OK');
    expect(said(await reports.submit.submit(reports.kosal, { reportId, revision: 1 }))).toBe('OK');

    // Submitted: the office comes after the chair, and Pen Kosal, who is chair too, wrote it.
    expect(await outOfTurn([reports.office, 'APPROVE'], [reports.kosal, 'FORWARD'])).toEqual([
      'REPORT_STATE',
      'OWN_REPORT',
    ]);
    expect(await judge(reports.chair, reportId, 'FORWARD')).toBe('OK');

    // Forwarded: it is not forwarded twice, and the chair does not approve.
    expect(await outOfTurn([reports.chair, 'FORWARD'])).toEqual(['REPORT_STATE']);
    expect(await judge(reports.office, reportId, 'APPROVE')).toBe('OK');

    // Approved: it is the end.
    for (const answer of await outOfTurn([reports.office, 'RETURN'], [reports.chair, 'RETURN']))
      expect(answer).not.toBe('OK');
  });
});

describe('a role', () => {
  it('is given by somebody else: not to oneself, not by an invitation to the own address, nor by accepting an own one', async () => {
    const rotha = await identity.anActor('rotha@two.example', 'Chhim Rotha', {
      role: 'ADMINISTRATOR',
      scopeId: null,
    });
    const before = await tableChecksums(db.url);
    const chair = { role: 'CHAIR', scopeId: null } as const;

    expect(
      said(await identity.changeRole.giveRole(rotha, { personId: rotha.personId, reason: 'x', ...chair })),
    ).toBe('OWN_ROLE');
    expect(
      said(
        await identity.unitOfWork.run((tx) =>
          identity.invitations.invite(tx, rotha, {
            email: 'ROTHA@two.example',
            fullName: 'Rotha',
            locale: 'en',
            ...chair,
          }),
        ),
      ),
    ).toBe('OWN_ROLE');
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('follows from an invitation only after its step: sent, then accepted by whom it was sent to', async () => {
    const rotha = await identity.anActor('rotha@three.example', 'Chhim Rotha', {
      role: 'ADMINISTRATOR',
      scopeId: null,
    });
    const stranger = await identity.anActor('stranger@three.example', 'Sok Dara');
    const invited = await identity.unitOfWork.run((tx) =>
      identity.invitations.invite(tx, rotha, {
        email: 'bopha@three.example',
        fullName: 'Lim Bopha',
        role: 'CHAIR',
        scopeId: null,
        locale: 'en',
      }),
    );
    expect(said(invited)).toBe('OK');
    const before = await tableChecksums(db.url);

    for (const token of ['x', 'A'.repeat(43)])
      expect(said(await identity.acceptInvitation.acceptInvitation(stranger, token))).toBe(
        'INVITATION_NOT_FOUND',
      );
    expect(await tableChecksums(db.url)).toEqual(before);
  });
});
