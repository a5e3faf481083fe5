import { readdirSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import { fromPackageRoot } from '#kernel';
import { Log } from '#logging';

/** Throws, or takes longer than the time given, when what it looks at cannot serve. */
export type Check = () => Promise<void>;

export interface ReadinessReport {
  readonly ready: boolean;
  /** `ok`, or why not, in one word. Never an error's own text: the answer is public. */
  readonly checks: Readonly<Record<string, string>>;
}

const CHECK_TIMEOUT_MS = 2_000;

/** Whether this process can take work now. A lib adds what it depends on; a process that is told to end says no
 *  from then on, while it finishes what it has. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private accepting = true;
  private migrationsCurrent = false;
  private running: Promise<ReadinessReport> | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Log) private readonly log: Log,
  ) {
    this.add('database', async () => void (await this.unitOfWork.read(sql`select 1`)));
    this.add('migrations', () => this.assertMigrated());
  }

  add(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** No more work from now on. */
  stopAccepting(): void {
    this.accepting = false;
  }

  get isAccepting(): boolean {
    return this.accepting;
  }

  /** Asks all checks. Questions asked at once are answered once. */
  report(): Promise<ReadinessReport> {
    this.running ??= this.ask().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async ask(): Promise<ReadinessReport> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await this.result(name, check)] as const),
    );
    const checks = Object.fromEntries([...results, ['accepting', this.accepting ? 'ok' : 'ending']]);
    return { ready: Object.values(checks).every((result) => result === 'ok'), checks };
  }

  private async result(name: string, check: Check): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, CHECK_TIMEOUT_MS, 'late');
      });
      return (await Promise.race([check(), late])) === 'late' ? 'late' : 'ok';
    } catch (error) {
      this.log.warn({ check: name, err: error }, 'A readiness check failed');
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }

  /** The schema must hold every migration that this build brings; it may be newer. */
  private async assertMigrated(): Promise<void> {
    if (this.migrationsCurrent) return;
    const rows = await this.unitOfWork.read<{ timestamp: string }>(
      sql`select timestamp::text from migrations`,
    );
    const ran = new Set(rows.map((row) => row.timestamp));
    const missing = knownMigrations().filter((timestamp) => !ran.has(timestamp));
    if (missing.length > 0)
      throw new Error(`${missing.length} migrations are missing, the first is ${missing[0]}`);
    this.migrationsCurrent = true;
  }
}

/** The leading milliseconds of each migration of this build. */
const knownMigrations = (): string[] =>
  readdirSync(fromPackageRoot('dist', 'migrations'))
    .filter((file) => /^\d{13}-.*\.js$/.test(file))
    .map((file) => file.slice(0, 13));
