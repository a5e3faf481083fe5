import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { DryRun, sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { MessageLedger } from '#messaging';
import { ApprovalDeputies } from './approval-deputies.service.js';
import { giveKeptSeat } from './give-kept-seat.js';
import { type Held, lockHeld } from './held-registration.sql.js';
import { type MovedUp, namesOfMoved } from './moved-up.sql.js';
import { RegistrationCancelledV1 } from './registration.events.js';
import { countSeat } from './seats.rules.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

/** Decided of at once. */
export const MOST_APPROVED = 100;
/** Characters. */
export const LONGEST_REASON = 500;

export interface ApproveRegistrations {
  readonly sessionId: string;
  readonly registrationIds: readonly string[];
  /** The seats are theirs, or go to who waits. */
  readonly approve: boolean;
  /** Read by whoever is declined; 1 to `LONGEST_REASON` characters. */
  readonly reason: string | null;
}

export type ApprovalRefusal = Refusal<
  | 'SESSION_NOT_FOUND'
  | 'FORBIDDEN'
  | 'SESSION_STARTED'
  | 'NOBODY_CHOSEN'
  | 'TOO_MANY_CHOSEN'
  | 'DECLINE_REASON_MISSING'
>;

export interface Decided {
  /** Of how many; who was decided of meanwhile, or has no such seat any more, is left alone. */
  readonly decided: number;
  /** Who moves up by it, in the order of the line. */
  readonly movedUp: readonly MovedUp[];
}

/** Decides of seats that are held until somebody approves. Source: docs/stories/approvals.md. */
@Injectable()
export class ApproveRegistrationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly deputies: ApprovalDeputies,
  ) {}

  /** What would become of it, without a reason yet. It is the act itself, rolled back. */
  async preview(actor: Actor, wish: ApproveRegistrations): Promise<Result<Decided, ApprovalRefusal>> {
    const checked = checkWish({ ...wish, reason: wish.reason ?? '-' });
    return checked.ok
      ? DryRun.of(this.unitOfWork, (tx) => this.inTransaction(tx, actor, checked.value))
      : checked;
  }

  /** Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever neither runs sessions there nor is the deputy of who does, SESSION_STARTED, NOBODY_CHOSEN,
   *  TOO_MANY_CHOSEN, and of declining DECLINE_REASON_MISSING, for none and for one that is too long. */
  async decide(actor: Actor, wish: ApproveRegistrations): Promise<Result<Decided, ApprovalRefusal>> {
    const checked = checkWish(wish);
    return checked.ok ? this.unitOfWork.run((tx) => this.inTransaction(tx, actor, checked.value)) : checked;
  }

  private async inTransaction(
    tx: Tx,
    actor: Actor,
    { sessionId, registrationIds, approve, reason }: ApproveRegistrations,
  ): Promise<Result<Decided, ApprovalRefusal>> {
    const [session] = await tx.sql(sql<{ cityId: string | null }>`
      select city_id as "cityId" from sessions where id = ${sessionId} and status in ('OPEN', 'POSTPONED') for share`);
    if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const places = await this.deputies.placesOf(tx, actor, { uuid: sessionId, cityUuid: session.cityId });
    if (!places) return refuse('FORBIDDEN');
    const seats = (await holdSeats(tx, sessionId))!;
    if (seats.closesAt <= seats.now && seats.state !== 'POSTPONED') return refuse('SESSION_STARTED');
    const asked = await tx.sql(sql<{ id: string }>`
      select id from registrations where session_id = ${sessionId} and id = any(${registrationIds}::uuid[])
        and status = 'PENDING' and pending_reason = 'APPROVAL' order by created_at, id for no key update`);
    let after = seats;
    for (const { id } of asked) {
      const [held] = await tx.sql(lockHeld(id));
      if (approve) await this.confirm(tx, actor, held!, seats);
      else after = await this.decline(tx, actor, held!, after, reason!);
    }
    if (asked.length > 0)
      await this.deputies.recordPlaces(tx, actor, places, { sessionId, registrations: asked.length });
    const isDeclined = !approve && asked.length > 0;
    const moved = isDeclined
      ? await this.waitlist.promote(tx, actor, after, { cause: 'SEAT_GIVEN_BACK' })
      : [];
    return accept({ decided: asked.length, movedUp: await tx.sql(namesOfMoved(moved)) });
  }

  private async confirm(tx: Tx, actor: Actor, held: Held, seats: SeatsAtLock): Promise<void> {
    await tx.sql(sql`update registrations set approved_at = app_now() where id = ${held.id}`);
    const scribes = { ledger: this.ledger, audit: this.audit };
    await giveKeptSeat(
      tx,
      actor,
      scribes,
      seats,
      { ...held, isApproved: true },
      {
        action: 'registrations.approve',
        before: { status: 'PENDING' },
      },
    );
  }

  /** Answers the seats without this one. */
  private async decline(
    tx: Tx,
    actor: Actor,
    held: Held,
    seats: SeatsAtLock,
    reason: string,
  ): Promise<SeatsAtLock> {
    await tx.sql(sql`
      update registrations set status = 'DECLINED', ended_because = 'NOT_APPROVED', pending_reason = null, cancelled_at = app_now(),
        decline_reason = ${reason} where id = ${held.id}`);
    const after = { ...seats, ...countSeat(seats, held, -1) };
    await keepCounts(tx, seats, after);
    await this.audit.record(tx, {
      actor,
      action: 'registrations.decline',
      subjectType: 'registration',
      subjectId: held.id,
      before: { status: 'PENDING' },
      after: { status: 'DECLINED' },
    });
    await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: held.id });
    const kind = 'registrations.not-approved';
    if (held.email !== null)
      await this.ledger.queue(tx, [
        {
          kind,
          personId: held.personId,
          toAddress: held.email,
          locale: held.locale,
          cause: { type: 'registration', id: held.id },
          dedupeKey: `${kind}~${held.id}`,
        },
      ]);
    await tx.publish(new RegistrationCancelledV1({ registrationId: held.id, sessionId: held.sessionId }));
    return after;
  }
}

function checkWish(wish: ApproveRegistrations): Result<ApproveRegistrations, ApprovalRefusal> {
  const path = ['registrationIds'];
  if (wish.registrationIds.length === 0) return refuse('NOBODY_CHOSEN', { path });
  if (wish.registrationIds.length > MOST_APPROVED)
    return refuse('TOO_MANY_CHOSEN', { path, detail: { max: MOST_APPROVED } });
  if (wish.approve) return accept({ ...wish, reason: null });
  const reason = writtenText(wish.reason);
  return reason && reason.length <= LONGEST_REASON
    ? accept({ ...wish, reason })
    : refuse('DECLINE_REASON_MISSING', { path: ['reason'] });
}
