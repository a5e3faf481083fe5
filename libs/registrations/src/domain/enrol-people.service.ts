import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, actorName, SYSTEM } from '#authz';
import { sql, type SqlQuery, sqlState, type Tx, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  holdOrganisation,
  MOST_BEFORE_VERIFIED,
  OrganisationReads,
  Organisations,
  type OrganisationView,
} from '#organisations';
import { type AttendanceMode, offersMode } from './attendance-mode.js';
import { type BookedElsewhere, lockHours, seatsElsewhere } from './booked-elsewhere.sql.js';
import { keepDraft } from './enrolment-draft.js';
import {
  type DecidedLine,
  type EnrolmentPlan,
  type EnrolmentTerms,
  planEnrolment,
  seatedOf,
} from './enrolment.rules.js';
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
import type { ColumnUse } from './list-columns.rules.js';
import { type ListLine, type PeopleList, readPeopleList } from './people-list.rules.js';
import { newReference } from './reference.js';
import type { EnrolRefusal } from './registration.errors.js';
import { Prerequisites } from './prerequisites.js';
import { NEWS } from './registration-news.js';
import { needsLine } from './seat-plan.rules.js';
import {
  holdSeats,
  keepCounts,
  lineOf,
  quotasOfOrganisation,
  readSeats,
  type SeatsAtLock,
} from './seats.sql.js';
import { Waitlist } from './waitlist.js';

export interface EnrolmentWish {
  readonly organisationId: string;
  readonly sessionId: string;
  /** The pasted text, at most `MAX_LIST_LENGTH` characters. */
  readonly list: string;
  /** What the columns of the list hold; guessed when left out. */
  readonly columns?: readonly ColumnUse[] | null;
  /** Lines whose people shall have a seat though they have one elsewhere at that hour. */
  readonly bookedAnyway?: readonly number[] | null;
  /** All of them or none, in one place of the waitlist. Otherwise as many as fit. */
  readonly together?: boolean;
  /** How they attend a hybrid session; in person when left out. */
  readonly attendanceMode?: AttendanceMode | null;
}

export interface EnrolPeople extends EnrolmentWish {
  /** Language of the mails to people whom the programme did not know. */
  readonly locale: Locale;
  readonly idempotencyKey: string;
  /** Rows of the draft that the list was made of: they go, and what is left of them is kept anew. */
  readonly draftRowIds?: readonly string[] | null;
}

/** As for one registration: somebody wrote the same person or key elsewhere at this moment. */
const CHANGED_MEANWHILE = new Set(['23505', '23514']);
const ATTEMPTS = 12;
const NOT_HYBRID = refuse('NOT_HYBRID', { path: ['attendanceMode'] });

/** Enrols a list of people for their organisation. The caller has decided that the actor coordinates it.
 *  Source: docs/stories/coordinator.md. */
