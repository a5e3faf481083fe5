import { describe, expect, it } from 'vitest';
import { aSession } from '../../testing/sessions';
import type { CatalogueQuery } from '../../shared/gql/graphql';
import { areasAhead, groupByWeek, placesAhead } from './catalogue-view';

type Ahead = CatalogueQuery['ahead']['nodes'][number];
const ahead = (details: Partial<Ahead> = {}, sector = 'tourism'): Ahead => ({
  ...aSession(),
  course: { sector: { code: sector } },
  ...details,
});

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
      ahead(),
      ahead({ state: 'CANCELLED' }),
      ahead({ mode: 'ONLINE', city: null, seats: { capacity: 60, taken: 22 } }),
    ]);

    expect(places.map(({ code, sessions, capacity, taken }) => [code, sessions, capacity, taken])).toEqual([
      ['siem-reap', 2, 30, 18],
      ['online', 1, 60, 22],
    ]);
  });
});

describe('areasAhead', () => {
  const name = { km: 'ក', en: 'x' };
  const focusAreas = {
    nodes: [
      {
        code: 'industry',
        name,
        sectors: [
          { code: 'tourism', name },
          { code: 'trade', name },
        ],
      },
      { code: 'health', name, sectors: [{ code: 'hospitals', name }] },
    ],
  };
  const known = { nodes: [ahead(), ahead(), ahead({}, 'trade')], pageInfo: { hasNextPage: false } };

  it('shows what is taught ahead, with how many sessions', () => {
    const [industry, ...others] = areasAhead({ ahead: known, focusAreas }, []);

    expect(industry).toMatchObject({ code: 'industry', sessions: 3 });
    expect(industry?.sectors.map(({ code, sessions }) => [code, sessions])).toEqual([
      ['tourism', 2],
      ['trade', 1],
    ]);
    expect(others).toEqual([]);
  });

  it('shows what is chosen, and everything where not all sessions are known', () => {
    expect(areasAhead({ ahead: known, focusAreas }, ['health']).map(({ code }) => code)).toEqual([
      'industry',
      'health',
    ]);
    const many = { ...known, pageInfo: { hasNextPage: true } };
    expect(areasAhead({ ahead: many, focusAreas }, []).map(({ code }) => code)).toEqual([
      'industry',
      'health',
    ]);
  });
});
