import { PDFiumLibrary } from '@hyzyla/pdfium';
import { crc32, deflateSync } from 'node:zlib';

/** Loaded with the first picture, and once. */
let library: Promise<PDFiumLibrary> | undefined;

/** The first page of a PDF as a PNG without transparency, a pixel a point. */
export async function pictureOf(pdf: Uint8Array): Promise<Buffer> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(pdf);
  try {
    const { width, height, data } = await document.getPage(0).render({ scale: 1, render: 'bitmap' });
    return png(width, height, data);
  } finally {
    document.destroy();
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits a channel, red, green and blue, plain compression and filters, not interlaced. */
const TRUE_COLOUR = [8, 2, 0, 0, 0];
/** Each line as its difference from the one above: what is drawn flat becomes rows of zeros. */
const FILTER_UP = 2;

/** Writes a PNG (ISO/IEC 15948) of pixels of four bytes. */
function png(width: number, height: number, pixels: Uint8Array): Buffer {
  const stride = width * 3;
  const lines = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const line = y * (stride + 1);
    lines[line] = FILTER_UP;
    for (let x = 0; x < stride; x += 1) {
      const at = y * width * 4 + Math.floor(x / 3) * 4 + (x % 3);
      lines[line + 1 + x] = pixels[at]! - (y === 0 ? 0 : pixels[at - width * 4]!);
    }
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from(TRUE_COLOUR)])),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
