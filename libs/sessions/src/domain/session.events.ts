import { DomainEvent } from '#database';

export interface SessionVersion {
  readonly sessionId: string;
  readonly scheduleVersion: number;
}

export interface SessionMoved extends SessionVersion {
  /** It had no date: who has a seat is asked whether they still come. */
  readonly asksAgain?: true;
}

/** A session was put on the calendar, or a draft of one opened. */
export class SessionScheduledV1 extends DomainEvent<SessionVersion> {
  static override readonly topic = 'sessions.session.scheduled.v1';
}

/** A session has a new time or place, or a date again. Heard inside the transaction too: who moves it withdraws and corrects. */
export class SessionMovedV1 extends DomainEvent<SessionMoved> {
  static override readonly topic = 'sessions.session.moved.v1';
}

/** A session has no date any more, for now. */
export class SessionPostponedV1 extends DomainEvent<SessionVersion> {
  static override readonly topic = 'sessions.session.postponed.v1';
}

/** A session will not be held. */
export class SessionCancelledV1 extends DomainEvent<SessionVersion> {
  static override readonly topic = 'sessions.session.cancelled.v1';
}
