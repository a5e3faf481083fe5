/* How the ledger's rows name what is sent to whoever waits for a date. */

/** Asks whoever has the address to confirm it. Cause: the wish. */
export const WISH_ASKED = 'wishes.asked';
/** Tells of one session. Cause: the wish; subject: the session, under a name of its own, so that a change of its plan corrects nobody
 *  who has no seat. */
export const SESSION_OPEN = 'wishes.session-open';

export const WISH_CAUSE = 'date-wish';
export const SESSION_SUBJECT = 'wished-session';
/** Whoever waits is told of a session once, in whatever plan it is then. */
export const SESSION_SUBJECT_VERSION = 1;
