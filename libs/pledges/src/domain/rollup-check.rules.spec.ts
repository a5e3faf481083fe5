import { isCheckDue } from './rollup-check.rules.js';

const due = (last: string | null, now: string): boolean =>
  isCheckDue(last === null ? null : new Date(last), new Date(now), 'Asia/Phnom_Penh');

describe('the nightly check', () => {
  it('runs once between one and five in the programme’s night', () => {
    expect(due('2026-12-01T18:10:00Z', '2026-12-02T17:59:59Z')).toBe(false);
    expect(due('2026-12-01T18:10:00Z', '2026-12-02T18:00:00Z')).toBe(true);
    expect(due('2026-12-02T18:00:00Z', '2026-12-02T19:00:00Z')).toBe(false);
    expect(due('2026-12-02T18:00:00Z', '2026-12-02T22:00:00Z')).toBe(false);
  });

  it('makes up for a night in which nobody worked, and starts at once', () => {
    expect(due('2026-12-02T00:00:00Z', '2026-12-03T03:59:59Z')).toBe(false);
    expect(due('2026-12-02T00:00:00Z', '2026-12-03T04:00:00Z')).toBe(true);
    expect(due('2026-12-01T18:00:00Z', '2026-12-03T03:00:00Z')).toBe(true);
    expect(due('2026-12-01T22:30:00Z', '2026-12-02T08:00:00Z')).toBe(false);
    expect(due(null, '2026-12-02T08:00:00Z')).toBe(true);
  });
});
