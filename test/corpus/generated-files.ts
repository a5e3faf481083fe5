import { deflateSync, gzipSync } from 'node:zlib';
import { archive, documentOf, encodedText, pdf, photo, picture } from './file-parts.js';
import { WORKBOOKS } from './workbooks.js';

const sizes = (size: string): [width: number, height: number] => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return [width, height];
};
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const page = '<!doctype html><script>alert(1)</script>';
const svg = (attributes: string, inner = ''): Buffer =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);
const SCRIPT = '<script>alert(1)</script>';
const DRAWINGS: Readonly<Record<string, Buffer>> = {
  plain: svg('width="1"'),
  script: svg('', SCRIPT),
  onload: svg('onload="alert(1)"'),
  'foreign-object': svg('', `<foreignObject><body>${SCRIPT}</body></foreignObject>`),
  xxe: bytes(
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&f;</svg>',
  ),
};
/** A billion laughs. */
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${[
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'h',
  'i',
  'j',
]
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]><l>&j;</l>`;
/** In two parts, so that no scanner takes this file for what it speaks of. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Files whose first bytes are of a kind that nobody takes. */
const OTHERS: Readonly<Record<string, () => Buffer>> = {
  gif: () => bytes('GIF89a\u0001\u0000\u0001\u0000\u0080\u0000\u0000;'),
  webp: () => bytes('RIFF\u001a\u0000\u0000\u0000WEBPVP8L\r\u0000\u0000\u0000/?@\u000f'),
  bmp: () => bytes('BM\u0042\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0036\u0000\u0000\u0000'),
  tiff: () => bytes('II*\u0000\b\u0000\u0000\u0000\u0000\u0000'),
  html: () => bytes(page),
  xhtml: () =>
    bytes(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${SCRIPT}</body></html>`),
  xml: () => bytes(LAUGHS),
  zip: () => archive({ 'one.txt': 'one' }),
  docx: () => archive({ 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'Sub AutoOpen()' }),
  xlsx: () => archive({ 'xl/workbook.xml': '<workbook/>' }),
  jar: () => archive({ 'META-INF/MANIFEST.MF': 'Main-Class: One' }),
  elf: () => bytes('\u007fELF\u0002\u0001\u0001\u0000'),
  exe: () => bytes('MZ\u0090\u0000\u0003\u0000\u0000\u0000'),
  sh: () => bytes('#!/bin/sh\nid\n'),
  js: () => bytes('alert(1)'),
  swf: () => bytes('CWS\u0009\u0010\u0000\u0000\u0000'),
  mp4: () => bytes('\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000'),
  wasm: () => bytes('\u0000asm\u0001\u0000\u0000\u0000'),
  csv: () => bytes('Name,E-mail\nKim Dara,dara@corpus.example\n'),
  'html-as-png': () => bytes(page),
  'polyglot-gif-js': () => bytes('GIF89a=1;alert(1)//'),
  'polyglot-pdf-html': () => Buffer.concat([bytes(page), pdf(1)]),
  eicar: () => bytes(EICAR),
};

const PICTURES: Readonly<Record<string, (size: string) => Buffer>> = {
  png: (size) => picture(sizes(size)),
  'png-16bit': (size) => picture(sizes(size), { depth: 16, channels: 3 }),
  'png-alpha': (size) => picture(sizes(size), { depth: 8, channels: 4 }),
  'png-as-jpeg': (size) => picture(sizes(size)),
  'png-text-chunk': (text) => picture([8, 8], { text: `Comment\0${text}` }),
  'png-mark-only': () => picture([1, 1]).subarray(0, 8),
  'png-truncated': (size) => picture(sizes(size), { depth: 8, channels: 3 }).subarray(0, 60),
  'png-bad-crc': (size) => picture(sizes(size), { badSum: true }),
  'png-zero': (size) => picture(sizes(size)),
  'png-claims': (size) => picture(sizes(size), { data: deflateSync(Buffer.alloc(1_000)) }),
  'png-idat-bomb': (size) => picture(sizes(size)),
  jpeg: (size) => photo(sizes(size)),
  'jpeg-turned': (size) => photo(sizes(size), { exif: '\u0001\u0012\u0000\u0003' }),
  'jpeg-cmyk': (size) => photo(sizes(size), { components: 4 }),
  'jpeg-progressive': (size) => photo(sizes(size), { frame: 0xc2 }),
  'jpeg-gps': (size) => photo(sizes(size), { exif: '\u0088\u0025\u0000\u0004 13.36 N 103.86 E' }),
  'jpeg-comment': (text) => photo([8, 8], { comment: text }),
  'jpeg-bad-huffman': (size) => photo(sizes(size), { huffman: '\u00ff'.repeat(17) }),
  'polyglot-jpeg-zip': (size) => Buffer.concat([photo(sizes(size)), archive({ 'one.txt': 'one' })]),
};

