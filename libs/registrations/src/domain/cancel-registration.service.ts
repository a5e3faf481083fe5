import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { readReference } from './reference.js';
import type { CancelRefusal } from './registration.errors.js';
import { RegistrationCancelledV1 } from './registration.events.js';
import type { RegistrationStatus } from './registration.entity.js';
import { TICKET_EXPIRED } from './registration-reads.js';
import { lockSeats, moveCounters, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

interface Found {
  readonly id: string;
  readonly sessionId: string;
}

interface Held {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly status: RegistrationStatus;
  readonly locale: 'km' | 'en';
  readonly email: string | null;
}

const heldBy = (reference: string): SqlQuery<Found & { readonly hasExpired: boolean }> => ({
  text: `select r.id, r.session_id as "sessionId", ${TICKET_EXPIRED} as "hasExpired"
    from registrations r join sessions s on s.id = r.session_id where r.reference = $1`,
  values: [reference],
});

const lockHeld = (id: string): SqlQuery<Held> => sql`
  select r.id, r.session_id as "sessionId", r.person_id as "personId", r.status, r.locale, p.email
  from registrations r join people p on p.id = r.person_id where r.id = ${id} for no key update of r`;

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
      const cancelled = found ? await this.giveBack(tx, actor, found, null) : null;
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
        ? this.giveBack(tx, actor, found, actor.personId)
        : refuse('REGISTRATION_NOT_FOUND', { path: ['registrationId'] });
    });
  }

  /** Gives back whatever a person still holds in sessions that have not begun, session by session in the order of their
   *  locks. For an erasure: nobody is asked, and the next in line are told. */
  async giveBackAll(tx: Tx, actor: Actor, personId: string): Promise<void> {
    const held = await tx.sql(sql<Found>`
      select r.id, r.session_id as "sessionId" from registrations r join session_seats s on s.session_id = r.session_id
      where r.person_id = ${personId} and r.status in ('CONFIRMED', 'WAITLISTED') and s.closes_at > app_now() order by r.session_id`);
    for (const found of held) await this.giveBack(tx, actor, found, null);
  }

  /** Gives up one of two registrations that turned out to be one person's, whenever the session is: nobody is told, for the other
   *  one stands. The caller holds the seat lock. After the start nobody moves up. */
  async giveUp(tx: Tx, actor: Actor, id: string): Promise<void> {
    const [found] = await tx.sql(sql<Found>`
      select id, session_id as "sessionId" from registrations where id = ${id}`);
    const [seats] = await tx.sql(lockSeats(found!.sessionId));
    const [held] = await tx.sql(lockHeld(id));
    const after = await this.release(tx, actor, { ...held!, email: null }, seats!, null);
    await this.waitlist.promote(tx, actor, after, 'Two registrations were one person’s');
  }

  /** Takes a seat again that was given up so, when the row is as it was left, a seat is free, and nobody waits for it. `before` and
   *  `after` are the row as JSON. Answers whether it was. */
  async takeUpAgain(tx: Tx, actor: Actor, before: string, after: string): Promise<boolean> {
    const was = JSON.parse(before) as { id: string; session_id: string; status: RegistrationStatus };
    const [seats] = await tx.sql(lockSeats(was.session_id));
    const isOver = seats!.closesAt <= seats!.now;
    if (was.status !== 'CONFIRMED' || seats!.taken >= seats!.capacity) return false;
    if (seats!.waiting > 0 && !isOver) return false;
    const taken = await tx.sql(sql`
      update registrations r set status = 'CONFIRMED', cancelled_at = null
      where id = ${was.id} and to_jsonb(r) = ${after}::jsonb returning id`);
    if (taken.length === 0) return false;
    await tx.sql(moveCounters(was.session_id, { taken: 1, waiting: 0, nextRank: 0 }));
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

  /** Under the seat lock: frees the seat or the place, tells the person, lets the next in line move up. */
  private async giveBack(
    tx: Tx,
    actor: Actor,
    { id, sessionId }: Found,
    cancelledBy: string | null,
  ): Promise<Result<string, Refusal<'ALREADY_CANCELLED' | 'SESSION_STARTED'>>> {
    const [seats] = await tx.sql(lockSeats(sessionId));
    const [held] = await tx.sql(lockHeld(id));
    if (!seats || !held) throw new Error('A registration without its seats or its person');
    if (held.status !== 'CONFIRMED' && held.status !== 'WAITLISTED') return refuse('ALREADY_CANCELLED');
    if (seats.closesAt <= seats.now) return refuse('SESSION_STARTED');
    const after = await this.release(tx, actor, held, seats, cancelledBy);
    await this.waitlist.promote(tx, actor, after, 'A seat was given back');
    return accept(id);
  }

  /** Frees what was held and tells the person; answers the seats as they stand then. */
  private async release(
    tx: Tx,
    actor: Actor,
    held: Held,
    seats: SeatsAtLock,
    cancelledBy: string | null,
  ): Promise<SeatsAtLock> {
    const taken = held.status === 'CONFIRMED' ? -1 : 0;
    const waiting = held.status === 'WAITLISTED' ? -1 : 0;
    await tx.sql(sql`
      update registrations set status = 'CANCELLED', waitlist_rank = null, cancelled_at = app_now(),
        cancelled_by = ${cancelledBy} where id = ${held.id}`);
    await tx.sql(moveCounters(held.sessionId, { taken, waiting, nextRank: 0 }));
    await this.audit.record(tx, {
      actor,
      action: 'registrations.cancel',
      subjectType: 'registration',
      subjectId: held.id,
      before: { status: held.status },
      after: { status: 'CANCELLED' },
    });
    await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: held.id });
    if (held.email) {
      await this.ledger.queue(tx, [
        {
          kind: 'registrations.cancelled',
          personId: held.personId,
          toAddress: held.email,
          locale: held.locale,
          cause: { type: 'registration', id: held.id },
          dedupeKey: `registrations.cancelled~${held.id}`,
        },
      ]);
    }
    await tx.publish(new RegistrationCancelledV1({ registrationId: held.id, sessionId: held.sessionId }));
    return { ...seats, taken: seats.taken + taken, waiting: seats.waiting + waiting };
  }
}
