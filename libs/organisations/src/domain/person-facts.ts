import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type Belonging, PersonFacts, type PersonPair } from '#identity';

/** Colleagues who sound alike that are looked at for each person. */
const KEPT = 50;

/** Organisations that somebody belongs to, and the cities of their seats. */
@Injectable()
export class MembershipFacts extends PersonFacts {
  /** Index: ix_memberships__person_id. */
  override async belongingOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>> {
    const rows = await tx.sql(sql<Belonging & { personId: string }>`
      select m.person_id as "personId", array_agg(o.id) as "organisationIds",
        coalesce(array_agg(distinct o.city_id) filter (where o.city_id is not null), '{}') as "cityIds"
      from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = any(${personIds}::uuid[]) group by m.person_id`);
    return new Map(rows.map(({ personId, ...belonging }) => [personId, belonging]));
  }

  /** Each is compared with every colleague, by the name alone. Indexes: ix_memberships__person_id, pk_memberships, pk_person_sounds. */
  override async alikeTogether(tx: Tx, personIds: readonly string[]): Promise<readonly PersonPair[]> {
    return tx.sql(sql<PersonPair>`
      select distinct least(me.person_id, other.id) as "aId", greatest(me.person_id, other.id) as "bId"
      from person_sounds me cross join lateral (
        select s.person_id as id
        from memberships m join memberships n on n.organisation_id = m.organisation_id and n.person_id <> m.person_id
        join person_sounds s on s.person_id = n.person_id
        where m.person_id = me.person_id and similarity(s.skeleton, me.skeleton) > 0.4
        order by similarity(s.skeleton, me.skeleton) desc, s.person_id limit ${KEPT}) other
      where me.person_id = any(${personIds}::uuid[])`);
  }
}
