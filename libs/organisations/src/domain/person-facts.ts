import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type Belonging, PersonFacts, type PersonPair } from '#identity';

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

  /** Within one organisation at a time: names alone are compared there. */
  override async alikeTogether(tx: Tx, most: number): Promise<readonly PersonPair[]> {
    return tx.sql(sql<PersonPair>`
      select distinct a.person_id as "aId", b.person_id as "bId"
      from memberships m join memberships n on n.organisation_id = m.organisation_id and m.person_id < n.person_id
      join person_sounds a on a.person_id = m.person_id join person_sounds b on b.person_id = n.person_id
      where similarity(a.skeleton, b.skeleton) > 0.4 order by 1, 2 limit ${most}`);
  }
}
