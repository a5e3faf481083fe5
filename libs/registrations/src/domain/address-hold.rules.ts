import { accept, type Refusal, refuse, type Result } from '#kernel';
import type { RegistrationStatus } from './registration.entity.js';
import type { SeatState, Seats } from './seats.rules.js';

/* How the address of somebody without an account is confirmed, and how many come by telephone alone. Pure.
   Source: docs/stories/address-hold.md. */

/** How whoever comes can be reached. UNPROVEN: by an e-mail address that nobody has shown to be theirs. PHONE: without an account, by
 *  telephone alone. */
export type Reach = 'PROVEN' | 'UNPROVEN' | 'PHONE';

/** People of one session who came by telephone alone, and percent of its seats that they may have; null: all. */
export interface PhoneSeats {
  readonly registered: number;
  readonly percent: number | null;
}

/** The mail with the link is sent again so often. */
export const ADDRESS_MAILS_AGAIN = 3;
/** Seconds from one such mail to the next. */
export const ADDRESS_MAIL_EVERY_SECONDS = 60;
/** An address is corrected so often. */
export const ADDRESS_CORRECTIONS = 2;

const MINUTE_MS = 60_000;

/** Until when a seat is held, never past the start; null where the session confirms at once. */
export function holdEnds(
  { addressHoldMinutes, closesAt }: Pick<Seats, 'addressHoldMinutes' | 'closesAt'>,
  now: Date,
): Date | null {
  if (addressHoldMinutes === null) return null;
  return new Date(Math.min(now.getTime() + addressHoldMinutes * MINUTE_MS, closesAt.getTime()));
}

/** So many may come by telephone alone, one at least; without end where the session confirms at once. */
export function mostByPhone(
  { addressHoldMinutes, capacity }: Pick<Seats, 'addressHoldMinutes' | 'capacity'>,
  percent: number | null,
): number {
  if (addressHoldMinutes === null || percent === null) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor((capacity * percent) / 100));
}

/** A registration and its session, as the locks show them. */
export interface AddressAtHand {
  readonly status: RegistrationStatus;
  readonly pendingReason: 'APPROVAL' | 'ADDRESS' | null;
  readonly holdUntil: Date | null;
  readonly endedBecause: string | null;
  readonly confirmedAt: Date | null;
  readonly mails: number;
  /** When the last mail with the link was written. */
  readonly mailedAt: Date;
  readonly corrections: number;
}

type Session = { readonly state: SeatState; readonly closesAt: Date };

export type ConfirmRefusalCode = 'ADDRESS_HOLD_ENDED' | 'ADDRESS_NOT_AWAITED' | 'SESSION_CANCELLED';
export type AgainRefusalCode =
  ConfirmRefusalCode | 'ADDRESS_MAILS_LIMITED' | 'ADDRESS_MAILS_USED_UP' | 'ADDRESS_CORRECTIONS_USED_UP';

/** Is the address awaited, by the clock and not by whether the job has come by? */
export function decideAwaited(
  { status, pendingReason, holdUntil, endedBecause }: AddressAtHand,
  { state, closesAt }: Session,
  now: Date,
): Result<true, Refusal<ConfirmRefusalCode>> {
  if (endedBecause === 'ADDRESS_NOT_CONFIRMED') return refuse('ADDRESS_HOLD_ENDED');
  if (status !== 'PENDING' || pendingReason !== 'ADDRESS') return refuse('ADDRESS_NOT_AWAITED');
  if (state === 'CANCELLED') return refuse('SESSION_CANCELLED');
  return holdUntil === null || holdUntil <= now || closesAt <= now
    ? refuse('ADDRESS_HOLD_ENDED')
    : accept(true);
}

/** Decides a press of the button. AGAIN: it was pressed before, and what it gave stands. Refuses as `ConfirmRefusalCode` names. */
export function decideConfirmation(
  at: AddressAtHand,
  session: Session,
  now: Date,
): Result<'FIRST' | 'AGAIN', Refusal<ConfirmRefusalCode>> {
  const isThere = at.status === 'CONFIRMED' || (at.status === 'PENDING' && at.pendingReason === 'APPROVAL');
  if (isThere) return accept('AGAIN');
  const awaited = decideAwaited(at, session, now);
  return awaited.ok ? accept('FIRST') : awaited;
}

/** May the mail with the link be sent again? ADDRESS_MAILS_LIMITED says after how many seconds. */
export function decideMailAgain(
  at: AddressAtHand,
  session: Session,
  now: Date,
): Result<true, Refusal<AgainRefusalCode>> {
  const awaited = decideAwaited(at, session, now);
  if (!awaited.ok) return awaited;
  if (at.mails >= ADDRESS_MAILS_AGAIN) return refuse('ADDRESS_MAILS_USED_UP');
  const since = Math.floor((now.getTime() - at.mailedAt.getTime()) / 1000);
  const seconds = ADDRESS_MAIL_EVERY_SECONDS - since;
  return seconds > 0 ? refuse('ADDRESS_MAILS_LIMITED', { detail: { seconds } }) : accept(true);
}

/** May the address be corrected? */
export function decideCorrection(
  at: AddressAtHand,
  session: Session,
  now: Date,
): Result<true, Refusal<AgainRefusalCode>> {
  const awaited = decideAwaited(at, session, now);
  if (!awaited.ok) return awaited;
  return at.corrections >= ADDRESS_CORRECTIONS ? refuse('ADDRESS_CORRECTIONS_USED_UP') : accept(true);
}
