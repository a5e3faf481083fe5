import { Injectable } from '@nestjs/common';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse } from '#kernel';
import { daysKept, PersonalDataSources, type Retained } from '#privacy';
import { ErasePersonService } from './erase-person.service.js';

const PEOPLE_AT_ONCE = 500;

/** Lets pass what has passed its time. The periods are `RETENTION`. */
@Injectable()
export class RetainService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: PersonalDataSources,
    private readonly erasing: ErasePersonService,
  ) {}

  /** One night's round, each lib in a transaction of its own. With `isDryRun` all is done, counted and taken back: the
   *  counts are those of the real thing. */
  async round(isDryRun = false): Promise<Retained[]> {
    const retained: Retained[] = [];
    for (const source of this.sources.all())
      retained.push(...(await this.inOne(isDryRun, (tx) => source.retain(tx))));
    retained.push(...(await this.inOne(isDryRun, (tx) => this.inactivePeople(tx))));
    return retained;
  }

  /** Runs `work` in one transaction and answers what it counted; a dry run is rolled back. */
  private async inOne(
    isDryRun: boolean,
    work: (tx: Tx) => Promise<readonly Retained[]>,
  ): Promise<readonly Retained[]> {
    let counted: readonly Retained[] = [];
    await this.unitOfWork.run(async (tx) => {
      counted = await work(tx);
      return isDryRun ? refuse('DRY_RUN') : accept(null);
    });
    return counted;
  }

  /** Changes of address that ended, and whoever has had no part for years: no lib knows of any. */
  private async inactivePeople(tx: Tx): Promise<Retained[]> {
    const changes = await tx.sql(sql`
      delete from contact_changes
      where expires_at < app_now() - make_interval(days => ${daysKept('data-rights.contact-changes')}) returning id`);
    let erased = 0;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const old = await tx.sql(sql<{ id: string; since: Date }>`
        select id, app_now() - make_interval(days => ${daysKept('data-rights.inactive-people')}) as since from people
        where id > ${after} and erased_at is null and merged_into is null
          and created_at < app_now() - make_interval(days => ${daysKept('data-rights.inactive-people')})
        order by id limit ${PEOPLE_AT_ONCE}`);
      const [first] = old;
      if (!first) break;
      const ids = old.map(({ id }) => id);
      const active = await this.activeAmong(tx, ids, first.since);
      for (const id of ids)
        if (!active.has(id)) {
          await this.erasing.eraseInactive(tx, id);
          erased += 1;
        }
      after = ids.at(-1)!;
    }
    return [
      { subject: 'data-rights.contact-changes', count: changes.length },
      { subject: 'data-rights.inactive-people', count: erased },
    ];
  }

  private async activeAmong(tx: Tx, ids: readonly string[], since: Date): Promise<Set<string>> {
    const active = new Set<string>();
    for (const source of this.sources.all())
      for (const id of await source.activeSince(tx, ids, since)) active.add(id);
    return active;
  }
}
