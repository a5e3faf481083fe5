/** How mail is sent. Production uses these figures; tests hand in shorter ones. */
export class DeliverySettings {
  /** Mails that one job has under way at once. With the two jobs of the queue `mail` this is the concurrency of a
   *  worker, and so the most mails that a kill can leave in doubt. */
  atOnce = 5;
  /** Message ids in one job, at most. */
  perJob = 200;
  /** Rows handed to the queue and not yet claimed, at most; urgent ones are handed over regardless. */
  waitingInQueue = 2_000;
  /** Longer than a conversation with a mail server takes, seconds. */
  leaseSeconds = 60;
  /** Rows handed to the queue and not claimed after this long are handed over again, seconds. */
  putBackAfterSeconds = 30;
  /** How often the scan looks by itself, milliseconds. A moved clock is noticed then. */
  scanEveryMs = 1_000;
  /** Sendings of one message that may have reached the person, at most; then it is an operator's to look at. */
  maxUnknowns = 3;
  /** First pause after a refusal, seconds; doubles up to `retryMaxSeconds`. */
  retrySeconds = 10;
  retryMaxSeconds = 900;
  /** About a day of trying. */
  maxAttempts = 100;

  static with(changes: Partial<DeliverySettings> = {}): DeliverySettings {
    return Object.assign(new DeliverySettings(), changes);
  }
}
