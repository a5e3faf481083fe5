import { decideSettings, type SeatSettings } from './seat-settings.rules.js';
import { MOST_LINKS, readSeatLinkToken, seatLinkToken } from './seat-link.js';
import { decideAside } from './seats-aside.rules.js';
import { someSeats } from './seats.builder.js';
import { type QuotaSeats, seatFor, seatTogether, unclaimedSeats } from './seats.rules.js';

const NOW = new Date('2026-12-01T02:00:00Z');
const STARTS = new Date('2026-12-08T06:30:00Z');
const aside = (seats: number, taken = 0, more: Partial<QuotaSeats> = {}): QuotaSeats => ({
  id: 'hotel',
  seats,
  taken,
  isReleased: false,
  isSetAside: true,
  ...more,
});
const ngo = (seats: number, taken = 0): QuotaSeats => ({ id: 'ngo', seats, taken, isReleased: false });
const of = (...quotaIds: string[]): { quotaIds: string[]; online: boolean } => ({ quotaIds, online: false });

describe('seats that are set aside', () => {
  it('count as taken until they are claimed or released', () => {
    const quotas = [
      aside(3, 1),
      aside(2, 4, { id: 'b' }),
      aside(5, 0, { id: 'c', isReleased: true }),
      ngo(9),
    ];

    expect(unclaimedSeats(quotas)).toBe(2);
  });

  it.each<[string, object, string[], unknown]>([
    [
      'are for whoever comes by the link',
      { taken: 2, quotas: [aside(3, 2)] },
      ['hotel'],
      { quotaId: 'hotel' },
    ],
    ['are not for anybody else', { taken: 4, quotas: [aside(1)] }, [], 'QUOTA_USED_UP'],
    ['leave what is open once they are claimed', { taken: 4, quotas: [aside(3, 3)] }, ['hotel'], 'OPEN'],
    [
      'are theirs though another quota of theirs is used up',
      { taken: 4, quotas: [ngo(2, 2), aside(1)] },
      ['ngo', 'hotel'],
      { quotaId: 'hotel' },
    ],
    [
      'are not given to a quota, however much it promises',
      { taken: 4, quotas: [ngo(5, 1), aside(1)] },
      ['ngo'],
      'QUOTA_USED_UP',
    ],
    [
      'are not given to a quota of their own people once they have theirs',
      { taken: 4, quotas: [aside(1, 1), aside(1, 0, { id: 'other' }), ngo(3)] },
      ['hotel', 'ngo'],
      'QUOTA_USED_UP',
    ],
    ['go to everybody once released', { taken: 4, quotas: [aside(3, 0, { isReleased: true })] }, [], 'OPEN'],
  ])('%s', (_what, seats, quotaIds, expected) => {
    expect(seatFor(someSeats({ capacity: 5, ...seats }), of(...quotaIds))).toEqual(expected);
  });

  it('are claimed one by one by those who come together', () => {
    const seats = someSeats({ capacity: 5, taken: 2, quotas: [aside(2)] });
    const three = Array.from({ length: 3 }, () => of('hotel'));

    expect(seatTogether(seats, three)).toMatchObject({
      seats: [{ quotaId: 'hotel' }, { quotaId: 'hotel' }, 'OPEN'],
      after: { taken: 5 },
    });
    expect(seatTogether(seats, [...three, of('hotel')])).toBe('FULL');
  });
});

