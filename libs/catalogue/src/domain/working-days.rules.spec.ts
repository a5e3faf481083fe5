import { afterWorkingDays } from './working-days.rules.js';

/* Story: docs/stories/approvals.md, *Left lying*. */

const ZONE = 'Asia/Phnom_Penh';
const INDEPENDENCE_DAY = new Set(['2026-11-09']);
const after = (from: string, days: number, holidays: ReadonlySet<string> = new Set()): string =>
  afterWorkingDays(new Date(`${from}+07:00`), days, ZONE, holidays).toISOString();
const at = (text: string): string => new Date(`${text}+07:00`).toISOString();

it.each([
  ['in the week', '2026-11-10T16:00', 2, '2026-11-12T16:00'],
  ['over a weekend', '2026-11-13T16:00', 1, '2026-11-16T16:00'],
  ['from a Saturday', '2026-11-14T10:00', 1, '2026-11-16T10:00'],
  ['none', '2026-11-14T10:00', 0, '2026-11-14T10:00'],
])('counts Monday to Friday: %s', (_what, from, days, until) => {
  expect(after(from, days)).toBe(at(until));
});

it.each([
  ['two over a holiday after a weekend', '2026-11-06T16:00', 2, '2026-11-11T16:00'],
  ['four', '2026-11-06T16:00', 4, '2026-11-13T16:00'],
  ['from the holiday itself', '2026-11-09T08:00', 1, '2026-11-10T08:00'],
])('leaves public holidays out: %s', (_what, from, days, until) => {
  expect(after(from, days, INDEPENDENCE_DAY)).toBe(at(until));
});

it('means days in the zone, not in UTC', () => {
  // Friday, 06:30 in Phnom Penh is Thursday, 23:30 in UTC.
  expect(after('2026-11-13T06:30', 1)).toBe(at('2026-11-16T06:30'));
});
