/* Story: docs/stories/coordinator-lists.md. */
import { describe, expect, it } from 'vitest';
import { readSheetFile } from './sheet-file';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (bytes: Uint8Array | string): File => new File([bytes as BlobPart], 'a list');

/** An archive whose entries are stored as they are. */
function zip(entries: Readonly<Record<string, string>>, claimed?: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [path, body] = [utf8(name), utf8(text)];
    const head = (signature: number, more: number, size: number, offset: number): Uint8Array => {
      const view = new DataView(new ArrayBuffer(more));
      const shift = more === 46 ? 2 : 0;
      view.setUint32(0, signature, true);
      view.setUint32(18 + shift, body.length, true);
      view.setUint32(22 + shift, size, true);
      view.setUint16(26 + shift, path.length, true);
      if (shift) view.setUint32(42, offset, true);
      return new Uint8Array(view.buffer);
    };
    parts.push(head(0x04034b50, 30, body.length, 0), path, body);
    directory.push(head(0x02014b50, 46, claimed ?? body.length, at), path);
    at += 30 + path.length + body.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, directory.length / 2, true);
  end.setUint16(10, directory.length / 2, true);
  end.setUint32(
    12,
    directory.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  end.setUint32(16, at, true);
  return new Uint8Array([...parts, ...directory, new Uint8Array(end.buffer)].flatMap((part) => [...part]));
}

type Cell = string | number | { formula: string; value: string } | null;
const LETTERS = 'ABCDEFGH';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

function cellXml(cell: Cell, name: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  return typeof cell === 'string'
    ? `<c r="${name}" t="inlineStr"><is><t>${cell}</t></is></c>`
    : `<c r="${name}" t="str"><f>${cell.formula}</f><v>${cell.value}</v></c>`;
}

/** The files of a workbook with these sheets. */
function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Record<string, string> {
  const names = Object.keys(sheets);
  const each = (make: (name: string, no: number) => string): string =>
    names.map((name, at) => make(name, at + 1)).join('');
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    'xl/workbook.xml': `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${type}"><sheets>${each(
      (name, no) => `<sheet name="${name}" sheetId="${no}" r:id="rId${no}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each(
      (_, no) => `<Relationship Id="rId${no}" Type="${type}/worksheet" Target="worksheets/sheet${no}.xml"/>`,
    )}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
          .map(
            (row, y) =>
              `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${LETTERS[x]}${y + 1}`)).join('')}</row>`,
          )
          .join('')}</sheetData></worksheet>`,
      ]),
    ),
  };
}

describe('a workbook', () => {
  it('is read row by row, a row of the sheet a line', async () => {
    const book = workbook({
      Empty: [],
      បុគ្គលិក: [
        ['ល.រ', 'ឈ្មោះ', 'លេខទូរសព្ទ'],
        [1, 'លី ណារ៉ុង', 12000101],
        [],
        [2, { formula: 'B9', value: 'Kim Dara' }, '012 000 103'],
      ],
    });

    expect(await readSheetFile(file(zip(book)))).toEqual({
      ok: true,
      sheet: 'បុគ្គលិក',
      rows: 3,
      text: 'ល.រ\tឈ្មោះ\tលេខទូរសព្ទ\n1\tលី ណារ៉ុង\t012000101\n\n2\tKim Dara\t012 000 103',
    });
  });

  it.each<[string, Uint8Array, string]>([
    ['macros', zip({ ...workbook({ A: [['x']] }), 'xl/vbaProject.bin': 'x' }), 'MACROS'],
    ['nothing on it', zip(workbook({ A: [], B: [] })), 'EMPTY'],
    ['other things in it', zip({ 'word/document.xml': '<x/>' }), 'NOT_A_LIST'],
    ['its end cut off', zip(workbook({ A: [['x']] })).slice(0, 200), 'NOT_A_LIST'],
    ['a gigabyte packed into it', zip(workbook({ A: [['x']] }), 400_000_000), 'TOO_LARGE'],
    ['202 rows', zip(workbook({ A: Array.from({ length: 202 }, (_, no) => [`Person ${no}`]) })), 'TOO_MANY'],
  ])('with %s is refused', async (_what, bytes, fault) => {
    expect(await readSheetFile(file(bytes))).toMatchObject({ ok: false, fault });
  });
});

describe('a text', () => {
  const text = 'Name;Phone\r\nសុខ ស្រីនាង;012 000 102\r\n';
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => codeUnits(letter))]);

  it.each<[string, Uint8Array | string]>([
    ['with a byte-order mark', `\ufeff${text}`],
    ['without one', text],
    ['in UTF-16', utf16],
    ['that tells Excel its separator', `sep=;\r\n${text}`],
  ])('%s is taken as it is', async (_what, bytes) => {
    expect(await readSheetFile(file(bytes))).toEqual({
      ok: true,
      sheet: null,
      rows: 2,
      text: 'Name;Phone\nសុខ ស្រីនាង;012 000 102',
    });
  });

  it('of an older Windows has its accents', async () => {
    expect(await readSheetFile(file(new Uint8Array([...utf8('[1] Ren'), 0xe9])))).toMatchObject({
      ok: true,
      text: '[1] Ren\u00e9',
    });
  });

  it.each<[string, Uint8Array | string, string]>([
    ['an old workbook, or a locked one', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'LOCKED_OR_OLD'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'NOT_A_LIST'],
    ['a page', '<!doctype html><p>Kim Dara</p>', 'NOT_A_LIST'],
    ['a text with a control in it', 'Kim\u0085Dara', 'NOT_A_LIST'],
    ['JSON', '{"name":"Kim Dara"}', 'NOT_A_LIST'],
    ['a list of JSON', ' [{"name":"Kim Dara"}]', 'NOT_A_LIST'],
    ['Khmer cut within a letter', utf8('ឈ្មោះ\nសុខ').slice(0, -1), 'NOT_A_LIST'],
    ['UTF-16 cut within a letter', new Uint8Array([0xff, 0xfe, 0x4e, 0x00, 0x00, 0xd8]), 'NOT_A_LIST'],
    ['UTF-16 of an odd byte', new Uint8Array([0xff, 0xfe, 0x4e, 0x00, 0x61]), 'NOT_A_LIST'],
    ['nothing', ' \n', 'EMPTY'],
    ['26,000 letters', 'x'.repeat(26_000), 'TOO_LONG'],
    ['two megabytes and more', 'x'.repeat(2_100_000), 'TOO_LARGE'],
  ])('is not %s', async (_what, bytes, fault) => {
    expect(await readSheetFile(file(bytes))).toMatchObject({ ok: false, fault });
  });
});

const codeUnits = (letter: string): number[] =>
  [...Array(letter.length).keys()].flatMap((at) => {
    const unit = letter.charCodeAt(at);
    return [unit & 0xff, unit >> 8];
  });
