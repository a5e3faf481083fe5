import type { MessageKey, MessageValues } from './i18n';

export interface SeatFigures {
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
  /** 0 while anyone waits: a newcomer waits too. */
  readonly left: number;
}
export type SeatState = 'OPEN' | 'FULL' | 'CANCELLED' | 'ENDED';

interface Sentence {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

/** The first words about seats, before any drawing: how many are left, or why none can be had. */
export function seatHeadline(state: SeatState, seats: SeatFigures): Sentence {
  if (state === 'CANCELLED') return { key: 'seats.cancelled', values: {} };
  if (state === 'ENDED') return { key: 'seats.ended', values: {} };
  if (state === 'FULL' || seats.left === 0) return { key: 'seats.full', values: {} };
  return { key: 'seats.left', values: { left: seats.left } };
}

/** The words under the headline: of how many, or how many wait. Null where the headline says it all. */
export function seatDetail(state: SeatState, seats: SeatFigures): Sentence | null {
  if (state === 'CANCELLED') return null;
  if (state === 'ENDED')
    return { key: 'seats.taken', values: { taken: seats.taken, capacity: seats.capacity } };
  if (state === 'FULL' || seats.left === 0)
    return seats.waiting > 0
      ? { key: 'seats.waiting', values: { waiting: seats.waiting } }
      : { key: 'seats.first-to-wait', values: {} };
  return { key: 'seats.of', values: { capacity: seats.capacity } };
}

/** May one still ask for a seat or a place on the waitlist? */
export const takesRegistrations = (state: SeatState): boolean => state === 'OPEN' || state === 'FULL';
