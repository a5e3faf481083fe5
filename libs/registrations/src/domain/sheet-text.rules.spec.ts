import { CsvError, type Options, parse } from 'csv-parse/sync';
import { rowsOf } from './sheet-text.rules.js';

const cells = (text: string): string[][] => rowsOf(text).map((row) => row.cells.map((cell) => cell.trim()));

/** The library with everything relaxed that can be (docs/adr/0018). */
const RELAXED: Options = {
  delimiter: ['\t', ';', ','],
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  trim: true,
  bom: true,
};
function byLibrary(text: string): unknown {
  try {
    return parse(text, RELAXED);
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
}

describe('rows of a pasted text', () => {
  it('are told by the line on which they begin, whatever ends it and however many lines a cell has', () => {
    expect(rowsOf('a,b\r\n"c\nd",e\rf\n\ng').map(({ line, cells: [first] }) => [line, first])).toEqual([
      [1, 'a'],
      [2, 'c\nd'],
      [4, 'f'],
      [5, ''],
      [6, 'g'],
    ]);
  });

  it.each<[what: string, text: string, own: string[][], library: unknown]>([
    [
      'a separator for each row',
      "Robert'); drop table people;--\trobert@corpus.example",
      [["Robert'); drop table people;--", 'robert@corpus.example']],
      [["Robert')", 'drop table people', '--', 'robert@corpus.example']],
    ],
    [
      'a comma within a cell',
      'Kim Dara\tk@hotel.example, o@hotel.example',
      [['Kim Dara', 'k@hotel.example, o@hotel.example']],
      [['Kim Dara', 'k@hotel.example', 'o@hotel.example']],
    ],
    [
      'marks that nothing closes',
      '"Kim Dara,k@hotel.example\n"Om Sam,o@hotel.example',
      [
        ['"Kim Dara', 'k@hotel.example'],
        ['"Om Sam', 'o@hotel.example'],
      ],
      'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE',
    ],
    [
      'one mark that nothing closes',
      '"Kim Dara,k@hotel.example\nOm Sam,o@hotel.example',
      [
        ['"Kim Dara', 'k@hotel.example'],
        ['Om Sam', 'o@hotel.example'],
      ],
      'CSV_QUOTE_NOT_CLOSED',
    ],
    [
      'marks before a name goes on',
      '"Bo" Dara,k@hotel.example',
      [['"Bo" Dara', 'k@hotel.example']],
      'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE',
    ],
  ])('with %s are read as people mean them, which the library does not', (_what, text, own, library) => {
    expect(cells(text)).toEqual(own);
    expect(byLibrary(text)).toEqual(library);
  });
});
