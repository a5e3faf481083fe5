/* Who reads which row: read from who-reads-which-row.txt, where it was written down by people, apart from the policies. */
import { readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import type { Side } from './act.js';
import { READER_COLUMNS, type ReaderColumn, type RowReader } from './reading.js';
import type { Written } from './rows.js';

/** What each reads of a table: marks of rows; null for a table that nobody has the right to read. */
export type RowExpected = ReadonlyMap<string, Readonly<Record<ReaderColumn, readonly string[]>> | null>;

/** Lines of `table table | marks, one for each column`, and of `table table | refused`. */
export function readRowExpected(): RowExpected {
  const expected = new Map<string, Record<ReaderColumn, readonly string[]> | null>();
  const page = readFileSync(fromPackageRoot('test', 'security', 'matrix', 'who-reads-which-row.txt'), 'utf8');
  for (const line of page.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [tables = [], cells = []] = line.split('|').map((part) => part.trim().split(/\s+/));
    if (cells.length !== READER_COLUMNS.length && cells.join() !== 'refused')
      throw new Error(`Not one cell for each column: ${line}`);
    const marks = Object.fromEntries(
      READER_COLUMNS.map((column, at) => [column, cells[at] === '-' ? [] : (cells[at]?.split(',') ?? [])]),
    ) as Record<ReaderColumn, string[]>;
    for (const table of tables) {
      if (expected.has(table)) throw new Error(`Twice: ${table}`);
      expected.set(table, cells.length === 1 ? null : marks);
    }
  }
  return expected;
}

/** A row by its own mark: whose it is, and which of those that are alike. */
interface MarkedRow extends Written {
  readonly name: string;
  readonly nth: number;
}

/** Rows of a table, each with its name: `aa0`, `aa0#2`. */
export function markedRows(written: readonly Written[]): MarkedRow[] {
  const counts = new Map<string, number>();
  return written.map((row) => {
    const nth = (counts.get(row.marker) ?? 0) + 1;
    counts.set(row.marker, nth);
    return { ...row, nth, name: nth === 1 ? row.marker : `${row.marker}#${nth}` };
  });
}

const LETTERS: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  a: { s: 'a', o: 'b', p: 'd' },
  b: { s: 'b', o: 'a', p: 'e' },
};

/** Does a mark mean this row, for who stands on this side? */
function means(mark: string, { marker, nth }: MarkedRow, side: Side | null): boolean {
  if (mark === 'all') return true;
  const [letters = '', number] = mark.split('#');
  if (number !== undefined && Number(number) !== nth) return false;
  return [...letters].every((letter, at) => {
    if (letter === '.') return true;
    return marker[at] === ((side && LETTERS[side][letter]) ?? letter);
  });
}

/** Every cell of a table that is not as it was written down, in words. */
export function wrongRows(
  table: string,
  expected: RowExpected,
  rows: readonly MarkedRow[],
  reader: RowReader,
  seen: ReadonlySet<string>,
): string[] {
  const cell = expected.get(table);
  if (!cell) return [`${table}: nobody said who reads it`];
  const marks = cell[reader.column];
  const empty = marks.filter((mark) => !rows.some((row) => means(mark, row, reader.side)));
  const theirs = new Set(rows.filter((row) => marks.some((mark) => means(mark, row, reader.side))));
  const unknown = [...seen].filter((key) => !rows.some((row) => row.key === key));
  const more = rows.filter((row) => seen.has(row.key) && !theirs.has(row));
  const less = [...theirs].filter((row) => !seen.has(row.key));
  const named = (found: readonly MarkedRow[]): string => found.map(({ name }) => name).join(' ');
  return [
    ...(empty.length > 0 ? [`has nothing that is ${empty.join(' ')}`] : []),
    ...(unknown.length > 0 ? [`reads rows of nobody`] : []),
    ...(more.length > 0 ? [`reads ${named(more)}`] : []),
    ...(less.length > 0 ? [`does not read ${named(less)}`] : []),
  ].map((what) => `${table}: ${reader.name} ${what}`);
}
