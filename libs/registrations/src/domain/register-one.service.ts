import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Tx, sql, sqlState, UnitOfWork } from '#database';
import { accept, refuse, type Result } from '#kernel';
import { planSeats, type SeatDecision } from './seat-plan.rules.js';
import type { RegisterRefusal } from './registration.errors.js';
import type { RegistrationRequest } from './registration-request.js';
import {
  lockSeats,
  moveCounters,
  type SeatsAtLock,
  storedAnswer,
  type StoredRegistration,
} from './seats.sql.js';

const ATTEMPTS = 12;
/** A rule of the table said no to what the lock should have prevented, or the same person, key or rank was written
 *  elsewhere at this moment: reading again decides rightly. */
const CHANGED_MEANWHILE = new Set(['23505', '23514']);

/** The single path: one request under the seat lock, decided by the law itself. */
@Injectable()
export class RegisterOneService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Registers one person. The same key with the same body answers what it answered first.
   *  Refuses as `RegisterRefusalCode` names, nothing written then. Throws when the database does. */
  async registerOne(request: RegistrationRequest): Promise<Result<StoredRegistration, RegisterRefusal>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run((tx) => this.inTransaction(tx, request));
      } catch (error) {
        if (attempt === ATTEMPTS || !CHANGED_MEANWHILE.has(sqlState(error))) throw error;
        // Rivals that failed together shall not come back together.
        await pause(Math.random() * 10 * attempt);
      }
    }
  }

  private async inTransaction(
    tx: Tx,
    request: RegistrationRequest,
  ): Promise<Result<StoredRegistration, RegisterRefusal>> {
    const [seats] = await tx.sql(lockSeats(request.sessionId));
    const [known] = await tx.sql(storedAnswer(request.scope, request.key));
    if (known) {
      return known.bodyHash.toString('hex') === request.bodyHash
        ? accept(known.answer)
        : refuse('IDEMPOTENCY_KEY_REUSED');
    }
    if (request.signInId && !(await this.isSignedIn(tx, request.signInId))) return refuse('UNAUTHENTICATED');
    if (!seats) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const person = await this.personOf(tx, request);
    const { decisions } = planSeats(
      seats,
      [{ matchKey: request.matchKey, isRegistered: person.isRegistered }],
      seats.now,
    );
    const decision = decisions[0]!;
    if (decision.outcome === 'REFUSED') return refuse(decision.code);
    return accept(await this.write(tx, request, seats, person.id, decision));
  }

  private async isSignedIn(tx: Tx, signInId: string): Promise<boolean> {
    const rows = await tx.sql(sql`
      select from sign_ins where id = ${signInId} and ended_at is null and expires_at > app_now()`);
    return rows.length > 0;
  }

  private async personOf(
    tx: Tx,
    request: RegistrationRequest,
  ): Promise<{ id: string | null; isRegistered: boolean }> {
    const [person] = await tx.sql(sql<{ id: string; isRegistered: boolean }>`
      select p.id, exists (select from registrations g where g.session_id = ${request.sessionId} and g.person_id = p.id
        and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) as "isRegistered"
      from people k join people p on p.id = coalesce(k.merged_into, k.id) where k.match_key = ${request.matchKey}`);
    return person ?? { id: null, isRegistered: false };
  }

  private async write(
    tx: Tx,
    request: RegistrationRequest,
    seats: SeatsAtLock,
    knownPerson: string | null,
    decision: Exclude<SeatDecision, { outcome: 'REFUSED' }>,
  ): Promise<StoredRegistration> {
    const isWaiting = decision.outcome === 'WAITLISTED';
    const rank = isWaiting ? decision.rank : null;
    const answer: StoredRegistration = {
      registrationId: request.registrationId,
      reference: request.reference,
      status: decision.outcome,
      waitlistPosition: isWaiting ? decision.position : null,
    };
    const personId = knownPerson ?? request.personId;
    if (!knownPerson) {
      await tx.sql(sql`insert into people (id, full_name, email, phone, locale, match_key)
        values (${personId}, ${request.fullName}, ${request.email}, ${request.phone}, ${request.locale}, ${request.matchKey})`);
    }
    await tx.sql(sql`insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status,
        waitlist_rank, reference, locale, confirmed_at)
      values (${request.registrationId}, ${request.sessionId}, ${personId}, ${request.organisationName}, match_organisation(${request.organisationFolded}),
        ${decision.outcome}, ${rank}, ${request.reference}, ${request.locale}, ${isWaiting ? null : seats.now})`);
    await tx.sql(
      moveCounters(request.sessionId, {
        taken: isWaiting ? 0 : 1,
        waiting: isWaiting ? 1 : 0,
        nextRank: isWaiting ? 1 : 0,
      }),
    );
    await this.announce(tx, request, seats, personId, answer, rank);
    return answer;
  }

  /** The rows beside the registration: message and its key, outbox, idempotency, audit; the same as the batch writes. */
  private async announce(
    tx: Tx,
    request: RegistrationRequest,
    seats: SeatsAtLock,
    personId: string,
    answer: StoredRegistration,
    rank: number | null,
  ): Promise<void> {
    const kind = answer.status === 'CONFIRMED' ? 'registrations.confirmed' : 'registrations.waitlisted';
    const topic =
      answer.status === 'CONFIRMED' ? 'registrations.seat.confirmed.v1' : 'registrations.waitlist.joined.v1';
    if (request.email) {
      await tx.sql(sql`
        with message as (
          insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id)
          values (${request.messageId}, ${kind}, ${personId}, ${request.email}, ${request.locale}, 'session', ${request.sessionId},
            ${seats.scheduleVersion}, 'registration', ${request.registrationId}))
        insert into message_dedupe_keys (key, message_id)
        values (${`${kind}~${request.registrationId}~v${seats.scheduleVersion}`}, ${request.messageId})`);
    }
    const ids = JSON.stringify({ registrationId: request.registrationId, sessionId: request.sessionId });
    const after = JSON.stringify({ sessionId: request.sessionId, status: answer.status, waitlistRank: rank });
    await tx.sql(sql`
      with event as (
        insert into outbox (id, topic, payload) values (${request.outboxId}, ${topic}, ${ids}::jsonb)),
      key as (
        insert into idempotency_keys (scope, key, body_hash, answer)
        values (${request.scope}, ${request.key}, decode(${request.bodyHash}, 'hex'), ${JSON.stringify(answer)}::jsonb))
      insert into audit_rows (id, actor, action, subject_type, subject_id, before, after)
      values (${request.auditId}, ${request.actor}, 'registrations.register', 'registration', ${request.registrationId}, null, ${after}::jsonb)`);
  }
}
