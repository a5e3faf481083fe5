import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Actor, actorName } from '#authz';
import { type Tx, sqlState, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  holdOrganisation,
  MOST_BEFORE_VERIFIED,
  OrganisationReads,
  Organisations,
  type OrganisationView,
} from '#organisations';
import { type DecidedLine, planEnrolment, seatedOf } from './enrolment.rules.js';
import {
  addPeople,
  enrolledBy,
  type EnrolmentRow,
  type KnownPerson,
  peopleByKeys,
  storedEnrolment,
  type StoredEnrolment,
  storeEnrolment,
  writeEnrolment,
} from './enrolment.sql.js';
import { type EnrolmentView, linesAgain, stored, viewOf } from './enrolment.view.js';
import { meanMembers, namesakesOf, namesWithoutContact } from './namesakes.js';
import { type ListLine, readPeopleList } from './people-list.rules.js';
import { newReference } from './reference.js';
import type { EnrolRefusal } from './registration.errors.js';
import { lockSeats, readSeats, type SeatsAtLock } from './seats.sql.js';

export interface EnrolmentWish {
  readonly organisationId: string;
  readonly sessionId: string;
  /** The pasted text, at most `MAX_LIST_LENGTH` characters. */
  readonly list: string;
}

export interface EnrolPeople extends EnrolmentWish {
  /** Language of the mails to people whom the programme did not know. */
  readonly locale: Locale;
  readonly idempotencyKey: string;
}

/** As for one registration: somebody wrote the same person or key elsewhere at this moment. */
const CHANGED_MEANWHILE = new Set(['23505', '23514']);
const ATTEMPTS = 12;

/** Enrols a list of people for their organisation. The caller has decided that the actor coordinates it.
 *  Source: docs/stories/coordinator.md. */
