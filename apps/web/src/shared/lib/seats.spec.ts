import { describe, expect, it } from 'vitest';
import english from '../../../../../locales/en/web.json';
import { keptSeats, seatDetail, seatHeadline, takesRegistrations } from './seats';

const seats = { capacity: 30, taken: 18, waiting: 0, left: 12 };

describe('seat words', () => {
  it('say how many are left of how many', () => {
    expect(seatHeadline('OPEN', seats)).toEqual({ key: 'seats.left', values: { left: 12 } });
    expect(seatDetail('OPEN', seats)).toEqual({ key: 'seats.of', values: { capacity: 30 } });
  });

  it('say how many are left in the room and on-line where the page knows', () => {
    const hybrid = { ...seats, roomLeft: 0, onlineLeft: 12 };

    expect(seatHeadline('OPEN', hybrid)).toEqual({ key: 'seats.left', values: { left: 12 } });
    expect(seatDetail('OPEN', hybrid)).toEqual({ key: 'seats.halves', values: { room: 0, online: 12 } });
  });

  it('say full while anyone waits, and how many wait', () => {
    const freedButAwaited = { capacity: 30, taken: 29, waiting: 7, left: 0 };

    expect(seatHeadline('FULL', freedButAwaited).key).toBe('seats.full');
    expect(seatDetail('FULL', freedButAwaited)).toEqual({ key: 'seats.waiting', values: { waiting: 7 } });
  });

  it('tell the first to wait that they are', () => {
    expect(seatDetail('FULL', { capacity: 30, taken: 30, waiting: 0, left: 0 })?.key).toBe(
      'seats.first-to-wait',
    );
  });

  it('say that the seats left are kept for some, never more than are free', () => {
    const kept = { capacity: 10, taken: 4, waiting: 0, left: 0, quotas: [{ left: 4 }, { left: 3 }] };

    expect(keptSeats(kept)).toBe(6);
    expect(seatHeadline('FULL', kept).key).toBe('seats.only-kept');
    expect(seatDetail('FULL', kept)).toBeNull();
    expect(keptSeats({ ...kept, taken: 10 })).toBe(0);
  });

  it('offer nothing for what is cancelled or over', () => {
    expect(seatHeadline('CANCELLED', seats).key).toBe('seats.cancelled');
    expect(seatHeadline('ENDED', seats).key).toBe('seats.ended');
    expect((['OPEN', 'FULL', 'CANCELLED', 'ENDED'] as const).map(takesRegistrations)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('have a sentence each', () => {
    for (const state of ['OPEN', 'FULL', 'CANCELLED', 'ENDED'] as const)
      expect(english).toHaveProperty([seatHeadline(state, seats).key]);
  });
});
