import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import * as rows from './entities.js';
import {
  type RegisterForSessionInput,
  type RegisterForSessionPayload,
  type Ticket,
  TicketState,
} from './registrations.types.js';

const ACTOR = 'anonymous';
const SCOPE = `registrations.register~${ACTOR}`;
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

  async register(input: RegisterForSessionInput, attempt = 1): Promise<RegisterForSessionPayload> {
    try {
      return {
        ticket: await this.dataSource.transaction((manager) => this.seat(manager, input)),
        errors: [],
      };
    } catch (error) {
      // Somebody wrote the same person or key at this moment: reading again decides rightly.
      if (isDuplicateKey(error) && attempt < 3) return this.register(input, attempt + 1);
      if (error instanceof Refusal)
        return { ticket: null, errors: [{ code: error.code, message: error.code, path: ['input'] }] };
      throw error;
    }
  }

  private async seat(manager: EntityManager, input: RegisterForSessionInput): Promise<Ticket> {
    const bodyHash = createHash('sha256')
      .update(
        JSON.stringify([input.sessionId, input.fullName, input.organisation, input.contact, input.locale]),
      )
      .digest();
    const seen = await manager.findOneBy(rows.IdempotencyKey, { scope: SCOPE, key: input.idempotencyKey });
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
    if (!seats.isOpen) throw new Refusal('SESSION_CANCELLED');
    if (seats.closesAt <= new Date()) throw new Refusal('SESSION_STARTED');
    if (!isNew && (await hasRegistration(manager, sessionId, personId)))
      throw new Refusal('ALREADY_REGISTERED');

    const isConfirmed = seats.taken < seats.capacity && seats.waiting === 0;
    await manager.update(
      rows.SessionSeats,
      { sessionId },
      isConfirmed
        ? { taken: () => 'taken + 1', version: () => 'version + 1' }
        : { waiting: () => 'waiting + 1', nextRank: () => 'next_rank + 1', version: () => 'version + 1' },
    );
    const registration = {
      id: v7(),
      sessionId,
      personId,
      organisationName: input.organisation,
      organisationId: organisation?.id ?? null,
      status: isConfirmed ? 'CONFIRMED' : 'WAITLISTED',
      waitlistRank: isConfirmed ? null : seats.nextRank,
      reference: newReference(),
      locale: input.locale,
      confirmedAt: isConfirmed ? new Date() : null,
    };
    await manager.insert(rows.Registration, registration);
    await this.announce(manager, registration, input, seats.scheduleVersion);
    const ticket: Ticket = {
      reference: registration.reference,
      state: isConfirmed ? TicketState.CONFIRMED : TicketState.WAITLISTED,
      fullName: input.fullName,
      organisation: input.organisation,
      waitlistPosition: isConfirmed ? null : seats.waiting + 1,
      locale: input.locale,
    };
    await manager.insert(rows.IdempotencyKey, {
      scope: SCOPE,
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
      actor: ACTOR,
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

const fold = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const toUuid = (globalId: string): string =>
  globalId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const newReference = (): string => Array.from(randomBytes(12), (byte) => ALPHABET[byte & 31]).join('');

const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION;
