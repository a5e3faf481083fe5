import fc from 'fast-check';
import { planEnrolment } from './enrolment.rules.js';
import { readPeopleList } from './people-list.rules.js';
import type { Seats } from './seat-plan.rules.js';

const NOW = new Date('2026-12-01T02:00:00Z');
const seats = (more: Partial<Seats> = {}): Seats => ({
  capacity: 6,
  taken: 2,
  waiting: 0,
  nextRank: 1,
  isOpen: true,
  closesAt: new Date('2026-12-08T06:30:00Z'),
  ...more,
});

function list(...names: string[]): Parameters<typeof planEnrolment>[1] {
  const read = readPeopleList(
    names.map((name) => (name === '?' ? 'Nobody' : `${name},${name}@x.example`)).join('\n'),
  );
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}
const keyOf = (name: string): string => `${name.toLowerCase()}@x.example ${name.toLowerCase()}`;

/** Outcomes in short: `seat`, `wait 1`, `known`, `=2`, `?`. */
function plan(row: Seats, lines: Parameters<typeof planEnrolment>[1], ...registered: string[]): unknown {
  const decided = planEnrolment(row, lines, new Set(registered.map(keyOf)), NOW);
  if (typeof decided === 'string') return decided;
  return decided.map(({ decision }) => {
    if (decision.outcome === 'WAITLISTED') return `wait ${decision.position} ${decision.because}`;
    if (decision.outcome === 'REPEATED') return `=${decision.sameAsLine}`;
    return { CONFIRMED: 'seat', ALREADY_REGISTERED: 'known', UNREADABLE: '?' }[decision.outcome];
  });
}

describe('a list under the lock', () => {
  it('has as many seats as fit, in its order; the rest wait', () => {
    expect(plan(seats({ taken: 4 }), list('A', 'B', 'C', 'D'))).toEqual([
      'seat',
      'seat',
      'wait 1 NO_SEAT_LEFT',
      'wait 2 NO_SEAT_LEFT',
    ]);
  });

  it('passes over who is registered, who is named before and what cannot be read', () => {
    expect(plan(seats({ taken: 4 }), list('A', 'B', 'A', '?', 'C', 'B', 'D'), 'B')).toEqual([
      'seat',
      'known',
      '=1',
      '?',
      'seat',
      '=2',
      'wait 1 NO_SEAT_LEFT',
    ]);
  });

  it('waits as a whole while anyone waits, although a seat is free', () => {
    expect(plan(seats({ taken: 5, waiting: 1, nextRank: 4 }), list('A', 'B'))).toEqual([
      'wait 2 OTHERS_WAIT',
      'wait 3 OTHERS_WAIT',
    ]);
  });

  it('is refused when the session is cancelled, and from the very instant of its start', () => {
    expect(plan(seats({ isOpen: false }), list('A'))).toBe('SESSION_CANCELLED');
    expect(plan(seats({ closesAt: NOW }), list('A'))).toBe('SESSION_STARTED');
    expect(plan(seats({ closesAt: new Date(NOW.getTime() + 1) }), list('A'))).toEqual(['seat']);
  });

  it('never seats more than there is room for, nor one person twice', () => {
    const names = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', '?'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.nat(4), fc.nat(3), fc.nat(2), (lines, capacity, taken, waiting) => {
        const row = seats({ capacity: capacity + 3, taken, waiting, nextRank: waiting + 1 });
        const decided = planEnrolment(row, list(...lines), new Set([keyOf('E')]), NOW);
        if (typeof decided === 'string') throw new Error(decided);
        const of = (outcome: string): number =>
          decided.filter(({ decision }) => decision.outcome === outcome).length;
        const fresh = new Set(lines.filter((name) => name !== '?' && name !== 'E')).size;
        expect(of('CONFIRMED') + of('WAITLISTED')).toBe(fresh);
        expect(of('CONFIRMED')).toBe(waiting > 0 ? 0 : Math.min(fresh, row.capacity - taken));
      }),
    );
  });
});
