import { someSeats } from './seats.builder.js';
import {
  ANYBODY,
  countSeat,
  freeSeats,
  isSeat,
  openSeats,
  type QuotaSeats,
  seatFor,
  seatTogether,
} from './seats.rules.js';

const quota = (id: string, seats: number, taken = 0, isReleased = false): QuotaSeats => ({
  id,
  seats,
  taken,
  isReleased,
});
const of = (...quotaIds: string[]): { quotaIds: string[]; online: boolean } => ({ quotaIds, online: false });
const ONLINE = { quotaIds: [], online: true };

describe('free and open seats', () => {
  it.each([
    [{ capacity: 5, taken: 2 }, 3, 3],
    [{ capacity: 5, taken: 5 }, 0, 0],
    // Whoever lowered it by hand: never less than none.
    [{ capacity: 5, taken: 6 }, 0, 0],
    [{ capacity: 10, taken: 3, quotas: [quota('a', 4), quota('b', 3, 1)] }, 7, 1],
    [{ capacity: 10, taken: 3, quotas: [quota('a', 4, 6)] }, 7, 7],
    [{ capacity: 10, taken: 3, quotas: [quota('a', 4, 1, true)] }, 7, 7],
    [{ capacity: 10, taken: 8, quotas: [quota('a', 4, 1)] }, 2, 0],
  ])('of %j are %i and %i', (seats, free, open) => {
    expect([freeSeats(someSeats(seats)), openSeats(someSeats(seats))]).toEqual([free, open]);
  });
});

describe('the seat of a person', () => {
  const quotas = [quota('ngo', 4, 1), quota('city', 3, 3), quota('gone', 2, 0, true)];

  it.each([
    ['open, of no quota', { taken: 0 }, ANYBODY, 'OPEN'],
    ['none when all are taken', { taken: 5 }, ANYBODY, 'FULL'],
    ['of the own quota first', { capacity: 10, taken: 4, quotas }, of('ngo'), { quotaId: 'ngo' }],
    ['open where the own is used up', { capacity: 10, taken: 4, quotas }, of('city'), 'OPEN'],
    [
      'none where the own is used up and none is open',
      { capacity: 10, taken: 7, quotas },
      of('city'),
      'QUOTA_USED_UP',
    ],
    ['none of those kept for others', { capacity: 10, taken: 7, quotas }, ANYBODY, 'QUOTA_USED_UP'],
    [
      'none of two where the smallest remainder is 0',
      { capacity: 10, taken: 7, quotas },
      of('ngo', 'city'),
      'QUOTA_USED_UP',
    ],
    ['open of two where one is used up', { capacity: 10, taken: 6, quotas }, of('ngo', 'city'), 'OPEN'],
    ['of a released quota nothing', { capacity: 10, taken: 7, quotas }, of('gone'), 'QUOTA_USED_UP'],
    [
      'of the own although another own is released',
      { capacity: 10, taken: 7, quotas },
      of('ngo', 'gone'),
      { quotaId: 'ngo' },
    ],
  ])('is %s', (_what, seats, applicant, expected) => {
    expect(seatFor(someSeats(seats), applicant)).toEqual(expected);
  });

  it('of two quotas is that of which fewer are left', () => {
    const two = [quota('a', 4, 1), quota('b', 4, 2)];
    expect(seatFor(someSeats({ capacity: 10, quotas: two }), of('a', 'b'))).toEqual({ quotaId: 'b' });
    expect(seatFor(someSeats({ capacity: 10, quotas: two.toReversed() }), of('a', 'b'))).toEqual({
      quotaId: 'b',
    });
  });

  it.each([
    [4, 1, 3, ONLINE, 'MODE_FULL'],
    [4, 1, 3, ANYBODY, 'OPEN'],
    [4, 2, 1, ANYBODY, 'MODE_FULL'],
    [4, 2, 3, ANYBODY, 'FULL'],
    [4, 0, 2, ONLINE, 'OPEN'],
  ])('of %i with %i in the room and %i on-line', (capacity, room, online, applicant, expected) => {
    const seats = someSeats({
      capacity: capacity + 1,
      taken: room + online,
      online: { capacity: 3, taken: online },
    });
    expect(seatFor(seats, applicant)).toEqual(expected);
  });
});

describe('counting a seat', () => {
  it('counts it in the whole, in the own half and in the own quotas, released or not', () => {
    const before = someSeats({
      taken: 2,
      online: { capacity: 3, taken: 1 },
      quotas: [quota('a', 2, 1), quota('b', 2, 1, true), quota('c', 2, 1)],
    });

    const after = countSeat(before, { quotaIds: ['a', 'b'], online: true }, 1);

    expect(after).toEqual({
      ...before,
      taken: 3,
      online: { capacity: 3, taken: 2 },
      quotas: [quota('a', 2, 2), quota('b', 2, 2, true), quota('c', 2, 1)],
    });
    expect(countSeat(after, { quotaIds: ['a', 'b'], online: true }, -1)).toEqual(before);
    expect(countSeat(before, ANYBODY, 1)).toEqual({ ...before, taken: 3 });
    expect(countSeat(someSeats(), ONLINE, 1)).toEqual(someSeats({ taken: 1 }));
  });
});

describe('seats for several', () => {
  it('are given one after the other, as if they came alone', () => {
    const seats = someSeats({ capacity: 4, taken: 1, quotas: [quota('ngo', 2, 1)] });

    expect(seatTogether(seats, [of('ngo'), of('ngo'), ANYBODY])).toEqual({
      seats: [{ quotaId: 'ngo' }, 'OPEN', 'OPEN'],
      after: { ...seats, taken: 4, quotas: [quota('ngo', 2, 3)] },
    });
    expect(seatTogether(seats, [ANYBODY, ANYBODY, ANYBODY])).toBe('QUOTA_USED_UP');
    expect(seatTogether(seats, [of('ngo'), of('ngo'), of('ngo'), of('ngo')])).toBe('FULL');
    expect(seatTogether(seats, [])).toEqual({ seats: [], after: seats });
  });

  it('are seats, and reasons are none', () => {
    expect([{ quotaId: 'a' }, 'OPEN' as const].map(isSeat)).toEqual([true, true]);
    expect((['FULL', 'MODE_FULL', 'QUOTA_USED_UP'] as const).map(isSeat)).toEqual([false, false, false]);
  });
});
