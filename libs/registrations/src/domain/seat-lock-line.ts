/* Every transaction that waits for the seats of a session holds one of the few connections of its process. While somebody outside
   keeps the lock, those who wait for one session must not take the connections from everybody else. */

/** Milliseconds for which the first few wait in the database, and those behind them. */
const FIRST_WAIT_MS = 3_000;
const OTHERS_WAIT_MS = 1_000;
/** So many are the first few. */
const FIRST = 3;
/** When nobody of this process got the lock for so long, no more than the first few wait for it. */
const STUCK_MS = 1_000;

/** Nobody got the seats of a session for a while, and enough wait for them. With the SQLSTATE of a lock that was not had in time. */
export class SeatsHeldError extends Error {
  readonly code = '55P03';
  constructor() {
    super('The seats of the session are held');
  }
}

interface Line {
  waiting: number;
  /** When the lock was last got, or the first of those who wait began to. */
  movedAt: number;
}

/** By session. Of a process and not of an object, because the connections are the process's. */
const lines = new Map<string, Line>();

/** Runs what waits for the lock of a session, with the milliseconds for which it may. Throws `SeatsHeldError` at once when too
 *  many wait in vain. */
export async function inSeatLine<T>(sessionId: string, wait: (forMs: number) => Promise<T>): Promise<T> {
  const line = lines.get(sessionId) ?? { waiting: 0, movedAt: performance.now() };
  if (line.waiting >= FIRST && performance.now() - line.movedAt > STUCK_MS) throw new SeatsHeldError();
  lines.set(sessionId, line);
  line.waiting += 1;
  try {
    const answer = await wait(line.waiting <= FIRST ? FIRST_WAIT_MS : OTHERS_WAIT_MS);
    line.movedAt = performance.now();
    return answer;
  } finally {
    line.waiting -= 1;
    if (line.waiting === 0) lines.delete(sessionId);
  }
}
