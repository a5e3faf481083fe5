import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { matchKeyOf, parseContact } from '#identity';
import { accept, newId, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { MessageLedger } from '#messaging';
import { type Duty, SealedValues } from '#privacy';
import { Duties } from './duties.js';
import { ERASURE_DAYS } from './erasure.rules.js';
import { ERASURE_ASKED_MAIL, ERASURE_CANCELLED_MAIL } from './message-facts.js';
import { pendingErasure } from './own-data.reads.js';
import { lockPerson, type OwnPerson, personOf } from './people.sql.js';
import { justSignedIn } from './recent-sign-in.js';

export interface AskErasureFor {
  readonly fullName: string;
  readonly phone: string;
  readonly reason: string;
}

export type AskErasureRefusal = Refusal<'ERASURE_PENDING' | Duty['code']>;
export type AskErasureForRefusal =
  AskErasureRefusal | Refusal<'ERASURE_PERSON_NOT_FOUND' | 'HAS_EMAIL' | 'ERASURE_REASON_MISSING'>;
export type CancelErasureRefusal = Refusal<'NO_ERASURE'>;

const MAX_REASON = 500;

/** Asks for an erasure, which is done fourteen days later, and takes it back. */
@Injectable()
export class AskErasureService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly duties: Duties,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
  ) {}

  /** The person asks. Refuses SIGN_IN_AGAIN unless they have just signed in, ERASURE_PENDING, or the first duty that must be handed over, with how many of it. */
  async ask(
    actor: Actor & { personId: string },
  ): Promise<Result<null, AskErasureRefusal | Refusal<'SIGN_IN_AGAIN'>>> {
    return this.unitOfWork.run(async (tx) => {
      const recent = await justSignedIn(tx, actor);
      if (!recent.ok) return recent;
      return this.begin(tx, actor, await personOf(tx, actor.personId), null, []);
    });
  }

  /** Somebody of the working group asks for a person who has no e-mail address, by the name and number that they gave.
   *  Refuses as `ask`, ERASURE_PERSON_NOT_FOUND, HAS_EMAIL, ERASURE_REASON_MISSING (1 to 500 characters). */
  async askFor(
    actor: Actor & { personId: string },
    { fullName, phone, reason: typed }: AskErasureFor,
  ): Promise<Result<null, AskErasureForRefusal>> {
    const reason = writtenText(typed);
    if (reason === null || reason.length > MAX_REASON)
      return refuse('ERASURE_REASON_MISSING', { path: ['reason'] });
    const contact = parseContact(phone);
    if (contact.ok && contact.value.kind === 'EMAIL') return refuse('HAS_EMAIL', { path: ['phone'] });
    return this.unitOfWork.run(async (tx) => {
      const [found] = contact.ok
        ? await tx.sql(sql<{ id: string }>`
            select coalesce(merged_into, id) as id from people where match_key = ${matchKeyOf(fullName, contact.value)} and erased_at is null`)
        : [];
      const [person] = found ? await tx.sql(lockPerson(found.id)) : [];
      if (!person) return refuse('ERASURE_PERSON_NOT_FOUND', { path: ['fullName'] });
      if (person.email !== null) return refuse('HAS_EMAIL', { path: ['phone'] });
      return this.begin(tx, actor, person, reason, ['fullName']);
    });
  }

  /** The person takes it back. Refuses NO_ERASURE. */
  async cancel(actor: Actor & { personId: string }): Promise<Result<null, CancelErasureRefusal>> {
    return this.unitOfWork.run((tx) => this.end(tx, actor, actor.personId));
  }

  /** The working group takes back what it asked for. Refuses NO_ERASURE, for what a person asked by themselves too. */
  async cancelFor(
    actor: Actor & { personId: string },
    erasureId: string,
  ): Promise<Result<null, CancelErasureRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const [row] = await tx.sql(sql<{ personId: string }>`
        select person_id as "personId" from erasures where id = ${erasureId} and asked_by is distinct from person_id`);
      return row ? this.end(tx, actor, row.personId) : refuse('NO_ERASURE');
    });
  }

  private async begin(
    tx: Tx,
    actor: Actor & { personId: string },
    person: OwnPerson,
    reason: string | null,
    path: readonly string[],
  ): Promise<Result<null, AskErasureRefusal>> {
    const [pending] = await tx.sql(pendingErasure(person.id));
    if (pending) return refuse('ERASURE_PENDING', { path });
    const [duty] = await this.duties.of(tx, person.id);
    if (duty) return refuse(duty.code, { path, detail: { count: duty.count } });
    const id = newId();
    const sealedReason = await this.sealed.seal(tx, person.id, reason);
    await tx.sql(sql`
      insert into erasures (id, person_id, asked_by, reason, due_at)
      values (${id}, ${person.id}, ${actor.personId}, ${sealedReason}, app_now() + make_interval(days => ${ERASURE_DAYS}))`);
    await this.audit.record(tx, {
      actor,
      action: 'data-rights.ask-erasure',
      subjectType: 'person',
      subjectId: person.id,
      before: null,
      after: { erasureId: id },
      reason: sealedReason,
    });
    await this.tell(tx, person, ERASURE_ASKED_MAIL, id);
    return accept(null);
  }

  private async end(tx: Tx, actor: Actor, personId: string): Promise<Result<null, CancelErasureRefusal>> {
    const [ended] = await tx.sql(sql<{ id: string }>`
      update erasures set cancelled_at = app_now()
      where person_id = ${personId} and cancelled_at is null and done_at is null returning id`);
    if (!ended) return refuse('NO_ERASURE');
    await this.audit.record(tx, {
      actor,
      action: 'data-rights.cancel-erasure',
      subjectType: 'person',
      subjectId: personId,
      before: { erasureId: ended.id },
      after: null,
    });
    await this.tell(tx, await personOf(tx, personId, false), ERASURE_CANCELLED_MAIL, ended.id);
    return accept(null);
  }

  private async tell(tx: Tx, person: OwnPerson, kind: string, erasureId: string): Promise<void> {
    if (!person.email) return;
    await this.ledger.queue(tx, [
      {
        kind,
        personId: person.id,
        toAddress: person.email,
        locale: person.locale,
        cause: { type: 'erasure', id: erasureId },
        dedupeKey: `${kind}~${erasureId}`,
      },
    ]);
  }
}
