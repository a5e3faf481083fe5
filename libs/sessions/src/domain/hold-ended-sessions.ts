import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { sql, UnitOfWork } from '#database';

/** Hours after its end at which a session counts as held although nobody said so. */
export const HELD_AFTER_HOURS = 24;
const MOST_IN_A_ROUND = 100;

/** Says of sessions that are over, and of which nobody said anything, that they were held. Works under the worker's role. */
@Injectable()
export class HoldEndedSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers how many. Safe to repeat, and beside another. Index: ix_sessions__to_hold. */
  async round(): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const held = await tx.sql(sql<{ id: string; heldAt: Date }>`
        update sessions set held_at = app_now() where id in (
          select id from sessions where status = 'OPEN' and held_at is null
            and ends_at <= app_now() - make_interval(hours => ${HELD_AFTER_HOURS})
          order by ends_at limit ${MOST_IN_A_ROUND} for update skip locked)
        returning id, held_at as "heldAt"`);
      if (held.length > 0)
        await this.audit.record(
          tx,
          ...held.map(({ id, heldAt }) => ({
            actor: SYSTEM,
            action: 'sessions.hold-session',
            subjectType: 'session',
            subjectId: id,
            before: { heldAt: null },
            after: { heldAt: heldAt.toISOString() },
            reason: 'A day after its end',
          })),
        );
      return held.length;
    });
  }
}
