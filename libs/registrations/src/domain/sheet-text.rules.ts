/* Rows and cells of a text as sheets write it. Pure. Source: RFC 4180, docs/stories/coordinator.md; why no library reads it:
   docs/adr/0018. */

/** A row of cells, with the line on which it begins, from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = ['\t', ';', '|', ','] as const;
const isLineEnd = (char: string | undefined): boolean => char === '\n' || char === '\r';

const afterBlanks = (text: string, from: number, separator: string): number => {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t') && text[at] !== separator) at += 1;
  return at;
};

/** Where the cell ends whose opening mark stands at `from`: behind its closing mark and the blanks after it. -1 when what
 *  follows the closing mark is no end of a cell, or nothing closes it: then the marks are letters like others, so that
 *  one stray mark swallows no lines. */
function endOfQuoted(text: string, from: number, separator: string): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else {
      const end = afterBlanks(text, at + 1, separator);
      return end === text.length || text[end] === separator || isLineEnd(text[end]) ? end : -1;
    }
  }
  return -1;
}

function endOfPlain(text: string, from: number, separator: string | null): number {
  let at = from;
  while (at < text.length && text[at] !== separator && !isLineEnd(text[at])) at += 1;
  return at;
}

/** Takes a text apart. The separator of a row is the tab, else the semicolon, else the bar, else the
 *  comma, whichever its first line
 *  holds. Within quotation marks separators and line ends are text, and two marks are one. */
export function rowsOf(text: string): SheetRow[] {
  const rows: SheetRow[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const written = text.slice(at, endOfPlain(text, at, null));
    const separator = SEPARATORS.find((candidate) => written.includes(candidate)) ?? ',';
    const cells: string[] = [];
    const begins = line;
    for (;;) {
      const from = afterBlanks(text, at, separator);
      const closes = text[from] === '"' ? endOfQuoted(text, from, separator) : -1;
      const end = closes === -1 ? endOfPlain(text, at, separator) : closes;
      const cell = closes === -1 ? text.slice(at, end) : text.slice(from + 1, text.lastIndexOf('"', end - 1));
      cells.push(closes === -1 ? cell : cell.replaceAll('""', '"'));
      line += closes === -1 ? 0 : cell.split(/\r\n|\r|\n/).length - 1;
      at = end;
      if (at >= text.length || text[at] !== separator) break;
      at += 1;
    }
    rows.push({ line: begins, cells });
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
  }
  return rows;
}
