import { describe, expect, it } from '@jest/globals';
import { Log } from '#logging';
import { Loop } from './loop.js';

class Lines extends Log {
  readonly warnings: string[] = [];
  debug(): void {}
  info(): void {}
  warn(_fields: object, message: string): void {
    this.warnings.push(message);
  }
  error(): void {}
  fatal(): void {}
}

/** Settles when the loop has begun its nth round. */
function rounds(answer: (round: number) => Promise<boolean>): {
  run: () => Promise<boolean>;
  reached(n: number): Promise<void>;
  count(): number;
} {
  let count = 0;
  const waiting: { n: number; done: () => void }[] = [];
  return {
    count: () => count,
    run: async () => {
      count += 1;
      for (const one of waiting) if (count >= one.n) one.done();
      return answer(count);
    },
    reached: (n) => new Promise((done) => (count >= n ? done() : waiting.push({ n, done }))),
  };
}

const HOUR = 3_600_000;

describe('a loop', () => {
  it('goes on at once while there is more', async () => {
    const { run, reached } = rounds(async (round) => round < 5);
    const loop = new Loop({ name: 'test', everyMs: HOUR, run }, new Lines());

    loop.start();

    await reached(5);
    await loop.stop();
  });

  it('rests until it is woken', async () => {
    const { run, reached, count } = rounds(async () => false);
    const loop = new Loop({ name: 'test', everyMs: HOUR, run }, new Lines());
    loop.start();
    await reached(1);

    loop.wake();

    await reached(2);
    await loop.stop();
    expect(count()).toBe(2);
  });

  it('does not lose a wake that comes during a round', async () => {
    let wakeNow = (): void => undefined;
    const { run, reached } = rounds(async (round) => {
      if (round === 1) wakeNow();
      return false;
    });
    const loop = new Loop({ name: 'test', everyMs: HOUR, run }, new Lines());
    wakeNow = () => loop.wake();

    loop.start();

    await reached(2);
    await loop.stop();
  });

  it('survives a round that throws, says so once, and tries again', async () => {
    const log = new Lines();
    const { run, reached } = rounds(async (round) => {
      if (round < 3) throw new Error('away');
      return false;
    });
    const loop = new Loop({ name: 'test', everyMs: 5, run }, log);

    loop.start();

    await reached(4);
    await loop.stop();
    expect(log.warnings).toHaveLength(1);
  });

  it('ends after the round under way', async () => {
    let release = (): void => undefined;
    const { run, reached } = rounds(() => new Promise((resolve) => (release = () => resolve(true))));
    const loop = new Loop({ name: 'test', everyMs: HOUR, run }, new Lines());
    loop.start();
    await reached(1);

    const stopped = loop.stop();
    release();

    await stopped;
  });
});
