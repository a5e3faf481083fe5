import { isName, matchKeyOf, parseContact } from '#identity';
import { accept, foldText, refuse, type Refusal, type Result, tidyText, toAsciiDigits } from '#kernel';

/* A list of people as somebody pastes it from a sheet or a letter. Pure. Source: docs/stories/coordinator.md. */

/** People in one list at most. */
export const MAX_LIST_LINES = 200;
/** Characters in one list at most: 200 lines of a long name and a long address fit, in any script. */
export const MAX_LIST_LENGTH = 25_000;

export type LineRefusalCode =
  | 'NAME_INVALID'
  | 'CONTACT_MISSING'
  | 'CONTACT_INVALID'
  | 'EMAIL_INVALID'
  | 'PHONE_TOO_SHORT'
  | 'PHONE_TOO_LONG';

/** A person as a line names them, in the stored form. */
export interface ListedPerson {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly matchKey: string;
}

export interface ListLine {
  /** As a sheet counts them: from 1, blank lines and the header included. */
  readonly line: number;
  /** As they were written, for whoever mends the line. */
  readonly name: string;
  readonly contact: string;
  readonly person: Result<ListedPerson, Refusal<LineRefusalCode>>;
}

export type ListRefusal = Refusal<'LIST_EMPTY' | 'LIST_TOO_LONG'>;

/** Words by which a first line is known to name columns, folded. */
const HEADER_WORDS = new Set(
  `name|full name|names|e-mail|email|mail|phone|phone number|telephone|tel|mobile|contact|no
  |ឈ្មោះ|ឈ្មោះពេញ|គោត្តនាម និងនាម|អ៊ីមែល|លេខទូរសព្ទ|លេខទូរស័ព្ទ|ទូរសព្ទ|ទូរស័ព្ទ|ទំនាក់ទំនង|ល.រ`
    .split('|')
    .map(foldText),
);

/** Reads 1 to 200 lines of name and contact, separated by a tab, a semicolon or a comma, in any order of the two;
 *  further columns are passed over. Blank lines and a header do not count. A line that cannot be read is kept with
 *  why. Refuses LIST_EMPTY and LIST_TOO_LONG (`detail.lines`, or 0 when the text itself is too long). */
export function readPeopleList(text: string): Result<readonly ListLine[], ListRefusal> {
  if (text.length > MAX_LIST_LENGTH) return refuse('LIST_TOO_LONG', { path: ['list'] });
  const written = text
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line: at + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.length > 0);
  const lines = written[0] && isHeader(written[0].cells) ? written.slice(1) : written;
  if (lines.length === 0) return refuse('LIST_EMPTY', { path: ['list'] });
  if (lines.length > MAX_LIST_LINES) return refuse('LIST_TOO_LONG', { path: ['list'] });
  return accept(lines.map(({ line, cells }) => readLine(line, cells)));
}

function readLine(line: number, cells: readonly string[]): ListLine {
  const contact = contactOf(cells);
  const name = cells.find((cell) => cell !== contact && /\p{L}/u.test(cell)) ?? '';
  return { line, name, contact: contact ?? '', person: personOf(name, contact) };
}

function personOf(name: string, typed: string | undefined): ListLine['person'] {
  const fullName = tidyText(name);
  if (!isName(fullName)) return refuse('NAME_INVALID');
  if (typed === undefined) return refuse('CONTACT_MISSING');
  const contact = parseContact(typed);
  if (!contact.ok) return contact;
  const { kind, value } = contact.value;
  return accept({
    fullName,
    email: kind === 'EMAIL' ? value : null,
    phone: kind === 'PHONE' ? value : null,
    matchKey: matchKeyOf(fullName, contact.value),
  });
}

const isHeader = (cells: readonly string[]): boolean =>
  !cells.some(looksLikeContact) &&
  cells.some((cell) => HEADER_WORDS.has(foldText(cell).replace(/[.:]$/, '')));

const looksLikeContact = (cell: string): boolean =>
  cell.includes('@') || toAsciiDigits(cell).replace(/[^0-9]/g, '').length >= 5;

/** The address if there is one, for mails reach it; otherwise the number; otherwise what stands second. */
const contactOf = (cells: readonly string[]): string | undefined =>
  cells.find((cell) => cell.includes('@')) ??
  cells.find(looksLikeContact) ??
  cells.filter((cell) => !/^\d{1,3}[.)]?$/.test(toAsciiDigits(cell)))[1];

/** The cells of a line that hold something. The separator is the tab, else the semicolon, else the comma; within
 *  quotation marks it is text, as sheets write it. */
function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((candidate) => line.includes(candidate)) ?? ',';
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells.map(tidyText).filter((text) => /[\p{L}\p{N}@]/u.test(text));
}
