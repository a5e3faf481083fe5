import { DomainEvent } from '#database';

export interface SessionVersion {
  readonly sessionId: string;
  readonly scheduleVersion: number;
}

/** A session was put on the calendar. */
export class SessionScheduledV1 extends DomainEvent<SessionVersion> {
  static override readonly topic = 'sessions.session.scheduled.v1';
}

/** A session has a new time or place. Heard inside the transaction too: who moves it withdraws and corrects. */
export class SessionMovedV1 extends DomainEvent<SessionVersion> {
  static override readonly topic = 'sessions.session.moved.v1';
}

/** A session will not be held. */
export class SessionCancelledV1 extends DomainEvent<SessionVersion> {
  static override readonly topic = 'sessions.session.cancelled.v1';
}
