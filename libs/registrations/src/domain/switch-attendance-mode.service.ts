import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import type { AttendanceMode } from './attendance-mode.js';
import { type Held, heldBy, HOLDS_A_SEAT, lockHeld } from './held-registration.sql.js';
import { readReference } from './reference.js';
import { countSeat, isSeat, seatFor, type Seats } from './seats.rules.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

export type SwitchModeRefusal = Refusal<
  | 'TICKET_NOT_FOUND'
  | 'TICKET_EXPIRED'
  | 'NOT_HYBRID'
  | 'NO_SEAT_TO_SWITCH'
  | 'MODE_FULL'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
>;

/** Changes between the room and on-line in a hybrid session, while seats last. Whoever has the ticket's code may (ADR 0007).
 *  Source: docs/stories/seats.md. */
@Injectable()
export class SwitchAttendanceModeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** A seat goes over where the other half has one; the seat left behind is the next in line's. Whoever waits keeps the place and waits
   *  for the other half. Asked twice, it answers the same. Answers the ticket's code. Refuses as `SwitchModeRefusal` names. */
  async switchTo(
    actor: Actor,
    typedReference: string,
    mode: AttendanceMode,
  ): Promise<Result<string, SwitchModeRefusal>> {
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
      if (!seats.online) return refuse('NOT_HYBRID');
      if (seats.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
      if (seats.closesAt <= seats.now) return refuse('SESSION_STARTED');
      if (held.online === (mode === 'ONLINE')) return accept(reference);
      const after = seatsAfter(seats, held, mode);
      if (typeof after === 'string') return refuse(after);
      await this.write(tx, actor, seats, held, mode, after);
      return accept(reference);
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    seats: SeatsAtLock,
    held: Held,
    mode: AttendanceMode,
    after: Seats,
  ): Promise<void> {
    await tx.sql(sql`update registrations set attendance_mode = ${mode} where id = ${held.id}`);
    await keepCounts(tx, seats, after);
    await this.audit.record(tx, {
      actor,
      action: 'registrations.switch-mode',
      subjectType: 'registration',
      subjectId: held.id,
      before: { mode: held.online ? 'ONLINE' : 'IN_PERSON' },
      after: { mode },
    });
    const kind = 'registrations.switched';
    if (held.email && held.status === 'CONFIRMED')
      await this.ledger.queue(tx, [
        {
          kind,
          personId: held.personId,
          toAddress: held.email,
          locale: held.locale,
          subject: { type: 'session', id: seats.sessionId, version: seats.scheduleVersion },
          cause: { type: 'registration', id: held.id },
          dedupeKey: `${kind}~${held.id}~v${seats.scheduleVersion}~${mode}~${seats.now.getTime()}`,
        },
      ]);
    await this.waitlist.promote(tx, actor, { ...seats, ...after }, { cause: 'SEAT_GIVEN_BACK' });
  }
}

/** The row with this person in the other half, or why they cannot be. Their own seat is theirs to exchange, whoever waits. */
function seatsAfter(
  seats: Seats,
  held: Held,
  mode: AttendanceMode,
): Seats | 'MODE_FULL' | 'NO_SEAT_TO_SWITCH' {
  if (held.status === 'WAITLISTED') return seats;
  if (!HOLDS_A_SEAT.has(held.status)) return 'NO_SEAT_TO_SWITCH';
  const without = countSeat(seats, held, -1);
  const moved = { quotaIds: held.quotaIds, online: mode === 'ONLINE' };
  return isSeat(seatFor(without, moved)) ? countSeat(without, moved, 1) : 'MODE_FULL';
}
