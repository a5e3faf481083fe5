import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { holdOwn } from './coordination.js';
import { MOST_DOMAINS, readDomain } from './joining.rules.js';
import type { CoordinatorRefusal } from './organisation.errors.js';
import { isCoordinatorOf, type SignedIn } from './organisation.policy.js';
import { readReason } from './proposal.rules.js';
import { holdVerified } from './standing.js';
import { coordinatorsOf, TellAboutOrganisation, workingGroup } from './tell-about-organisation.js';

export type RequestDomainRefusal =
  CoordinatorRefusal | Refusal<'DOMAIN_INVALID' | 'DOMAIN_PUBLIC' | 'DOMAIN_KNOWN' | 'TOO_MANY_DOMAINS'>;
export type DecideDomainRefusal =
  | CoordinatorRefusal
  | Refusal<'DOMAIN_NOT_FOUND' | 'DOMAIN_DECIDED' | 'OWN_DOMAIN' | 'REASON_REQUIRED' | 'REASON_TOO_LONG'>;

interface LockedDomain {
  readonly id: string;
  readonly organisationId: string;
  readonly domain: string;
  readonly state: string;
  readonly requestedBy: string;
}

interface DomainMove {
  readonly state: 'REQUESTED' | 'APPROVED' | 'DECLINED' | 'ENDED';
  readonly reason: string | null;
}

const ACTIONS: Readonly<Record<DomainMove['state'], string>> = {
  REQUESTED: 'organisations.request-domain',
  APPROVED: 'organisations.approve-domain',
  DECLINED: 'organisations.decline-domain',
  ENDED: 'organisations.give-up-domain',
};

/** Domains whose addresses show that somebody belongs to an organisation. Source: docs/stories/organisation-life.md. */
@Injectable()
export class DomainsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
  ) {}

  /** Asks the committee for a domain. Answers the organisation's id. Refuses what `holdOwn` and `readDomain` refuse,
   *  DOMAIN_KNOWN (asked for or approved already), TOO_MANY_DOMAINS (five). */
  async request(
    actor: SignedIn,
    organisationId: string,
    typed: string,
  ): Promise<Result<string, RequestDomainRefusal>> {
    const domain = readDomain(typed);
    if (!domain.ok) return domain;
    return this.unitOfWork.run(async (tx) => {
      const held = await holdOwn(tx, actor, organisationId);
      if (!held.ok) return held;
      await tx.sql(
        sql`select pg_advisory_xact_lock(hashtextextended('domains ' || ${organisationId}::text, 0))`,
      );
      const live = await tx.sql(sql<{ domain: string }>`
        select domain from organisation_domains where organisation_id = ${organisationId} and state in ('REQUESTED', 'APPROVED')`);
      if (live.some((row) => row.domain === domain.value))
        return refuse('DOMAIN_KNOWN', { path: ['domain'] });
      if (live.length >= MOST_DOMAINS) return refuse('TOO_MANY_DOMAINS', { path: ['domain'] });
      const id = newId();
      await tx.sql(sql`
        insert into organisation_domains (id, organisation_id, domain, requested_by)
        values (${id}, ${organisationId}, ${domain.value}, ${actor.personId})`);
      await this.record(
        tx,
        actor,
        { id, organisationId, domain: domain.value, state: null },
        { state: 'REQUESTED', reason: null },
      );
      const cause = { type: 'organisation-domain', id };
      await this.tell.tell(tx, { kind: 'organisations.domain-to-decide', cause }, workingGroup());
      return accept(organisationId);
    });
  }

  /** The committee approves or declines. Answers the organisation's id. Refuses DOMAIN_NOT_FOUND, DOMAIN_DECIDED,
   *  OWN_DOMAIN (of an organisation that one coordinates, or asked for by oneself), REASON_REQUIRED (to decline). */
  async decide(
    actor: SignedIn,
    wanted: { readonly domainId: string; readonly isApproved: boolean; readonly reason: string | null },
  ): Promise<Result<string, DecideDomainRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const domain = await lockDomain(tx, wanted.domainId);
      if (!domain) return refuse('DOMAIN_NOT_FOUND', { path: ['domainId'] });
      const isOwn = isCoordinatorOf(actor, domain.organisationId) || domain.requestedBy === actor.personId;
      if (isOwn) return refuse('OWN_DOMAIN');
      if (domain.state !== 'REQUESTED') return refuse('DOMAIN_DECIDED');
      const held = await holdVerified(tx, domain.organisationId);
      if (!held.ok) return held;
      const reason = readReason(wanted.reason, !wanted.isApproved);
      if (!reason.ok) return reason;
      const state = wanted.isApproved ? 'APPROVED' : 'DECLINED';
      await this.write(tx, actor, domain, { state, reason: reason.value });
      const cause = { type: 'organisation-domain', id: domain.id };
      await this.tell.tell(
        tx,
        { kind: 'organisations.domain-decided', cause },
        coordinatorsOf(domain.organisationId),
      );
      return accept(domain.organisationId);
    });
  }

  /** A coordinator gives a domain up: nobody joins by it any more; who is a member stays one. Refuses DOMAIN_NOT_FOUND. */
  async giveUp(actor: SignedIn, domainId: string): Promise<Result<string, DecideDomainRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const domain = await lockDomain(tx, domainId);
      const isLive = domain?.state === 'REQUESTED' || domain?.state === 'APPROVED';
      if (!domain || !isLive || !isCoordinatorOf(actor, domain.organisationId))
        return refuse('DOMAIN_NOT_FOUND', { path: ['domainId'] });
      await this.tell.withdraw(tx, { type: 'organisation-domain', id: domainId });
      await this.write(tx, actor, domain, { state: 'ENDED', reason: null });
      return accept(domain.organisationId);
    });
  }

  private async write(tx: Tx, actor: SignedIn, domain: LockedDomain, move: DomainMove): Promise<void> {
    await tx.sql(sql`
      update organisation_domains set state = ${move.state}, decided_by = ${actor.personId}, decided_at = app_now(),
        decision_reason = ${move.reason} where id = ${domain.id}`);
    await this.record(tx, actor, domain, move);
  }

  private async record(
    tx: Tx,
    actor: Actor,
    {
      organisationId,
      domain,
      state: before,
    }: Omit<LockedDomain, 'state' | 'requestedBy'> & { readonly state: string | null },
    { state, reason }: DomainMove,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: ACTIONS[state],
      subjectType: 'organisation',
      subjectId: organisationId,
      before: before ? { domain, state: before } : null,
      after: { domain, state },
      reason,
    });
  }
}

async function lockDomain(tx: Tx, id: string): Promise<LockedDomain | undefined> {
  const [domain] = await tx.sql(sql<LockedDomain>`
    select id, organisation_id as "organisationId", domain, state,
      (select coalesce(p.merged_into, p.id) from people p where p.id = requested_by) as "requestedBy"
    from organisation_domains where id = ${id} for no key update`);
  return domain;
}
