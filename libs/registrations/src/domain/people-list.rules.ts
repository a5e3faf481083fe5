import { isName, matchKeyOf, matchKeyWithin, parseContact } from '#identity';
import { accept, refuse, type Refusal, type Result, tidyText, toAsciiDigits } from '#kernel';
import {
  type ColumnUse,
  columnsShown,
  guessUses,
  isHeader,
  type ListColumn,
  looksLikeContact,
  readByColumns,
} from './list-columns.rules.js';
import { rowsOf } from './sheet-text.rules.js';

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
  /** Of a line with a name only: which person of this name without a contact, from 1. */
  readonly number: number | null;
}

export interface ListLine {
  /** As a sheet counts them: from 1, blank lines and the header included. */
  readonly line: number;
  /** As they were written, for whoever mends the line. */
  readonly name: string;
  readonly contact: string;
  readonly person: Result<ListedPerson, Refusal<LineRefusalCode>>;
}

export type ListRefusal = Refusal<'LIST_EMPTY' | 'LIST_TOO_LONG' | 'COLUMNS_WITHOUT_NAME'>;

export interface PeopleList {
  readonly lines: readonly ListLine[];
  /** None where each row is read on its own, since they have no columns in common. */
  readonly columns: readonly ListColumn[];
}

/** Of whom a list is, and what its columns are said to be. */
export interface ListReading {
  readonly organisationId?: string | null;
  /** As whoever pasted it says; guessed when left out. */
  readonly columns?: readonly ColumnUse[] | null;
}

/** Reads 1 to 200 lines of name and contact, separated by a tab, a semicolon, a bar or a comma. Rows with columns in
 *  common are read by them, as they are said or guessed to be; otherwise each on its own, in any order of the two.
 *  Further columns are passed over. Blank lines and a header do not count. A line that cannot be read is kept with
 *  why. A line with a name only is somebody with neither e-mail nor phone, known within the organisation; `*2` beside
 *  the name means the second person of that name there. Without an organisation such a line is CONTACT_MISSING.
 *  Refuses as `ListRefusal` names. */
export function readPeopleList(
  text: string,
  { organisationId = null, columns = null }: ListReading = {},
): Result<PeopleList, ListRefusal> {
  if (text.length > MAX_LIST_LENGTH) return refuse('LIST_TOO_LONG', { path: ['list'] });
  if (columns && !columns.includes('NAME')) return refuse('COLUMNS_WITHOUT_NAME', { path: ['columns'] });
  const written = rowsOf(text)
    .map(({ line, cells }) => ({ line, cells: cells.map(cellOf) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = written[0] && isHeader(written[0].cells) ? written[0].cells : null;
  const rows = header ? written.slice(1) : written;
  if (rows.length === 0) return refuse('LIST_EMPTY', { path: ['list'] });
  if (rows.length > MAX_LIST_LINES) return refuse('LIST_TOO_LONG', { path: ['list'] });
  const bodies = rows.map(({ cells }) => cells.map((cell) => (isMarker(cell) ? '' : cell)));
  const uses = columns ?? guessed(header, bodies);
  return accept({
    lines: rows.map(({ line, cells }) => readLine(line, cells, uses, organisationId)),
    columns: uses ? columnsShown(uses, header, bodies) : [],
  });
}

/** Without a header, columns are there only where each row says by itself what they say of it. */
function guessed(
  header: readonly string[] | null,
  bodies: readonly (readonly string[])[],
): readonly ColumnUse[] | null {
  const uses = guessUses(header, bodies);
  if (!uses || header) return uses;
  const agrees = bodies.every((cells) => {
    const [whole, alone] = [readByColumns(cells, uses), readAlone(cells)];
    return whole !== null && whole.name === alone.name && whole.contact === alone.contact;
  });
  return agrees ? uses : null;
}

/** Beside a name: the second, third … person of it. */
const NUMBER = /^\*([2-9])$/;

const isMarker = (cell: string): boolean => NUMBER.test(toAsciiDigits(cell));

function readLine(
  line: number,
  written: readonly string[],
  uses: readonly ColumnUse[] | null,
  organisationId: string | null,
): ListLine {
  const marker = written.find(isMarker);
  const cells = written.map((cell) => (cell === marker ? '' : cell));
  const { name, contact } = (uses && readByColumns(cells, uses)) ?? readAlone(cells);
  const number = Number(NUMBER.exec(toAsciiDigits(marker ?? ''))?.[1] ?? 1);
  return { line, name, contact: contact ?? '', person: personOf(name, contact, organisationId, number) };
}

function readAlone(written: readonly string[]): { name: string; contact: string | undefined } {
  const cells = written.filter((cell) => cell !== '');
  const contact = contactOf(cells);
  return { contact, name: cells.find((cell) => cell !== contact && /\p{L}/u.test(cell)) ?? '' };
}

function personOf(
  name: string,
  typed: string | undefined,
  organisationId: string | null,
  number: number,
): ListLine['person'] {
  const fullName = tidyText(name);
  if (!isName(fullName)) return refuse('NAME_INVALID');
  if (typed === undefined) {
    if (organisationId === null) return refuse('CONTACT_MISSING');
    const matchKey = matchKeyWithin(organisationId, fullName, number);
    return accept({ fullName, email: null, phone: null, matchKey, number });
  }
  const contact = parseContact(typed);
  if (!contact.ok) return contact;
  const { kind, value } = contact.value;
  return accept({
    fullName,
    email: kind === 'EMAIL' ? value : null,
    phone: kind === 'PHONE' ? value : null,
    matchKey: matchKeyOf(fullName, contact.value),
    number: null,
  });
}

/** The address if there is one, for mails reach it; otherwise the number; otherwise what stands second. */
const contactOf = (cells: readonly string[]): string | undefined =>
  cells.find((cell) => cell.includes('@')) ??
  cells.find(looksLikeContact) ??
  cells.filter((cell) => !/^\d{1,3}[.)]?$/.test(toAsciiDigits(cell)))[1];

/** What a cell holds; nothing where there is neither a letter nor a digit. */
const cellOf = (written: string): string => {
  const text = tidyText(written);
  return /[\p{L}\p{N}@]/u.test(text) ? text : '';
};
