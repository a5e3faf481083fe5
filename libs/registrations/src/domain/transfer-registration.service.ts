import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type Locale, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { type Held, heldBy, lockHeld } from './held-registration.sql.js';
import { readReference } from './reference.js';
import type { RegisterRefusalCode } from './registration.errors.js';
import { RegistrationCancelledV1 } from './registration.events.js';
import { Prerequisites } from './prerequisites.js';
import { newRegistrationRequest, type RegistrationRequest } from './registration-request.js';
import { readWish } from './register-for-session.service.js';
import { isKeptOut } from './same-hour.js';
import { needsLine, planSeats, type SeatedDecision } from './seat-plan.rules.js';
import { cancellationEnds, countSeat } from './seats.rules.js';
import {
  holdSeats,
  keepCounts,
  lineOf,
  type SeatsAtLock,
  storedAnswer,
  type StoredRegistration,
} from './seats.sql.js';
import { Waitlist } from './waitlist.js';
import { type KnownApplicant, knownOf, writeRegistration } from './write-registration.js';

export type TransferRefusal = Refusal<
  | RegisterRefusalCode
  | 'TICKET_NOT_FOUND'
  | 'TICKET_EXPIRED'
  | 'NO_SEAT_TO_TRANSFER'
  | 'OTHER_COURSE'
  | 'NO_SEAT_LEFT'
  | 'CANCELLATION_CLOSED'
>;

export interface TransferToPerson {
  readonly reference: string;
  readonly fullName: string;
  /** E-mail address or phone number. */
  readonly contact: string;
  readonly locale: Locale;
  readonly idempotencyKey: string;
}

export interface TransferToSession {
  readonly reference: string;
  readonly sessionId: string;
  readonly idempotencyKey: string;
}

/** What a transfer needs of the registration that is given. */
interface Given extends Held {
  readonly fullName: string;
  readonly phone: string | null;
  readonly organisationName: string;
  readonly organisationId: string | null;
  readonly enrolledBy: string | null;
  readonly courseId: string;
}

/** What tells whoever had the seat why their ticket ends. */
const MAIL_OF_END = {
  TRANSFERRED: 'registrations.given-away',
  DATE_CHANGED: 'registrations.date-changed',
} as const;

/** Gives a seat to somebody else, or changes it for one on another date of the same course. Whoever has the ticket's code may
 *  (ADR 0007). A place in line is nobody's to give. Source: docs/stories/transfer.md. */
