import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';

/** A drawn page, grey: 0 is ink, 255 is paper; `width * height` bytes. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

async function withDocument<T>(
  pdf: Uint8Array,
  work: (document: PDFiumDocument) => T | Promise<T>,
): Promise<T> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    try {
      return await work(document);
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}

/** What somebody copies out of each page, as Chromium's own reader hands it over. */
export async function copiedText(pdf: Uint8Array): Promise<string[]> {
  return withDocument(pdf, (document) => [...document.pages()].map((page) => page.getText()));
}

/** Draws a page (from 0) as Chromium's own reader does; `scale` 1 is 72 pixels an inch. */
export async function drawPage(pdf: Uint8Array, index: number, scale: number): Promise<DrawnPage> {
  return withDocument(pdf, async (document) => {
    const { width, height, data } = await document.getPage(index).render({ scale, render: 'bitmap' });
    const grey = new Uint8Array(width * height);
    // Four bytes a pixel; the colours' order does not matter to a grey.
    for (let at = 0; at < grey.length; at += 1)
      grey[at] = (data[at * 4]! + data[at * 4 + 1]! + data[at * 4 + 2]!) / 3;
    return { width, height, grey };
  });
}
