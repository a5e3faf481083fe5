import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { endOf } from './data-folder.js';
import { endProcess } from './left-behind.js';

export interface Program {
  readonly name: string;
  /** The file that Node runs. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  /** Answers 200 when the program serves. */
  readonly health: string;
  /** Milliseconds between the request to end and the end. */
  readonly patience: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** After running this long, a death is a new one and not the next of a row. */
const CALM_MS = 60_000;
const READY_DEADLINE_MS = 60_000;
/** As many deaths before it first serves mean that it never will. */
const TRIES_AT_START = 3;

/** A program that is kept alive: when it dies it is started again, with pauses that double. */
export class Supervised {
  private child: ChildProcess | undefined;
  private stopping = false;
  private deaths = 0;
  private everReady = false;
  private restart: NodeJS.Timeout | undefined;

  constructor(
    readonly program: Program,
    private readonly tell: { changed(): void; died(name: string, how: string, pauseMs: number): void },
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it and waits until it serves. Throws, with the end of its log, when it does not. */
  async start(): Promise<void> {
    this.spawn();
    for (const end = Date.now() + READY_DEADLINE_MS; Date.now() < end && !this.stopping;) {
      if (await serves(this.program.health)) {
        this.everReady = true;
        return;
      }
      if (this.deaths >= TRIES_AT_START) break;
      await pause(50);
    }
    if (this.stopping) return;
    const { name, log } = this.program;
    throw new Error(`The ${name} did not start. The end of ${log}:\n${endOf(log)}`);
  }

  /** Ends it and does not start it again. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const { child } = this;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await endProcess(child.pid, this.program.patience);
  }

  private spawn(): void {
    const { entry, args, env, log } = this.program;
    const file = openSync(log, 'a', 0o600);
    // A process group of its own: Ctrl-C in the terminal reaches the launcher alone, which ends all in order.
    const child = spawn(process.execPath, ['--enable-source-maps', entry, ...args], {
      env,
      detached: true,
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    const began = Date.now();
    let over = false;
    const ended = (how: string): void => {
      if (over) return;
      over = true;
      this.died(how, Date.now() - began);
    };
    child.once('error', (error) => ended(error.message));
    child.once('exit', (code, signal) => ended(signal ?? `exit code ${code}`));
    this.child = child;
    this.tell.changed();
  }

  private died(how: string, lived: number): void {
    if (this.stopping) return;
    this.deaths = lived > CALM_MS ? 1 : this.deaths + 1;
    if (!this.everReady && this.deaths >= TRIES_AT_START) return;
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** (this.deaths - 1), LONGEST_PAUSE_MS);
    if (this.everReady) this.tell.died(this.program.name, how, wait);
    this.restart = setTimeout(() => this.spawn(), wait);
  }
}

async function serves(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