@Injectable()
export class TransferRegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly prerequisites: Prerequisites,
  ) {}

  /** The seat stays the organisation's; the other has a ticket of their own, and the old one ends. The same key answers the same.
   *  Refuses as `TransferRefusal` names: NO_SEAT_TO_TRANSFER to whoever has no confirmed seat, ALREADY_REGISTERED for somebody who is. */
  async toPerson(actor: Actor, wish: TransferToPerson): Promise<Result<StoredRegistration, TransferRefusal>> {
    return this.withTicket(wish.reference, async (tx, given, seats) => {
      const read = readWish({
        sessionId: given.sessionId,
        fullName: wish.fullName,
        organisation: given.organisationName,
        contact: wish.contact,
        locale: wish.locale,
        idempotencyKey: wish.idempotencyKey,
      });
      if (!read.ok) return read;
      const request = transferRequest(actor, read.value);
      const [answered] = await tx.sql(storedAnswer(request.scope, request.key));
      if (answered)
        return answered.bodyHash.toString('hex') === request.bodyHash
          ? accept(answered.answer)
          : refuse('IDEMPOTENCY_KEY_REUSED');
      const unable = whyNotGiven(seats, given);
      if (unable) return refuse(unable);
      const [known] = await tx.sql(knownOf(request, false));
      if (known!.isRegistered) return refuse('ALREADY_REGISTERED', { path: ['contact'] });
      if (await this.prerequisites.areMissing(tx, seats, known!.personId))
        return refuse('PREREQUISITES_MISSING', { path: ['contact'] });
      if (await isKeptOut(tx, seats, request.matchKey))
        return refuse('BOOKED_AT_SAME_HOUR', { path: ['contact'] });
      await this.end(tx, actor, given, 'TRANSFERRED');
      // Somebody else is looked at anew where each registration is.
      const outcome = seats.needsApproval || given.status === 'PENDING' ? 'PENDING' : 'CONFIRMED';
      const decision: SeatedDecision = { outcome, passes: [] };
      const who = { ...known!, quotaIds: given.quotaIds };
      const kind = outcome === 'CONFIRMED' ? 'registrations.received' : undefined;
      return accept(await this.write(tx, request, seats, given, who, decision, kind));
    });
  }

  /** A seat on the other date for the one on this, in one transaction, or neither. The same key answers the same. Refuses as
   *  `TransferRefusal` names: OTHER_COURSE, NO_SEAT_LEFT where the other is full or others wait, CANCELLATION_CLOSED once seats are no
   *  longer given back. */
  async toSession(
    actor: Actor,
    wish: TransferToSession,
  ): Promise<Result<StoredRegistration, TransferRefusal>> {
    const lockBoth = (tx: Tx, from: string): Promise<unknown> =>
      tx.sql(sql`select from lock_seats(array[${from}, ${wish.sessionId}]::uuid[])`);
    return this.withTicket(
      wish.reference,
      async (tx, given, seats) => {
        const request = transferRequest(actor, wishAgain(given, wish));
        const [answered] = await tx.sql(storedAnswer(request.scope, request.key));
        if (answered)
          return answered.bodyHash.toString('hex') === request.bodyHash
            ? accept(answered.answer)
            : refuse('IDEMPOTENCY_KEY_REUSED');
        const unable = whyNotGiven(seats, given);
        if (unable) return refuse(unable);
        // The seat on this date falls free as if it were given back.
        if (given.status === 'CONFIRMED' && cancellationEnds(seats) <= seats.now)
          return refuse('CANCELLATION_CLOSED', { detail: { hours: seats.cancelCutoffHours } });
        const target = await holdSeats(tx, wish.sessionId);
        const [course] = await tx.sql(
          sql<{ id: string }>`select course_id as id from sessions where id = ${wish.sessionId}`,
        );
        if (!target || !course) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
        if (course.id !== given.courseId) return refuse('OTHER_COURSE', { path: ['sessionId'] });
        const [known] = await tx.sql(knownOf(request, target.quotas.length > 0));
        if (await isKeptOut(tx, target, given.matchKey, given))
          return refuse('BOOKED_AT_SAME_HOUR', { path: ['sessionId'] });
        const placed = await this.place(tx, request, target, known!);
        if (!placed.ok) return placed;
        const after = { ...seats, ...countSeat(seats, given, -1) };
        await keepCounts(tx, seats, after);
        await this.end(tx, actor, given, 'DATE_CHANGED');
        const who = { ...known!, personId: given.personId, organisationId: given.organisationId };
        const answer = await this.write(tx, request, target, given, who, placed.value);
        await this.waitlist.promote(tx, actor, after, { cause: 'SEAT_GIVEN_BACK' });
        return accept(answer);
      },
      lockBoth,
    );
  }

  private async withTicket(
    typedReference: string,
    work: (tx: Tx, given: Given, seats: SeatsAtLock) => Promise<Result<StoredRegistration, TransferRefusal>>,
    lockMore: (tx: Tx, sessionId: string) => Promise<unknown> = async () => undefined,
  ): Promise<Result<StoredRegistration, TransferRefusal>> {
    const reference = readReference(typedReference);
    const notFound = refuse('TICKET_NOT_FOUND', { path: ['reference'] });
    if (!reference) return notFound;
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(heldBy(reference));
      if (!found) return notFound;
      if (found.hasExpired) return refuse('TICKET_EXPIRED', { path: ['reference'] });
      // Of two sessions the seats are locked in the order of their keys, as every path does.
      await lockMore(tx, found.sessionId);
      const seats = await holdSeats(tx, found.sessionId);
      const [held] = await tx.sql(lockHeld(found.id));
      const [more] = await tx.sql(detailsOf(found.id));
      if (!seats || !held || !more) throw new Error('A registration without its seats or its person');
      return work(tx, { ...held, ...more }, seats);
    });
  }

  private async place(
    tx: Tx,
    request: RegistrationRequest,
    target: SeatsAtLock,
    known: KnownApplicant,
  ): Promise<Result<SeatedDecision, TransferRefusal>> {
    const line = needsLine(target) ? await tx.sql(lineOf(target.sessionId, null)) : [];
    const applicant = { quotaIds: known.quotaIds, online: request.attendanceMode === 'ONLINE' };
    const asked = [{ matchKey: request.matchKey, isRegistered: known.isRegistered, applicant }];
    const plan = planSeats(target, asked, target.now, line);
    const decision = plan.decisions[0]!;
    if (decision.outcome === 'REFUSED') return refuse(decision.code, { path: ['sessionId'] });
    if (decision.outcome === 'WAITLISTED') return refuse('NO_SEAT_LEFT', { path: ['sessionId'] });
    await keepCounts(tx, target, plan.seats);
    await this.waitlist.recordPasses(tx, decision.passes);
    return accept(decision);
  }

  private write(
    tx: Tx,
    request: RegistrationRequest,
    seats: SeatsAtLock,
    given: Given,
    known: KnownApplicant,
    decision: SeatedDecision,
    kind?: string,
  ): Promise<StoredRegistration> {
    const who = { ...known, organisationId: given.organisationId };
    return writeRegistration(tx, request, seats, who, decision, {
      action: 'registrations.transfer',
      enrolledBy: given.enrolledBy,
      ...(kind && { kind }),
    });
  }

  /** The old ticket ends; whoever had it is told, and its entry goes out of their calendar. */
  private async end(tx: Tx, actor: Actor, given: Given, because: keyof typeof MAIL_OF_END): Promise<void> {
    await tx.sql(sql`
      update registrations set status = 'CANCELLED', ended_because = ${because}, cancelled_at = app_now(), pending_reason = null
      where id = ${given.id}`);
    await this.audit.record(tx, {
      actor,
      action: 'registrations.give-away',
      subjectType: 'registration',
      subjectId: given.id,
      before: { status: given.status },
      after: { status: 'CANCELLED' },
    });
    await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: given.id });
    if (given.email)
      await this.ledger.queue(tx, [
        {
          kind: MAIL_OF_END[because],
          personId: given.personId,
          toAddress: given.email,
          locale: given.locale,
          cause: { type: 'registration', id: given.id },
          dedupeKey: `${MAIL_OF_END[because]}~${given.id}`,
        },
      ]);
    await tx.publish(new RegistrationCancelledV1({ registrationId: given.id, sessionId: given.sessionId }));
  }
}

