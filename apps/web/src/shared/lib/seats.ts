import type { SeatHalves } from './attendance-mode';
import type { MessageKey, MessageValues } from './i18n';

export interface SeatFigures extends SeatHalves {
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
  /** 0 while anyone waits: a newcomer waits too. */
  readonly left: number;
  /** Where the page asks for whom seats are kept. */
  readonly quotas?: readonly { readonly left: number }[];
}

/** What is left of both halves of a hybrid session; null of another, or where the page does not ask for them. */
export const halvesLeft = ({ roomLeft, onlineLeft }: SeatHalves): Sentence | null =>
  roomLeft == null || onlineLeft == null
    ? null
    : { key: 'seats.halves', values: { room: roomLeft, online: onlineLeft } };

export type SeatState =
  'DRAFT' | 'NOT_OPEN' | 'OPEN' | 'FULL' | 'CLOSED' | 'POSTPONED' | 'CANCELLED' | 'ENDED';

/** Where nobody can register, whatever seats there are: the words for it. */
const CLOSED_WORDS = {
  DRAFT: 'seats.draft',
  NOT_OPEN: 'seats.not-open',
  CLOSED: 'seats.closed',
  POSTPONED: 'seats.postponed',
  CANCELLED: 'seats.cancelled',
  ENDED: 'seats.ended',
} as const satisfies Partial<Record<SeatState, MessageKey>>;

interface Sentence {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

/** Free seats that quotas keep. Together they may promise more seats than are free. */
export const keptSeats = ({ capacity, taken, quotas = [] }: SeatFigures): number =>
  Math.min(
    Math.max(0, capacity - taken),
    quotas.reduce((kept, { left }) => kept + left, 0),
  );

/** The first words about seats, before any drawing: how many are left, or why none can be had. */
export function seatHeadline(state: SeatState, seats: SeatFigures): Sentence {
  if (state !== 'OPEN' && state !== 'FULL') return { key: CLOSED_WORDS[state], values: {} };
  if (state === 'FULL' || seats.left === 0)
    return { key: keptSeats(seats) > 0 ? 'seats.only-kept' : 'seats.full', values: {} };
  return { key: 'seats.left', values: { left: seats.left } };
}

/** The words under the headline: of how many, where in a hybrid session, or how many wait. Null where the headline says it all. */
export function seatDetail(state: SeatState, seats: SeatFigures): Sentence | null {
  if (state === 'CANCELLED' || state === 'DRAFT') return null;
  if (state !== 'OPEN' && state !== 'FULL')
    return { key: 'seats.taken', values: { taken: seats.taken, capacity: seats.capacity } };
  if (state === 'FULL' || seats.left === 0)
    return seats.waiting > 0
      ? { key: 'seats.waiting', values: { waiting: seats.waiting } }
      : keptSeats(seats) > 0
        ? null
        : { key: 'seats.first-to-wait', values: {} };
  return halvesLeft(seats) ?? { key: 'seats.of', values: { capacity: seats.capacity } };
}

/** May one still ask for a seat or a place on the waitlist? */
export const takesRegistrations = (state: SeatState): boolean => state === 'OPEN' || state === 'FULL';
