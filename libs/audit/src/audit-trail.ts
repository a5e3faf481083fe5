import { Injectable } from '@nestjs/common';
import { type Actor, actorName } from '#authz';
import { sql, type Tx } from '#database';
import { newId } from '#kernel';

export interface AuditEntry {
  readonly actor: Actor;
  /** `<lib>.<verb>-<object>`, for example `sessions.move-session`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Columns that changed, as they were and as they are. Null before a creation and after a deletion. */
  readonly before: object | null;
  readonly after: object | null;
  readonly reason?: string | null;
}

/** Writes down who changed what. One row for each change of state, in its transaction. */
@Injectable()
export class AuditTrail {
  async record(tx: Tx, ...entries: AuditEntry[]): Promise<void> {
    for (const entry of entries) {
      await tx.sql(sql`
        insert into audit_rows (id, actor, action, subject_type, subject_id, before, after, reason)
        values (${newId()}, ${actorName(entry.actor)}, ${entry.action}, ${entry.subjectType}, ${entry.subjectId},
          ${entry.before && JSON.stringify(entry.before)}::jsonb, ${entry.after && JSON.stringify(entry.after)}::jsonb,
          ${entry.reason ?? null})`);
    }
  }
}
