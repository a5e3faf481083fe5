import { changesOf } from './audit-changes.js';

describe('the changes of a row', () => {
  it('are the facts that differ', () => {
    const before = { startsAt: '2026-12-08T06:30:00Z', scheduleVersion: 1, status: 'OPEN' };
    const after = { startsAt: '2026-12-09T01:30:00Z', scheduleVersion: 2, status: 'OPEN' };

    expect(changesOf(before, after)).toEqual([
      { field: 'startsAt', before: '"2026-12-08T06:30:00Z"', after: '"2026-12-09T01:30:00Z"' },
      { field: 'scheduleVersion', before: '1', after: '2' },
    ]);
  });

  it('are all facts of a creation and of an end', () => {
    expect(changesOf(null, { status: 'OPEN' })).toEqual([{ field: 'status', before: null, after: '"OPEN"' }]);
    expect(changesOf({ status: 'OPEN' }, null)).toEqual([{ field: 'status', before: '"OPEN"', after: null }]);
    expect(changesOf(null, null)).toEqual([]);
  });

  it('name a fact within a fact with both names, and keep a list whole', () => {
    expect(
      changesOf({ title: { km: 'ក', en: 'A' } }, { title: { km: 'ក', en: 'B' }, cities: [1, 2] }),
    ).toEqual([
      { field: 'title.en', before: '"A"', after: '"B"' },
      { field: 'cities', before: null, after: '[1,2]' },
    ]);
  });
});
