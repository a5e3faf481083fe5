import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { holdOwn } from './coordination.js';
import { JOIN_LINK_DAYS } from './joining.rules.js';
import type { CoordinatorRefusal } from './organisation.errors.js';
import type { SignedIn } from './organisation.policy.js';

export type JoinLinkRefusal = CoordinatorRefusal | Refusal<'JOIN_LINK_DAYS_INVALID'>;

/** The link by which people ask to join an organisation: one at a time. Source: docs/stories/organisation-life.md. */
@Injectable()
export class JoinLinksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Makes a link for so many days; the one before ends. Answers the organisation's id. Refuses what `holdOwn` refuses,
   *  and JOIN_LINK_DAYS_INVALID unless the days are among `JOIN_LINK_DAYS`. */
  async renew(
    actor: SignedIn,
    organisationId: string,
    days: number,
  ): Promise<Result<string, JoinLinkRefusal>> {
    if (!JOIN_LINK_DAYS.some((allowed) => allowed === days))
      return refuse('JOIN_LINK_DAYS_INVALID', { path: ['days'] });
    return this.unitOfWork.run(async (tx) => {
      const held = await holdOwn(tx, actor, organisationId);
      if (!held.ok) return held;
      await lockLinks(tx, organisationId);
      const before = await end(tx, organisationId);
      const id = newId();
      const [link] = await tx.sql(sql<{ expiresAt: Date }>`
        insert into organisation_join_links (id, organisation_id, created_by, expires_at)
        values (${id}, ${organisationId}, ${actor.personId}, app_now() + make_interval(days => ${days}))
        returning expires_at as "expiresAt"`);
      await this.record(tx, actor, 'organisations.renew-join-link', organisationId, before, {
        linkId: id,
        expiresAt: link!.expiresAt,
      });
      return accept(organisationId);
    });
  }

  /** Ends the link; nothing happens when there is none. */
  async end(actor: SignedIn, organisationId: string): Promise<Result<string, JoinLinkRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const held = await holdOwn(tx, actor, organisationId);
      if (!held.ok) return held;
      await lockLinks(tx, organisationId);
      const before = await end(tx, organisationId);
      if (before) await this.record(tx, actor, 'organisations.end-join-link', organisationId, before, null);
      return accept(organisationId);
    });
  }

  private async record(
    tx: Tx,
    actor: SignedIn,
    action: string,
    organisationId: string,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const subject = { subjectType: 'organisation', subjectId: organisationId };
    await this.audit.record(tx, { actor, action, ...subject, before, after });
  }
}

/** Two coordinators who renew at once come one after the other. */
const lockLinks = (tx: Tx, organisationId: string): Promise<unknown> =>
  tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('join-link ' || ${organisationId}::text, 0))`);

async function end(tx: Tx, organisationId: string): Promise<object | null> {
  const [ended] = await tx.sql(sql<{ linkId: string; expiresAt: Date }>`
    update organisation_join_links set ended_at = app_now() where organisation_id = ${organisationId} and ended_at is null
    returning id as "linkId", expires_at as "expiresAt"`);
  return ended ?? null;
}
