import { planSeats, seatsForNewcomers } from './seat-plan.rules.js';
import { NOW as now, someSeats as seats, START as start } from './seats.builder.js';

const people = (count: number): { matchKey: string; isRegistered: boolean }[] =>
  Array.from({ length: count }, (_, i) => ({ matchKey: `person ${i}`, isRegistered: false }));

describe('planning seats', () => {
  it('confirms as many as there are seats and puts the others in line without a gap', () => {
    const { decisions, seats: after } = planSeats(seats(), people(8), now);

    expect(decisions.map((decision) => decision.outcome)).toEqual([
      ...Array(5).fill('CONFIRMED'),
      ...Array(3).fill('WAITLISTED'),
    ]);
    expect(decisions.slice(5)).toEqual([
      { outcome: 'WAITLISTED', rank: 1, position: 1 },
      { outcome: 'WAITLISTED', rank: 2, position: 2 },
      { outcome: 'WAITLISTED', rank: 3, position: 3 },
    ]);
    expect(after).toEqual(seats({ taken: 5, waiting: 3, nextRank: 4 }));
  });

  it('lets a newcomer wait while anyone waits, though a seat is free', () => {
    const { decisions } = planSeats(seats({ taken: 4, waiting: 1, nextRank: 9 }), people(1), now);

    expect(decisions).toEqual([{ outcome: 'WAITLISTED', rank: 9, position: 2 }]);
  });

  it('counts a person once, however often they ask in one go', () => {
    const twice = [...people(1), ...people(1)];

    expect(planSeats(seats(), twice, now).decisions).toEqual([
      { outcome: 'CONFIRMED', passes: [] },
      { outcome: 'REFUSED', code: 'ALREADY_REGISTERED' },
    ]);
  });

  it('refuses whoever already holds a place', () => {
    expect(planSeats(seats(), [{ matchKey: 'Dara', isRegistered: true }], now).decisions).toEqual([
      { outcome: 'REFUSED', code: 'ALREADY_REGISTERED' },
    ]);
  });

  it('refuses from the very instant of the start', () => {
    expect(planSeats(seats(), people(1), start).decisions).toEqual([
      { outcome: 'REFUSED', code: 'SESSION_STARTED' },
    ]);
    expect(planSeats(seats(), people(1), new Date(start.getTime() - 1)).decisions).toEqual([
      { outcome: 'CONFIRMED', passes: [] },
    ]);
  });

  it('refuses a cancelled session', () => {
    expect(planSeats(seats({ state: 'CANCELLED' }), people(1), now).decisions).toEqual([
      { outcome: 'REFUSED', code: 'SESSION_CANCELLED' },
    ]);
  });
});

describe('seats for newcomers', () => {
  it('are none while anyone waits', () => {
    expect(seatsForNewcomers(seats({ taken: 2, waiting: 1 }))).toBe(0);
    expect(seatsForNewcomers(seats({ taken: 2 }))).toBe(3);
    expect(seatsForNewcomers(seats({ taken: 5 }))).toBe(0);
  });
});
