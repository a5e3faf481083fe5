import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';
import { daysKept, PersonalDataSources } from '#privacy';

const PEOPLE_AT_ONCE = 500;
/** People of whom it is asked at one look at a page. */
export const MOST_AT_A_LOOK = 1_000;

/** Who has had no part in the programme for years: no lib knows of any. */
@Injectable()
export class InactivePeople {
  constructor(private readonly sources: PersonalDataSources) {}

  /** Their ids, the oldest first, found some hundreds at a time; each may be erased before the next is asked for. With `aheadDays`,
   *  who will have had none by then. Costs as many steps as there are people that old, active or not. */
  async *in(tx: Tx, aheadDays = 0): AsyncGenerator<string> {
    for (let after: Place = BEFORE_ALL; ;) {
      const old: OldPerson[] = await tx.sql(oldPeople(after, aheadDays));
      const last = old.at(-1);
      if (!last) return;
      const ids = old.map(({ id }) => id);
      const active = await this.activeAmong(tx, ids, last.since);
      for (const id of ids) if (!active.has(id)) yield id;
      after = last;
    }
  }

  async ids(tx: Tx): Promise<string[]> {
    const ids: string[] = [];
    for await (const id of this.in(tx)) ids.push(id);
    return ids;
  }

  /** Is this one of them still? */
  async has(tx: Tx, id: string): Promise<boolean> {
    const [old] = await tx.sql(oldPerson(id));
    return old !== undefined && (await this.activeAmong(tx, [id], old.since)).size === 0;
  }

  async count(tx: Tx, aheadDays = 0): Promise<number> {
    let people = 0;
    for await (const _ of this.in(tx, aheadDays)) people += 1;
    return people;
  }

  /** Are there too many people that old to ask of each at a look? */
  async areMany(tx: Tx): Promise<boolean> {
    const [row] = await tx.sql(fewOldPeople());
    return row!.few > MOST_AT_A_LOOK;
  }

  private async activeAmong(tx: Tx, ids: readonly string[], since: Date): Promise<Set<string>> {
    const active = new Set<string>();
    for (const source of this.sources.all())
      for (const id of await source.activeSince(tx, ids, since)) active.add(id);
    return active;
  }
}

/** Where a walk by age has come to. The instant is the database's text, so that it is not rounded. */
interface Place {
  readonly at: string;
  readonly id: string;
}
interface OldPerson extends Place {
  readonly since: Date;
}
const BEFORE_ALL: Place = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
const KEPT_DAYS = daysKept('data-rights.inactive-people');

/** Index: ix_people__created_at_id. */
const oldPeople = (after: Place, aheadDays: number): SqlQuery<OldPerson> => sql`
  select id, created_at::text as at, app_now() - make_interval(days => ${KEPT_DAYS - aheadDays}) as since from people
  where (created_at, id) > (${after.at}::timestamptz, ${after.id}) and erased_at is null and merged_into is null
    and created_at < app_now() - make_interval(days => ${KEPT_DAYS - aheadDays})
  order by created_at, id limit ${PEOPLE_AT_ONCE}`;

const oldPerson = (id: string): SqlQuery<{ since: Date }> => sql`
  select app_now() - make_interval(days => ${KEPT_DAYS}) as since from people
  where id = ${id} and erased_at is null and merged_into is null and created_at < app_now() - make_interval(days => ${KEPT_DAYS})`;

/** How many are that old; one more than a look asks of, at most. Index: ix_people__created_at_id. */
const fewOldPeople = (): SqlQuery<{ few: number }> => sql`
  select count(*)::int as few from (
    select from people where erased_at is null and merged_into is null
      and created_at < app_now() - make_interval(days => ${KEPT_DAYS})
    order by created_at, id limit ${MOST_AT_A_LOOK + 1}) old`;
