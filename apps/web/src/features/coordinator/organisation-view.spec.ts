import { expect, it } from 'vitest';
import { readDone } from './organisation-view';

it('reads what came of a list from the address, and nothing else', () => {
  expect(readDone('4.3.2', '6.15')).toEqual({
    confirmed: 4,
    pending: 0,
    waitlisted: 3,
    known: 2,
    left: [6, 15],
  });
  expect(readDone('4.3.2', '6')).toEqual({ confirmed: 4, pending: 0, waitlisted: 3, known: 2, left: [6] });
  expect(readDone('4.3.2.1', null)).toEqual({ confirmed: 4, pending: 1, waitlisted: 3, known: 2, left: [] });
  expect(readDone('4.3', '6')).toBeNull();
  expect(readDone('<b>', null)).toBeNull();
});
