/* docs/stories/series.md */
import { seriesOf, type SeriesRule } from './series.rules.js';
import type { SessionRow } from './session.entity.js';

const at = (text: string): Date => new Date(`${text}:00+07:00`);
const now = at('2026-12-01T09:00');
const session = (more: Partial<SessionRow> = {}): SessionRow =>
  ({
    id: 's',
    status: 'OPEN',
    startsAt: at('2026-12-08T13:30'),
    endsAt: at('2026-12-08T17:00'),
    doorsOpenAt: at('2026-12-08T13:00'),
    timeZone: 'Asia/Phnom_Penh',
    decideBy: null,
    ...more,
  }) as SessionRow;
const rule = (more: Partial<SeriesRule> = {}): SeriesRule => ({
  every: 'WEEK',
  weekdays: [],
  until: null,
  times: 3,
  except: [],
  onHolidays: false,
  ...more,
});
const NONE = new Set<string>();
const days = (
  more: Partial<SeriesRule>,
  of: Partial<SessionRow> = {},
  when = now,
  holidays = NONE,
): string => {
  const series = seriesOf(session(of), rule(more), when, holidays);
  return series.ok
    ? series.value.dates
        .map(({ draft: { startsAt } }) =>
          new Date(startsAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10),
        )
        .join(' ')
    : [series.refusal.code, ...(series.refusal.path ?? [])].join(' ');
};

describe('the days of a series', () => {
  it.each([
    ['three times, a week apart', {}, '2026-12-15 2026-12-22 2026-12-29'],
    ['until a day that counts', { times: null, until: '2026-12-22' }, '2026-12-15 2026-12-22'],
    ['not on what is left out', { except: ['2026-12-15'] }, '2026-12-22 2026-12-29 2027-01-05'],
    [
      'on Mondays and Thursdays, after the session',
      { weekdays: [4, 1, 4] },
      '2026-12-10 2026-12-14 2026-12-17',
    ],
    ['every two weeks', { every: 'TWO_WEEKS' }, '2026-12-22 2027-01-05 2027-01-19'],
    [
      'every two weeks on two days, in the week of the session too',
      { every: 'TWO_WEEKS', weekdays: [2, 5] },
      '2026-12-11 2026-12-22 2026-12-25',
    ],
    ['every month on the second Tuesday', { every: 'MONTH' }, '2027-01-12 2027-02-09 2027-03-09'],
    [
      'every month on the second Tuesday and Friday, in their order',
      { every: 'MONTH', weekdays: [2, 5] },
      '2026-12-11 2027-01-08 2027-01-12',
    ],
  ] as const)('%s', (_what, more, expected) => {
    expect(days(more)).toBe(expected);
  });

  it('every month on the last, where the session is on a fifth', () => {
    const fifth = { startsAt: at('2026-12-29T13:30'), endsAt: at('2026-12-29T17:00') };

    expect(days({ every: 'MONTH' }, { ...fifth, doorsOpenAt: fifth.startsAt })).toBe(
      '2027-01-26 2027-02-23 2027-03-30',
    );
  });

  it('lie ahead, with what must be decided before', () => {
    expect(days({ times: 1 }, {}, at('2026-12-22T13:30'))).toBe('2026-12-29');
    expect(days({ times: 1 }, { decideBy: at('2026-12-01T13:30') }, at('2026-12-08T13:30'))).toBe(
      '2026-12-22',
    );
  });

  it('keep hour, length and doors on the wall, and are drafts', () => {
    const zone = { timeZone: 'Europe/Paris', startsAt: new Date('2027-03-24T13:00:00Z') };
    const paris = session({ ...zone, endsAt: new Date('2027-03-24T15:00:00Z') });

    expect(seriesOf(paris, rule({ times: 1 }), now, NONE)).toMatchObject({
      value: {
        dates: [
          {
            day: '2027-03-31',
            draft: {
              status: 'DRAFT',
              startsAt: new Date('2027-03-31T12:00:00Z'),
              endsAt: new Date('2027-03-31T14:00:00Z'),
            },
          },
        ],
      },
    });
  });

  it.each([
    ['with no end', { times: null }, 'SERIES_END_INVALID times'],
    ['with two ends', { until: '2027-01-01' }, 'SERIES_END_INVALID until'],
    ['no times', { times: 0 }, 'SERIES_END_INVALID times'],
    ['53 times', { times: 53 }, 'SERIES_END_INVALID times'],
    ['until more than 52', { times: null, until: '2028-01-31' }, 'SERIES_TOO_LONG until'],
    ['on an eighth day', { weekdays: [8] }, 'SERIES_DAYS_INVALID weekdays'],
    [
      'without 101 days',
      { except: Array.from({ length: 101 }, () => '2027-01-01') },
      'SERIES_DAYS_INVALID except',
    ],
    ['until before it begins', { times: null, until: '2026-12-14' }, 'SERIES_EMPTY weekdays'],
  ] as const)('are refused %s', (_what, more, expected) => {
    expect(days(more)).toBe(expected);
  });

  it('are 52 at most', () => {
    expect(days({ times: 52 }).split(' ')).toHaveLength(52);
    expect(days({ times: null, until: '2027-12-07' }).split(' ')).toHaveLength(52);
    expect(days({ times: null, until: '2027-12-14' })).toBe('SERIES_TOO_LONG until');
  });
});

