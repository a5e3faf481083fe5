import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, personActor } from '#authz';
import { AuditTrail } from '#audit';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  ApprovalDeputies,
  type ApproveRegistrations,
  ApproveRegistrationsService,
  RegisterOneService,
  type StoredRegistration,
  Waitlist,
} from '#registrations';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';
import { askingThrough, meetingOf } from './races.builder.js';

/* Story: docs/stories/approvals.md. */

let db: TestDatabase;
let app: INestApplicationContext;
let sovannary: Actor;
let sessionId: string;
let came: StoredRegistration[];

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  sovannary = WORKING_GROUP;
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  await db.ownerSql('delete from messages');
  sessionId = await aSession(db, { capacity: 3 });
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [sessionId]);
  came = [];
  for (const n of [1, 2, 3, 4]) {
    const answer = await app.get(RegisterOneService).registerOne(aRequest(sessionId, n));
    if (!answer.ok) throw new Error(answer.refusal.code);
    came.push(answer.value);
  }
});

const service = (): ApproveRegistrationsService => app.get(ApproveRegistrationsService);
const wishOf = (people: readonly number[], more: Partial<ApproveRegistrations> = {}) => ({
  sessionId,
  registrationIds: people.map((n) => came[n - 1]!.registrationId),
  approve: true,
  reason: null,
  ...more,
});
/** Of how many it was decided, or why of nobody. */
async function decide(
  people: readonly number[],
  more: Partial<ApproveRegistrations> = {},
  actor = sovannary,
): Promise<unknown> {
  const answer = await service().decide(actor, wishOf(people, more));
  return answer.ok ? answer.value.decided : answer.refusal.code;
}
const NO = { approve: false, reason: 'This session is for guides' } as const;

const stands = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ status: string }>(
      'select status from registrations where session_id = $1 order by id',
      [sessionId],
    )
  ).map(({ status }) => status);
const seats = async (): Promise<unknown> =>
  (await db.ownerSql('select taken, waiting from session_seats where session_id = $1', [sessionId]))[0];
/** Kinds of the mails to one of them, in their order. */
const mailsTo = async (n: number): Promise<string[]> =>
  (
    await db.ownerSql<{ kind: string }>(
      `select kind from messages where cause_id = $1 and status = 'DUE' order by id`,
      [came[n - 1]!.registrationId],
    )
  ).map(({ kind }) => kind.replace('registrations.', ''));

