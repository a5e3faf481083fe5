import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { MessageLedger } from '#messaging';
import { SeatOfferedV1, SeatPromotedV1 } from './registration.events.js';
import type { RegistrationStatus } from './registration.entity.js';
import { MAIL_OF_PROMOTION } from './registration-news.js';
import { freeSeats, type Seat } from './seats.rules.js';
import { isPlain, keepCounts, lineOf, type SeatsAtLock } from './seats.sql.js';
import { movesUp, offerEnds, type Pass, planPromotion, type PromotionPlan } from './waitlist.rules.js';

/** What set the line in motion; the person can read it. */
export type PromotionCause =
  | 'SEAT_GIVEN_BACK'
  | 'CAPACITY_RAISED'
  | 'QUOTA_RELEASED'
  | 'QUOTAS_CHANGED'
  | 'OFFER_ENDED'
  | 'LINE_MOVED'
  | 'JOINED';

/** The cause as the audit says it. */
const AUDIT_REASON: Record<PromotionCause, string> = {
  SEAT_GIVEN_BACK: 'A seat was given back',
  CAPACITY_RAISED: 'There are more seats',
  QUOTA_RELEASED: 'Seats of a quota were released',
  QUOTAS_CHANGED: 'The quotas were changed',
  OFFER_ENDED: 'An offer ended',
  LINE_MOVED: 'The line moved',
  JOINED: 'The quotas need fewer seats',
};

export interface Occasion {
  readonly cause: PromotionCause;
  /** The quota whose seats were released; named to those who have them. */
  readonly releasedQuotaId?: string;
  /** In the audit, where the cause alone does not say it. */
  readonly reason?: string;
}

/** Somebody who moved up, and what they have now. */
export interface Moved {
  readonly id: string;
  readonly personId: string;
  readonly locale: 'km' | 'en';
  readonly email: string | null;
  readonly status: RegistrationStatus;
}

