import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { v7 } from 'uuid';
import * as rows from './entities.js';
import {
  type RegisterForSessionInput,
  type RegisterForSessionPayload,
  type Ticket,
  TicketState,
} from './registrations.types.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const UNIQUE_VIOLATION = '23505';

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** One seat in one transaction under the lock of the session's row: what a Nest project with TypeORM does.
 *  Written to hold the lock as shortly as it can: what does not depend on the count is done before it, inserts are
 *  `insert` (no read before), and the statement that waits for the disk is the one COMMIT. */
@Injectable()
export class RegistrationsService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async register(
    input: RegisterForSessionInput,
    signIn: rows.SignIn | null,
    attempt = 1,
  ): Promise<RegisterForSessionPayload> {
    try {
      return {
        ticket: await this.dataSource.transaction((manager) => this.seat(manager, input, signIn)),
        errors: [],
      };
    } catch (error) {
      // Somebody wrote the same person or key at this moment: reading again decides rightly.
      if (isDuplicateKey(error) && attempt < 3) return this.register(input, signIn, attempt + 1);
      if (error instanceof Refusal)
        return { ticket: null, errors: [{ code: error.code, message: error.code, path: ['input'] }] };
      throw error;
    }
  }

  private async seat(
    manager: EntityManager,
    input: RegisterForSessionInput,
    signIn: rows.SignIn | null,
  ): Promise<Ticket> {
    const actor = signIn ? `person:${signIn.personId}` : 'anonymous';
    const scope = `registrations.register~${actor}`;
    const bodyHash = createHash('sha256')
      .update(
        JSON.stringify([input.sessionId, input.fullName, input.organisation, input.contact, input.locale]),
      )
      .digest();
    const seen = await manager.findOneBy(rows.IdempotencyKey, { scope, key: input.idempotencyKey });
    if (seen) {
      if (!seen.bodyHash.equals(bodyHash)) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
      return { ...(seen.answer as Ticket) };
    }
    const organisation = await organisationNamed(manager, input.organisation);
    const { id: personId, isNew } = await person(manager, input);

    const sessionId = toUuid(input.sessionId);
    const seats = await manager.findOne(rows.SessionSeats, {
      where: { sessionId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!seats) throw new Refusal('SESSION_NOT_FOUND');
    if (seats.state !== 'OPEN') throw new Refusal('SESSION_CANCELLED');
    if (seats.closesAt <= new Date()) throw new Refusal('SESSION_STARTED');
    if (!isNew && (await hasRegistration(manager, sessionId, personId)))
      throw new Refusal('ALREADY_REGISTERED');

    if (signIn && !(await isSignedIn(manager, signIn))) throw new Refusal('UNAUTHENTICATED');

    const quotas = seats.quotas > 0 ? await manager.findBy(rows.SeatQuota, { sessionId }) : [];
    const own = quotas.filter((quota) => quota.organisationKind === organisation?.kind);
    const isConfirmed = hasSeat(seats, quotas, own);
    await manager.update(
      rows.SessionSeats,
      { sessionId },
      isConfirmed
        ? { taken: () => 'taken + 1', version: () => 'version + 1' }
        : { waiting: () => 'waiting + 1', nextRank: () => 'next_rank + 1', version: () => 'version + 1' },
    );
    if (isConfirmed && own.length > 0)
      await manager.update(rows.SeatQuota, { id: In(own.map(({ id }) => id)) }, { taken: () => 'taken + 1' });
    const registration = {
      id: v7(),
      sessionId,
      personId,
      organisationName: input.organisation,
      organisationId: organisation?.id ?? null,
      status: isConfirmed ? 'CONFIRMED' : 'WAITLISTED',
      quotaIds: own.map(({ id }) => id),
      waitlistRank: isConfirmed ? null : seats.nextRank,
      reference: newReference(),
      locale: input.locale,
      confirmedAt: isConfirmed ? new Date() : null,
    };
    await manager.insert(rows.Registration, registration);
    await this.announce(manager, registration, input, seats.scheduleVersion, actor);
    const ticket: Ticket = {
      reference: registration.reference,
      state: isConfirmed ? TicketState.CONFIRMED : TicketState.WAITLISTED,
      fullName: input.fullName,
      organisation: input.organisation,
      waitlistPosition: isConfirmed ? null : seats.waiting + 1,
      locale: input.locale,
    };
    await manager.insert(rows.IdempotencyKey, {
      scope,
      key: input.idempotencyKey,
      bodyHash,
      answer: ticket,
    });
    return ticket;
  }

  private async announce(
    manager: EntityManager,
    registration: {
      id: string;
      sessionId: string;
      personId: string;
      status: string;
      waitlistRank: string | null;
    },
    input: RegisterForSessionInput,
    subjectVersion: number,
    actor: string,
  ): Promise<void> {
    const isConfirmed = registration.status === 'CONFIRMED';
    const now = new Date();
    if (input.contact.includes('@')) {
      const messageId = v7();
      const kind = isConfirmed ? 'registrations.confirmed' : 'registrations.waitlisted';
      await manager.insert(rows.MessageDedupeKey, {
        key: `${kind}~${registration.id}~v${subjectVersion}`,
        messageId,
      });
      await manager.insert(rows.Message, {
        id: messageId,
        createdAt: now,
        kind,
        personId: registration.personId,
        toAddress: input.contact,
        locale: input.locale,
        subjectType: 'session',
        subjectId: registration.sessionId,
        subjectVersion,
        causeType: 'registration',
        causeId: registration.id,
        status: 'DUE',
        dueAt: now,
      });
    }
    await manager.insert(rows.OutboxRow, {
      id: v7(),
      topic: isConfirmed ? 'registrations.seat.confirmed.v1' : 'registrations.waitlist.joined.v1',
      payload: { registrationId: registration.id, sessionId: registration.sessionId },
    });
    await manager.insert(rows.AuditRow, {
      id: v7(),
      actor,
      action: 'registrations.register',
      subjectType: 'registration',
      subjectId: registration.id,
      before: null,
      after: {
        sessionId: registration.sessionId,
        status: registration.status,
        waitlistRank: registration.waitlistRank,
      },
      hash: Buffer.alloc(0),
    });
  }
}

async function organisationNamed(manager: EntityManager, name: string): Promise<rows.Organisation | null> {
  const folded = fold(name);
  return manager.findOne(rows.Organisation, { where: [{ foldedKm: folded }, { foldedEn: folded }] });
}

async function person(
  manager: EntityManager,
  input: RegisterForSessionInput,
): Promise<{ id: string; isNew: boolean }> {
  const matchKey = `${fold(input.fullName)}|${fold(input.contact)}`;
  const known = await manager.findOne(rows.Person, { where: { matchKey }, select: { id: true } });
  if (known) return { id: known.id, isNew: false };
  const id = v7();
  const isEmail = input.contact.includes('@');
  await manager.insert(rows.Person, {
    id,
    fullName: input.fullName,
    email: isEmail ? input.contact : null,
    phone: isEmail ? null : input.contact,
    locale: input.locale,
    matchKey,
  });
  return { id, isNew: true };
}

const hasRegistration = (manager: EntityManager, sessionId: string, personId: string): Promise<boolean> =>
  manager.existsBy(rows.Registration, { sessionId, personId });

const isSignedIn = (manager: EntityManager, { id }: rows.SignIn): Promise<boolean> =>
  manager.existsBy(rows.SignIn, { id, endedAt: IsNull() });

const keptBy = (quota: rows.SeatQuota): number =>
  quota.releasedAt ? 0 : Math.max(0, quota.seats - quota.taken);

/** A seat that an own quota keeps, or one that no quota keeps while nobody waits for it. */
function hasSeat(
  seats: rows.SessionSeats,
  quotas: readonly rows.SeatQuota[],
  own: readonly rows.SeatQuota[],
): boolean {
  const free = seats.capacity - seats.taken;
  if (free <= 0) return false;
  if (own.length > 0 && own.every((quota) => keptBy(quota) > 0)) return true;
  const open = free - quotas.reduce((sum, quota) => sum + keptBy(quota), 0);
  return open > 0 && seats.waiting === 0;
}

const fold = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const toUuid = (globalId: string): string =>
  globalId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const newReference = (): string => Array.from(randomBytes(12), (byte) => ALPHABET[byte & 31]).join('');

const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION;
