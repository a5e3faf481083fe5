import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { giveKeptSeat } from './give-kept-seat.js';
import { type Held, heldBy, lockHeld } from './held-registration.sql.js';
import { readReference } from './reference.js';
import { isKeptOut } from './same-hour.js';
import { countSeat } from './seats.rules.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

export type OfferRefusal = Refusal<
  | 'TICKET_NOT_FOUND'
  | 'TICKET_EXPIRED'
  | 'NO_OFFER'
  | 'OFFER_EXPIRED'
  | 'BOOKED_AT_SAME_HOUR'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'SESSION_POSTPONED'
>;

/** Takes a seat that was offered, or leaves it to the next. Whoever has the ticket's code answers (ADR 0007).
 *  Source: docs/stories/seats.md. */
@Injectable()
export class AnswerOfferService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** The seat is the person's, or waits for approval where the session asks for it. Accepting twice answers the same. Answers the
   *  ticket's code. Refuses as `OfferRefusal` names. */
  async accept(actor: Actor, typedReference: string): Promise<Result<string, OfferRefusal>> {
    return this.answer(typedReference, async (tx, seats, held) => {
      const isTaken = held.status === 'CONFIRMED' || held.status === 'PENDING';
      if (held.wasPromoted && isTaken) return true;
      const ended = whyNoOffer(seats, held);
      if (ended) return refuse(ended);
      if (await isKeptOut(tx, seats, held.matchKey)) return refuse('BOOKED_AT_SAME_HOUR');
      await giveKeptSeat(tx, actor, { ledger: this.ledger, audit: this.audit }, seats, held, {
        action: 'registrations.accept-offer',
        before: { status: 'OFFERED' },
      });
      return true;
    });
  }

  /** The next in line is offered the seat in the same transaction. Declining twice answers the same. Refuses as `OfferRefusal` names. */
  async decline(actor: Actor, typedReference: string): Promise<Result<string, OfferRefusal>> {
    return this.answer(typedReference, async (tx, seats, held) => {
      if (held.status === 'DECLINED' && held.endedBecause === 'OFFER_DECLINED') return true;
      const ended = whyNoOffer(seats, held);
      if (ended) return refuse(ended);
      await tx.sql(sql`
        update registrations set status = 'DECLINED', ended_because = 'OFFER_DECLINED', hold_until = null, cancelled_at = app_now()
        where id = ${held.id}`);
      const after = { ...seats, ...countSeat(seats, held, -1) };
      await keepCounts(tx, seats, after);
      await this.audit.record(tx, {
        actor,
        action: 'registrations.decline-offer',
        subjectType: 'registration',
        subjectId: held.id,
        before: { status: 'OFFERED' },
        after: { status: 'DECLINED' },
      });
      await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: held.id });
      await this.waitlist.promote(tx, actor, after, { cause: 'OFFER_ENDED' });
      return true;
    });
  }

  private async answer(
    typedReference: string,
    work: (tx: Tx, seats: SeatsAtLock, held: Held) => Promise<true | Result<never, OfferRefusal>>,
  ): Promise<Result<string, OfferRefusal>> {
    const reference = readReference(typedReference);
    const notFound = refuse('TICKET_NOT_FOUND', { path: ['reference'] });
    if (!reference) return notFound;
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(heldBy(reference));
      if (!found) return notFound;
      if (found.hasExpired) return refuse('TICKET_EXPIRED', { path: ['reference'] });
      const seats = await holdSeats(tx, found.sessionId);
      const [held] = await tx.sql(lockHeld(found.id));
      if (!seats || !held) throw new Error('A registration without its seats or its person');
      const done = await work(tx, seats, held);
      return done === true ? accept(reference) : done;
    });
  }
}

/** Why there is nothing to accept, by the clock and not by whether the minute's job has come by. */
function whyNoOffer(seats: SeatsAtLock, held: Held): OfferRefusal['code'] | null {
  if (held.endedBecause === 'OFFER_EXPIRED') return 'OFFER_EXPIRED';
  if (held.status !== 'OFFERED') return 'NO_OFFER';
  if (seats.state === 'CANCELLED') return 'SESSION_CANCELLED';
  if (seats.closesAt <= seats.now) return 'SESSION_STARTED';
  if (seats.state === 'POSTPONED') return 'SESSION_POSTPONED';
  return held.holdUntil && held.holdUntil <= seats.now ? 'OFFER_EXPIRED' : null;
}
