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

it('puts what was mended into the columns that were said, and a mark behind the others', () => {
  const list = '1;Kim Dara;Cook;x\n2;Om Sam;Guard;\nRos Chenda';

  expect(
    mendedList(list, { 'name-1': 'Kim Dara', 'contact-1': '012 000 141', 'other-2': 'on' }, [
      'UNUSED',
      'NAME',
      'UNUSED',
      'CONTACT',
    ]),
  ).toBe('\tKim Dara\t\t012 000 141\n2;Om Sam;Guard;;*2\nRos Chenda');
  expect(mendedList('Kim', { 'name-1': 'Kim Dara', 'contact-1': '012 000 141' }, ['NAME'])).toBe(
    'Kim Dara\t012 000 141',
  );
});

it('leaves a line alone whose fields nobody touched: other columns may be read of it now', () => {
  const rows = { 'name-1': 'ប៉ែន ចន្ធូ', 'contact-1': '012 88', 'was-1': 'ប៉ែន ចន្ធូ\t012 88' };

  expect(mendedList('ប៉ែន ចន្ធូ\tPen Chanthou\t012 88', rows)).toBe('ប៉ែន ចន្ធូ\tPen Chanthou\t012 88');
});
