import { crc32, deflateSync } from 'node:zlib';

/* The parts of which hostile files are made: pictures, photos, PDFs, archives, texts in UTF-16. */

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u16 = (value: number): Buffer => u32(value).subarray(2);

function chunk(type: string, data: Buffer, badSum = false): Buffer {
  const body = Buffer.concat([latin(type), data]);
  const sum = crc32(body);
  return Buffer.concat([u32(data.length), body, u32(badSum ? (sum + 1) % 2 ** 32 : sum)]);
}

interface PictureWish {
  readonly depth?: number;
  readonly channels?: number;
  readonly badSum?: boolean;
  readonly text?: string;
  /** In place of what the size asks for. */
  readonly data?: Buffer;
}

const COLOUR: Readonly<Record<number, number>> = { 1: 0, 3: 2, 4: 6 };

/** A PNG of nothing but black. */
export function picture([width, height]: [number, number], wish: PictureWish = {}): Buffer {
  const { depth = 1, channels = 1, badSum = false, text } = wish;
  const line = 1 + Math.ceil((width * depth * channels) / 8);
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([depth, COLOUR[channels]!, 0, 0, 0])]);
  return Buffer.concat([
    latin('\u0089PNG\r\n\u001a\n'),
    chunk('IHDR', head),
    ...(text === undefined ? [] : [chunk('tEXt', latin(text))]),
    chunk('IDAT', wish.data ?? deflateSync(Buffer.alloc(line * height)), badSum),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);

interface PhotoWish {
  readonly components?: number;
  /** The marker of its frame: 0xc0 in one pass, 0xc2 in several. */
  readonly frame?: number;
  readonly exif?: string;
  readonly comment?: string;
  readonly huffman?: string;
}

/** A JPEG as its parts say it is. */
export function photo([width, height]: [number, number], wish: PhotoWish = {}): Buffer {
  const { components = 3, frame = 0xc0, exif, comment, huffman = '\0'.repeat(17) } = wish;
  const each = Array.from({ length: components }, (_, at) => Buffer.from([at + 1, 0x11, 0]));
  return Buffer.concat([
    latin('\u00ff\u00d8'),
    segment(0xe0, latin('JFIF\0\u0001\u0002\0\0\u0001\0\u0001\0\0')),
    ...(exif === undefined ? [] : [segment(0xe1, latin(`Exif\0\0MM\0*\0\0\0\u0008\0\u0001${exif}`))]),
    ...(comment === undefined ? [] : [segment(0xfe, latin(comment))]),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(
      frame,
      Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([components]), ...each]),
    ),
    segment(0xc4, latin(huffman)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    latin('\0\u00ff\u00d9'),
  ]);
}

/** A PDF of these objects, the first of them its root, with a table that says where each is. */
export function documentOf(objects: readonly string[], padding = 0): Buffer {
  let text = '%PDF-1.7\n';
  const at: number[] = [];
  for (const [index, object] of objects.entries()) {
    at.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  text += `${'%'.padEnd(padding, ' ')}\n`;
  const places = at.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return latin(text + table + trailer);
}

interface PdfWish {
  /** With Khmer on its pages, and a font within it. */
  readonly font?: boolean;
  /** Its size to the byte. */
  readonly bytes?: number;
}

/** A PDF of so many pages. */
export function pdf(pages: number, { font = false, bytes }: PdfWish = {}): Buffer {
  const first = font ? 5 : 3;
  const kids = Array.from({ length: pages }, (_, at) => `${first + at} 0 R`).join(' ');
  const resources = font ? '/Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R ' : '';
  const show = 'BT /F1 12 Tf <178017D2179A> Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...(font
      ? [
          '<< /Type /Font /Subtype /TrueType /BaseFont /Khmer /ToUnicode 4 0 R >>',
          `<< /Length ${show.length} >>\nstream\n${show}\nendstream`,
        ]
      : []),
    ...Array.from(
      { length: pages },
      () => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources}>>`,
    ),
  ];
  if (bytes === undefined) return documentOf(objects);
  // The number that says where the table is grows with what stands before it.
  const about = documentOf(objects, bytes);
  return documentOf(objects, bytes - (about.length - bytes));
}

/** An archive whose files are stored as they are. */
export function archive(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [latin(name), Buffer.from(text)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(body), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt16LE(path.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    parts.push(latin('PK\u0003\u0004'), head, path, body);
    directory.push(latin('PK\u0001\u0002'), Buffer.from([20, 0]), head, where, path);
    at += 30 + path.length + body.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length / 5, 4);
  end.writeUInt16LE(directory.length / 5, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, latin('PK\u0005\u0006'), end]);
}

/** A text in UTF-16, little end first or big end first, with its mark or without. */
export function encodedText(text: string, bom: boolean, bigEndFirst: boolean): Buffer {
  const bytes = Buffer.from(`${bom ? '\ufeff' : ''}${text}`, 'utf16le');
  return bigEndFirst ? bytes.swap16() : bytes;
}
