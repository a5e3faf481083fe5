import { Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import { PersonalDataSources, RETENTION, type Retained, type RetentionSubject } from '#privacy';
import { InactivePeople } from './inactive-people.js';
import { AHEAD, RETAIN_ACTION } from './retention-record.js';

export interface RetentionLineView {
  readonly subject: RetentionSubject;
  /** How many would pass if the round ran now. Of people, where too many are old enough: how many the last round foresaw for the
   *  next one. */
  readonly due: number;
  /** How many passed in the last round; null when there was none, or it did not know of this subject yet. */
  readonly passed: number | null;
}

export interface RetentionView {
  /** When the last round ended; null before the first. */
  readonly lastAt: Date | null;
  /** In the order of `RETENTION`. */
  readonly lines: readonly RetentionLineView[];
}

/** What is deleted by itself: figures alone, no row and no name. */
@Injectable()
export class RetentionReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: PersonalDataSources,
    private readonly inactive: InactivePeople,
  ) {}

  async now(): Promise<RetentionView> {
    // The audit is the record of the rounds. Index: ix_audit_rows__action_at_id.
    const [last] = await this.unitOfWork.read(sql<{ at: Date; after: Partial<Record<string, number>> }>`
      select at, after from audit_rows where action = ${RETAIN_ACTION} and actor = 'system' order by at desc, id desc limit 1`);
    const due = await this.due(last?.after[AHEAD] ?? 0);
    const subjects = Object.keys(RETENTION) as RetentionSubject[];
    return {
      lastAt: last?.at ?? null,
      lines: subjects.map((subject) => ({
        subject,
        due: due.find((counted) => counted.subject === subject)?.count ?? 0,
        passed: last?.after[subject] ?? null,
      })),
    };
  }

  /** What the next round would let pass if it ran now; changes nothing. */
  private async due(ahead: number): Promise<Retained[]> {
    return this.unitOfWork.run(async (tx) => {
      const due: Retained[] = [];
      for (const source of this.sources.all()) due.push(...(await source.due(tx)));
      const people = (await this.inactive.areMany(tx)) ? ahead : await this.inactive.count(tx);
      due.push({ subject: 'data-rights.inactive-people', count: people });
      return due;
    });
  }
}
