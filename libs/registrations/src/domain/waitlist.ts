import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { MessageLedger } from '#messaging';
import { SeatPromotedV1 } from './registration.events.js';
import { seatsToPromote } from './seat-plan.rules.js';
import { firstInLine, moveCounters, type SeatsAtLock, type WaitingRow } from './seats.sql.js';

/** Moves those who wait up into free seats, in their order. The caller holds the seat lock. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers how many moved up. `seats` is the row as it stands now in this transaction. Never after the start. */
  async promote(tx: Tx, actor: Actor, seats: SeatsAtLock, reason: string): Promise<number> {
    const count = seatsToPromote(seats, seats.now);
    if (count === 0) return 0;
    const next = await tx.sql(firstInLine(seats.sessionId, count));
    await tx.sql(sql`
      update registrations set status = 'CONFIRMED', waitlist_rank = null, confirmed_at = app_now(), promoted_at = app_now()
      where id = any(${next.map((row) => row.id)})`);
    await tx.sql(moveCounters(seats.sessionId, { taken: next.length, waiting: -next.length, nextRank: 0 }));
    await this.audit.record(tx, ...next.map((row) => promotion(actor, row, reason)));
    for (const row of next)
      await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: row.id });
    await this.ledger.queue(
      tx,
      next.flatMap((row) =>
        row.email === null
          ? []
          : [
              {
                kind: 'registrations.promoted',
                personId: row.personId,
                toAddress: row.email,
                locale: row.locale,
                subject: { type: 'session' as const, id: seats.sessionId, version: seats.scheduleVersion },
                cause: { type: 'registration' as const, id: row.id },
                dedupeKey: `registrations.promoted~${row.id}~v${seats.scheduleVersion}`,
              },
            ],
      ),
    );
    for (const row of next)
      await tx.publish(new SeatPromotedV1({ registrationId: row.id, sessionId: seats.sessionId }));
    return next.length;
  }
}

const promotion = (actor: Actor, row: WaitingRow, reason: string): AuditEntry => ({
  actor,
  action: 'registrations.promote',
  subjectType: 'registration',
  subjectId: row.id,
  before: { status: 'WAITLISTED' },
  after: { status: 'CONFIRMED' },
  reason,
});
