import { archive } from './file-parts.js';

/* Workbooks as XLSX, made by hand so that they can lie. */

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const OFFICE = 'http://schemas.openxmlformats.org';
const SHEETS = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;

/** A text, a figure, or XML of a cell as it stands. */
type Cell = string | number | { readonly xml: string };

const cellOf = (cell: Cell, name: string): string => {
  if (typeof cell === 'object') return `<c r="${name}" ${cell.xml}</c>`;
  return typeof cell === 'number'
    ? `<c r="${name}"><v>${cell}</v></c>`
    : `<c r="${name}" t="inlineStr"><is><t>${cell}</t></is></c>`;
};
const rowOf = (cells: readonly Cell[], y: number): string =>
  `<row r="${y + 1}">${cells.map((cell, x) => cellOf(cell, `${'ABC'[x]}${y + 1}`)).join('')}</row>`;

const partsOf = (rows: readonly (readonly Cell[])[], doctype = ''): Record<string, string> => ({
  'xl/workbook.xml': `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}"><sheets><sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `${XML}${doctype}<worksheet xmlns="${SHEETS}"><sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`,
});

const STAFF: readonly (readonly Cell[])[] = [
  ['ឈ្មោះ', 'Phone'],
  ['សុខ ស្រីនាង', 12_010_102],
];
const one = (cell: Cell): Record<string, string> =>
  partsOf([
    ['Name', 'E-mail'],
    [cell, 'cell@corpus.example'],
  ]);

/** So many bytes as the archive says that its last file comes to. */
function claiming(bytes: Buffer, size: number): Buffer {
  const at = bytes.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  bytes.writeUInt32LE(size, at + 24);
  return bytes;
}

/** Workbooks by the name of their recipe. */
export const WORKBOOKS: Readonly<Record<string, () => Buffer>> = {
  plain: () => archive(partsOf(STAFF)),
  formula: () => archive(one({ xml: 't="str"><f>HYPERLINK("https://evil.example")</f><v>Kim Dara</v>' })),
  macros: () => archive({ ...partsOf(STAFF), 'xl/vbaProject.bin': 'Sub AutoOpen()' }),
  letter: () => archive({ 'word/document.xml': '<x/>' }),
  cut: () => archive(partsOf(STAFF)).subarray(0, 700),
  empty: () => archive(partsOf([])),
  gigabyte: () => claiming(archive(partsOf(STAFF)), 1_073_741_824),
  entities: () =>
    archive(partsOf([['&f;', 'x@corpus.example']], '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>')),
  folders: () => archive({ '../../xl/workbook.xml': '<workbook/>' }),
  rows: () => archive(partsOf(Array.from({ length: 202 }, (_, at) => [`Person ${at}`]))),
};
