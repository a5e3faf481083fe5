/** How patient the queue is. Production uses these figures; tests hand in shorter ones. */
export class QueueSettings {
  /** A job whose worker was lost is taken up by another after at most lock + check. */
  jobLockMs = 15_000;
  stalledCheckMs = 5_000;
  /** The relay looks by itself this often, should a notification be lost. */
  outboxPollMs = 5_000;
  /** News handed to the queue and not handled after this long are handed over again; doubled by each failure. */
  redispatchAfterSeconds = 30;
  /** Tries of one outbox row before it is put aside. */
  outboxAttempts = 5;
  reconcileEveryMs = 5_000;
  /** How long a stop waits for jobs under way. */
  stopWithinMs = 10_000;
  /** Work due for longer than this is a sign that something is stuck. */
  lateAfterSeconds = 60;

  static with(changes: Partial<QueueSettings> = {}): QueueSettings {
    return Object.assign(new QueueSettings(), changes);
  }
}
