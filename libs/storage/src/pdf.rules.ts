import { accept, refuse, type Refusal, type Result } from '#kernel';

/** Ten megabytes. */
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

export type FileRefusal = Refusal<
  'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_TYPE_REFUSED' | 'FILE_NOT_WHAT_IT_SAYS' | 'FILE_BROKEN'
>;

const MARK = '%PDF-';
/** Readers look for the mark in the first kilobyte, and for the end in the last. */
const LOOKED_AT = 1024;

/** Is this a PDF, by its bytes and never by its name? The mark stands first of all, so that nothing else is before it that another
 *  program would run; the end names the table, and the table or the stream that stands for it is where the end says. */
export function readPdf(content: Buffer): Result<Buffer, FileRefusal> {
  if (content.length === 0) return refuse('FILE_EMPTY', { path: ['file'] });
  if (content.length > LARGEST_FILE_BYTES) return refuse('FILE_TOO_LARGE', { path: ['file'] });
  const at = content.subarray(0, LOOKED_AT + MARK.length).indexOf(MARK, 0, 'latin1');
  if (at < 0) return refuse('FILE_TYPE_REFUSED', { path: ['file'] });
  if (at > 0) return refuse('FILE_NOT_WHAT_IT_SAYS', { path: ['file'] });
  return hasTable(content) ? accept(content) : refuse('FILE_BROKEN', { path: ['file'] });
}

function hasTable(content: Buffer): boolean {
  const end = content.subarray(-LOOKED_AT).toString('latin1');
  const [, offset] = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(end) ?? [];
  if (offset === undefined || Number(offset) >= content.length) return false;
  const table = content.subarray(Number(offset), Number(offset) + 32).toString('latin1');
  return /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(table);
}
