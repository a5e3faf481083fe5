import { DomainEvent } from '#database';

/** Somebody's attendance was marked or corrected. */
export class AttendanceMarkedV1 extends DomainEvent<{
  readonly sessionId: string;
  readonly registrationIds: readonly string[];
}> {
  static override readonly topic = 'attendance.attendance.marked.v1';
}
