/** How fast campaigns go out. Production uses these figures; tests hand in others. */
export class OutreachSettings {
  /** Messages of one campaign that are due in one minute. Mail servers grow wary of more, and whoever answers the
   *  questions that follow has a minute to stop it. */
  perMinute = 300;
  /** Messages written in one transaction. */
  perBatch = 200;

  static with(changes: Partial<OutreachSettings> = {}): OutreachSettings {
    return Object.assign(new OutreachSettings(), changes);
  }
}
