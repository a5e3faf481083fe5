import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { type Found, type Held, heldBy, HOLDS_A_SEAT, lockHeld } from './held-registration.sql.js';
import { readReference } from './reference.js';
import type { CancelRefusal } from './registration.errors.js';
import { RegistrationCancelledV1 } from './registration.events.js';
import type { RegistrationStatus } from './registration.entity.js';
import { type Applicant, cancellationEnds, countSeat, isSeat, seatFor, type Seats } from './seats.rules.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';
import { leaveGroup } from './waitlist.rules.js';

/** Gives a seat, or a place in the waitlist, back; the next in line moves up in the same transaction. */
@Injectable()
export class CancelRegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Whoever has the ticket's code may cancel it (ADR 0007). Answers the ticket's code.
   *  Refuses: TICKET_NOT_FOUND, TICKET_EXPIRED (whatever it was, an old link tells it no more), ALREADY_CANCELLED,
   *  SESSION_STARTED. Sources: docs/stories/waitlist.md, docs/stories/register-one-seat.md. */
  async cancel(actor: Actor, typedReference: string): Promise<Result<string, CancelRefusal>> {
    const reference = readReference(typedReference);
    const notFound = refuse('TICKET_NOT_FOUND', { path: ['reference'] });
    if (!reference) return notFound;
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(heldBy(reference));
      if (found?.hasExpired) return refuse('TICKET_EXPIRED', { path: ['reference'] });
      const cancelled = found ? await this.giveBack(tx, actor, found, { cancelledBy: null }) : null;
      return cancelled?.ok ? accept(reference) : (cancelled ?? notFound);
    });
  }

  /** Cancels the registration of one person for their organisation, which is one of those given: the actor
   *  coordinates them. Answers the registration's id. Refuses: REGISTRATION_NOT_FOUND, ALREADY_CANCELLED,
   *  SESSION_STARTED. Source: docs/stories/coordinator.md. */
  async cancelOfOrganisation(
    actor: Actor,
    registrationId: string,
    organisationIds: readonly string[],
  ): Promise<Result<string, CancelRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(sql<Found>`
        select id, session_id as "sessionId" from registrations
        where id = ${registrationId} and organisation_id = any(${organisationIds})`);
      return found
        ? this.giveBack(tx, actor, found, { cancelledBy: actor.personId })
        : refuse('REGISTRATION_NOT_FOUND', { path: ['registrationId'] });
    });
  }

  /** Gives back whatever a person still holds in sessions that have not begun, session by session in the order of their
   *  locks. For an erasure: nobody is asked, and the next in line are told. */
  async giveBackAll(tx: Tx, actor: Actor, personId: string): Promise<void> {
    const held = await tx.sql(sql<Found>`
      select r.id, r.session_id as "sessionId" from registrations r join session_seats s on s.session_id = r.session_id
      where r.person_id = ${personId} and r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') and s.closes_at > app_now() order by r.session_id`);
    for (const found of held) await this.giveBack(tx, actor, found, { cancelledBy: null, whenever: true });
  }

  /** Gives up one of two registrations that turned out to be one person's, whenever the session is: nobody is told, for the other
   *  one stands. The caller holds the seat lock. After the start nobody moves up. */
  async giveUp(tx: Tx, actor: Actor, id: string): Promise<void> {
    const [found] = await tx.sql(sql<Found>`
      select id, session_id as "sessionId" from registrations where id = ${id}`);
    const seats = await holdSeats(tx, found!.sessionId);
    const [held] = await tx.sql(lockHeld(id));
    const after = await this.release(tx, actor, { ...held!, email: null }, seats!, null);
    await this.waitlist.promote(tx, actor, after, {
      cause: 'SEAT_GIVEN_BACK',
      reason: 'Two registrations were one person’s',
    });
  }

  /** Takes a seat again that was given up so, when the row is as it was left, a seat is free, and nobody waits for it. `before` and
   *  `after` are the row as JSON. Answers whether it was. */
  async takeUpAgain(tx: Tx, actor: Actor, before: string, after: string): Promise<boolean> {
    const was = JSON.parse(before) as {
      id: string;
      session_id: string;
      status: RegistrationStatus;
      quota_ids: string[];
      attendance_mode: string | null;
    };
    const seats = (await holdSeats(tx, was.session_id))!;
    const isOver = seats.closesAt <= seats.now;
    const applicant = { quotaIds: was.quota_ids, online: was.attendance_mode === 'ONLINE' };
    if (was.status !== 'CONFIRMED' || !isSeat(seatFor(seats, applicant))) return false;
    if (seats.waiting > 0 && !isOver) return false;
    const taken = await tx.sql(sql`
      update registrations r set status = 'CONFIRMED', cancelled_at = null
      where id = ${was.id} and to_jsonb(r) = ${after}::jsonb returning id`);
    if (taken.length === 0) return false;
    await keepCounts(tx, seats, countSeat(seats, applicant, 1));
    await this.audit.record(tx, {
      actor,
      action: 'registrations.take-up-again',
      subjectType: 'registration',
      subjectId: was.id,
      before: { status: 'CANCELLED' },
      after: { status: 'CONFIRMED' },
    });
    return true;
  }

  /** Takes some of those who wait out of the line for their organisation; they are told so. The caller holds the seat lock, has checked
   *  that they wait, and moves the line up. Answers the seats as they stand then. */
  async leaveLine(tx: Tx, actor: Actor, ids: readonly string[], seats: SeatsAtLock): Promise<SeatsAtLock> {
    let after = seats;
    for (const id of ids) {
      const [held] = await tx.sql(lockHeld(id));
      after = await this.release(tx, actor, held!, after, actor.personId);
    }
    return after;
  }

  /** Takes a seat back from somebody who did not say in time whether they still come; they are told so. The caller holds the
   *  seat lock. Source: docs/stories/session-postponed.md. */
  async takeBack(tx: Tx, actor: Actor, found: { id: string; sessionId: string }): Promise<void> {
    await this.giveBack(tx, actor, found, { cancelledBy: null, whenever: true, isUnanswered: true });
  }

  /** Under the seat lock: frees the seat or the place, tells the person, lets the next in line move up. */
  private async giveBack(
    tx: Tx,
    actor: Actor,
    { id, sessionId }: Found,
    how: { cancelledBy: string | null; whenever?: boolean; isUnanswered?: boolean },
  ): Promise<Result<string, Refusal<'ALREADY_CANCELLED' | 'SESSION_STARTED' | 'CANCELLATION_CLOSED'>>> {
    const seats = await holdSeats(tx, sessionId);
    const [held] = await tx.sql(lockHeld(id));
    if (!seats || !held) throw new Error('A registration without its seats or its person');
    const holdsSeat = HOLDS_A_SEAT.has(held.status);
    if (!holdsSeat && held.status !== 'WAITLISTED') return refuse('ALREADY_CANCELLED');
    if (seats.closesAt <= seats.now) return refuse('SESSION_STARTED');
    // Whoever only waits, or was only offered a seat, keeps nobody from anything.
    if (held.status === 'CONFIRMED' && !how.whenever && cancellationEnds(seats) <= seats.now)
      return refuse('CANCELLATION_CLOSED', { detail: { hours: seats.cancelCutoffHours } });
    const after = await this.release(tx, actor, held, seats, how.cancelledBy, how.isUnanswered);
    await this.waitlist.promote(tx, actor, after, { cause: holdsSeat ? 'SEAT_GIVEN_BACK' : 'LINE_MOVED' });
    return accept(id);
  }

  /** Frees what was held and tells the person; answers the seats as they stand then. */
  private async release(
    tx: Tx,
    actor: Actor,
    held: Held,
    seats: SeatsAtLock,
    cancelledBy: string | null,
    isUnanswered = false,
  ): Promise<SeatsAtLock> {
    await tx.sql(sql`
      update registrations set status = 'CANCELLED', waitlist_rank = null, cancelled_at = app_now(), hold_until = null, hold_left = null,
        pending_reason = null, cancelled_by = ${cancelledBy}, ended_because = ${isUnanswered ? 'NOT_RECONFIRMED' : null} where id = ${held.id}`);
    const after = { ...seats, ...withoutHeld(seats, held) };
    await keepCounts(tx, seats, after);
    await this.audit.record(tx, {
      actor,
      action: 'registrations.cancel',
      subjectType: 'registration',
      subjectId: held.id,
      before: { status: held.status },
      after: { status: 'CANCELLED' },
      ...(isUnanswered && { reason: 'Did not say in time whether they come' }),
    });
    await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: held.id });
    if (held.email) {
      const kind = isUnanswered ? 'registrations.taken-back' : 'registrations.cancelled';
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
    }
    await tx.publish(new RegistrationCancelledV1({ registrationId: held.id, sessionId: held.sessionId }));
    return after;
  }
}

function withoutHeld(seats: Seats, held: Held & Applicant): Seats {
  return HOLDS_A_SEAT.has(held.status) ? countSeat(seats, held, -1) : leaveGroup(seats, held.together);
}