describe('setting seats aside', () => {
  const six = (more: object = {}) => someSeats({ capacity: 6, taken: 2, closesAt: STARTS, ...more });
  const decide = (
    seats: object,
    wanted: number,
    releaseHours: number | null = 48,
    own: string | null = null,
  ) => {
    const decided = decideAside(six(seats), own, { seats: wanted, releaseHours }, NOW);
    return decided.ok || [decided.refusal.code, decided.refusal.path, decided.refusal.detail];
  };

  it('takes what is open, and no more', () => {
    expect(decide({}, 4)).toBe(true);
    expect(decide({}, 5)).toEqual(['SEATS_NOT_FREE', ['seats'], { free: 4 }]);
    expect(decide({}, 7)).toEqual(['QUOTAS_EXCEED_CAPACITY', ['seats'], undefined]);
  });

  it('leaves what other quotas keep', () => {
    expect(decide({ quotas: [ngo(3)] }, 1)).toBe(true);
    expect(decide({ quotas: [ngo(3)] }, 2)).toEqual(['SEATS_NOT_FREE', ['seats'], { free: 1 }]);
    expect(decide({ quotas: [ngo(3)] }, 4)).toEqual(['QUOTAS_EXCEED_CAPACITY', ['seats'], undefined]);
  });

  it('changes how many, those who claimed one among them', () => {
    const quotas = [aside(3, 1)];
    expect(decide({ quotas }, 5, null, 'hotel')).toBe(true);
    expect(decide({ quotas }, 6, null, 'hotel')).toEqual(['SEATS_NOT_FREE', ['seats'], { free: 5 }]);
    expect(decide({ quotas }, 1, null, 'hotel')).toBe(true);
    expect(decide({ quotas: [aside(3, 0, { isReleased: true })] }, 4, null, 'hotel')).toBe(true);
  });

  it('may be less, though quotas promise more than there is by now', () => {
    expect(decide({ quotas: [ngo(3), aside(2)] }, 1, null, 'hotel')).toBe(true);
    expect(decide({ quotas: [ngo(3), aside(2)] }, 2, null, 'hotel')).toBe(true);
    expect(decide({ quotas: [ngo(3), aside(2)] }, 3, null, 'hotel')).toEqual([
      'SEATS_NOT_FREE',
      ['seats'],
      { free: 2 },
    ]);
  });

  it.each([
    ['none', 0, 48, ['seats']],
    ['half a seat', 1.5, 48, ['seats']],
    ['a release of half an hour', 1, 0.5, ['releaseHours']],
    ['a release after the start', 1, -1, ['releaseHours']],
    ['a release that lies behind', 1, 173, ['releaseHours']],
  ])('refuses %s', (_what, wanted, hours, path) => {
    expect(decide({}, wanted, hours)).toEqual(['QUOTA_INVALID', path, undefined]);
  });

  it('can be released at the start at last', () => {
    expect([decide({}, 1, 0), decide({}, 1, 172)]).toEqual([true, true]);
  });

  it('ends with the session', () => {
    expect(decide({ state: 'CANCELLED' }, 1)).toEqual(['SESSION_CANCELLED', undefined, undefined]);
    expect(decide({ closesAt: NOW }, 1)).toEqual(['SESSION_STARTED', undefined, undefined]);
  });
});

describe('the settings of a session with seats set aside', () => {
  const settings: SeatSettings = {
    capacity: 6,
    onlineCapacity: null,
    quotas: [],
    groupPolicy: 'SKIP',
    promotion: 'CONFIRM',
    offerHours: 24,
    offerCutoffHours: 0,
    cancelCutoffHours: 0,
    needsApproval: false,
  };
  const seats = someSeats({ capacity: 6, taken: 2, quotas: [aside(3, 1)] });

  it('may not take them away', () => {
    expect(decideSettings(seats, { ...settings, capacity: 4 }, null)).toMatchObject({ ok: true });
    expect(decideSettings(seats, { ...settings, capacity: 3 }, null)).toMatchObject({
      refusal: { code: 'CAPACITY_BELOW_TAKEN', path: ['capacity'], detail: { taken: 4 } },
    });
  });

  it('may not promise them to others', () => {
    const quota = { organisationKind: 'NGO', cityId: null, releaseHours: null } as const;
    expect(decideSettings(seats, { ...settings, quotas: [{ ...quota, seats: 3 }] }, null)).toMatchObject({
      ok: true,
    });
    expect(decideSettings(seats, { ...settings, quotas: [{ ...quota, seats: 4 }] }, null)).toMatchObject({
      refusal: { code: 'QUOTAS_EXCEED_CAPACITY' },
    });
  });
});

describe('the token of a link', () => {
  const secrets = ['a'.repeat(40), 'b'.repeat(40)];
  const link = { quotaId: '0199a0b1-0000-7000-8000-00000000dddd', turn: 3 };

  it('is read under each of the secrets, and says the how manieth it is', () => {
    const token = seatLinkToken(secrets[1]!, link);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(readSeatLinkToken(secrets, token)).toEqual(link);
    expect(readSeatLinkToken(secrets, seatLinkToken(secrets[0]!, { ...link, turn: MOST_LINKS }))).toEqual({
      ...link,
      turn: MOST_LINKS,
    });
  });

  it('is none of another secret, of a turn that cannot be, and of another letter', () => {
    const token = seatLinkToken(secrets[0]!, link);
    const other = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)!}`;
    for (const typed of [
      seatLinkToken('c'.repeat(40), link),
      seatLinkToken(secrets[0]!, { ...link, turn: MOST_LINKS + 1 }),
      other,
      '',
    ])
      expect(readSeatLinkToken(secrets, typed)).toBeNull();
  });
});
