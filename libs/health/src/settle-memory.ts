import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how?: { type: 'minor' }) => void;

/** V8 remembers the allocation rate of its last ten collections. */
const QUIET_COLLECTIONS = 12;
const APART_MS = 50;

/** Gives back what the start took. While modules are read, V8 grows its space for young objects to the greatest size,
 *  and later keeps it, because the rate of allocation that it remembers is that of the start. A dozen empty
 *  collections, a moment apart, make it forget; the full one that follows then shrinks that space: some 25 MB.
 *  Takes less than a second, nearly all of it waiting, and blocks for less than a tenth. Call it once, when a
 *  process has started. */
export async function settleMemory(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  for (let count = 0; count < QUIET_COLLECTIONS; count += 1) {
    collect({ type: 'minor' });
    await pause(APART_MS, undefined, { ref: false });
  }
  collect();
}
