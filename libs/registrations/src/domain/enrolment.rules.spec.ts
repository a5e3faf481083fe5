import fc from 'fast-check';
import { type EnrolmentTerms, planEnrolment, seatedOf } from './enrolment.rules.js';
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

  it('waits for want of a seat, not for others, where every seat is taken', () => {
    expect(plan(seats({ taken: 6, waiting: 1, nextRank: 4 }), list('A'))).toEqual(['wait 2 NO_SEAT_LEFT']);
  });

  it.each([false, true])('passes who of the line cannot use the seat (together: %s)', (together) => {
    const [ngo, sokha] = ['ngo', { rank: 3, members: [{ id: 'sokha', ...ANYBODY }] }];
    const row = seats({
      taken: 3,
      waiting: 1,
      nextRank: 4,
      quotas: [{ id: ngo, seats: 3, taken: 0, isReleased: false }],
    });
    const terms = termsOf([], { together, line: [sokha], applicant: { quotaIds: [ngo], online: false } });
    const decided = planEnrolment(row, list('A', 'B'), terms);
    if (typeof decided === 'string') throw new Error(decided);

    expect(decided.lines.map(({ decision }) => decision.outcome)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(new Set(decided.passes.map(({ entry }) => entry))).toEqual(new Set([sokha]));
    expect(decided.after).toMatchObject({ taken: 5, waiting: 1, nextRank: 4 });
  });

  it('of which nobody is new changes nothing, together or each', () => {
    for (const together of [false, true])
      expect(planEnrolment(seats(), list('A', '?'), termsOf(['A'], { together }))).toMatchObject({
        after: seats(),
        passes: [],
        lines: [{ decision: { outcome: 'ALREADY_REGISTERED' } }, { decision: { outcome: 'UNREADABLE' } }],
      });
  });

  it('that comes together and finds no room waits in one place, and passes nobody', () => {
    const decided = planEnrolment(seats({ taken: 4 }), list('A', 'B', 'C'), termsOf([], { together: true }));
    if (typeof decided === 'string') throw new Error(decided);

    expect(decided.passes).toEqual([]);
    expect(decided.lines.map(({ decision }) => decision)).toEqual(
      ['A', 'B', 'C'].map(() => ({ outcome: 'WAITLISTED', rank: 1, position: 1, because: 'NO_SEAT_LEFT' })),
    );
    expect(decided.after).toMatchObject({ taken: 4, waiting: 3, waitingTogether: 2, nextRank: 2 });
  });

  it('is written for who is seated, held or waits, and for nobody else', () => {
    const written = (row: Seats): unknown => {
      const decided = planEnrolment(row, list('A', 'B', '?', 'C', 'A'), termsOf(['B']));
      if (typeof decided === 'string') throw new Error(decided);
      return seatedOf(decided.lines).map(
        ({ line, person, decision }) => `${line} ${person.fullName} ${decision.outcome}`,
      );
    };

    expect(written(seats({ taken: 5 }))).toEqual(['1 A CONFIRMED', '4 C WAITLISTED']);
    expect(written(seats({ needsApproval: true }))).toEqual(['1 A PENDING', '4 C PENDING']);
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
