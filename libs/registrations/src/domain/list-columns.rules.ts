import { foldText, tidyText, toAsciiDigits } from '#kernel';

/* Which columns of a list hold what: guessed from a header in Khmer or English and from what stands below it, shown, and
   changed by whoever sees it. Pure. Source: docs/stories/coordinator-lists.md. */

/** What a column is read as. Columns of names are joined in their order; of columns of contact an address is preferred. */
export type ColumnUse = 'NAME' | 'CONTACT' | 'UNUSED';

/** A column as it is shown to whoever decides what it is. */
export interface ListColumn {
  /** Of a header; null where there is none. */
  readonly heading: string | null;
  readonly use: ColumnUse;
  /** Of the first rows, three at most. */
  readonly samples: readonly string[];
}

/** Columns that are told apart at most; those beyond are not read. */
export const MOST_COLUMNS = 30;

const words = (text: string): ReadonlySet<string> =>
  new Set(text.split('|').map((word) => foldText(word.trim())));

const FULL_NAMES =
  words(`name|full name|names|participant|participant name|name of participant|staff name|employee name
  |ឈ្មោះ|ឈ្មោះពេញ|គោត្តនាម និងនាម|គោត្តនាម-នាម|នាមត្រកូល និងនាមខ្លួន|ឈ្មោះអ្នកចូលរួម|ឈ្មោះបុគ្គលិក`);
const PARTS_OF_NAMES = words(`first name|last name|given name|family name|surname|forename|middle name
  |គោត្តនាម|នាម|នាមត្រកូល|នាមខ្លួន`);
const CONTACTS =
  words(`e-mail|email|mail|e-mail address|email address|phone|phone number|phone no|telephone|telephone number|tel|mobile
  |mobile number|mobile phone|cell|contact|contact number|contacts
  |អ៊ីមែល|អ៊ីម៉ែល|អាសយដ្ឋានអ៊ីមែល|សារអេឡិចត្រូនិក|លេខទូរសព្ទ|លេខទូរស័ព្ទ|ទូរសព្ទ|ទូរស័ព្ទ|លេខទំនាក់ទំនង|ទំនាក់ទំនង`);
const NUMBERS = words('no|nr|ល.រ|លេខរៀង');

/** `Name:` and `Name *` are a name. Not by a pattern: one that is tied to the end looks at every mark of a long row anew. */
function withoutMarks(heading: string): string {
  let end = heading.length;
  while (end > 0 && '.:*'.includes(heading[end - 1]!)) end -= 1;
  return heading.slice(0, end);
}

/** A heading in both languages (`ឈ្មោះ / Name`, `Name (in Khmer)`) is each of its parts. */
const partsOf = (heading: string): string[] =>
  heading
    .split(/[/|()\r\n]/)
    .map((part) => withoutMarks(foldText(part)))
    .filter(Boolean);

const isOneOf = (known: ReadonlySet<string>, heading: string): boolean =>
  partsOf(heading).some((part) => known.has(part));

export const looksLikeContact = (cell: string): boolean =>
  cell.includes('@') || toAsciiDigits(cell).replace(/[^0-9]/g, '').length >= 5;

/** Is this the first row of a sheet, which names its columns? */
export const isHeader = (cells: readonly string[]): boolean =>
  !cells.some(looksLikeContact) &&
  cells.some((cell) => [FULL_NAMES, PARTS_OF_NAMES, CONTACTS, NUMBERS].some((known) => isOneOf(known, cell)));

/** What a header says of its columns; null when it names none that holds people. A sheet with the name in both scripts
 *  has its first column of full names read. */
function usesOfHeader(header: readonly string[]): ColumnUse[] | null {
  const full = header.findIndex((cell) => isOneOf(FULL_NAMES, cell));
  const uses = header.map((cell, at): ColumnUse => {
    if (at === full || (full < 0 && isOneOf(PARTS_OF_NAMES, cell))) return 'NAME';
    return isOneOf(CONTACTS, cell) ? 'CONTACT' : 'UNUSED';
  });
  return uses.includes('NAME') ? uses : null;
}

/** What the cells below say: a column most of whose cells look like contacts, and the first of words. */
function usesOfCells(rows: readonly (readonly string[])[]): ColumnUse[] | null {
  const count = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map((cells) => cells.length)));
  const columns = Array.from({ length: count }, (_, at) =>
    rows.map((cells) => cells[at] ?? '').filter((cell) => cell !== ''),
  );
  const most = (cells: readonly string[], holds: (cell: string) => boolean): boolean =>
    cells.filter(holds).length * 2 > cells.length;
  const contacts = columns.map((cells) => most(cells, looksLikeContact));
  const name = columns.findIndex((cells, at) => !contacts[at] && most(cells, (cell) => /\p{L}/u.test(cell)));
  if (name < 0) return null;
  return columns.map((_, at) => (at === name ? 'NAME' : contacts[at] ? 'CONTACT' : 'UNUSED'));
}

/** What each column is read as, by the header, otherwise by the cells; null when the rows have no columns in common. */
export function guessUses(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
): readonly ColumnUse[] | null {
  return ((header && usesOfHeader(header)) ?? usesOfCells(rows))?.slice(0, MOST_COLUMNS) ?? null;
}

/** The columns as they are shown, of rows that have them in common. */
export const columnsShown = (
  uses: readonly ColumnUse[],
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
): ListColumn[] =>
  uses.map((use, at) => ({
    heading: (header && tidyText(header[at] ?? '')) || null,
    use,
    samples: rows
      .map((cells) => cells[at] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, 3),
  }));

/** Name and contact of a row by its columns; cells beyond them may hold a contact. Null when the column of names holds
 *  a contact: then the row is written another way round. */
export function readByColumns(
  cells: readonly string[],
  uses: readonly ColumnUse[],
): { readonly name: string; readonly contact: string | undefined } | null {
  const of = (use: ColumnUse): string[] => cells.filter((cell, at) => cell !== '' && uses[at] === use);
  const name = of('NAME').join(' ');
  if (name !== '' && looksLikeContact(name)) return null;
  const contacts = of('CONTACT');
  const beyond = cells.slice(uses.length).filter(looksLikeContact);
  const contact =
    contacts.find((cell) => cell.includes('@')) ??
    contacts.find(looksLikeContact) ??
    beyond[0] ??
    contacts[0];
  return { name, contact };
}