const transferRequest = (
  ...[actor, wish]: Parameters<typeof newRegistrationRequest>
): RegistrationRequest => {
  const request = newRegistrationRequest(actor, wish);
  return { ...request, scope: request.scope.replace('registrations.register', 'registrations.transfer') };
};

/** The same person for another date. */
const wishAgain = (given: Given, wish: TransferToSession): Parameters<typeof newRegistrationRequest>[1] => ({
  sessionId: wish.sessionId,
  fullName: given.fullName,
  email: given.email,
  phone: given.phone,
  locale: given.locale,
  matchKey: given.matchKey,
  organisationName: given.organisationName,
  attendanceMode: given.online ? 'ONLINE' : null,
  key: wish.idempotencyKey,
});

function whyNotGiven(seats: SeatsAtLock, given: Given): TransferRefusal['code'] | null {
  if (seats.state === 'CANCELLED') return 'SESSION_CANCELLED';
  if (seats.closesAt <= seats.now) return 'SESSION_STARTED';
  if (given.pendingReason === 'ADDRESS') return 'NO_SEAT_TO_TRANSFER';
  return given.status === 'CONFIRMED' || given.status === 'PENDING' ? null : 'NO_SEAT_TO_TRANSFER';
}

const detailsOf = (id: string): SqlQuery<Omit<Given, keyof Held>> => sql`
  select p.full_name as "fullName", p.phone, r.organisation_name as "organisationName",
    r.organisation_id as "organisationId", r.enrolled_by as "enrolledBy", s.course_id as "courseId"
  from registrations r join people p on p.id = r.person_id join sessions s on s.id = r.session_id where r.id = ${id}`;
