import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { type Cell, isExactInWorkbook, neutral } from '../domain/cell.rules.js';

/* Builds one workbook in a process of its own: the library makes the whole file in memory and does not let go of the
   event loop meanwhile. The order comes in messages, the file leaves by the standard output. */

export type WorkbookMessage =
  | { readonly headings: readonly string[]; readonly sheet: string }
  | { readonly rows: readonly (readonly Cell[])[] }
  | { readonly isComplete: true };

/** Excel takes no more into a cell. */
const LONGEST_TEXT = 32_000;
const WIDEST = 50;

type Data = SheetData[number][number];

function dataOf(cell: Cell): Data {
  if (cell === null) return null;
  if (cell.kind === 'text') return { value: cut(neutral(cell.text)), type: String };
  if (cell.kind === 'number')
    return isExactInWorkbook(cell.digits)
      ? { value: Number(cell.digits), type: Number, format: formatOf(cell.digits) }
      : { value: cell.digits, type: String };
  const [day = '', time] = cell.local.split(' ');
  return {
    value: new Date(`${day}T${time ?? '00:00'}:00Z`),
    type: Date,
    format: cell.kind === 'instant' ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd',
  };
}

const cut = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text;

/** As many digits behind the point as were given. */
function formatOf(digits: string): string {
  const behind = digits.split('.')[1]?.length ?? 0;
  return behind > 0 ? `0.${'0'.repeat(behind)}` : '0';
}

const widthOf = (cell: Cell): number =>
  cell === null
    ? 0
    : cell.kind === 'text'
      ? cell.text.length
      : cell.kind === 'number'
        ? cell.digits.length
        : 16;

const data: Data[][] = [];
let widths: number[] = [];
let sheet = 'Sheet1';

/** A name that every spreadsheet takes: at most 31 characters, and none of theirs. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1';

function take(message: WorkbookMessage): void {
  if ('headings' in message) {
    sheet = sheetName(message.sheet);
    widths = message.headings.map((heading) => heading.length + 2);
    data.push(
      message.headings.map((heading) => ({
        value: neutral(heading),
        type: String,
        fontWeight: 'bold' as const,
      })),
    );
  } else if ('rows' in message) {
    for (const row of message.rows) {
      row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell) + 2)));
      data.push(row.map(dataOf));
    }
  }
  process.send?.('taken');
}

async function finish(): Promise<void> {
  const columns = widths.map((width) => ({ width: Math.min(width, WIDEST) }));
  const file = await writeExcelFile(data, { columns, sheet, stickyRowsCount: 1 }).toBuffer();
  process.stdout.write(file, () => process.exit(0));
}

process.on('message', (message: WorkbookMessage) => {
  if ('isComplete' in message) void finish();
  else take(message);
});
process.on('disconnect', () => process.exit(1));