/** Moves those who wait up into free seats, in their order. The caller holds the seat lock. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Who would move up now, were these the seats. Reads only. */
  async plan(tx: Pick<Tx, 'sql'>, seats: SeatsAtLock): Promise<PromotionPlan> {
    const free = freeSeats(seats);
    if (seats.waiting === 0 || free === 0 || !movesUp(seats, seats.now))
      return { promotions: [], passes: [], after: seats };
    const line = await tx.sql(lineOf(seats.sessionId, isPlain(seats) ? free : null));
    return planPromotion(seats, line, seats.now);
  }

  /** Answers who moved up, in their order. `seats` is the row as it stands now in this transaction. Never after the start. */
  async promote(tx: Tx, actor: Actor, seats: SeatsAtLock, occasion: Occasion): Promise<readonly Moved[]> {
    const plan = await this.plan(tx, seats);
    if (plan.promotions.length === 0) return [];
    const inOrder = new Map(
      plan.promotions.flatMap(({ entry }) => entry.members.map(({ id }) => id)).map((id, at) => [id, at]),
    );
    const rows = await tx.sql(moveUp(seats, plan, occasion));
    const moved = rows.toSorted((a, b) => inOrder.get(a.id)! - inOrder.get(b.id)!);
    await keepCounts(tx, seats, plan.after);
    await this.recordPasses(tx, plan.passes);
    await this.announce(tx, actor, seats, moved, occasion);
    return moved;
  }

  /** Notes whom somebody else came before, and why; several of one list can pass the same one. */
  async recordPasses(tx: Tx, passes: readonly Pass[]): Promise<void> {
    if (passes.length === 0) return;
    const rows = passes.flatMap(({ entry, reason, seatsFree }) =>
      entry.members.map(({ id }) => ({ id, reason, free: seatsFree })),
    );
    await tx.sql(sql`
      insert into waitlist_passes (registration_id, reason, times, seats_free)
      select id, reason, count(*), min(free) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, reason text, free int)
      group by id, reason order by id
      on conflict (registration_id, reason) do update set times = waitlist_passes.times + excluded.times, seats_free = excluded.seats_free,
        last_at = app_now()`);
  }

  /** Notes that everybody in line was passed by one who came. Where the seat was another quota's for all of them that is one row,
   *  however many wait. */
  async recordPassedLine(tx: Tx, seats: SeatsAtLock, passes: readonly Pass[]): Promise<void> {
    if (passes.length === 0) return;
    if (passes.some(({ reason }) => reason !== 'QUOTA_USED_UP')) return this.recordPasses(tx, passes);
    await tx.sql(sql`
      insert into line_passes as l (session_id, below_rank, times, seats_free) values (${seats.sessionId}, ${seats.nextRank}, 1, ${freeSeats(seats)})
      on conflict (session_id, below_rank) do update set times = l.times + 1, seats_free = excluded.seats_free, last_at = app_now()`);
  }

  private async announce(
    tx: Tx,
    actor: Actor,
    seats: SeatsAtLock,
    moved: readonly Moved[],
    occasion: Occasion,
  ): Promise<void> {
    const reason = occasion.reason ?? AUDIT_REASON[occasion.cause];
    await this.audit.record(tx, ...moved.map((row) => promotion(actor, row, reason)));
    for (const row of moved)
      await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: row.id });
    await this.ledger.queue(
      tx,
      moved.flatMap((row) => {
        const kind = MAIL_OF_PROMOTION[row.status];
        if (row.email === null || !kind) return [];
        return [
          {
            kind,
            personId: row.personId,
            toAddress: row.email,
            locale: row.locale,
            subject: { type: 'session' as const, id: seats.sessionId, version: seats.scheduleVersion },
            cause: { type: 'registration' as const, id: row.id },
            dedupeKey: `${kind}~${row.id}~v${seats.scheduleVersion}`,
          },
        ];
      }),
    );
    for (const row of moved) {
      const ids = { registrationId: row.id, sessionId: seats.sessionId };
      if (row.status === 'CONFIRMED') await tx.publish(new SeatPromotedV1(ids));
      if (row.status === 'OFFERED') await tx.publish(new SeatOfferedV1(ids));
    }
  }
}

/** Gives them what the session gives: the seat, an offer of it, or the seat until somebody approves. */
function moveUp(
  seats: SeatsAtLock,
  plan: PromotionPlan,
  { cause, releasedQuotaId }: Occasion,
): SqlQuery<Moved> {
  const quotaOf = (seat: Seat): string | null =>
    typeof seat === 'object' ? seat.quotaId : (releasedQuotaId ?? null);
  const rows = plan.promotions.flatMap(({ entry, seats: given }) =>
    entry.members.map(({ id }, at) => ({ id, quota: quotaOf(given[at]!) })),
  );
  const offer = seats.promotion === 'OFFER';
  return sql<Moved>`
    update registrations r set waitlist_rank = null, promoted_at = app_now(), promotion_cause = ${cause}, promotion_quota_id = m.quota,
      status = case when ${offer} then 'OFFERED' when ${seats.needsApproval} and r.approved_at is null then 'PENDING' else 'CONFIRMED' end,
      hold_until = case when ${offer} then ${offerEnds(seats, seats.now)}::timestamptz end,
      pending_reason = case when not ${offer} and ${seats.needsApproval} and r.approved_at is null then 'APPROVAL' end,
      confirmed_at = case when not ${offer} and (not ${seats.needsApproval} or r.approved_at is not null) then app_now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, quota uuid), people p
    where r.id = m.id and p.id = r.person_id
    returning r.id, r.person_id as "personId", r.locale, p.email, r.status`;
}

const promotion = (actor: Actor, row: Moved, reason: string): AuditEntry => ({
  actor,
  action: 'registrations.promote',
  subjectType: 'registration',
  subjectId: row.id,
  before: { status: 'WAITLISTED' },
  after: { status: row.status },
  reason,
});
