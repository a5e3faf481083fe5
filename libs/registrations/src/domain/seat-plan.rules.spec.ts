import {
  closedBecause,
  halvesForNewcomers,
  needsLine,
  planSeats,
  seatsForNewcomers,
} from './seat-plan.rules.js';
import { NOW as now, someSeats as seats, START as start } from './seats.builder.js';
import type { Seats } from './seats.rules.js';

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

describe('nobody can register', () => {
  const after = (ms: number): Date => new Date(now.getTime() + ms);

  it.each<[string | null, string, Partial<Seats>]>([
    [null, 'nothing is in the way', {}],
    ['SESSION_NOT_FOUND', 'it is a draft', { state: 'DRAFT' }],
    ['SESSION_NOT_FOUND', 'it is a draft, whose start has passed', { state: 'DRAFT', closesAt: now }],
    ['SESSION_CANCELLED', 'it is cancelled, whose start has passed', { state: 'CANCELLED', closesAt: now }],
    ['SESSION_POSTPONED', 'it has no new date', { state: 'POSTPONED' }],
    [
      'SESSION_STARTED',
      'its last date has passed before it was postponed',
      { state: 'POSTPONED', closesAt: now },
    ],
    ['REGISTRATION_NOT_OPEN', 'it opens in a moment', { registrationOpensAt: after(1) }],
    [null, 'it opens now', { registrationOpensAt: now }],
    ['REGISTRATION_CLOSED', 'it ends now', { registrationClosesAt: now }],
    [null, 'it ends in a moment', { registrationClosesAt: after(1) }],
    ['REGISTRATION_CLOSED', 'somebody closed it', { state: 'CLOSED' }],
    ['REGISTRATION_CLOSED', 'somebody closed it early', { state: 'CLOSED', registrationClosesAt: after(1) }],
  ])('%s: %s', (code, _why, more) => {
    expect(closedBecause(seats(more), now)).toBe(code);
  });
});

describe('the line is looked at', () => {
  it('only while seats are free and somebody waits nevertheless', () => {
    expect(needsLine(seats({ taken: 4, waiting: 1 }))).toBe(true);
    expect(needsLine(seats({ taken: 5, waiting: 1 }))).toBe(false);
    expect(needsLine(seats({ taken: 4 }))).toBe(false);
  });

  it('and who is asked first stands in it before who is asked next', () => {
    const kept = [{ id: 'ngo', seats: 2, taken: 0, isReleased: false }];
    const ngo = { quotaIds: ['ngo'], online: false };
    const before = { rank: 7, members: [{ id: 'Sokha', quotaIds: [], online: false }] };
    const requests = [
      { matchKey: 'Dara', isRegistered: false },
      { matchKey: 'Bopha', isRegistered: false, applicant: ngo },
    ];
    const row = seats({ taken: 3, waiting: 1, nextRank: 8, quotas: kept });
    const { decisions } = planSeats(row, requests, now, [before]);

    expect(decisions[0]).toEqual({ outcome: 'WAITLISTED', rank: 8, position: 2 });
    expect(decisions[1]).toMatchObject({
      outcome: 'CONFIRMED',
      passes: [
        { entry: { rank: 7, members: [{ id: 'Sokha' }] }, reason: 'QUOTA_USED_UP', seatsFree: 2 },
        {
          entry: { rank: 8, members: [{ id: 'Dara', quotaIds: [] }] },
          reason: 'QUOTA_USED_UP',
          seatsFree: 2,
        },
      ],
    });
  });

  it('not where nobody moves up any more: from the offer cut-off on a newcomer waits behind who cannot be offered', () => {
    const line = [{ rank: 7, members: [{ id: 'Sokha', quotaIds: [], online: false }] }];
    const row = seats({ taken: 1, waiting: 1, nextRank: 8, promotion: 'OFFER', quotas: [] });
    const late = { ...row, capacity: 3, offerCutoffHours: 24 * 30 };

    expect(planSeats(late, people(1), now, line).decisions).toEqual([
      { outcome: 'WAITLISTED', rank: 8, position: 2 },
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

describe('the halves of a hybrid session', () => {
  /** 2 in the room, 3 on-line; so many taken of them. */
  const halves = (
    room: number,
    online: number,
    more: Partial<Parameters<typeof halvesForNewcomers>[0]> = {},
  ) =>
    halvesForNewcomers(
      {
        ...seats({ capacity: 5, taken: room + online, online: { capacity: 3, taken: online } }),
        unclaimed: 0,
        hasQuotas: false,
        ...more,
      },
      now,
    );

  it('are what is free in each', () => {
    expect(halves(0, 0)).toEqual({ room: 2, online: 3 });
    expect(halves(2, 1)).toEqual({ room: 0, online: 2 });
    expect(halves(0, 0, { online: null })).toBeNull();
  });

  it('are open to a newcomer though somebody waits for the other', () => {
    expect(halves(2, 1, { waiting: 4 })).toEqual({ room: 0, online: 2 });
  });

  it.each([
    ['they may be a group', { waitingTogether: 1 }],
    ['seats are kept for some', { hasQuotas: true }],
    ['nobody moves up any more', { promotion: 'OFFER', offerCutoffHours: 24 * 365 }],
  ] as const)('are shown as full while somebody waits and %s', (_, more) => {
    expect(halves(2, 1, { waiting: 4, ...more })).toEqual({ room: 0, online: 0 });
    expect(halves(2, 1, more)).toEqual({ room: 0, online: 2 });
  });

  it('leave out what is set aside for others', () => {
    expect(halves(0, 0, { unclaimed: 4 })).toEqual({ room: 1, online: 1 });
    expect(halves(0, 0, { unclaimed: 6 })).toEqual({ room: 0, online: 0 });
  });
});
