import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { UnitOfWork } from '#database';
import type { Retained } from '#privacy';

/** Under which the audit keeps each round. */
export const RETAIN_ACTION = 'data-rights.retain-rows';

/** Under this name a round says how many people the next one will erase, where a look cannot count them. */
export const AHEAD = 'data-rights.inactive-people.ahead';

/** The record of the rounds is the audit: when, and how many of each; of whom, nobody needs to know. */
@Injectable()
export class RetentionRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** One row for a round that is done, also when nothing had passed its time. */
  async keep(retained: readonly Retained[], ahead: number | null): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor: SYSTEM,
        action: RETAIN_ACTION,
        subjectType: 'retention',
        subjectId: 'round',
        before: null,
        after: {
          ...Object.fromEntries(retained.map(({ subject, count }) => [subject, count])),
          ...(ahead === null ? {} : { [AHEAD]: ahead }),
        },
      }),
    );
  }
}
