import fc from 'fast-check';
import { readPeopleList } from './people-list.rules.js';

/** The lines of a list in short: number, name, contact as stored or the code of what is wrong. */
function read(text: string): unknown {
  const list = readPeopleList(text);
  if (!list.ok) return list.refusal.code;
  return list.value.lines.map(({ line, person }) =>
    person.ok
      ? [line, person.value.fullName, person.value.email ?? person.value.phone]
      : [line, person.refusal.code],
  );
}

describe('a pasted list', () => {
  it('of the story is read line by line, its header and blank line passed over', () => {
    const text = [
      'ឈ្មោះ\tទំនាក់ទំនង',
      'លី ណារ៉ុង\tnarong.ly@lotus-angkor.example',
      'សុខ ស្រីនាង; ០១២ ០០០ ១០១',
      'Kim Dara, dara.kim@lotus-angkor.example',
      'ប៉ែន ចន្ធូ, 012 88 41',
      '',
      'ម៉ៅ ធារី, theary.mao@lotus-angkor.example',
    ].join('\r\n');

    expect(read(text)).toEqual([
      [2, 'លី ណារ៉ុង', 'narong.ly@lotus-angkor.example'],
      [3, 'សុខ ស្រីនាង', '+85512000101'],
      [4, 'Kim Dara', 'dara.kim@lotus-angkor.example'],
      [5, 'PHONE_TOO_SHORT'],
      [7, 'ម៉ៅ ធារី', 'theary.mao@lotus-angkor.example'],
    ]);
  });

  it.each([
    ['a number column first', '1\tKim Dara\t012 000 101', [[1, 'Kim Dara', '+85512000101']]],
    ['the contact first', '012 000 101, Kim Dara', [[1, 'Kim Dara', '+85512000101']]],
    ['columns more', 'Kim Dara; Front office; 012 000 101; night', [[1, 'Kim Dara', '+85512000101']]],
    [
      'both an address and a number',
      'Kim Dara,012 000 101,k@hotel.example',
      [[1, 'Kim Dara', 'k@hotel.example']],
    ],
    ['quotation marks around a comma', '"Kim, Dara",012 000 101', [[1, 'Kim, Dara', '+85512000101']]],
    ['doubled marks', '"Kim ""Bo"" Dara",k@hotel.example', [[1, 'Kim "Bo" Dara', 'k@hotel.example']]],
    ['marks within a name', 'Kim "Bo" Dara,k@hotel.example', [[1, 'Kim "Bo" Dara', 'k@hotel.example']]],
    ['marks before a name goes on', '"Bo" Dara,k@hotel.example', [[1, '"Bo" Dara', 'k@hotel.example']]],
    ['blanks around marks', ' "Kim, Dara" , 012 000 101', [[1, 'Kim, Dara', '+85512000101']]],
    [
      'a stray mark, which swallows no lines',
      '"Kim Dara,k@hotel.example\n"Om Sam,o@hotel.example',
      [
        [1, '"Kim Dara', 'k@hotel.example'],
        [2, '"Om Sam', 'o@hotel.example'],
      ],
    ],
    [
      'a cell of two lines, which is no name, and the lines after it',
      '"Kim\r\nDara",k@hotel.example\r\nOm Sam,o@hotel.example',
      [
        [1, 'NAME_INVALID'],
        [3, 'Om Sam', 'o@hotel.example'],
      ],
    ],
    ['an address of two lines', 'Kim Dara\t"k@hotel.example\nBcc: x@y.example"', [[1, 'EMAIL_INVALID']]],
    [
      'an English header',
      'No.,Full name,E-mail\n1,Kim Dara,k@hotel.example',
      [[2, 'Kim Dara', 'k@hotel.example']],
    ],
    ['a byte order mark', '\ufeffKim Dara,k@hotel.example', [[1, 'Kim Dara', 'k@hotel.example']]],
    [
      'ends of lines of an old Mac',
      'Kim Dara,k@hotel.example\rOm Sam,o@hotel.example',
      [
        [1, 'Kim Dara', 'k@hotel.example'],
        [2, 'Om Sam', 'o@hotel.example'],
      ],
    ],
    ['no contact', 'Kim Dara', [[1, 'CONTACT_MISSING']]],
    ['no name', '012 000 101', [[1, 'NAME_INVALID']]],
    ['an address without its end', 'Kim Dara, k@hotel', [[1, 'EMAIL_INVALID']]],
    ['thirteen digits', 'Kim Dara, 012 345 678 901 2', [[1, 'PHONE_TOO_LONG']]],
    ['a word for a contact', 'Kim Dara, reception', [[1, 'CONTACT_INVALID']]],
    ['nothing', '', 'LIST_EMPTY'],
    ['only blanks', ' \n\t\n ; ,', 'LIST_EMPTY'],
    ['only a header', 'ឈ្មោះ, អ៊ីមែល', 'LIST_EMPTY'],
  ])('with %s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('has 200 people at most, blank lines and a header not counted', () => {
    const lines = (count: number): string =>
      `Name,Phone\n\n${Array.from({ length: count }, (_, n) => `Person ${n}, p${n}@hotel.example`).join('\n')}`;

    expect(read(lines(200))).toHaveLength(200);
    expect(read(lines(201))).toBe('LIST_TOO_LONG');
    expect(read('x'.repeat(25_001))).toBe('LIST_TOO_LONG');
  });

  it('never throws, and keeps every line with something on it in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 30 }), (lines) => {
        const list = readPeopleList(lines.join('\n'));
        if (!list.ok) return;
        const numbers = list.value.lines.map(({ line }) => line);
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      }),
    );
  });
});
