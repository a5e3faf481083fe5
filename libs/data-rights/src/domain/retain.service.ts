import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '#database';
import { accept, refuse } from '#kernel';
import { PersonalDataSources, type Retained } from '#privacy';
import { ErasePersonService } from './erase-person.service.js';
import { InactivePeople } from './inactive-people.js';
import { OneByOne } from './one-by-one.js';
import { RetentionRecord } from './retention-record.js';

const DAYS_BETWEEN_ROUNDS = 1;

/** Lets pass what has passed its time. The periods are `RETENTION`. */
@Injectable()
export class RetainService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: PersonalDataSources,
    private readonly inactive: InactivePeople,
    private readonly erasing: ErasePersonService,
    private readonly record: RetentionRecord,
    private readonly oneByOne: OneByOne,
  ) {}

  /** One night's round, each lib and each person in a transaction of its own; the audit then says how many of each. A round that a fault ended
   *  says nothing: the next one takes the rest. With `isDryRun` all is done, counted and taken back: the counts are those
   *  of the real thing. */
  async round(isDryRun = false): Promise<Retained[]> {
    const retained: Retained[] = [];
    for (const source of this.sources.all())
      retained.push(...(await this.inOne(isDryRun, (tx) => source.retain(tx))));
    retained.push(await this.inactivePeople(isDryRun));
    if (!isDryRun) await this.record.keep(retained, await this.ahead());
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

  /** How many people the next round will erase, unless they come back; null where the page counts them itself. */
  private ahead(): Promise<number | null> {
    return this.unitOfWork.run(async (tx) =>
      (await this.inactive.areMany(tx)) ? this.inactive.count(tx, DAYS_BETWEEN_ROUNDS) : null,
    );
  }

  /** Who had a part again since they were found stays. */
  private async inactivePeople(isDryRun: boolean): Promise<Retained> {
    const found = await this.unitOfWork.run((tx) => this.inactive.ids(tx));
    const count = await this.oneByOne.count('a person without a part', found, async (id) => {
      const [erased] = await this.inOne(isDryRun, async (tx) => {
        if (!(await this.inactive.has(tx, id))) return [];
        await this.erasing.eraseInactive(tx, id);
        return [{ subject: 'data-rights.inactive-people', count: 1 }];
      });
      return erased !== undefined;
    });
    return { subject: 'data-rights.inactive-people', count };
  }
}
