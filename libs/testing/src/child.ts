import { type ChildProcess, spawn } from 'node:child_process';

export interface ChildOptions {
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Runs it as another user; only root may. */
  uid?: number;
  gid?: number;
}

/** A program that a test started, with everything it said. */
export class Child {
  private readonly process: ChildProcess;
  private readonly parts: string[] = [];
  private readonly ended: Promise<number | NodeJS.Signals>;

  constructor(command: string, args: readonly string[], options: ChildOptions) {
    this.process = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout?.on('data', (part: Buffer) => this.parts.push(part.toString()));
    this.process.stderr?.on('data', (part: Buffer) => this.parts.push(part.toString()));
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => {
        this.parts.push(error.message);
        resolve(-1);
      });
      this.process.once('close', (code, signal) => resolve(code ?? signal ?? -1));
    });
    // A test that fails half-way must leave no program behind.
    const end = (): boolean => this.process.kill('SIGKILL');
    process.once('exit', end);
    void this.ended.then(() => process.off('exit', end));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }
  get isRunning(): boolean {
    return (
      this.process.exitCode === null && this.process.signalCode === null && this.process.pid !== undefined
    );
  }
  /** Standard output and error so far, in the order of arrival. */
  get log(): string {
    return this.parts.join('');
  }
  /** Lines of the log that are JSON objects. */
  get records(): Record<string, unknown>[] {
    return this.log.split('\n').flatMap((line) => {
      try {
        const value: unknown = JSON.parse(line);
        return typeof value === 'object' && value !== null ? [{ ...value }] : [];
      } catch {
        return [];
      }
    });
  }
  /** Sends a signal to this process by its number and waits for its end. Answers the exit code or the signal. */
  async kill(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals> {
    if (this.isRunning) this.process.kill(signal);
    return this.ended;
  }
  /** Sends a signal and goes on. */
  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
  /** The exit code, or the signal that ended it. */
  exit(): Promise<number | NodeJS.Signals> {
    return this.ended;
  }
}
