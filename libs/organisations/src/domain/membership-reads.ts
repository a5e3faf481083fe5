import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { domainOf, joinToken, readJoinToken } from './joining.rules.js';

export interface JoinRequestView {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly contact: string | null;
  readonly requestedAt: Date;
  readonly isByLink: boolean;
}

export interface JoinLinkView {
  readonly token: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface DomainView {
  readonly id: string;
  readonly organisationId: string;
  readonly domain: string;
  readonly state: 'REQUESTED' | 'APPROVED' | 'DECLINED';
  readonly requesterName: string;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

export interface CoordinatorView {
  readonly personId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly since: Date;
}

export interface CoordinatorInvitationView {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  /** Does somebody hand over by it? */
  readonly isHandOver: boolean;
}

/** How a person stands to an organisation. */
export interface BelongingView {
  readonly organisationId: string;
  readonly as: 'MEMBER' | 'WAITING' | 'JOINABLE';
}

const DOMAIN = `d.id, d.organisation_id as "organisationId", d.domain, d.state, name_of_person(d.requested_by) as "requesterName", d.requested_at as "requestedAt",
  d.decided_at as "decidedAt", d.decision_reason as reason`;

/** Who belongs to organisations, and how they come there. Whether the reader may see it is the caller's to say. */
@Injectable()
export class MembershipReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /** Who asks to join, the oldest first; at most 100. Index: uq_organisation_join_requests__waiting. */
  async joinRequests(actor: Actor, organisationId: string): Promise<JoinRequestView[]> {
    return this.unitOfWork.readAs(
      actor,
      sql<JoinRequestView>`
      select r.id, r.person_id as "personId", p.full_name as "fullName", coalesce(p.email, p.phone) as contact,
        r.requested_at as "requestedAt", r.link_id is not null as "isByLink"
      from organisation_join_requests r join people p on p.id = r.person_id
      where r.organisation_id = ${organisationId} and r.state = 'WAITING' order by r.requested_at, r.id limit 100`,
    );
  }

  /** The link that lives; null when there is none. */
  async joinLink(actor: Actor, organisationId: string): Promise<JoinLinkView | null> {
    const [link] = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; createdAt: Date; expiresAt: Date }>`
      select id, created_at as "createdAt", expires_at as "expiresAt" from organisation_join_links
      where organisation_id = ${organisationId} and ended_at is null and expires_at > app_now()`,
    );
    if (!link) return null;
    const { id, ...dates } = link;
    return { ...dates, token: joinToken(this.config.secret, id) };
  }

  /** The organisation that a link leads to; null for one that is not good any more. */
  async organisationOfLink(token: string): Promise<string | null> {
    const id = readJoinToken(this.config.secrets, token);
    if (!id) return null;
    const [link] = await this.unitOfWork.read(sql<{ organisationId: string }>`
      select organisation_id as "organisationId" from organisation_join_links
      where id = ${id} and ended_at is null and expires_at > app_now()`);
    return link?.organisationId ?? null;
  }

  /** Its domains, asked for, approved or declined, the newest first; at most 20. */
  async domains(actor: Actor, organisationId: string): Promise<DomainView[]> {
    return this.unitOfWork.readAs<DomainView>(actor, {
      text: `select ${DOMAIN} from organisation_domains d
        where d.organisation_id = $1 and d.state <> 'ENDED' order by d.requested_at desc, d.id limit 20`,
      values: [organisationId],
    });
  }

  /** Domains that wait for the committee, the oldest first. Index: ix_organisation_domains__requested. */
  async requestedDomains(actor: Actor, request: PageRequest): Promise<Page<DomainView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<DomainView>(actor, {
      text: `select ${DOMAIN} from organisation_domains d
        where d.state = 'REQUESTED' and ($1::timestamptz is null or (date_trunc('milliseconds', d.requested_at), d.id) > ($1, $2::uuid))
        order by date_trunc('milliseconds', d.requested_at), d.id limit $3`,
      values: [after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [row.requestedAt.toISOString(), row.id]);
  }

  async coordinators(actor: Actor, organisationId: string): Promise<CoordinatorView[]> {
    return this.unitOfWork.readAs(
      actor,
      sql<CoordinatorView>`
      select p.id as "personId", p.full_name as "fullName", p.email, g.granted_at as since
      from role_grants g join people p on p.id = g.person_id
      where g.role = 'COORDINATOR' and g.scope_id = ${organisationId} order by g.granted_at, p.id limit 100`,
    );
  }

  /** Open invitations to coordinate it. */
  async invitations(actor: Actor, organisationId: string): Promise<CoordinatorInvitationView[]> {
    return this.unitOfWork.readAs(
      actor,
      sql<CoordinatorInvitationView>`
      select i.id, i.email, i.full_name as "fullName", i.sent_at as "sentAt", i.expires_at as "expiresAt",
        exists (select from organisation_hand_overs h where h.invitation_id = i.id and h.ended_at is null) as "isHandOver"
      from invitations i where i.role = 'COORDINATOR' and i.scope_id = ${organisationId} and i.accepted_at is null
        and i.withdrawn_at is null order by i.sent_at desc, i.id limit 50`,
    );
  }

  /** Where the actor is a member, asks to be, or may be at once by the domain of their address. */
  async belongings(actor: Actor): Promise<BelongingView[]> {
    const { personId } = actor;
    const [person] = await this.unitOfWork.readAs(
      actor,
      sql<{ email: string | null }>`
      select email from people where id = ${personId}`,
    );
    return this.unitOfWork.readAs(
      actor,
      sql<BelongingView>`
      select distinct on (found.id) found.id as "organisationId", found.as from (
        select organisation_id as id, 'MEMBER' as as, 1 as rank from memberships where person_id = ${personId}
        union all select organisation_id, 'WAITING', 2 from organisation_join_requests where person_id = ${personId} and state = 'WAITING'
        union all select organisation_id, 'JOINABLE', 3 from organisation_domains
          where domain = ${domainOf(person?.email ?? null)} and state = 'APPROVED') found
      join organisations o on o.id = found.id and o.state in ('VERIFIED', 'UNVERIFIED')
      order by found.id, found.rank limit 50`,
    );
  }
}
