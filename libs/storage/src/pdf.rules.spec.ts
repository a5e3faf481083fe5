import { LARGEST_FILE_BYTES, readPdf } from './pdf.rules.js';

const body = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n';
const pdf = (more: { before?: string; padding?: number; startsAt?: number; end?: string } = {}): Buffer => {
  const head = `${more.before ?? ''}${body}${' '.repeat(more.padding ?? 0)}\n`;
  const end = more.end ?? `trailer\n<<>>\nstartxref\n${more.startsAt ?? head.length}\n%%EOF\n`;
  return Buffer.from(`${head}xref\n0 1\n${end}`, 'latin1');
};
const whole = (bytes: number): Buffer => {
  const padding = bytes - pdf({ padding: bytes }).length + bytes;
  return pdf({ padding });
};
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('reading a PDF', () => {
  it('takes one, whatever it is called, up to ten megabytes to the byte', () => {
    expect(readPdf(pdf())).toMatchObject({ ok: true });
    expect(whole(LARGEST_FILE_BYTES).length).toBe(LARGEST_FILE_BYTES);
    expect(readPdf(whole(LARGEST_FILE_BYTES))).toMatchObject({ ok: true });
  });

  it('takes one whose table is a stream', () => {
    const head = Buffer.from(body, 'latin1');
    const stream = `2 0 obj\n<< /Type /XRef >>\nstream\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF`;

    expect(readPdf(Buffer.concat([head, Buffer.from(stream, 'latin1')]))).toMatchObject({ ok: true });
  });

  it('refuses nothing at all, and one byte too many', () => {
    expect(readPdf(Buffer.alloc(0))).toMatchObject(refused('FILE_EMPTY'));
    expect(readPdf(whole(LARGEST_FILE_BYTES + 1))).toMatchObject(refused('FILE_TOO_LARGE'));
  });

  it.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['an archive', 'PK\u0003\u0004'],
    ['a program', '\u007fELF'],
    ['a script', '#!/bin/sh\n'],
  ])('refuses %s', (_what, text) => {
    expect(readPdf(Buffer.from(text, 'latin1'))).toMatchObject(refused('FILE_TYPE_REFUSED'));
  });

  it('refuses one before which something else stands', () => {
    expect(readPdf(pdf({ before: '<script>alert(1)</script>' }))).toMatchObject(
      refused('FILE_NOT_WHAT_IT_SAYS'),
    );
    expect(readPdf(pdf({ before: ' '.repeat(1024) }))).toMatchObject(refused('FILE_NOT_WHAT_IT_SAYS'));
    expect(readPdf(pdf({ before: ' '.repeat(1025) }))).toMatchObject(refused('FILE_TYPE_REFUSED'));
  });

  it('refuses one without its end or its table, or with something behind it', () => {
    for (const end of ['', 'startxref\n0\n', 'startxref\n99999\n%%EOF', 'startxref\n3\n%%EOF'])
      expect(readPdf(pdf({ end }))).toMatchObject(refused('FILE_BROKEN'));
    expect(readPdf(Buffer.concat([pdf(), Buffer.from('<script>alert(1)</script>')]))).toMatchObject(
      refused('FILE_BROKEN'),
    );
  });
});
