/* A list of people out of a file, read in the browser: the file itself goes nowhere. What is read here only fills the box that
   is sent, where the server reads it as if it were pasted. Source: docs/stories/coordinator-lists.md. */

type CellValue = string | number | boolean;

/** Larger files hold pictures or other things than a list of 200. */
const LARGEST_BYTES = 2 * 1024 * 1024;
/** Sheets of 200 people come to some hundred kilobytes; what swells beyond this was made to do harm. */
const LARGEST_UNPACKED = 40 * 1024 * 1024;
/** As the api takes it. */
const LONGEST_TEXT = 25_000;
/** The api counts exactly; here a header is allowed for, so that nothing is refused which it would take. */
const MOST_ROWS = 201;

export type SheetFault =
  'EMPTY' | 'LOCKED_OR_OLD' | 'MACROS' | 'NOT_A_LIST' | 'TOO_LARGE' | 'TOO_LONG' | 'TOO_MANY';

export type SheetReading =
  | { readonly ok: true; readonly text: string; readonly rows: number; readonly sheet: string | null }
  | { readonly ok: false; readonly fault: SheetFault; readonly rows: number };

/** Reads a workbook (XLSX) or a text (CSV, TSV) as lines with tabs or with the separators it has. Formulas are what they
 *  came to when the file was saved. Never throws. */
export async function readSheetFile(file: File): Promise<SheetReading> {
  if (file.size > LARGEST_BYTES) return refused('TOO_LARGE');
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return begins(bytes, 'PK') ? await readWorkbook(bytes) : readText(bytes);
  } catch {
    return refused('NOT_A_LIST');
  }
}

const refused = (fault: SheetFault, rows = 0): SheetReading => ({ ok: false, fault, rows });

const begins = (bytes: Uint8Array, letters: string): boolean =>
  [...letters].every((letter, at) => bytes[at] === letter.charCodeAt(0));

async function readWorkbook(bytes: Uint8Array): Promise<SheetReading> {
  const entries = entriesOf(bytes);
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return refused('NOT_A_LIST');
  if (entries.some(({ name }) => name.endsWith('vbaProject.bin'))) return refused('MACROS');
  if (entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_UNPACKED) return refused('TOO_LARGE');
  // Asked for when there is a workbook to read: nobody else loads it.
  const { default: readXlsxFile } = await import('read-excel-file/browser');
  const sheets = await readXlsxFile(new Blob([bytes as BlobPart]));
  const texts = sheets.map(({ sheet, data }) => ({
    sheet,
    lines: data.map((row) =>
      row
        .map((cell) => cellText(cell as CellValue | Date | null))
        .join('\t')
        .trimEnd(),
    ),
  }));
  const found = texts.find(({ lines }) => lines.some(Boolean));
  return found ? reading(found.lines, found.sheet) : refused('EMPTY');
}

/** A cell on one line, without what would end it. A phone number that the sheet took for a figure has lost its 0. */
function cellText(value: CellValue | Date | null): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number' && /^[1-9]\d{7,8}$/.test(String(value))) return `0${value}`;
  return String(value)
    .replace(/[\t\r\n"]+/g, ' ')
    .trim();
}

function readText(bytes: Uint8Array): SheetReading {
  if (begins(bytes, '\u00d0\u00cf\u0011\u00e0')) return refused('LOCKED_OR_OLD');
  const text = decoded(bytes).replace(/^\ufeff/, '');
  // oxlint-disable-next-line no-control-regex -- what no text holds gives another kind of file away
  if (/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(text) || /^(?:%PDF|\s*(?:[{<]|\[\s*[[{"]))/.test(text))
    return refused('NOT_A_LIST');
  // A first line `sep=;` is what Excel tells itself.
  const lines = text.replace(/^sep=.[\r\n]+/i, '').split(/\r\n|\r|\n/);
  return lines.some((line) => line.trim() !== '') ? reading(lines, null) : refused('EMPTY');
}

/** Throws for what is a text of none of these. */
function decoded(bytes: Uint8Array): string {
  const strict = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (begins(bytes, '\u00ff\u00fe')) return strict('utf-16le');
  if (begins(bytes, '\u00fe\u00ff')) return strict('utf-16be');
  try {
    return strict('utf-8');
  } catch (error) {
    if (isBrokenUtf8(bytes)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A text of UTF-8 that was damaged keeps letters of several bytes. Read as old sheets write it, each Khmer one would be three of Europe's. */
const isBrokenUtf8 = (bytes: Uint8Array): boolean =>
  bytes.some((byte, at) => byte >= 0xc0 && byte <= 0xf7 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80);

function reading(lines: readonly string[], sheet: string | null): SheetReading {
  const rows = lines.filter((line) => line.trim() !== '').length;
  if (rows > MOST_ROWS) return refused('TOO_MANY', rows);
  const text = lines.join('\n').trimEnd();
  return text.length > LONGEST_TEXT ? refused('TOO_LONG') : { ok: true, text, rows, sheet };
}

interface ZipEntry {
  readonly name: string;
  /** Bytes, unpacked, as the archive says. */
  readonly size: number;
}

/** What an archive says it holds, by its central directory (APPNOTE.TXT 4.3.12). */
function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    entries.push({ name, size: view.getUint32(at + 24, true) });
  }
  return entries;
}
