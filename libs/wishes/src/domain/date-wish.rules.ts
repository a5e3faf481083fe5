/* What becomes of a wish to be told of a course's next session. Pure. Source: docs/stories/next-date.md. */

import { daysKept } from '#privacy';

/** ASKED: the address is still to be confirmed. WAITING: its holder will be told. OVER: nobody waits by it any more. */
export const DATE_WISH_STATES = ['ASKED', 'WAITING', 'OVER'] as const;
export type DateWishState = (typeof DATE_WISH_STATES)[number];

/** A wish as its row has it. */
export interface DateWish {
  /** Null: in any city. */
  readonly cityId: string | null;
  /** What was asked for last; it holds once it is confirmed. */
  readonly askedCityId: string | null;
  readonly confirmedAt: Date | null;
}

/** Mails that one address gets within an hour because somebody typed it. */
export const ASKING_MAILS_PER_HOUR = 3;

const DAY_MS = 86_400_000;

/** ASKED too while a city that was asked for later is not confirmed. */
export const stateOf = ({ cityId, askedCityId, confirmedAt }: DateWish): 'ASKED' | 'WAITING' =>
  confirmedAt !== null && cityId === askedCityId ? 'WAITING' : 'ASKED';

/** Until when somebody is told who confirmed then. */
export const waitsUntil = (confirmedAt: Date): Date =>
  new Date(confirmedAt.getTime() + daysKept('wishes.date-wishes') * DAY_MS);

/** Enough to know one's own address by, too little to learn another's: `s•••@lotus.example`. */
export const maskedAddress = (email: string): string => email.replace(/^(.).*@/, '$1•••@');
