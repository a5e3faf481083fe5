import { NOW, someSeats, START } from './seats.builder.js';
import type { Seats } from './seats.rules.js';
import {
  joinLine,
  leaveGroup,
  leaveLine,
  movesUp,
  nextUp,
  offerEnds,
  offersEnd,
  placeAtEnd,
  planPromotion,
  type Waiting,
} from './waitlist.rules.js';

const HOUR = 3_600_000;
const before = (hours: number): Date => new Date(START.getTime() - hours * HOUR);

/** A place of so many people, each of these quotas. */
const place = (rank: number, size = 1, quotaIds: string[] = [], online = false): Waiting => ({
  rank,
  members: Array.from({ length: size }, (_, at) => ({ id: `${rank}.${at}`, quotaIds, online })),
});
const waiting = (line: Waiting[], more: Partial<Seats>): Seats => {
  const people = line.reduce((sum, { members }) => sum + members.length, 0);
  return someSeats({
    capacity: 10,
    waiting: people,
    waitingTogether: people - line.length,
    nextRank: 99,
    ...more,
  });
};
/** Ranks of who moves up, then of who is passed over and why. */
function plan(line: Waiting[], more: Partial<Seats>, now = NOW): unknown {
  const { promotions, passes } = planPromotion(waiting(line, more), line, now);
  return [
    promotions.map(({ entry }) => entry.rank),
    passes.map(({ entry, reason, seatsFree }) => `${entry.rank} ${reason} ${seatsFree}`),
  ];
}

describe('who moves up', () => {
  it('is who stands first, as many as there are seats', () => {
    expect(plan([place(1), place(2), place(3)], { taken: 8 })).toEqual([[1, 2], []]);
    expect(plan([place(1), place(2)], { taken: 10 })).toEqual([[], []]);
    expect(plan([], { taken: 3 })).toEqual([[], []]);
  });

  it('leaves the line and is counted', () => {
    const line = [place(1, 3), place(2)];
    const { after } = planPromotion(waiting(line, { taken: 6 }), line, NOW);

    expect(after).toMatchObject({ taken: 10, waiting: 0, waitingTogether: 0, nextRank: 99 });
  });

  it('is behind a group that is too large where it is skipped, and nobody where it holds', () => {
    const line = [place(1, 5), place(2), place(3)];

    expect(plan(line, { taken: 8, groupPolicy: 'SKIP' })).toEqual([[2, 3], ['1 GROUP_TOO_LARGE 1']]);
    expect(plan(line, { taken: 8, groupPolicy: 'HOLD' })).toEqual([[], []]);
    expect(plan([place(1), ...line.slice(0, 1), place(4)], { taken: 8, groupPolicy: 'HOLD' })).toEqual([
      [1],
      [],
    ]);
  });

  it('passes nobody over who stands behind, nor when nobody moves', () => {
    expect(plan([place(1), place(2, 5)], { taken: 9 })).toEqual([[1], []]);
    expect(plan([place(1, 5), place(2, 4)], { taken: 8 })).toEqual([[], []]);
  });

  const kept = [{ id: 'ngo', seats: 2, taken: 0, isReleased: false }];
  it('passes over whose own quota is used up, under either policy', () => {
    for (const groupPolicy of ['HOLD', 'SKIP'] as const)
      expect(plan([place(1), place(2, 1, ['ngo'])], { taken: 8, quotas: kept, groupPolicy })).toEqual([
        [2],
        ['1 QUOTA_USED_UP 2'],
      ]);
  });

  it('says of a group that would fit that its quota is used up, and of one that is too large that it is', () => {
    const last = place(9, 1, ['ngo']);
    expect(plan([place(1, 2), last], { taken: 8, quotas: kept })).toEqual([[9], ['1 QUOTA_USED_UP 2']]);
    expect(plan([place(1, 3), last], { taken: 8, quotas: kept })).toEqual([[9], ['1 GROUP_TOO_LARGE 2']]);
  });

  it('is somebody before, when a seat that met two quotas opens one', () => {
    const two = [
      { id: 'ngo', seats: 1, taken: 0, isReleased: false },
      { id: 'city', seats: 1, taken: 0, isReleased: false },
    ];
    expect(plan([place(1), place(2, 1, ['ngo', 'city'])], { taken: 8, quotas: two })).toEqual([[1, 2], []]);
  });

  it('passes over who waits for the half that is full', () => {
    const halves = { capacity: 4, taken: 2, online: { capacity: 2, taken: 0 } };
    expect(plan([place(1), place(2, 1, [], true)], halves)).toEqual([[2], ['1 MODE_FULL 2']]);
  });

  it('is nobody by the first step where none fits', () => {
    expect(nextUp(someSeats({ taken: 5 }), [place(1)])).toBeNull();
    expect(nextUp(someSeats({ taken: 4 }), [place(1, 2)])).toBeNull();
    expect(nextUp(someSeats({ taken: 4, waiting: 1 }), [place(1)])?.promotion.seats).toEqual(['OPEN']);
  });
});

describe('the time for moving up', () => {
  it.each([
    ['OPEN', true],
    ['CLOSED', true],
    ['DRAFT', false],
    ['POSTPONED', false],
    ['CANCELLED', false],
  ] as const)('while a session is %s: %s', (state, expected) => {
    expect(movesUp(someSeats({ state }), NOW)).toBe(expected);
    expect(plan([place(1)], { state })).toEqual([expected ? [1] : [], []]);
  });

  it('ends with the start, and for offers with their cut-off', () => {
    const ms = (at: Date, by: number): Date => new Date(at.getTime() + by);
    const offers = someSeats({ promotion: 'OFFER', offerCutoffHours: 12 });
    const straight = someSeats({ offerCutoffHours: 12 });

    expect([ms(START, -1), START].map((at) => movesUp(straight, at))).toEqual([true, false]);
    expect([ms(before(12), -1), before(12)].map((at) => movesUp(offers, at))).toEqual([true, false]);
  });

  it('of an offer is its hours, and never past the cut-off', () => {
    const seats = someSeats({ promotion: 'OFFER', offerHours: 24, offerCutoffHours: 12 });

    expect(offersEnd(seats)).toEqual(before(12));
    expect(offerEnds(seats, before(40))).toEqual(before(16));
    expect(offerEnds(seats, before(36))).toEqual(before(12));
    expect(offerEnds(seats, before(20))).toEqual(before(12));
  });
});

describe('places in line', () => {
  it('are one for each, and one for a group', () => {
    const joined = joinLine(someSeats({ waiting: 3, waitingTogether: 1, nextRank: 7 }), 4);

    expect(joined).toMatchObject({ waiting: 7, waitingTogether: 4, nextRank: 8 });
    expect(placeAtEnd(joined)).toBe(4);
    expect(leaveLine(joined, place(1, 4))).toMatchObject({ waiting: 3, waitingTogether: 1, nextRank: 8 });
  });

  it('are kept as a group becomes smaller', () => {
    const seats = someSeats({ waiting: 5, waitingTogether: 2 });

    expect(leaveGroup(seats, 3)).toMatchObject({ waiting: 4, waitingTogether: 1 });
    expect(leaveGroup(seats, 2)).toMatchObject({ waiting: 4, waitingTogether: 1 });
    expect(leaveGroup(seats, 1)).toMatchObject({ waiting: 4, waitingTogether: 2 });
  });
});
