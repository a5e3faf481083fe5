import { NO_DATE } from '#sessions';
import type { Random } from './random.js';
import type { PlayedRegistration } from './registration-history.js';
import type { DemoTimes } from './session-times.js';
import type { DemoSession } from './sessions.data.js';

type Row = Record<string, unknown>;

/** What the audit holds of a session's plan. */
export function planAudit(
  random: Random,
  session: DemoSession,
  sessionId: string,
  times: DemoTimes,
  workingGroup: string,
): Row[] {
  const plan = (startsAt: Date, scheduleVersion: number, status = 'OPEN'): object => ({
    startsAt,
    scheduleVersion,
    status,
  });
  const change = (
    at: Date,
    action: string,
    before: object | null,
    after: object,
    reason: string | null,
  ): Row =>
    auditRow(
      random,
      at,
      `person:${workingGroup}`,
      `sessions.${action}`,
      'session',
      sessionId,
      before,
      after,
      reason,
    );
  const first = plan(times.movedFrom ?? times.startsAt, 1);
  const rows = [
    change(times.scheduledAt, 'schedule-session', null, { ...first, capacity: session.capacity }, null),
  ];
  if (times.movedAt) {
    rows.push(
      change(
        times.movedAt,
        'move-session',
        first,
        plan(times.startsAt, 2),
        'The utility needs the room on that day.',
      ),
    );
  }
  if (times.postponedAt) {
    const after = plan(NO_DATE.startsAt, 2, 'POSTPONED');
    const reason = session.postponed?.reason.en ?? null;
    rows.push(change(times.postponedAt, 'postpone-session', first, after, reason));
  }
  if (times.cancelledAt) {
    const after = plan(times.startsAt, 2, 'CANCELLED');
    rows.push(change(times.cancelledAt, 'cancel-session', first, after, session.off?.reason.en ?? null));
  }
  return rows;
}

/** What the audit holds of one registration. */
export function registrationAudit(
  random: Random,
  id: string,
  held: PlayedRegistration<unknown>,
  sessionId: string,
): Row[] {
  const change = (
    at: Date,
    action: string,
    before: object | null,
    after: object,
    reason: string | null = null,
  ): Row =>
    auditRow(random, at, 'anonymous', `registrations.${action}`, 'registration', id, before, after, reason);
  const status = held.drawnRank === null ? 'CONFIRMED' : 'WAITLISTED';
  const rows = [
    change(held.createdAt, 'register', null, { sessionId, status, waitlistRank: held.drawnRank }),
  ];
  if (held.promotedAt) {
    rows.push(
      change(
        held.promotedAt,
        'promote',
        { status: 'WAITLISTED' },
        { status: 'CONFIRMED' },
        'A seat was given back',
      ),
    );
  }
  if (held.cancelledAt) {
    rows.push(change(held.cancelledAt, 'cancel', { status: 'CONFIRMED' }, { status: 'CANCELLED' }));
  }
  return rows;
}

/** A row of the audit as it was written then. Its transaction and hash are the database's own. */
export const auditRow = (
  random: Random,
  at: Date,
  actor: string,
  action: string,
  subjectType: string,
  subjectId: string,
  before: object | null,
  after: object | null,
  reason: string | null = null,
): Row => ({
  id: random.idAt(at),
  at,
  actor,
  action,
  subject_type: subjectType,
  subject_id: subjectId,
  before,
  after,
  reason,
});
