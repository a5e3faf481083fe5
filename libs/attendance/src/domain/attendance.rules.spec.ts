import type { AttendanceStatus } from './attendance.entity.js';
import { type Mark, type Markable, mayMarkNow, planMarks } from './attendance.rules.js';

const DAY = new Date('2026-12-07T17:00:00Z');
const one = (
  registrationId: string,
  status: AttendanceStatus | null = null,
  version = status ? 1 : 0,
  registrationStatus = 'CONFIRMED',
): Markable => ({ registrationId, fullName: `Name ${registrationId}`, registrationStatus, status, version });
const roster = (...rows: Markable[]): Map<string, Markable> =>
  new Map(rows.map((row) => [row.registrationId, row]));
const mark = (registrationId: string, status: AttendanceStatus = 'ATTENDED', version = 0): Mark => ({
  registrationId,
  status,
  version,
});

describe('when attendance is marked', () => {
  it('is from the first instant of the day on', () => {
    const session = { isCancelled: false, dayBegins: DAY };
    expect(mayMarkNow(session, new Date(DAY.getTime() - 1))).toMatchObject({
      refusal: { code: 'ATTENDANCE_TOO_EARLY' },
    });
    expect(mayMarkNow(session, DAY).ok).toBe(true);
    expect(mayMarkNow({ ...session, isCancelled: true }, DAY)).toMatchObject({
      refusal: { code: 'SESSION_CANCELLED' },
    });
  });
});

describe('marks', () => {
  it('are decided together: who is new, who is corrected, who stays', () => {
    const plan = planMarks(
      [mark('a'), mark('b', 'ABSENT', 1), mark('c', 'ATTENDED', 3)],
      roster(one('a'), one('b', 'ATTENDED', 1), one('c', 'ATTENDED', 3)),
      'Came late',
    );

    expect(plan).toEqual({
      ok: true,
      value: [
        { registrationId: 'a', before: null, after: 'ATTENDED', version: 1 },
        { registrationId: 'b', before: 'ATTENDED', after: 'ABSENT', version: 2 },
      ],
    });
  });

  it.each([
    [
      'somebody who waits',
      [mark('a'), mark('b')],
      [one('a'), one('b', null, 0, 'WAITLISTED')],
      'REGISTRATION_NOT_CONFIRMED',
      '1',
    ],
    ['somebody of another session', [mark('z')], [one('a')], 'REGISTRATION_NOT_CONFIRMED', '0'],
    [
      'a mark that was changed meanwhile',
      [mark('a', 'ABSENT', 1)],
      [one('a', 'ATTENDED', 2)],
      'MARK_CHANGED_MEANWHILE',
      '0',
    ],
    [
      'a first mark, when another was quicker',
      [mark('a', 'ABSENT', 0)],
      [one('a', 'ATTENDED', 1)],
      'MARK_CHANGED_MEANWHILE',
      '0',
    ],
  ] as const)('refuse %s', (_who, marks, rows, code, at) => {
    expect(planMarks(marks, roster(...rows), 'a reason')).toMatchObject({
      ok: false,
      refusal: { code, path: ['marks', at] },
    });
  });

  it('need a reason where one changes, and only there', () => {
    const rows = roster(one('a', 'ABSENT', 1), one('b'));
    expect(planMarks([mark('a', 'ATTENDED', 1)], rows, null)).toMatchObject({
      refusal: { code: 'CORRECTION_REASON_MISSING', path: ['reason'] },
    });
    expect(planMarks([mark('b'), mark('a', 'ABSENT', 1)], rows, null).ok).toBe(true);
  });

  it('of two who agree are no conflict', () => {
    expect(planMarks([mark('a', 'ABSENT', 0)], roster(one('a', 'ABSENT', 2)), null)).toEqual({
      ok: true,
      value: [],
    });
  });
});
