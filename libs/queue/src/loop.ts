import type { Log } from '#logging';

export interface LoopOptions {
  readonly name: string;
  /** Runs at least this often, milliseconds. */
  readonly everyMs: number;
  /** PostgreSQL channel whose notifications wake it at once. */
  readonly channel?: string;
  /** One round. Answers true when there is more to do at once. */
  run(): Promise<boolean>;
}

/** Runs again and again, one round at a time, sooner when woken. An error is logged and the loop goes on. */
export class Loop {
  private woken = false;
  private stopped = false;
  private complainedAt = 0;
  private rest: { end: () => void } | undefined;
  private running: Promise<void> | undefined;

  constructor(
    readonly options: LoopOptions,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running ??= this.go();
  }

  wake(): void {
    this.woken = true;
    this.rest?.end();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.rest?.end();
    await this.running;
  }

  private async go(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      let more = false;
      let failed = false;
      try {
        more = await this.options.run();
      } catch (error) {
        failed = true;
        this.complain(error);
      }
      if (more) continue;
      // After a failure a wake does not shorten the rest, or a broken database would be asked without a pause.
      if (failed) await this.pause(Math.min(this.options.everyMs, 1_000), false);
      else if (!this.woken) await this.pause(this.options.everyMs, true);
    }
  }

  /** One line in ten seconds is enough of an outage. */
  private complain(error: unknown): void {
    if (Date.now() - this.complainedAt < 10_000) return;
    this.complainedAt = Date.now();
    this.log.warn({ loop: this.options.name, err: error }, 'A round failed and will be tried again');
  }

  private async pause(milliseconds: number, wakeable: boolean): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      const end = (): void => {
        if (!wakeable && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
      this.rest = { end };
    });
    this.rest = undefined;
  }
}
