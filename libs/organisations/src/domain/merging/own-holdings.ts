import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { Invitations, RoleGrants } from '#identity';
import { type HoldingPreview, type Merging, OrganisationHolding } from './organisation-holding.js';

type Preview = Promise<Omit<HoldingPreview, 'held'>>;

/** Counts of one statement, without sums. */
export const counted = async (
  tx: Tx,
  query: Parameters<Tx['sql']>[0],
): Promise<Omit<HoldingPreview, 'held'>> => {
  const [row] = (await tx.sql(query)) as unknown as { moves: number; collides: number }[];
  return { moves: row!.moves, collides: row!.collides, sums: [] };
};

/** Members: who belongs to both is a member of the survivor once. */
@Injectable()
export class MembersHolding extends OrganisationHolding {
  readonly held = 'MEMBERS';

  override preview(tx: Tx, { fromId, intoId }: Merging): Preview {
    return counted(
      tx,
      sql`select (count(*) filter (where i.person_id is null))::int as moves, count(i.person_id)::int as collides
        from memberships m left join memberships i on i.organisation_id = ${intoId} and i.person_id = m.person_id
        where m.organisation_id = ${fromId}`,
    );
  }

  override async move(tx: Tx, _actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const moved = await tx.sql(sql<{ id: string }>`
      insert into memberships (organisation_id, person_id, job_title, since)
      select ${intoId}, person_id, job_title, since from memberships where organisation_id = ${fromId} order by person_id
      on conflict (organisation_id, person_id) do nothing returning person_id as id`);
    await tx.sql(sql`delete from memberships where organisation_id = ${fromId}`);
    return moved.map(({ id }) => id);
  }
}

/** Coordinators coordinate the survivor. */
@Injectable()
export class CoordinatorsHolding extends OrganisationHolding {
  readonly held = 'COORDINATORS';

  constructor(private readonly roles: RoleGrants) {
    super();
  }

  override preview(tx: Tx, { fromId, intoId }: Merging): Preview {
    return counted(
      tx,
      sql`select (count(*) filter (where i.id is null))::int as moves, count(i.id)::int as collides
        from role_grants g left join role_grants i on i.role = 'COORDINATOR' and i.scope_id = ${intoId} and i.person_id = g.person_id
        where g.role = 'COORDINATOR' and g.scope_id = ${fromId}`,
    );
  }

  override async move(tx: Tx, actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const holders = await tx.sql(sql<{ personId: string }>`
      select person_id as "personId" from role_grants where role = 'COORDINATOR' and scope_id = ${fromId} order by 1`);
    for (const { personId } of holders) {
      await this.roles.revoke(tx, actor, personId, { role: 'COORDINATOR', scopeId: fromId });
      await this.roles.grant(tx, actor, personId, { role: 'COORDINATOR', scopeId: intoId });
    }
    return holders.map(({ personId }) => personId);
  }
}

/** Requests that wait, and domains: those that the survivor has too are withdrawn. Links, hand-overs and
 *  invitations to coordinate end. */
@Injectable()
export class JoiningHolding extends OrganisationHolding {
  readonly held = 'JOINING';

  constructor(private readonly invitations: Invitations) {
    super();
  }

  override preview(tx: Tx, { fromId, intoId }: Merging): Preview {
    return counted(
      tx,
      sql`select (count(*) filter (where not known))::int as moves, (count(*) filter (where known))::int as collides from (
        select exists (select from organisation_join_requests i where i.organisation_id = ${intoId} and i.person_id = r.person_id
            and i.state = 'WAITING')
          or exists (select from memberships m where m.organisation_id = ${intoId} and m.person_id = r.person_id) as known
        from organisation_join_requests r where r.organisation_id = ${fromId} and r.state = 'WAITING'
        union all
        select exists (select from organisation_domains i where i.organisation_id = ${intoId} and i.domain = d.domain
          and i.state in ('REQUESTED', 'APPROVED'))
        from organisation_domains d where d.organisation_id = ${fromId} and d.state in ('REQUESTED', 'APPROVED')) each`,
    );
  }

  override async move(tx: Tx, actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    await this.invitations.withdrawAll(tx, actor, 'COORDINATOR', fromId);
    await tx.sql(sql`
      update organisation_join_links set ended_at = app_now() where organisation_id = ${fromId} and ended_at is null`);
    await tx.sql(sql`
      update organisation_hand_overs set ended_at = app_now(), outcome = 'WITHDRAWN' where organisation_id = ${fromId} and ended_at is null`);
    await tx.sql(sql`
      update organisation_join_requests r set state = 'WITHDRAWN', decided_at = app_now()
      where organisation_id = ${fromId} and state = 'WAITING' and (
        exists (select from organisation_join_requests i where i.organisation_id = ${intoId} and i.person_id = r.person_id and i.state = 'WAITING')
        or exists (select from memberships m where m.organisation_id = ${intoId} and m.person_id = r.person_id))`);
    const requests = await tx.sql(sql<{ id: string }>`
      update organisation_join_requests set organisation_id = ${intoId}, link_id = null
      where organisation_id = ${fromId} and state = 'WAITING' returning id`);
    await tx.sql(sql`
      update organisation_domains d set state = 'ENDED', decided_at = app_now(), decided_by = ${actor.personId}
      where organisation_id = ${fromId} and state in ('REQUESTED', 'APPROVED') and exists (
        select from organisation_domains i where i.organisation_id = ${intoId} and i.domain = d.domain and i.state in ('REQUESTED', 'APPROVED'))`);
    const domains = await tx.sql(sql<{ id: string }>`
      update organisation_domains set organisation_id = ${intoId}
      where organisation_id = ${fromId} and state in ('REQUESTED', 'APPROVED') returning id`);
    return [...requests, ...domains].map(({ id }) => id);
  }
}