@Injectable()
export class EnrolPeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: Organisations,
    private readonly organisationReads: OrganisationReads,
    private readonly ledger: MessageLedger,
    private readonly waitlist: Waitlist,
    private readonly audit: AuditTrail,
    private readonly prerequisites: Prerequisites,
  ) {}

  /** What enrolling the list would do now. Writes nothing and holds no lock: by the time it is confirmed, others may
   *  have taken seats. Refuses as `EnrolRefusal` names. */
  async preview(wish: EnrolmentWish): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const list = readPeopleList(wish.list, wish);
    if (!list.ok) return list;
    const organisation = await this.organisationOf(wish);
    if (!organisation) return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    const names = namesWithoutContact(list.value.lines);
    const namesakes = names.length > 0 ? await this.unitOfWork.read(namesakesOf(organisation.id, names)) : [];
    const { lines, meant } = meanMembers(list.value.lines, namesakes);
    const [seats] = await this.unitOfWork.read(readSeats(wish.sessionId));
    if (!seats) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const known = await this.unitOfWork.read(peopleByKeys(keysOf(lines), wish.sessionId));
    const reads = { sql: <Row>(query: SqlQuery<Row>) => this.unitOfWork.read(query) };
    const terms = await this.termsOf(reads, wish, seats, lines, known);
    const plan = planEnrolment(seats, lines, terms);
    if (typeof plan === 'string') return refuse(plan);
    if (!(await offersMode(reads, seats, wish.attendanceMode))) return NOT_HYBRID;
    if (organisation.state === 'UNVERIFIED') {
      const [enrolled] = await this.unitOfWork.read(enrolledBy(organisation.id));
      const limited = limitOf(plan.lines, enrolled!.count);
      if (limited) return limited;
    }
    const read = { lines, columns: list.value.columns };
    return accept(viewOf(wish, plan.lines.map(stored), read, { meant, elsewhere: terms.elsewhere }));
  }

  /** Decides the whole list under one seat lock and writes it in one transaction; each person enrolled gets one mail.
   *  The same key with the same list answers what it answered first. Lines that cannot be read, repeat another or name
   *  somebody registered write nothing. Refuses as `EnrolRefusal` names, nothing written then. */
  async enrol(actor: Actor, command: EnrolPeople): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const list = readPeopleList(command.list, command);
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

  /** What a list is decided by, beside the seats, and who has a seat elsewhere at that hour. */
  private async termsOf(
    reads: Pick<Tx, 'sql'>,
    wish: EnrolmentWish,
    seats: SeatsAtLock,
    list: readonly ListLine[],
    known: readonly KnownPerson[],
  ): Promise<EnrolmentTerms & { readonly elsewhere: ReadonlyMap<string, BookedElsewhere> }> {
    const { organisationId } = wish;
    const keys = keysOf(list);
    const [quotas] =
      seats.quotas.length > 0 ? await reads.sql(quotasOfOrganisation(seats.sessionId, organisationId)) : [];
    const booked = await reads.sql(seatsElsewhere(keys, seats.sessionId, organisationId));
    const elsewhere = new Map(booked.map((seat) => [seat.matchKey, seat]));
    const anyway = seats.blocksSameHour
      ? []
      : keysOf(list.filter(({ line }) => wish.bookedAnyway?.includes(line)));
    return {
      registered: registeredOf(known),
      elsewhere,
      bookedElsewhere: new Set([...elsewhere.keys()].filter((key) => !anyway.includes(key))),
      unprepared: await this.prerequisites.missingOf(reads, seats, keys, known),
      applicant: { quotaIds: quotas?.quotaIds ?? [], online: wish.attendanceMode === 'ONLINE' },
      together: wish.together ?? false,
      line: needsLine(seats) ? await reads.sql(lineOf(seats.sessionId, null)) : [],
      now: seats.now,
    };
  }

  private async organisationOf({ organisationId }: EnrolmentWish): Promise<OrganisationView | undefined> {
    return (await this.organisationReads.byIds([organisationId])).get(organisationId);
  }

  private async inTransaction(
    tx: Tx,
    actor: Actor,
    command: EnrolPeople,
    organisation: OrganisationView,
    { lines: typed, columns }: PeopleList,
  ): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const seats = await holdSeats(tx, command.sessionId);
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
    const read = { lines: list, columns };
    const scope = `registrations.enrol~${actorName(actor)}`;
    const bodyHash = hashOf(command);
    const [answered] = await tx.sql(storedEnrolment(scope, command.idempotencyKey));
    if (answered) {
      return answered.bodyHash === bodyHash
        ? accept(viewOf(command, linesAgain(answered.answer, list), read, { meant }))
        : refuse('IDEMPOTENCY_KEY_REUSED');
    }
    if (!seats) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const known = await tx.sql(peopleByKeys(keysOf(list), command.sessionId));
    if (seats.blocksSameHour) await tx.sql(lockHours(keysOf(list)));
    const terms = await this.termsOf(tx, command, seats, list, known);
    const plan = planEnrolment(seats, list, terms);
    if (typeof plan === 'string') return refuse(plan);
    if (!(await offersMode(tx, seats, command.attendanceMode))) return NOT_HYBRID;
    if (state === 'UNVERIFIED') {
      const [enrolled] = await tx.sql(enrolledBy(organisation.id));
      const limited = limitOf(plan.lines, enrolled!.count);
      if (limited) return limited;
    }
    const draft = await this.keepLeft(tx, actor, command, plan.lines);
    if (!draft.ok) return draft;
    await this.write(tx, actor, command, organisation, seats, { ...plan, ...terms });
    if (terms.line.length > 0)
      await this.waitlist.promote(tx, SYSTEM, { ...seats, ...plan.after }, { cause: 'JOINED' });
    const answer: StoredEnrolment = { lines: plan.lines.map(stored) };
    await tx.sql(storeEnrolment(scope, command.idempotencyKey, bodyHash, answer));
    return accept(viewOf(command, answer.lines, read, { meant, elsewhere: terms.elsewhere }));
  }

  /** What is not enrolled stays in the draft of the organisation, with one row of the audit. */
  private async keepLeft(
    tx: Tx,
    actor: Actor,
    { organisationId, sessionId, draftRowIds }: EnrolPeople,
    lines: readonly DecidedLine[],
  ): Promise<Result<number, EnrolRefusal>> {
    const how = { keptBy: actor.personId!, cameFrom: draftRowIds ?? [] };
    const kept = await keepDraft(tx, { organisationId, sessionId }, lines, how);
    if (kept.ok && kept.value > 0)
      await this.audit.record(tx, {
        actor,
        action: 'registrations.keep-draft',
        subjectType: 'session',
        subjectId: sessionId,
        before: null,
        after: { organisationId, draftRows: kept.value },
      });
    return kept;
  }

  private async write(
    tx: Tx,
    actor: Actor,
    command: EnrolPeople,
    organisation: OrganisationView,
    seats: SeatsAtLock,
    plan: EnrolmentPlan & EnrolmentTerms,
  ): Promise<void> {
    const seated = seatedOf(plan.lines);
    if (seated.length === 0) return;
    await keepCounts(tx, seats, plan.after);
    await this.waitlist.recordPasses(tx, plan.passes);
    const groupId = plan.together && seated.length > 1 ? newId() : null;
    if (groupId)
      await tx.sql(sql`insert into registration_groups (id, session_id, organisation_id)
        values (${groupId}, ${seats.sessionId}, ${organisation.id})`);
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
          quotaIds: plan.applicant.quotaIds,
          attendanceMode: seats.online ? (command.attendanceMode ?? 'IN_PERSON') : null,
          groupId,
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
  const { kind } = NEWS[row.status];
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

const hashOf = (command: EnrolPeople): string => {
  const { organisationId, sessionId, locale, list, together, attendanceMode } = command;
  const { columns, bookedAnyway, draftRowIds } = command;
  const parts = [organisationId, sessionId, locale, list, together ? 'together' : '', attendanceMode ?? ''];
  // What was not said leaves the hash as it was before it could be said.
  if (columns || bookedAnyway?.length || draftRowIds?.length)
    parts.push(JSON.stringify([columns ?? null, bookedAnyway ?? [], draftRowIds ?? []]));
  return createHash('sha256').update(parts.join('\u001f')).digest('hex');
};
