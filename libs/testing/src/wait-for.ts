import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is neither false, null nor undefined, and gives it back. A throw of
 *  `condition` counts as "not yet". Throws at the deadline (milliseconds), with the last error if there was one. */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  deadlineMs = 10_000,
  what = 'the condition',
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + deadlineMs;
  let last: unknown;
  do {
    try {
      const answer = await condition();
      if (answer !== false && answer !== null && answer !== undefined)
        return answer as Exclude<T, false | null | undefined>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(20);
  } while (Date.now() < end);
  throw new Error(
    `Waited ${deadlineMs} ms in vain for ${what}`,
    last === undefined ? undefined : { cause: last },
  );
}
