import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { MessageLedger } from '#messaging';
import { type Applicant, countSeat, type Seats } from './seats.rules.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

interface EndedOffer extends Applicant {
  readonly id: string;
  readonly personId: string;
  readonly locale: 'km' | 'en';
  readonly email: string | null;
}

/** What becomes of seats by the clock: offers end, and quotas give up what they keep. Session by session, each in a
 *  transaction of its own under the seat lock. */
@Injectable()
export class TendSeats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Ends the offers whose hour has come; the next in line is offered the seat. Answers how many ended. Index: ix_registrations__hold_until. */
  async endOffers(): Promise<number> {
    const sessions = await this.unitOfWork.read(sql<{ id: string }>`
      select distinct session_id as id from registrations where hold_until <= app_now() and status = 'OFFERED' order by 1`);
    let ended = 0;
    for (const { id } of sessions) ended += await this.unitOfWork.run((tx) => this.endOffersOf(tx, id));
    return ended;
  }

  /** Gives what quotas still keep to everybody, where their hour has come. Answers how many quotas were released. Index: ix_seat_quotas__release. */
  async releaseQuotas(): Promise<number> {
    const due = await this.unitOfWork.read(sql<{ id: string; sessionId: string }>`
      select q.id, q.session_id as "sessionId" from seat_quotas q join session_seats s on s.session_id = q.session_id
      where q.release_hours is not null and q.released_at is null and s.state in ('OPEN', 'CLOSED') and s.closes_at > app_now()
        and s.closes_at - make_interval(hours => q.release_hours) <= app_now() order by q.session_id, q.id`);
    let released = 0;
    for (const { id, sessionId } of due)
      released += await this.unitOfWork.run((tx) => this.releaseQuota(tx, sessionId, id));
    return released;
  }

  private async endOffersOf(tx: Tx, sessionId: string): Promise<number> {
    const seats = await holdSeats(tx, sessionId);
    const ended = await tx.sql(sql<EndedOffer>`
      update registrations r set status = 'DECLINED', ended_because = 'OFFER_EXPIRED', hold_until = null, cancelled_at = app_now()
      from people p where r.session_id = ${sessionId} and r.status = 'OFFERED' and r.hold_until <= app_now() and p.id = r.person_id
      returning r.id, r.person_id as "personId", r.locale, p.email, r.quota_ids as "quotaIds", coalesce(r.attendance_mode = 'ONLINE', false) as online`);
    if (!seats || ended.length === 0) return 0;
    const after: SeatsAtLock = {
      ...seats,
      ...ended.reduce<Seats>((row, offer) => countSeat(row, offer, -1), seats),
    };
    await keepCounts(tx, seats, after);
    await this.tellEnded(tx, sessionId, seats, ended);
    await this.waitlist.promote(tx, SYSTEM, after, { cause: 'OFFER_ENDED' });
    return ended.length;
  }

  private async tellEnded(
    tx: Tx,
    sessionId: string,
    seats: SeatsAtLock,
    ended: readonly EndedOffer[],
  ): Promise<void> {
    await this.audit.record(
      tx,
      ...ended.map(({ id }) => ({
        actor: SYSTEM,
        action: 'registrations.end-offer',
        subjectType: 'registration',
        subjectId: id,
        before: { status: 'OFFERED' },
        after: { status: 'DECLINED' },
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
                kind: 'registrations.offer-ended',
                personId,
                toAddress: email,
                locale,
                subject: { type: 'session' as const, id: sessionId, version: seats.scheduleVersion },
                cause: { type: 'registration' as const, id },
                dedupeKey: `registrations.offer-ended~${id}`,
              },
            ],
      ),
    );
  }

  private async releaseQuota(tx: Tx, sessionId: string, quotaId: string): Promise<number> {
    const seats = await holdSeats(tx, sessionId);
    const [released] = await tx.sql(sql<{ seats: number; taken: number }>`
      update seat_quotas set released_at = app_now() where id = ${quotaId} and released_at is null returning seats, taken`);
    if (!seats || !released) return 0;
    await this.audit.record(tx, {
      actor: SYSTEM,
      action: 'registrations.release-quota',
      subjectType: 'session',
      subjectId: sessionId,
      before: { kept: Math.max(0, released.seats - released.taken) },
      after: { kept: 0 },
    });
    const quotas = seats.quotas.map((quota) =>
      quota.id === quotaId ? { ...quota, isReleased: true } : quota,
    );
    await this.waitlist.promote(
      tx,
      SYSTEM,
      { ...seats, quotas },
      { cause: 'QUOTA_RELEASED', releasedQuotaId: quotaId },
    );
    await tx.sql(sql`update session_seats set version = version + 1 where session_id = ${sessionId}`);
    return 1;
  }
}
