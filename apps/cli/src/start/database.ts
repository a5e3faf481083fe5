import { setTimeout as pause } from 'node:timers/promises';
import { type EmbeddedPostgres, isAlive, startEmbeddedPostgres } from '#database';

/** The database of this start: the one in DATABASE_URL, or the embedded one, which is kept alive. */
export class StartDatabase {
  private embedded: EmbeddedPostgres | undefined;
  private stopping = false;

  private constructor(
    private readonly dataDir: string,
    private readonly given: string | undefined,
  ) {}

  static async open(dataDir: string, env: NodeJS.ProcessEnv): Promise<StartDatabase> {
    const database = new StartDatabase(dataDir, env['DATABASE_URL'] || undefined);
    if (database.given === undefined) database.embedded = await startEmbeddedPostgres({ dataDir });
    return database;
  }

  get url(): string {
    return this.given ?? this.embedded?.url ?? '';
  }

  /** One line for the progress display. Never holds a password. */
  get summary(): string {
    if (!this.embedded) return `PostgreSQL of DATABASE_URL (${new URL(this.url).host})`;
    const { port, adopted, folderOfItsOwn } = this.embedded;
    const place = folderOfItsOwn === undefined ? '' : `, files and data in ${folderOfItsOwn}`;
    return `PostgreSQL on port ${port}${adopted ? ', still running from before' : ''}${place}`;
  }

  /** Starts the embedded server again whenever it is gone. Ends with `stop`. */
  async watch(tell: (line: string) => void): Promise<void> {
    while (this.embedded && !this.stopping) {
      await pause(1_000, undefined, { ref: false });
      if (this.stopping || isAlive(this.embedded.pid)) continue;
      tell('PostgreSQL ended and is started again.');
      this.embedded = await startEmbeddedPostgres({ dataDir: this.dataDir }).catch((error: Error) => {
        tell(error.message);
        return this.embedded;
      });
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.embedded?.stop();
  }
}
