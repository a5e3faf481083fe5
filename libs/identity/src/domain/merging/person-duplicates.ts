import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Likeness } from '#kernel';
import {
  comparePeople,
  PEOPLE_PROPOSED_FROM,
  type PersonDuplicateReason,
  type PersonLikeness,
} from './person-duplicate.rules.js';
import { PersonFactSources, type PersonPair } from './person-facts.js';

export interface SimilarPeople extends PersonPair, Likeness<PersonDuplicateReason> {}

interface PersonRow {
  readonly id: string;
  readonly fullName: string;
  readonly skeleton: string;
  readonly email: string | null;
  readonly phone: string | null;
}

const NAMES_AT_ONCE = 5_000;
const MOST_CANDIDATES = 2_000;

/** People who may be one. They are proposed; nobody is merged here. */
@Injectable()
export class PersonDuplicates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: PersonFactSources,
  ) {}

  /** The likeliest pairs of all that nobody has told apart, at most `most`. It first writes down how the names of newcomers sound,
   *  and answers ids alone: who reads them reads names under the second wall. Indexes: ix_person_sounds__sound, ix_people__email,
   *  ix_people__phone. */
  async pairs(most: number): Promise<SimilarPeople[]> {
    return this.unitOfWork.run(async (tx) => {
      await tx.sql(hearNames());
      const candidates = [
        ...(await tx.sql(candidatePairs())),
        ...(await this.facts.alikeTogether(tx, MOST_CANDIDATES)),
      ];
      return this.judge(tx, uniquePairs(candidates), most);
    });
  }

  private async judge(tx: Tx, pairs: readonly PersonPair[], most: number): Promise<SimilarPeople[]> {
    const ids = [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))];
    const belonging = await this.facts.belongingOf(tx, ids);
    const people = new Map(
      (await tx.sql(peopleOf(ids))).map((row) => [row.id, likenessOf(row, belonging.get(row.id))]),
    );
    const apart = new Set((await tx.sql(toldApart(ids))).map(({ key }) => key));
    return pairs
      .filter((pair) => people.has(pair.aId) && people.has(pair.bId) && !apart.has(keyOfPair(pair)))
      .map((pair) => ({ ...pair, ...comparePeople(people.get(pair.aId)!, people.get(pair.bId)!) }))
      .filter(({ score }) => score >= PEOPLE_PROPOSED_FROM)
      .toSorted((a, b) => b.score - a.score || keyOfPair(a).localeCompare(keyOfPair(b)))
      .slice(0, most);
  }
}

const keyOfPair = ({ aId, bId }: PersonPair): string => `${aId} ${bId}`;
const uniquePairs = (pairs: readonly PersonPair[]): PersonPair[] => [
  ...new Map(pairs.map((pair) => [keyOfPair(pair), pair])).values(),
];

const likenessOf = (
  { fullName, skeleton, email, phone }: PersonRow,
  belonging: { organisationIds: readonly string[]; cityIds: readonly string[] } | undefined,
): PersonLikeness => ({
  name: { text: fullName, skeleton },
  email,
  phone,
  organisationIds: belonging?.organisationIds ?? [],
  cityIds: belonging?.cityIds ?? [],
});

/** Names that are new or were corrected. */
const hearNames = (): SqlQuery<never> => sql`
  insert into person_sounds as s (person_id, full_name, skeleton, sound)
  select p.id, p.full_name, k.skeleton, coalesce((select string_agg(w, ' ' order by w) from unnest(string_to_array(k.skeleton, ' ')) w), '')
  from people p left join person_sounds h on h.person_id = p.id, lateral (select name_skeleton(p.full_name) as skeleton offset 0) k
  where p.erased_at is null and p.merged_into is null and h.full_name is distinct from p.full_name
  order by p.id limit ${NAMES_AT_ONCE}
  on conflict (person_id) do update set full_name = excluded.full_name, skeleton = excluded.skeleton, sound = excluded.sound`;

const LIVE = `a.erased_at is null and a.merged_into is null and b.erased_at is null and b.merged_into is null`;

/** Pairs of one sound, and of one contact: the newest first. */
const candidatePairs = (): SqlQuery<PersonPair> => ({
  text: `select a.id as "aId", b.id as "bId" from (
      select a.person_id as low, b.person_id as high from person_sounds a join person_sounds b on b.sound = a.sound and a.person_id < b.person_id
      where a.sound <> ''
      union select a.id, b.id from people a join people b on b.phone = a.phone and a.id < b.id
      union select a.id, b.id from people a join people b on lower(b.email) = lower(a.email) and a.id < b.id) pair
    join people a on a.id = pair.low join people b on b.id = pair.high
    where ${LIVE} order by pair.high desc, pair.low limit $1`,
  values: [MOST_CANDIDATES],
});

const peopleOf = (ids: readonly string[]): SqlQuery<PersonRow> => sql`
  select p.id, p.full_name as "fullName", s.skeleton, p.email, p.phone from people p join person_sounds s on s.person_id = p.id
  where p.id = any(${ids}::uuid[]) and p.erased_at is null and p.merged_into is null`;

const toldApart = (ids: readonly string[]): SqlQuery<{ key: string }> => sql`
  select low_id || ' ' || high_id as key from told_apart where subject_type = 'PERSON' and low_id = any(${ids}::uuid[])`;
