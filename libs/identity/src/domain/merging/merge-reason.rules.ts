import { writtenText } from '#kernel';

const MAX_REASON = 500;

/** The reason why two people are told apart or a merge is taken back, as it is kept; null when nobody sees anything in it, or
 *  when it has more than 500 characters: what somebody wrote is never cut. Pure. */
export function mergeReasonOf(typed: string): string | null {
  const reason = writtenText(typed);
  return reason !== null && reason.length <= MAX_REASON ? reason : null;
}