describe('public holidays', () => {
  const holidays = new Set(['2026-12-08', '2026-12-16', '2026-12-29', '2027-01-05', '2027-02-02']);
  const met = (more: Partial<SeriesRule>, of: Partial<SessionRow> = {}, when = now): string[] => {
    const series = seriesOf(session(of), rule(more), when, holidays);
    return series.ok
      ? [series.value.dates.map(({ day }) => day).join(' '), series.value.leftOut.join(' ')]
      : [series.refusal.code];
  };

  it.each([
    [
      'are left out by themselves, and are none of the times',
      {},
      ['2026-12-15 2026-12-22 2027-01-12', '2026-12-29 2027-01-05'],
    ],
    ['are not named after the last of the times', { times: 2 }, ['2026-12-15 2026-12-22', '']],
    [
      'are named until the last day, that day with them',
      { times: null, until: '2026-12-29' },
      ['2026-12-15 2026-12-22', '2026-12-29'],
    ],
    [
      'are not named where they are left out by hand',
      { times: 3, except: ['2026-12-29'] },
      ['2026-12-15 2026-12-22 2027-01-12', '2027-01-05'],
    ],
    [
      'are days as others where they are wanted',
      { onHolidays: true },
      ['2026-12-15 2026-12-22 2026-12-29', ''],
    ],
  ] as const)('%s', (_what, more, expected) => {
    expect(met(more)).toEqual(expected);
  });

  it('are not named when they are past', () => {
    expect(met({ times: 1 }, {}, at('2026-12-29T13:30'))).toEqual(['2027-01-12', '2027-01-05']);
  });

  it('are days of the zone of the session', () => {
    const late = {
      timeZone: 'America/New_York',
      startsAt: new Date('2026-12-09T02:00:00Z'),
      endsAt: new Date('2026-12-09T04:00:00Z'),
    };

    expect(met({ times: 3 }, { ...late, doorsOpenAt: late.startsAt })).toEqual([
      '2026-12-15 2026-12-22 2027-01-12',
      '2026-12-29 2027-01-05',
    ]);
  });

  it('leave nothing where each day is one', () => {
    expect(days({ times: null, until: '2026-12-15' }, {}, now, new Set(['2026-12-15']))).toBe(
      'SERIES_EMPTY weekdays',
    );
    expect(
      days({ times: null, until: '2026-12-15', onHolidays: true }, {}, now, new Set(['2026-12-15'])),
    ).toBe('2026-12-15');
  });

  it('do not make a series too long', () => {
    const all = { times: null, until: '2027-12-14' };

    expect(days(all)).toBe('SERIES_TOO_LONG until');
    expect(days(all, {}, now, new Set(['2027-01-05'])).split(' ')).toHaveLength(52);
  });
});
