import { areDeputyDays } from './approval-deputy.rules.js';

/* Story: docs/stories/approval-deputies.md. */

it.each([
  ['one day', '2026-11-09', '2026-11-09', true],
  ['two weeks', '2026-11-09', '2026-11-20', true],
  ['92 days', '2026-11-09', '2027-02-08', true],
  ['93 days', '2026-11-09', '2027-02-09', false],
  ['an end before the beginning', '2026-11-09', '2026-11-08', false],
])('takes days of a deputy: %s', (_what, startsOn, endsOn, taken) => {
  expect(areDeputyDays({ startsOn, endsOn })).toBe(taken);
});
