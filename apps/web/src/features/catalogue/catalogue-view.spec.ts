import { describe, expect, it } from 'vitest';
import { aSession } from '../../testing/sessions';
import { groupByWeek, placesAhead } from './catalogue-view';

describe('groupByWeek', () => {
  it('puts Monday with the Sunday after it, where the session is held', () => {
    const sundayNight = aSession({ id: 'ses_1', startsAt: '2026-12-06T16:59:00.000Z' });
    const mondayMorning = aSession({ id: 'ses_2', startsAt: '2026-12-06T17:01:00.000Z' });
    const sundayAfter = aSession({ id: 'ses_3', startsAt: '2026-12-13T02:00:00.000Z' });

    const weeks = groupByWeek([sundayNight, mondayMorning, sundayAfter]);

    expect(weeks.map((week) => [week.monday, week.sessions.map(({ id }) => id)])).toEqual([
      ['2026-11-30', ['ses_1']],
      ['2026-12-07', ['ses_2', 'ses_3']],
    ]);
  });
});

describe('placesAhead', () => {
  it('counts the sessions of a place, and seats of those that stand', () => {
    const places = placesAhead([
      aSession(),
      aSession({ state: 'CANCELLED' }),
      aSession({ mode: 'ONLINE', city: null, seats: { capacity: 60, taken: 22, waiting: 0, left: 38 } }),
    ]);

    expect(places.map(({ code, sessions, capacity, taken }) => [code, sessions, capacity, taken])).toEqual([
      ['siem-reap', 2, 30, 18],
      ['online', 1, 60, 22],
    ]);
  });
});