describe('who waits for an approval', () => {
  it('has the seat when approved, told once; the seats stay as they are', async () => {
    expect(await stands()).toEqual(['PENDING', 'PENDING', 'PENDING', 'WAITLISTED']);
    expect(await decide([1, 3])).toBe(2);

    expect(await stands()).toEqual(['CONFIRMED', 'PENDING', 'CONFIRMED', 'WAITLISTED']);
    expect(await seats()).toEqual({ taken: 3, waiting: 1 });
    expect(await mailsTo(1)).toEqual(['confirmed']);
    expect(
      await db.ownerSql(
        `select payload ->> 'registrationId' as id from outbox where topic = 'registrations.seat.confirmed.v1' and payload ->> 'sessionId' = $1 order by id`,
        [sessionId],
      ),
    ).toEqual([{ id: came[0]!.registrationId }, { id: came[2]!.registrationId }]);
    expect(await decide([1, 3])).toBe(0);
    expect(await mailsTo(1)).toEqual(['confirmed']);
    expect(
      await db.ownerSql(
        `select actor, before, after from audit_rows where action = 'registrations.approve' and subject_id = $1`,
        [came[0]!.registrationId],
      ),
    ).toEqual([
      {
        actor: `person:${sovannary.personId}`,
        before: { status: 'PENDING' },
        after: { status: 'CONFIRMED' },
      },
    ]);
  });

  it('reads why when declined, and who waits moves up to be looked at', async () => {
    const before = await tableChecksums(db.url);
    const preview = await service().preview(sovannary, wishOf([2], { approve: false }));
    expect(preview).toMatchObject({
      value: { decided: 1, movedUp: [{ registrationId: came[3]!.registrationId, status: 'PENDING' }] },
    });
    expect(await tableChecksums(db.url)).toEqual(before);

    expect(await decide([2], NO)).toBe(1);
    expect(await stands()).toEqual(['PENDING', 'DECLINED', 'PENDING', 'PENDING']);
    expect(await seats()).toEqual({ taken: 3, waiting: 0 });
    expect(await mailsTo(2)).toEqual(['not-approved']);
    expect(await mailsTo(4)).toEqual(['awaits-approval']);
    expect(
      await db.ownerSql(
        'select ended_because, decline_reason, pending_reason, quota_ids from registrations where id = $1',
        [came[1]!.registrationId],
      ),
    ).toEqual([
      {
        ended_because: 'NOT_APPROVED',
        decline_reason: 'This session is for guides',
        pending_reason: null,
        quota_ids: [],
      },
    ]);
    const [audit] = await db.ownerSql<Record<string, unknown>>(
      `select * from audit_rows where action = 'registrations.decline' and subject_id = $1`,
      [came[1]!.registrationId],
    );
    expect(JSON.stringify(audit)).not.toContain('guides');
  });

  it.each([
    ['nobody is chosen', [], {}, 'NOBODY_CHOSEN'],
    ['there is no reason', [1], { approve: false }, 'DECLINE_REASON_MISSING'],
    ['the reason is blank', [1], { approve: false, reason: ' \u200b ' }, 'DECLINE_REASON_MISSING'],
    ['the reason is too long', [1], { approve: false, reason: 'x'.repeat(501) }, 'DECLINE_REASON_MISSING'],
    ['there is no such session', [1], { sessionId: newId() }, 'SESSION_NOT_FOUND'],
  ] as const)('is left alone when %s', async (_, people, more, code) => {
    const before = await tableChecksums(db.url);

    expect(await decide(people, more)).toBe(code);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('is left alone by more than a hundred at once, by who runs no sessions there, and after the start', async () => {
    const before = await tableChecksums(db.url);
    const many = Array.from({ length: 101 }, newId);
    expect(await decide([], { registrationIds: many })).toBe('TOO_MANY_CHOSEN');
    const trainer = personActor(sovannary.personId!, [{ role: 'TRAINER', scopeId: null }]);
    expect(await decide([1], {}, trainer)).toBe('FORBIDDEN');
    expect(await decide([1], NO, trainer)).toBe('FORBIDDEN');
    await db.travelTo('2026-12-08T06:30:00Z');
    expect(await decide([1])).toBe('SESSION_STARTED');
    await db.travelTo(NOW);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('is no one of another session', async () => {
    const other = await aSession(db, { capacity: 3 });
    expect(await decide([1], { sessionId: other })).toBe(0);
    expect(await stands()).toEqual(['PENDING', 'PENDING', 'PENDING', 'WAITLISTED']);
  });

  it('is decided of once by two at the same moment', async () => {
    const answers = await Promise.all([decide([1, 2]), decide([1, 2], NO), decide([2, 1])]);

    expect(answers.toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 0, 2]);
    const [taken] = await db.ownerSql<{ taken: number; held: number }>(
      `select s.taken, (select count(*)::int from registrations r where r.session_id = s.session_id and r.status in ('CONFIRMED', 'PENDING')) as held
       from session_seats s where s.session_id = $1`,
      [sessionId],
    );
    expect(taken!.taken).toBe(taken!.held);
    expect(await mailsTo(1)).toHaveLength(1);
  });

  it('and its twin without the locks declines the same person twice, and frees two seats for one', async () => {
    const meet = meetingOf(2);
    const unlocked = askingThrough(app.get(UnitOfWork), async (query, tx) => {
      const text = query.text
        .replace(
          /lock_seats\(array\[case when t\.ms is not null then \$1::uuid end\]\)/,
          '(select * from session_seats where session_id = $1)',
        )
        .replace(/for no key update( of r)?|for share/, '');
      const rows = await tx.sql({ ...query, text });
      if (query.text.includes("pending_reason = 'APPROVAL' order by created_at")) await meet();
      return rows;
    });
    const twin = new ApproveRegistrationsService(
      unlocked,
      app.get(Waitlist),
      new MessageLedger(),
      new AuditTrail(),
      app.get(ApprovalDeputies),
    );
    await db.ownerSql(`delete from registrations where session_id = $1 and status = 'WAITLISTED'`, [
      sessionId,
    ]);
    await db.ownerSql('update session_seats set waiting = 0 where session_id = $1', [sessionId]);

    const answers = await Promise.all([1, 2].map(() => twin.decide(sovannary, wishOf([1], NO))));

    expect(answers).toMatchObject([{ value: { decided: 1 } }, { value: { decided: 1 } }]);
    expect(await seats()).toEqual({ taken: 1, waiting: 0 });
  });
});
