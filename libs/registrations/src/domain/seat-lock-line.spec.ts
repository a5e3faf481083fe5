import { jest } from '@jest/globals';
import { inSeatLine, SeatsHeldError } from './seat-lock-line.js';

let now = 0;
beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** One who waits for the lock until they are let in. */
function someone(sessionId: string): { waits: number; in: () => void; done: Promise<unknown> } {
  let enter: () => void = () => undefined;
  const one = { waits: 0, in: () => enter(), done: Promise.resolve() as Promise<unknown> };
  one.done = inSeatLine(sessionId, async (forMs) => {
    one.waits = forMs;
    await new Promise<void>((resolve) => (enter = resolve));
  });
  one.done.catch(() => undefined);
  return one;
}

describe('the line for the seats of a session', () => {
  it('lets the first three wait for three seconds, and those behind for one', async () => {
    const line = [1, 2, 3, 4, 5].map(() => someone('s'));

    expect(line.map(({ waits }) => waits)).toEqual([3_000, 3_000, 3_000, 1_000, 1_000]);
    for (const one of line) one.in();
    await Promise.all(line.map(({ done }) => done));
  });

  it('sends away whoever comes when three wait and the lock has not moved for a second', async () => {
    const line = [1, 2, 3].map(() => someone('s'));
    now = 1_001;

    await expect(someone('s').done).rejects.toThrow(SeatsHeldError);
    // Nobody of another session is sent away for it.
    const other = someone('t');
    expect(other.waits).toBe(3_000);
    for (const one of [...line, other]) one.in();
    await Promise.all([...line, other].map(({ done }) => done));
  });

  it('sends nobody away while the lock moves, however long the line is', async () => {
    const line = [1, 2, 3, 4].map(() => someone('s'));
    now = 900;
    line[0]!.in();
    await line[0]!.done;
    now = 1_800;

    const next = someone('s');

    expect(next.waits).toBe(1_000);
    for (const one of [...line, next]) one.in();
    await Promise.all([...line, next].map(({ done }) => done));
  });

  it('begins anew when nobody waits any more', async () => {
    const one = someone('s');
    now = 5_000;
    one.in();
    await one.done;

    expect(someone('s').waits).toBe(3_000);
  });
});
