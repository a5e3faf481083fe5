import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Cell, neutral } from '../domain/cell.rules.js';

/** A value that is written without quotes: a number or a date. */
interface Bare {
  readonly bare: string;
}

/** CSV as every spreadsheet reads it: UTF-8 with a byte order mark, comma, CRLF (RFC 4180). Texts are quoted, numbers and
 *  dates bare. Rows leave while later ones are read; a reader who is slow slows the reading. */
export function csvOf(headings: readonly string[], rows: AsyncIterable<readonly Cell[]>): Readable {
  const writer = stringify({
    bom: true,
    record_delimiter: '\r\n',
    quoted_string: true,
    quoted_empty: false,
    cast: { object: (value) => String(value['bare']) },
  });
  pipeline(Readable.from(records(headings, rows), { highWaterMark: 64 }), writer, () => undefined);
  return writer;
}

async function* records(
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<(string | Bare | null)[]> {
  yield headings.map(neutral);
  for await (const row of rows) yield row.map(valueOf);
}

function valueOf(cell: Cell): string | Bare | null {
  if (cell === null) return null;
  if (cell.kind === 'text') return neutral(cell.text);
  return { bare: cell.kind === 'number' ? cell.digits : cell.local };
}
