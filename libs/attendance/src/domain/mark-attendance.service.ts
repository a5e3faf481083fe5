import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Result, writtenText } from '#kernel';
import { SealedValues } from '#privacy';
import { ConfirmAddressService } from '#registrations';
import { AttendanceMarkedV1 } from './attendance.events.js';
import {
  type Mark,
  type Markable,
  type Marking,
  type MarkRefusal,
  MAX_MARKS,
  mayMarkNow,
  planMarks,
  type SessionDay,
} from './attendance.rules.js';

export interface MarkAttendance {
  readonly sessionId: string;
  readonly marks: readonly Mark[];
  /** Needed where a mark is corrected; at most 500 characters are kept. */
  readonly reason: string | null;
}

const MAX_REASON = 1_000;

/** Writes down who came. The caller has decided that the actor may see the inside of the session. */
@Injectable()
export class MarkAttendanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
    private readonly addresses: ConfirmAddressService,
  ) {}

  /** Marks several people at once, or nobody. Answers the ids of the registrations whose mark changed. Refuses as
   *  `MarkRefusal` names; nothing is written then. Source: docs/stories/attendance.md. */
  async mark(actor: Actor, command: MarkAttendance): Promise<Result<readonly string[], MarkRefusal>> {
    const { sessionId, marks } = command;
    if (marks.length === 0) return refuse('LIST_EMPTY', { path: ['marks'] });
    if (marks.length > MAX_MARKS) return refuse('LIST_TOO_LONG', { path: ['marks'] });
    const reason = writtenText(command.reason);
    if (reason && reason.length > MAX_REASON) return refuse('REASON_TOO_LONG', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const [session] = await tx.sql(sessionDay(sessionId));
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      const open = mayMarkNow(session, session.now);
      if (!open.ok) return open;
      const ids = marks.map((mark) => mark.registrationId);
      // Whoever came is there to be seen: no link is needed any more.
      const came = marks.filter(({ status }) => status === 'ATTENDED').map((mark) => mark.registrationId);
      await this.addresses.confirmAtDoor(tx, actor, sessionId, came);
      const markable = await tx.sql(lockMarkable(sessionId, ids));
      const plan = planMarks(marks, new Map(markable.map((row) => [row.registrationId, row])), reason);
      if (!plan.ok) return plan;
      await this.write(tx, actor, sessionId, plan.value, reason);
      return accept(plan.value.map((marking) => marking.registrationId));
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    sessionId: string,
    plan: readonly Marking[],
    reason: string | null,
  ): Promise<void> {
    if (plan.length === 0) return;
    await tx.sql(writeMarks(plan, actor.personId!, reason));
    const registrationIds = plan.map((marking) => marking.registrationId);
    const reasons = await this.sealReasons(tx, plan, reason);
    await this.audit.record(
      tx,
      ...plan.map(({ registrationId, before, after, version }) => ({
        actor,
        action: before === null ? 'attendance.mark' : 'attendance.correct',
        subjectType: 'registration',
        subjectId: registrationId,
        before: before && { attendance: before, version: version - 1 },
        after: { attendance: after, version },
        reason: reasons.get(registrationId) ?? null,
      })),
    );
    await tx.publish(new AttendanceMarkedV1({ sessionId, registrationIds }));
  }

  /** Why a mark was corrected speaks of one person: the audit proves it without holding it (ADR 0016). */
  private async sealReasons(
    tx: Tx,
    plan: readonly Marking[],
    reason: string | null,
  ): Promise<Map<string, string | null>> {
    const corrected = plan
      .filter(({ before }) => before !== null)
      .map(({ registrationId }) => registrationId);
    const people = await tx.sql(sql<{ id: string; personId: string }>`
      select id, person_id as "personId" from registrations where id = any(${corrected}::uuid[]) order by id`);
    const reasons = new Map<string, string | null>();
    for (const { id, personId } of people) reasons.set(id, await this.sealed.seal(tx, personId, reason));
    return reasons;
  }
}

/** The day of a session as its own place knows it. Lock: the session, shared, before its registrations, so that it is
 *  neither moved nor called off while somebody is marked. Index: pk_sessions. */
const sessionDay = (sessionId: string): SqlQuery<SessionDay & { now: Date }> => sql`
  select status = 'CANCELLED' as "isCancelled", app_now() as now,
    date_trunc('day', starts_at at time zone time_zone) at time zone time_zone as "dayBegins"
  from sessions where id = ${sessionId} for share`;

/** Lock: the registrations, in key order, before their marks are read (`lock_attendances`). */
const lockMarkable = (sessionId: string, ids: readonly string[]): SqlQuery<Markable> => sql`
  select registration_id as "registrationId", full_name as "fullName", registration_status as "registrationStatus", status, version
  from lock_attendances(${sessionId}, ${ids}::uuid[])`;

/** First marks are inserted, corrected ones updated; the caller holds the lock. */
const writeMarks = (
  plan: readonly Marking[],
  markedBy: string,
  reason: string | null,
): SqlQuery<never> => sql`
  insert into attendances (registration_id, status, version, marked_by, marked_at, reason)
  select g."registrationId", g.after, g.version, ${markedBy}::uuid, app_now(), case when g.version > 1 then ${reason}::text end
  from jsonb_to_recordset(${JSON.stringify(plan)}::jsonb) as g("registrationId" uuid, after text, version integer)
  on conflict (registration_id) do update set status = excluded.status, version = excluded.version,
    marked_by = excluded.marked_by, marked_at = excluded.marked_at, reason = excluded.reason`;