const DOCUMENTS: Readonly<Record<string, (size: number) => Buffer>> = {
  pdf: (pages) => pdf(pages),
  'pdf-khmer': (pages) => pdf(pages, { font: true }),
  'pdf-bytes': (size) => pdf(3, { bytes: size }),
  'pdf-offset': (size) => Buffer.concat([Buffer.alloc(size, ' '), pdf(1)]),
  'pdf-no-xref': (pages) =>
    bytes(
      pdf(pages)
        .toString('latin1')
        .replace(/xref[^]*$/, '%%EOF\n'),
    ),
  'pdf-loop': () =>
    documentOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>',
    ]),
  bytes: (size) => Buffer.alloc(size, ' '),
};

const HEADER = 'Name,E-mail';
const person = (at: number): string => {
  const letters = String(at).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
  return `Person ${letters},row${at}@corpus.example`;
};
const rows = (count: number): string => Array.from({ length: count }, (_, at) => person(at)).join('\n');
const columns = (count: number): string =>
  `${HEADER}${',more'.repeat(count - 2)}\n${person(0)}${',x'.repeat(count - 2)}\n`;

/** Lists that are too long to stand in a line of the corpus. */
const LISTS: Readonly<Record<string, (size: number) => string | Buffer>> = {
  'csv-rows': (count) => `${HEADER}\n${rows(count)}\n`,
  'csv-columns': columns,
  'csv-bytes': (size) => `${HEADER}\n${person(0)}\n`.padEnd(size, '\n'),
  'csv-line-ends': (count) => `${HEADER}${'\n'.repeat(count)}${person(0)}\n`,
  'csv-cell': (size) => `${HEADER}\n${'x'.repeat(size)},cell@corpus.example\n`,
  'csv-open-quote': (size) => `${HEADER}\n"${'x'.repeat(size)}`,
  /** So many kilobytes, of which about as many bytes come. */
  'gzip-bomb': (size) => gzipSync(Buffer.alloc(size * 1_000), { level: 9 }),
};

/** The bytes of a recipe, `<name>:<size>`. */
export function generatedFile(recipe: string): Buffer {
  const at = recipe.indexOf(':');
  const [name, size] = [recipe.slice(0, at), recipe.slice(at + 1)];
  if (name === 'svg') return DRAWINGS[size]!;
  if (name === 'workbook') return WORKBOOKS[size]!();
  if (name === 'svgz') return gzipSync(DRAWINGS[size]!);
  const list = LISTS[name]?.(Number(size));
  const made = list ?? OTHERS[name]?.() ?? PICTURES[name]?.(size) ?? DOCUMENTS[name]?.(Number(size));
  if (made === undefined) throw new Error(`No recipe ${name}`);
  return Buffer.isBuffer(made) ? made : Buffer.from(made);
}

/** Bytes as a line of the corpus writes them: `hex`, `text`, `utf16le`, `utf16be` (with `bom`). */
export interface WrittenBytes {
  readonly hex?: string;
  readonly text?: string;
  readonly utf16le?: string;
  readonly utf16be?: string;
  readonly bom?: boolean;
}

/** The bytes of a file that stands in a line. */
export function writtenFile({ hex, text, utf16le, utf16be, bom = false }: WrittenBytes): Buffer {
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  if (utf16le !== undefined) return encodedText(utf16le, bom, false);
  return utf16be === undefined ? Buffer.from(text ?? '') : encodedText(utf16be, bom, true);
}
