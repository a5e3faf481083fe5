import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { daysKept, PersonalDataSources } from '#privacy';

const PEOPLE_AT_ONCE = 500;

/** Who has had no part in the programme for years: no lib knows of any. */
@Injectable()
export class InactivePeople {
  constructor(private readonly sources: PersonalDataSources) {}

  /** Their ids, found some hundreds at a time by pk_people; each may be erased before the next is asked for. */
  async *in(tx: Tx): AsyncGenerator<string> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const old = await tx.sql(sql<{ id: string; since: Date }>`
        select id, app_now() - make_interval(days => ${daysKept('data-rights.inactive-people')}) as since from people
        where id > ${after} and erased_at is null and merged_into is null
          and created_at < app_now() - make_interval(days => ${daysKept('data-rights.inactive-people')})
        order by id limit ${PEOPLE_AT_ONCE}`);
      const [first] = old;
      if (!first) return;
      const ids = old.map(({ id }) => id);
      const active = await this.activeAmong(tx, ids, first.since);
      for (const id of ids) if (!active.has(id)) yield id;
      after = ids.at(-1)!;
    }
  }

  private async activeAmong(tx: Tx, ids: readonly string[], since: Date): Promise<Set<string>> {
    const active = new Set<string>();
    for (const source of this.sources.all())
      for (const id of await source.activeSince(tx, ids, since)) active.add(id);
    return active;
  }
}
