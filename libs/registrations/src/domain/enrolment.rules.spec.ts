import fc from 'fast-check';
import { type EnrolmentTerms, planEnrolment } from './enrolment.rules.js';
import { readPeopleList } from './people-list.rules.js';
import { NOW, someSeats } from './seats.builder.js';
import { ANYBODY, type Seats } from './seats.rules.js';

const seats = (more: Partial<Seats> = {}): Seats => someSeats({ capacity: 6, taken: 2, ...more });

type Lines = Parameters<typeof planEnrolment>[1];

function list(...names: string[]): Lines {
  const read = readPeopleList(
    names.map((name) => (name === '?' ? 'Nobody' : `${name},${name}@x.example`)).join('\n'),
  );
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.lines;
}
const keyOf = (name: string): string => `${name.toLowerCase()}@x.example ${name.toLowerCase()}`;

const termsOf = (registered: string[], more: Partial<EnrolmentTerms> = {}): EnrolmentTerms => ({
  registered: new Set(registered.map(keyOf)),
  bookedElsewhere: new Set(),
  unprepared: new Set(),
  applicant: ANYBODY,
  together: false,
  line: [],
  now: NOW,
  ...more,
});

const SHORT = {
  CONFIRMED: 'seat',
  PENDING: 'held',
  ALREADY_REGISTERED: 'known',
  PREREQUISITES_MISSING: 'not yet',
  BOOKED_ELSEWHERE: 'elsewhere',
  UNREADABLE: '?',
};

/** Outcomes in short: `seat`, `wait 1`, `known`, `=2`, `?`. */
const plan = (row: Seats, lines: Lines, ...registered: string[]): unknown =>
  planOn(row, lines, termsOf(registered));

function planOn(row: Seats, lines: Lines, terms: EnrolmentTerms): unknown {
  const decided = planEnrolment(row, lines, terms);
  if (typeof decided === 'string') return decided;
  return decided.lines.map(({ decision }) => {
    if (decision.outcome === 'WAITLISTED') return `wait ${decision.position} ${decision.because}`;
    if (decision.outcome === 'REPEATED') return `=${decision.sameAsLine}`;
    return SHORT[decision.outcome];
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

  it('leaves out who has a seat elsewhere at that hour: their seat is the next one’s', () => {
    const terms = termsOf(['C'], { bookedElsewhere: new Set(['A', 'C'].map(keyOf)) });

    expect(planOn(seats({ taken: 5 }), list('A', 'B', 'C', 'D', 'A'), terms)).toEqual([
      'elsewhere',
      'seat',
      'known',
      'wait 1 NO_SEAT_LEFT',
      '=1',
    ]);
  });

  it('leaves out who lacks a course that comes before, wherever else they sit; a seat they have stays', () => {
    const [unprepared, bookedElsewhere] = [new Set(['A', 'C'].map(keyOf)), new Set(['A', 'D'].map(keyOf))];
    const terms = termsOf(['C'], { unprepared, bookedElsewhere });

    expect(planOn(seats({ taken: 5 }), list('A', 'B', 'C', 'D', 'A'), terms)).toEqual([
      'not yet',
      'seat',
      'known',
      'elsewhere',
      '=1',
    ]);
  });

  it('that comes together is all of it without them', () => {
    const terms = termsOf([], { together: true, bookedElsewhere: new Set([keyOf('B')]) });

    expect(planOn(seats({ taken: 4 }), list('A', 'B', 'C'), terms)).toEqual(['seat', 'elsewhere', 'seat']);
  });

  it('waits as a whole while anyone waits, although a seat is free', () => {
    expect(plan(seats({ taken: 5, waiting: 1, nextRank: 4 }), list('A', 'B'))).toEqual([
      'wait 2 OTHERS_WAIT',
      'wait 3 OTHERS_WAIT',
    ]);
  });

  it('is refused when the session is cancelled, and from the very instant of its start', () => {
    expect(plan(seats({ state: 'CANCELLED' }), list('A'))).toBe('SESSION_CANCELLED');
    expect(plan(seats({ closesAt: NOW }), list('A'))).toBe('SESSION_STARTED');
    expect(plan(seats({ closesAt: new Date(NOW.getTime() + 1) }), list('A'))).toEqual(['seat']);
  });

  it('never seats more than there is room for, nor one person twice', () => {
    const names = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', '?'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.nat(4), fc.nat(3), fc.nat(2), (lines, capacity, taken, waiting) => {
        const row = seats({ capacity: capacity + 3, taken, waiting, nextRank: waiting + 1 });
        const decided = planEnrolment(row, list(...lines), termsOf(['E']));
        if (typeof decided === 'string') throw new Error(decided);
        const of = (outcome: string): number =>
          decided.lines.filter(({ decision }) => decision.outcome === outcome).length;
        const fresh = new Set(lines.filter((name) => name !== '?' && name !== 'E')).size;
        expect(of('CONFIRMED') + of('WAITLISTED')).toBe(fresh);
        expect(of('CONFIRMED')).toBe(waiting > 0 ? 0 : Math.min(fresh, row.capacity - taken));
      }),
    );
  });
});
