import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { SessionPolicy } from '#sessions';

/** Has a room tried again at once that could not be made. */
@Injectable()
export class TryRoomAgainService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly policy: SessionPolicy,
    private readonly audit: AuditTrail,
  ) {}

  /** Makes the room due; the worker asks within half a minute. Refuses: FORBIDDEN to whoever may not see the inside of the session, ROOM_NOT_FAILED
   *  when the last try did not fail, or somebody else had it tried again already. */
  async tryAgain(
    actor: Actor,
    sessionId: string,
  ): Promise<Result<string, Refusal<'FORBIDDEN' | 'ROOM_NOT_FAILED'>>> {
    if (!(await this.policy.mayReadInside(actor, sessionId))) return refuse('FORBIDDEN');
    return this.unitOfWork.run(async (tx) => {
      // What is due is to be tried anyhow: of two who press at once, one is written down.
      const due = await tx.sql(sql<{ failure: string }>`
        update virtual_rooms r set next_try_at = app_now() from sessions s
        where s.id = r.session_id and r.session_id = ${sessionId} and r.schedule_version = s.schedule_version
          and r.state in ('WANTED', 'MADE') and r.failure is not null and r.next_try_at > app_now()
        returning r.failure`);
      if (due.length === 0) return refuse('ROOM_NOT_FAILED');
      await this.audit.record(tx, {
        actor,
        action: 'virtual-rooms.try-again',
        subjectType: 'session',
        subjectId: sessionId,
        before: { roomFailure: due[0]!.failure },
        after: { roomFailure: due[0]!.failure },
      });
      return accept(sessionId);
    });
  }
}
