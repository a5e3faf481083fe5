import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { EventListeners, sql, type SqlQuery, type Tx } from '#database';
import { RegistrationCancelledV1 } from '#registrations';
import { SessionCancelledV1, SessionMovedV1, SessionPostponedV1 } from '#sessions';
import type { AttendanceStatus } from './attendance.entity.js';

interface TakenMark {
  readonly registrationId: string;
  readonly status: AttendanceStatus;
  readonly version: number;
}

/** Marks are open from the first instant of the day, and until the start the session may still be called off, moved,
 *  or a seat given back. Then nobody has come, and nobody could correct the mark: it is taken back in the same
 *  transaction, and with it what the figures count. Source: docs/stories/attendance.md. */
@Injectable()
export class TakeBackMarks implements OnModuleInit {
  constructor(
    private readonly listeners: EventListeners,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.listeners.inTransaction(SessionCancelledV1, (tx, { payload }) =>
      this.takeBack(tx, marksOfSession(payload.sessionId), 'The session was cancelled'),
    );
    this.listeners.inTransaction(SessionPostponedV1, (tx, { payload }) =>
      this.takeBack(tx, marksOfSession(payload.sessionId), 'The session was postponed'),
    );
    this.listeners.inTransaction(SessionMovedV1, (tx, { payload }) =>
      this.takeBack(tx, marksBeforeDay(payload.sessionId), 'The session was moved to a day to come'),
    );
    this.listeners.inTransaction(RegistrationCancelledV1, (tx, { payload }) =>
      this.takeBack(tx, markOfRegistration(payload.registrationId), 'The seat was given back'),
    );
  }

  private async takeBack(tx: Tx, marks: SqlQuery<TakenMark>, reason: string): Promise<void> {
    const taken = await tx.sql(marks);
    if (taken.length === 0) return;
    await this.audit.record(
      tx,
      ...taken.map(({ registrationId, status, version }) => ({
        actor: SYSTEM,
        action: 'attendance.take-back',
        subjectType: 'registration',
        subjectId: registrationId,
        before: { attendance: status, version },
        after: null,
        reason,
      })),
    );
  }
}

const TAKEN = `returning a.registration_id as "registrationId", a.status, a.version`;

/** The publisher holds the session, so nobody marks meanwhile. Indexes: ix_registrations__session_id_id, pk_attendances. */
const marksOfSession = (sessionId: string): SqlQuery<TakenMark> => ({
  text: `delete from attendances a using registrations r where r.id = a.registration_id and r.session_id = $1 ${TAKEN}`,
  values: [sessionId],
});

/** The same, where the day of the session has not begun in its time zone. */
const marksBeforeDay = (sessionId: string): SqlQuery<TakenMark> => ({
  text: `delete from attendances a using registrations r, sessions s
    where r.id = a.registration_id and r.session_id = s.id and s.id = $1
      and date_trunc('day', s.starts_at at time zone s.time_zone) at time zone s.time_zone > app_now() ${TAKEN}`,
  values: [sessionId],
});

/** The publisher holds the registration. Index: pk_attendances. */
const markOfRegistration = (registrationId: string): SqlQuery<TakenMark> => sql`
  delete from attendances a where a.registration_id = ${registrationId}
  returning a.registration_id as "registrationId", a.status, a.version`;
