import { Injectable } from '@nestjs/common';
import {
  type LineEnd,
  sql,
  type SqlQuery,
  type Tx,
  UnitOfWork,
  type WaitingLine,
  workOffLine,
  workOnLine,
} from '#database';
import { comparePeople, PEOPLE_PROPOSED_FROM, type PersonLikeness } from './person-duplicate.rules.js';
import { PersonFactSources, type PersonPair } from './person-facts.js';

interface PersonRow {
  readonly id: string;
  readonly fullName: string;
  readonly skeleton: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Compared in one transaction: a colleague of three thousand is compared with each of them. */
const AT_ONCE = 50;

/** Compares whoever is new or has changed with those who may be the same, and keeps the pairs worth proposing. */
@Injectable()
export class ComparePeople {
  private readonly line: WaitingLine = {
    lock: 'identity.compare-people',
    take: takeWaiting,
    work: (tx, ids) => this.compare(tx, ids),
  };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: PersonFactSources,
  ) {}

  /** Compares all that wait, at most `most`. Answers how many it took up. */
  round(most: number): Promise<number> {
    return workOffLine(this.unitOfWork, this.line, { atOnce: AT_ONCE, most });
  }

  /** Compares some of those who wait. */
  slice(most: number, first: LineEnd): Promise<number> {
    return workOnLine(this.unitOfWork, this.line, most, first);
  }

  private async compare(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.sql(
      sql`delete from person_pairs where low_id = any(${ids}::uuid[]) or high_id = any(${ids}::uuid[])`,
    );
    await tx.sql(hearNames(ids));
    const pairs = uniquePairs([
      ...(await tx.sql(likelyPairs(ids))),
      ...(await this.facts.alikeTogether(tx, ids)),
    ]);
    const found = (await this.judge(tx, pairs)).filter(({ score }) => score >= PEOPLE_PROPOSED_FROM);
    if (found.length > 0) await tx.sql(keepPairs(found));
  }

  private async judge(tx: Tx, pairs: readonly PersonPair[]): Promise<JudgedPair[]> {
    const ids = [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))];
    const belonging = await this.facts.belongingOf(tx, ids);
    const people = new Map(
      (await tx.sql(peopleOf(ids))).map((row) => [row.id, likenessOf(row, belonging.get(row.id))]),
    );
    return pairs
      .filter(({ aId, bId }) => people.has(aId) && people.has(bId))
      .map((pair) => ({ ...pair, ...comparePeople(people.get(pair.aId)!, people.get(pair.bId)!) }));
  }
}

type JudgedPair = PersonPair & ReturnType<typeof comparePeople>;

const uniquePairs = (pairs: readonly PersonPair[]): PersonPair[] => [
  ...new Map(pairs.map((pair) => [`${pair.aId} ${pair.bId}`, pair])).values(),
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

const takeWaiting = (most: number, first: LineEnd): SqlQuery<{ subjectId: string }> => ({
  text: `delete from people_to_compare where id in (
      select id from people_to_compare order by id ${first === 'NEWEST' ? 'desc' : ''} limit $1)
    returning person_id as "subjectId"`,
  values: [most],
});

const hearNames = (ids: readonly string[]): SqlQuery<never> => sql`
  insert into person_sounds as s (person_id, full_name, skeleton, sound)
  select p.id, p.full_name, k.skeleton, coalesce((select string_agg(w, ' ' order by w) from unnest(string_to_array(k.skeleton, ' ')) w), '')
  from people p, lateral (select name_skeleton(p.full_name) as skeleton offset 0) k
  where p.id = any(${ids}::uuid[]) and p.erased_at is null and p.merged_into is null
  on conflict (person_id) do update set full_name = excluded.full_name, skeleton = excluded.skeleton, sound = excluded.sound
    where s.full_name <> excluded.full_name`;

/** Of one number or address so many are looked at, and so many kept, by how alike they sound. */
const LOOKED_AT = 500;
const KEPT_OF_ONE_CONTACT = 50;
/** Of those who have the sound alone in common: they stand at the end of the list, and a hundred people of one name would be
 *  five thousand pairs. The same name comes first. */
const KEPT_OF_ONE_SOUND = 5;

const LIVE = 'o.erased_at is null and o.merged_into is null';
const ofOneContact = (contact: string): string => `(
  select near.id from (select o.id from people o where ${contact} and o.id <> me.id and ${LIVE} limit ${LOOKED_AT}) near
  join person_sounds s on s.person_id = near.id order by similarity(s.skeleton, me.skeleton) desc, near.id limit ${KEPT_OF_ONE_CONTACT})`;

/** Who has a number, an address or the sound of the name in common with one of these. Indexes: ix_people__phone, ix_people__email,
 *  ix_person_sounds__sound. */
export const likelyPairs = (ids: readonly string[]): SqlQuery<PersonPair> => ({
  text: `select distinct least(me.id, other.id) as "aId", greatest(me.id, other.id) as "bId"
    from (select p.id, p.phone, p.email, s.full_name, s.skeleton, s.sound from people p join person_sounds s on s.person_id = p.id
      where p.id = any($1::uuid[]) and p.erased_at is null and p.merged_into is null) me
    cross join lateral (
      ${ofOneContact('o.phone = me.phone')}
      union all ${ofOneContact('lower(o.email) = lower(me.email)')}
      union all (select near.id from (
          select o.id, s.full_name from person_sounds s join people o on o.id = s.person_id
          where s.sound = me.sound and s.sound <> '' and o.id <> me.id and ${LIVE} limit ${LOOKED_AT}) near
        order by near.full_name <> me.full_name, near.id desc limit ${KEPT_OF_ONE_SOUND})) other`,
  values: [ids],
});

const peopleOf = (ids: readonly string[]): SqlQuery<PersonRow> => sql`
  select p.id, p.full_name as "fullName", s.skeleton, p.email, p.phone from people p join person_sounds s on s.person_id = p.id
  where p.id = any(${ids}::uuid[]) and p.erased_at is null and p.merged_into is null`;

const keepPairs = (pairs: readonly JudgedPair[]): SqlQuery<never> => sql`
  insert into person_pairs (low_id, high_id, score, reasons)
  select (p ->> 'aId')::uuid, (p ->> 'bId')::uuid, (p ->> 'score')::smallint, array(select jsonb_array_elements_text(p -> 'reasons'))
  from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) p
  where not exists (select from told_apart t
    where t.subject_type = 'PERSON' and t.low_id = (p ->> 'aId')::uuid and t.high_id = (p ->> 'bId')::uuid)`;
