import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { MessageLedger } from '#messaging';
import { forgetGuestTries } from './guest-tries.js';
import { type Applicant, countSeat, type Seats } from './seats.rules.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

interface EndedHold extends Applicant {
  readonly id: string;
  readonly personId: string;
  readonly locale: 'km' | 'en';
  readonly email: string | null;
}

/** Releases the seats of those who did not confirm their address in time. Session by session, each in a transaction of its own under the
 *  seat lock. Source: docs/stories/address-hold.md. */
@Injectable()
export class EndAddressHolds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Who waits moves up into the seats in the same transaction. Answers how many ended. Index: ix_registrations__hold_until. */
  async endHolds(): Promise<number> {
    const sessions = await this.unitOfWork.read(sql<{ id: string }>`
      select distinct session_id as id from registrations where hold_until <= app_now() and pending_reason = 'ADDRESS' order by 1`);
    let ended = 0;
    for (const { id } of sessions) ended += await this.unitOfWork.run((tx) => this.endHoldsOf(tx, id));
    return ended;
  }

  /** Forgets who tried to register an hour ago. */
  async forgetTries(): Promise<void> {
    await this.unitOfWork.read(forgetGuestTries);
  }

  private async endHoldsOf(tx: Tx, sessionId: string): Promise<number> {
    const seats = await holdSeats(tx, sessionId);
    const ended = await tx.sql(sql<EndedHold>`
      update registrations r set status = 'CANCELLED', ended_because = 'ADDRESS_NOT_CONFIRMED', pending_reason = null, hold_until = null,
        cancelled_at = app_now()
      from people p where r.session_id = ${sessionId} and r.pending_reason = 'ADDRESS' and r.hold_until <= app_now() and p.id = r.person_id
      returning r.id, r.person_id as "personId", r.locale, p.email, r.quota_ids as "quotaIds", coalesce(r.attendance_mode = 'ONLINE', false) as online`);
    if (!seats || ended.length === 0) return 0;
    const after: SeatsAtLock = {
      ...seats,
      ...ended.reduce<Seats>((row, hold) => countSeat(row, hold, -1), seats),
    };
    await keepCounts(tx, seats, after);
    await this.tell(tx, ended);
    await this.waitlist.promote(tx, SYSTEM, after, {
      cause: 'SEAT_GIVEN_BACK',
      reason: 'An address was not confirmed in time',
    });
    return ended.length;
  }

  private async tell(tx: Tx, ended: readonly EndedHold[]): Promise<void> {
    await this.audit.record(
      tx,
      ...ended.map(({ id }) => ({
        actor: SYSTEM,
        action: 'registrations.end-address-hold',
        subjectType: 'registration',
        subjectId: id,
        before: { status: 'PENDING', pendingReason: 'ADDRESS' },
        after: { status: 'CANCELLED' },
      })),
    );
    for (const { id } of ended)
      await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: id });
    await this.ledger.queue(
      tx,
      ended.flatMap(({ id, personId, locale, email }) =>
        email === null
          ? []
          : [
              {
                kind: 'registrations.address-not-confirmed',
                personId,
                toAddress: email,
                locale,
                cause: { type: 'registration' as const, id },
                dedupeKey: `registrations.address-not-confirmed~${id}`,
              },
            ],
      ),
    );
  }
}
