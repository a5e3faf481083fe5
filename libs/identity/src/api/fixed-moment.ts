import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which a question about somebody's sign-in is answered, whatever the answer. Long enough for the work
 *  on a busy machine; an answer that took longer comes at the next multiple. */
const MOMENT_MS = 300;

/** Does the work and answers at a fixed moment after it began, so that the time says nothing about whether an address is known
 *  (ASVS 6.3.8). A failure waits as long. */
export async function atFixedMoment<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    const took = performance.now() - began;
    await pause(Math.ceil((took + 1) / MOMENT_MS) * MOMENT_MS - took);
  }
}
