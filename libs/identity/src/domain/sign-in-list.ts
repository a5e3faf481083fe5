import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import type { Browser, System } from './device.rules.js';
import type { SignInMethod } from './sign-in.entity.js';

/** One place where a person is signed in. */
export interface SignInView {
  readonly id: string;
  readonly method: SignInMethod;
  /** Key of the provider through which it was made; null for another method. */
  readonly provider: string | null;
  readonly browser: Browser;
  readonly system: System;
  readonly createdAt: Date;
  /** At most a minute behind. */
  readonly lastSeenAt: Date;
}

/** More than anybody has; the rest is not shown. */
const MOST = 50;

/** Where a person is signed in, and an end to it. */
@Injectable()
export class SignInList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Where the actor is signed in: those that are not over, the one used last first. */
  async of(actor: Actor): Promise<SignInView[]> {
    return this.unitOfWork.readAs(actor, liveSignIns(actor.personId!));
  }

  /** Ends one of the actor's sign-ins; this one too. Refuses NOT_FOUND for one that is over or somebody else's. */
  async end(actor: Actor, signInId: string): Promise<Result<null, Refusal<'NOT_FOUND'>>> {
    return this.unitOfWork.run(async (tx) => {
      const [ended] = await tx.sql(sql`
        update sign_ins set ended_at = app_now()
        where id = ${signInId} and person_id = ${actor.personId} and ended_at is null returning id`);
      if (!ended) return refuse('NOT_FOUND');
      await this.record(tx, actor, [signInId]);
      return accept(null);
    });
  }

  /** Ends all but this one; answers how many there were. */
  async endOthers(actor: Actor): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await endSignInsOf(tx, actor.personId!, actor.signInId);
      if (ended.length > 0) await this.record(tx, actor, ended);
      return ended.length;
    });
  }

  private async record(tx: Tx, actor: Actor, signInIds: readonly string[]): Promise<void> {
    await this.audit.record(tx, {
      // Whoever ends their own has no sign-in any more for the audit to find.
      actor: signInIds.includes(actor.signInId ?? '') ? { ...actor, signInId: null } : actor,
      action: 'identity.end-sign-ins',
      subjectType: 'person',
      subjectId: actor.personId!,
      before: { signInIds },
      after: null,
    });
  }
}

/** Ends every sign-in of a person but the one kept; null keeps none. Answers which. Index: ix_sign_ins__person_id. */
export async function endSignInsOf(tx: Tx, personId: string, kept: string | null): Promise<string[]> {
  const ended = await tx.sql(sql<{ id: string }>`
    update sign_ins set ended_at = app_now()
    where person_id = ${personId} and ended_at is null and id is distinct from ${kept}::uuid returning id`);
  return ended.map(({ id }) => id);
}

const liveSignIns = (personId: string): SqlQuery<SignInView> => sql`
  select id, method, provider, browser, system, created_at as "createdAt", last_seen_at as "lastSeenAt" from sign_ins
  where person_id = ${personId} and ended_at is null and expires_at > app_now()
    and last_seen_at + make_interval(mins => idle_minutes) > app_now()
  order by last_seen_at desc, id desc limit ${MOST}`;
