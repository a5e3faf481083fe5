import { expect, it } from 'vitest';
import { mendedList } from './mended-list';

it('mends a line in place, empties another, and leaves the rest as they are', () => {
  const list = 'ឈ្មោះ\tទូរសព្ទ\r\nKim Dara, 012 88 41\n\nOm Sam; x\rRos Chenda, r@x.example';

  expect(
    mendedList(list, {
      'name-2': ' Kim\tDara ',
      'contact-2': '012 000 141',
      'out-4': 'on',
      'name-5': 'lost',
    }),
  ).toBe('ឈ្មោះ\tទូរសព្ទ\nKim Dara\t012 000 141\n\n\nRos Chenda, r@x.example');
});
