import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { type Tx, sql, sqlState, UnitOfWork } from '#database';
import { accept, refuse, type Result } from '#kernel';
import { offersMode } from './attendance-mode.js';
import { isKeptOut } from './same-hour.js';
import { Prerequisites } from './prerequisites.js';
import { needsLine, planSeats } from './seat-plan.rules.js';
import type { RegisterRefusal } from './registration.errors.js';
import type { Reach } from './address-hold.rules.js';
import { isByPhone, type RegistrationRequest } from './registration-request.js';
import {
  holdSeats,
  keepCounts,
  lineOf,
  type SeatsAtLock,
  storedAnswer,
  type StoredRegistration,
} from './seats.sql.js';
import { Waitlist } from './waitlist.js';
import { linkRefusal } from './seat-link.js';
import { knownByLink, knownOf, reachOf, writeRegistration } from './write-registration.js';

const ATTEMPTS = 12;
/** A rule of the table said no to what the lock should have prevented, or the same person, key or rank was written
 *  elsewhere at this moment: reading again decides rightly. */
const CHANGED_MEANWHILE = new Set(['23505', '23514']);

/** The single path: one request under the seat lock, decided by the law itself. For what the group commit leaves to it. */
@Injectable()
export class RegisterOneService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly prerequisites: Prerequisites,
  ) {}

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
    const seats = await holdSeats(tx, request.sessionId);
    const [stored] = await tx.sql(storedAnswer(request.scope, request.key));
    if (stored) {
      return stored.bodyHash.toString('hex') === request.bodyHash
        ? accept(stored.answer)
        : refuse('IDEMPOTENCY_KEY_REUSED');
    }
    if (request.signInId && !(await this.isSignedIn(tx, request.signInId))) return refuse('UNAUTHENTICATED');
    if (!seats) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const ended = request.aside && (await linkRefusal(tx, request.aside));
    if (ended) return refuse(ended, { path: ['token'] });
    const [known] = await tx.sql(
      request.aside ? knownByLink(request, request.aside) : knownOf(request, seats.quotas.length > 0),
    );
    const reach = await reachIn(tx, request, seats);
    const line = needsLine(seats) ? await tx.sql(lineOf(seats.sessionId, null)) : [];
    const { decisions, seats: after } = planSeats(
      seats,
      [
        {
          matchKey: request.matchKey,
          isRegistered: known!.isRegistered,
          applicant: { quotaIds: known!.quotaIds, online: request.attendanceMode === 'ONLINE' },
          reach: reach.of,
        },
      ],
      seats.now,
      line,
      { registered: reach.phones, percent: request.phoneSeatsPercent },
    );
    const decision = decisions[0]!;
    if (decision.outcome === 'REFUSED' && decision.code !== 'ALREADY_REGISTERED')
      return refuse(decision.code);
    if (!(await offersMode(tx, seats, request.attendanceMode)))
      return refuse('NOT_HYBRID', { path: ['attendanceMode'] });
    if (seats.questionsVersion !== request.questionsVersion) return refuse('QUESTIONS_CHANGED');
    if (decision.outcome === 'REFUSED') return refuse(decision.code);
    if (await this.prerequisites.areMissing(tx, seats, known!.personId))
      return refuse('PREREQUISITES_MISSING');
    if (await isKeptOut(tx, seats, request.matchKey)) return refuse('BOOKED_AT_SAME_HOUR');
    await keepCounts(tx, seats, after);
    if (decision.outcome !== 'WAITLISTED') await this.waitlist.recordPassedLine(tx, seats, decision.passes);
    const answer = await writeRegistration(tx, request, seats, known!, decision);
    // One seat can meet two quotas at once: then one that both kept is open to those who wait.
    if (line.length > 0) await this.waitlist.promote(tx, SYSTEM, { ...seats, ...after }, { cause: 'JOINED' });
    return accept(answer);
  }

  private async isSignedIn(tx: Tx, signInId: string): Promise<boolean> {
    const rows = await tx.sql(sql`
      select from sign_ins where id = ${signInId} and ended_at is null and expires_at > app_now()`);
    return rows.length > 0;
  }
}

/** How they can be reached, and how many came by telephone alone. Asked only where the session has addresses confirmed. */
async function reachIn(
  tx: Tx,
  request: RegistrationRequest,
  seats: SeatsAtLock,
): Promise<{ of: Reach; phones: number }> {
  if (seats.addressHoldMinutes === null) return { of: 'PROVEN', phones: 0 };
  const [reach] = await tx.sql(reachOf(request));
  if (isByPhone(request)) return { of: 'PHONE', phones: reach!.phones };
  return { of: request.email === null || reach!.isProven ? 'PROVEN' : 'UNPROVEN', phones: 0 };
}
