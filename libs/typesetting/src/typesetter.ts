import { type ChildProcess, fork } from 'node:child_process';
import type { OnApplicationShutdown } from '@nestjs/common';
import path from 'node:path';
import { accept, fromPackageRoot, refuse, type Refusal, type Result } from '#kernel';
import type { TypesetAnswer, TypesetOrder } from './typesetter.child.js';

export interface TypesetterSettings {
  /** A letter that takes longer ends its process. */
  readonly timeLimitMs: number;
  /** Letters that may wait; the next one is told to come back. */
  readonly mostWaiting: number;
  /** A process is replaced after that many letters, and when its memory is larger. */
  readonly lettersPerProcess: number;
  readonly mostMemoryBytes: number;
  /** A process without work ends after that long, so that an idle api holds no memory for it. */
  readonly idleMs: number;
  /** Path of the template. Its words come in as data, `sys.inputs.letter`. */
  readonly template: string;
  /** PNG: the first page as a picture, a pixel a point. */
  readonly format: 'pdf' | 'png';
}

export const TYPESETTER_DEFAULTS: Omit<TypesetterSettings, 'template'> = {
  format: 'pdf',
  timeLimitMs: 10_000,
  mostWaiting: 8,
  lettersPerProcess: 50,
  mostMemoryBytes: 300 * 1024 * 1024,
  idleMs: 60_000,
};

const CHILD = fromPackageRoot('dist', 'libs', 'typesetting', 'src', 'typesetter.child.js');
/** Never Noto Sans Khmer: text copied out of a PDF set in it is wrong. */
/** The only folder from which a template may read, beside the font: its own, and what templates share. */
const WORKSPACE = path.resolve(fromPackageRoot('libs', 'typesetting', 'templates'), '..', '..');
const FONTS = fromPackageRoot('node_modules', '@expo-google-fonts', 'kantumruy-pro', '400Regular');

export type TypesetRefusal = Refusal<'TYPESETTER_BUSY' | 'TYPESETTER_FAILED'>;

/** Sets one kind of paper, a sheet at a time, in a child process that is replaced now and then. Each lib that prints has one of
 *  its own, so that a crowd at one kind keeps nobody waiting for another. */
export abstract class Typesetter implements OnApplicationShutdown {
  private child: ChildProcess | null = null;
  private letters = 0;
  private waiting = 0;
  private orders = 0;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  protected abstract readonly settings: TypesetterSettings;

  /** How many processes were started so far; for tests and figures. */
  processes = 0;

  /** Sets a letter. Refuses TYPESETTER_BUSY (too many are waiting) and TYPESETTER_FAILED (it took too long, or could not
   *  be set); in neither case is anything kept. */
  async set(letter: object): Promise<Result<Buffer, TypesetRefusal>> {
    if (this.waiting >= this.settings.mostWaiting) return refuse('TYPESETTER_BUSY');
    this.waiting += 1;
    const turn = this.last.then(() => this.setNow(letter));
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }

  private async setNow(letter: object): Promise<Result<Buffer, TypesetRefusal>> {
    clearTimeout(this.idle);
    const child = this.child ?? this.start();
    const answer = await this.ask(child, { id: (this.orders += 1), letter: JSON.stringify(letter) });
    this.letters += 1;
    const isSpent =
      answer === null ||
      this.letters >= this.settings.lettersPerProcess ||
      answer.memory > this.settings.mostMemoryBytes;
    if (isSpent) this.end();
    else this.idle = setTimeout(() => this.end(), this.settings.idleMs).unref();
    return answer?.made === undefined
      ? refuse('TYPESETTER_FAILED')
      : accept(Buffer.from(answer.made, 'base64'));
  }

  /** The child's answer; null when it ended or the time was over. */
  private ask(child: ChildProcess, order: TypesetOrder): Promise<TypesetAnswer | null> {
    return new Promise((resolve) => {
      const done = (answer: TypesetAnswer | null): void => {
        clearTimeout(limit);
        child.off('message', heard).off('exit', ended).off('error', ended);
        resolve(answer);
      };
      const heard = (message: unknown): void => {
        const answer = message as TypesetAnswer;
        if (answer.id === order.id) done(answer);
      };
      const ended = (): void => done(null);
      const limit = setTimeout(() => done(null), this.settings.timeLimitMs);
      child.on('message', heard).once('exit', ended).once('error', ended);
      child.send(order, (error) => error && done(null));
    });
  }

  private start(): ChildProcess {
    const { template, format } = this.settings;
    const child = fork(CHILD, [template, WORKSPACE, FONTS, format], {
      // Nothing of this process's settings, among them secrets, is the child's business.
      env: {},
      execArgv: ['--max-old-space-size=128'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined);
    // An idle child keeps neither this process nor a test from ending.
    child.unref();
    child.channel?.unref();
    this.child = child;
    this.letters = 0;
    this.processes += 1;
    return child;
  }

  private end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  onApplicationShutdown(): void {
    this.end();
  }
}