@Injectable()
export class EnrolPeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: Organisations,
    private readonly organisationReads: OrganisationReads,
    private readonly ledger: MessageLedger,
  ) {}

  /** What enrolling the list would do now. Writes nothing and holds no lock: by the time it is confirmed, others may
   *  have taken seats. Refuses as `EnrolRefusal` names. */
  async preview(wish: EnrolmentWish): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const list = readPeopleList(wish.list, wish.organisationId);
    if (!list.ok) return list;
    const organisation = await this.organisationOf(wish);
    if (!organisation) return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    const names = namesWithoutContact(list.value);
    const namesakes = names.length > 0 ? await this.unitOfWork.read(namesakesOf(organisation.id, names)) : [];
    const { lines, meant } = meanMembers(list.value, namesakes);
    const [seats] = await this.unitOfWork.read(readSeats(wish.sessionId));
    if (!seats) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const known = await this.unitOfWork.read(peopleByKeys(keysOf(lines), wish.sessionId));
    const plan = planEnrolment(seats, lines, registeredOf(known), seats.now);
    if (typeof plan === 'string') return refuse(plan);
    if (organisation.state === 'UNVERIFIED') {
      const [enrolled] = await this.unitOfWork.read(enrolledBy(organisation.id));
      const limited = limitOf(plan, enrolled!.count);
      if (limited) return limited;
    }
    return accept(viewOf(wish, plan.map(stored), lines, meant));
  }

  /** Decides the whole list under one seat lock and writes it in one transaction; each person enrolled gets one mail.
   *  The same key with the same list answers what it answered first. Lines that cannot be read, repeat another or name
   *  somebody registered write nothing. Refuses as `EnrolRefusal` names, nothing written then. */
  async enrol(actor: Actor, command: EnrolPeople): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const list = readPeopleList(command.list, command.organisationId);
    if (!list.ok) return list;
    const organisation = await this.organisationOf(command);
    if (!organisation) return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run((tx) =>
          this.inTransaction(tx, actor, command, organisation, list.value),
        );
      } catch (error) {
        if (attempt === ATTEMPTS || !CHANGED_MEANWHILE.has(sqlState(error))) throw error;
        await pause(Math.random() * 10 * attempt);
      }
    }
  }

  private async organisationOf({ organisationId }: EnrolmentWish): Promise<OrganisationView | undefined> {
    return (await this.organisationReads.byIds([organisationId])).get(organisationId);
  }

  private async inTransaction(
    tx: Tx,
    actor: Actor,
    command: EnrolPeople,
    organisation: OrganisationView,
    typed: readonly ListLine[],
  ): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const [seats] = await tx.sql(lockSeats(command.sessionId));
    // One at a time for each organisation where people are counted or told apart by their names.
    const names = namesWithoutContact(typed);
    const state = await holdOrganisation(
      tx,
      organisation.id,
      organisation.state === 'UNVERIFIED' || names.length > 0,
    );
    if (state !== 'VERIFIED' && state !== 'UNVERIFIED')
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    const namesakes = names.length > 0 ? await tx.sql(namesakesOf(organisation.id, names)) : [];
    const { lines: list, meant } = meanMembers(typed, namesakes);
    const scope = `registrations.enrol~${actorName(actor)}`;
    const bodyHash = hashOf(command);
    const [answered] = await tx.sql(storedEnrolment(scope, command.idempotencyKey));
    if (answered) {
      return answered.bodyHash === bodyHash
        ? accept(viewOf(command, linesAgain(answered.answer, list), list, meant))
        : refuse('IDEMPOTENCY_KEY_REUSED');
    }
    if (!seats) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const known = await tx.sql(peopleByKeys(keysOf(list), command.sessionId));
    const plan = planEnrolment(seats, list, registeredOf(known), seats.now);
    if (typeof plan === 'string') return refuse(plan);
    if (state === 'UNVERIFIED') {
      const [enrolled] = await tx.sql(enrolledBy(organisation.id));
      const limited = limitOf(plan, enrolled!.count);
      if (limited) return limited;
    }
    await this.write(tx, actor, command, organisation, seats, plan);
    const answer: StoredEnrolment = { lines: plan.map(stored) };
    await tx.sql(storeEnrolment(scope, command.idempotencyKey, bodyHash, answer));
    return accept(viewOf(command, answer.lines, list, meant));
  }

  private async write(
    tx: Tx,
    actor: Actor,
    command: EnrolPeople,
    organisation: OrganisationView,
    seats: SeatsAtLock,
    plan: readonly DecidedLine[],
  ): Promise<void> {
    const seated = seatedOf(plan);
    if (seated.length === 0) return;
    await tx.sql(addPeople(seated.map(({ person }) => ({ ...person, id: newId(), locale: command.locale }))));
    const people = await tx.sql(
      peopleByKeys(
        seated.map(({ person }) => person.matchKey),
        command.sessionId,
      ),
    );
    const byKey = new Map(people.map((person) => [person.matchKey, person]));
    const rows = seated.map(({ person, decision }): EnrolmentRow & { email: string | null } => {
      const { id: personId, locale, email } = byKey.get(person.matchKey)!;
      const rank = decision.outcome === 'WAITLISTED' ? decision.rank : null;
      const drawn = { id: newId(), outboxId: newId(), auditId: newId(), reference: newReference() };
      return { ...drawn, personId, locale, email, status: decision.outcome, rank };
    });
    await tx.sql(
      writeEnrolment(
        {
          sessionId: command.sessionId,
          organisationId: organisation.id,
          organisationName: organisation.name[command.locale],
          enrolledBy: actor.personId!,
          actor: actorName(actor),
        },
        rows,
      ),
    );
    await this.organisations.addMembers(
      tx,
      organisation.id,
      rows.map((row) => row.personId),
    );
    await this.ledger.queue(
      tx,
      rows.flatMap((row) => mailOf(row, seats)),
    );
  }
}

/** One mail to whoever has an address; its key as a registration's own (`register_batch`). */
function mailOf(
  row: EnrolmentRow & { email: string | null },
  seats: SeatsAtLock,
): Parameters<MessageLedger['queue']>[1] {
  if (row.email === null) return [];
  const kind = row.status === 'CONFIRMED' ? 'registrations.confirmed' : 'registrations.waitlisted';
  return [
    {
      kind,
      personId: row.personId,
      toAddress: row.email,
      locale: row.locale,
      subject: { type: 'session', id: seats.sessionId, version: seats.scheduleVersion },
      cause: { type: 'registration', id: row.id },
      dedupeKey: `${kind}~${row.id}~v${seats.scheduleVersion}`,
    },
  ];
}

/** Refuses what a list adds beyond the five people of an organisation that is not verified yet. */
function limitOf(plan: readonly DecidedLine[], enrolled: number): Result<never, EnrolRefusal> | null {
  const left = Math.max(0, MOST_BEFORE_VERIFIED - enrolled);
  return seatedOf(plan).length > left
    ? refuse('ENROLMENT_LIMITED', { path: ['list'], detail: { left } })
    : null;
}

const keysOf = (list: readonly ListLine[]): string[] =>
  list.flatMap(({ person }) => (person.ok ? [person.value.matchKey] : []));

const registeredOf = (people: readonly KnownPerson[]): ReadonlySet<string> =>
  new Set(people.filter((person) => person.isRegistered).map((person) => person.matchKey));

const hashOf = ({ organisationId, sessionId, locale, list }: EnrolPeople): string =>
  createHash('sha256').update([organisationId, sessionId, locale, list].join('\u001f')).digest('hex');
