import { readPdfName } from './file-name.rules.js';

describe('the name of a PDF', () => {
  it.each([
    ['វិញ្ញាបនបត្រ សុខ ដារ៉ា.pdf', 'វិញ្ញាបនបត្រ សុខ ដារ៉ា.pdf'],
    ['agenda (final) v2.1.PDF', 'agenda (final) v2.1.PDF'],
    ["Sok's plan – 100%.pdf", "Sok's plan – 100%.pdf"],
    ['  plan.pdf  ', 'plan.pdf'],
    ['e\u0301tude.pdf', '\u00e9tude.pdf'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(readPdfName(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    '../../etc/passwd.pdf',
    'a"b.pdf',
    'gpj.\u202efdp.pdf',
    'plan.pdf.exe',
    'plan',
    '.pdf',
    ' .pdf',
    `${'a'.repeat(147)}.pdf`,
    'a\nb.pdf',
  ])('%j is refused', (typed) => {
    expect(readPdfName(typed)).toMatchObject({ ok: false, refusal: { code: 'FILE_NAME_INVALID' } });
  });
});
