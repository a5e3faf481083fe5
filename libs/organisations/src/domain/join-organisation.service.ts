import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { addMembership, isMember } from './coordination.js';
import { domainOf, MOST_JOIN_REQUESTS, readJoinToken } from './joining.rules.js';
import type { SignedIn } from './organisation.policy.js';
import { holdVerified } from './standing.js';
import { coordinatorsOf, TellAboutOrganisation } from './tell-about-organisation.js';

export type JoinRefusal = Refusal<
  | 'ORGANISATION_NOT_FOUND'
  | 'ORGANISATION_NOT_VERIFIED'
  | 'JOIN_LINK_INVALID'
  | 'NOT_OF_DOMAIN'
  | 'ALREADY_MEMBER'
  | 'TOO_MANY_JOIN_REQUESTS'
  | 'MEMBER_NOT_FOUND'
>;

/** People come to an organisation and leave it by themselves. Source: docs/stories/organisation-life.md. */
@Injectable()
export class JoinOrganisationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** Asks to join, by a link or without one; a coordinator answers. Asked again, the same request. Answers the
   *  organisation's id. Refuses JOIN_LINK_INVALID (renewed, ended, past its time, not ours), ORGANISATION_NOT_FOUND,
   *  ORGANISATION_NOT_VERIFIED, ALREADY_MEMBER, TOO_MANY_JOIN_REQUESTS (ten wait already). */
  async ask(
    actor: SignedIn,
    by: { readonly token: string } | { readonly organisationId: string },
  ): Promise<Result<string, JoinRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const link = 'token' in by ? await this.linkOf(tx, by.token) : null;
      if ('token' in by && !link) return refuse('JOIN_LINK_INVALID');
      const organisationId = link?.organisationId ?? ('organisationId' in by ? by.organisationId : '');
      const held = await holdVerified(tx, organisationId);
      if (!held.ok) return held;
      if (await isMember(tx, organisationId, actor.personId)) return refuse('ALREADY_MEMBER');
      await tx.sql(
        sql`select pg_advisory_xact_lock(hashtextextended('join ' || ${actor.personId}::text, 0))`,
      );
      const [waiting] = await tx.sql(sql<{ count: number }>`
        select count(*)::int as count from organisation_join_requests
        where person_id = ${actor.personId} and state = 'WAITING' and organisation_id <> ${organisationId}`);
      if (waiting!.count >= MOST_JOIN_REQUESTS) return refuse('TOO_MANY_JOIN_REQUESTS');
      await this.request(tx, actor, organisationId, link?.id ?? null);
      return accept(organisationId);
    });
  }

  /** Makes somebody whose address has shown that they belong to it a member at once. Refuses NOT_OF_DOMAIN unless the
   *  committee approved the domain for this organisation. */
  async joinByDomain(actor: SignedIn, organisationId: string): Promise<Result<string, JoinRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const held = await holdVerified(tx, organisationId);
      if (!held.ok) return held;
      const [person] = await tx.sql(sql<{ email: string | null }>`
        select email from people where id = ${actor.personId}`);
      const domain = domainOf(person?.email ?? null);
      const approved = await tx.sql(sql`
        select from organisation_domains where organisation_id = ${organisationId} and domain = ${domain} and state = 'APPROVED'
        for share`);
      if (approved.length === 0) return refuse('NOT_OF_DOMAIN');
      if (!(await addMembership(tx, organisationId, actor.personId))) return refuse('ALREADY_MEMBER');
      await tx.sql(sql`
        update organisation_join_requests set state = 'WITHDRAWN', decided_at = app_now()
        where organisation_id = ${organisationId} and person_id = ${actor.personId} and state = 'WAITING'`);
      await this.record(tx, actor, 'organisations.join-by-domain', organisationId, null, { domain });
      return accept(organisationId);
    });
  }

  /** Leaves. Registrations keep the organisation that they were made for. Refuses MEMBER_NOT_FOUND. */
  async leave(actor: SignedIn, organisationId: string): Promise<Result<string, JoinRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const left = await tx.sql(sql`
        delete from memberships where organisation_id = ${organisationId} and person_id = ${actor.personId} returning person_id`);
      if (left.length === 0) return refuse('MEMBER_NOT_FOUND');
      await this.record(tx, actor, 'organisations.leave', organisationId, { isMember: true }, null);
      return accept(organisationId);
    });
  }

  private async linkOf(tx: Tx, token: string): Promise<{ id: string; organisationId: string } | null> {
    const linkId = readJoinToken(this.config.secrets, token);
    if (!linkId) return null;
    const [link] = await tx.sql(sql<{ id: string; organisationId: string }>`
      select id, organisation_id as "organisationId" from organisation_join_links
      where id = ${linkId} and ended_at is null and expires_at > app_now() for share`);
    return link ?? null;
  }

  private async request(
    tx: Tx,
    actor: SignedIn,
    organisationId: string,
    linkId: string | null,
  ): Promise<void> {
    const [asked] = await tx.sql(sql<{ id: string }>`
      insert into organisation_join_requests (id, organisation_id, person_id, link_id)
      values (${newId()}, ${organisationId}, ${actor.personId}, ${linkId})
      on conflict (organisation_id, person_id) where state = 'WAITING' do nothing returning id`);
    if (!asked) return;
    await this.record(tx, actor, 'organisations.ask-to-join', organisationId, null, { requestId: asked.id });
    const telling = { kind: 'organisations.join-requested', cause: { type: 'join-request', id: asked.id } };
    await this.tell.tell(tx, telling, coordinatorsOf(organisationId));
  }

  private async record(
    tx: Tx,
    actor: SignedIn,
    action: string,
    organisationId: string,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const about = { personId: actor.personId };
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'organisation',
      subjectId: organisationId,
      before: before && { ...about, ...before },
      after: after && { ...about, ...after },
    });
  }
}
