import type { Tx } from '#database';
import { isElsewhere, lockHours } from './booked-elsewhere.sql.js';
import type { SeatsAtLock } from './seats.sql.js';

/** Does the session take nobody who has a seat elsewhere at its hour, and has this person one? `given` is the registration that is about to be
 *  given for a seat here, which does not count. Asked under the lock of the person, so that of two sessions at one hour one has them; the
 *  seats are locked before. Source: docs/stories/same-hour.md. */
export async function isKeptOut(
  tx: Tx,
  seats: Pick<SeatsAtLock, 'sessionId' | 'blocksSameHour'>,
  matchKey: string,
  given: { readonly id: string } | null = null,
): Promise<boolean> {
  if (!seats.blocksSameHour) return false;
  await tx.sql(lockHours([matchKey]));
  const [found] = await tx.sql(isElsewhere(matchKey, seats.sessionId, given?.id));
  return found!.isElsewhere;
}
