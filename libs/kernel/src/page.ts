import { isId } from './id.js';

/** What a reader asks of a list: `first` items (1 to 100) after a cursor. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of each item, same order and length as `items`. */
  readonly cursors: readonly string[];
  /** Known, not guessed: one row more than asked was read. */
  readonly hasNextPage: boolean;
}

export const MAX_PAGE_SIZE = 100;

/** Keyset cursor: the sort key of a row, opaque to clients. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads a cursor back. Answers null for anything that `encodeCursor` did not make with that many parts. */
export function decodeCursor(cursor: string, parts: number): (string | number)[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(key) || key.length !== parts) return null;
    return key.every((part) => typeof part === 'string' || typeof part === 'number') ? key : null;
  } catch {
    return null;
  }
}

const isInstant = (part: string): boolean =>
  /^[1-9]\d{3}-/.test(part) && !Number.isNaN(Date.parse(part)) && new Date(part).toISOString() === part;

type KeyPart = 'text' | 'number' | 'instant' | 'id';

const fits: Record<KeyPart, (part: string | number) => boolean> = {
  // Only what the database can take: no NUL, no half of a character, nothing beyond its integers.
  text: (part) => typeof part === 'string' && !part.includes('\0') && part.isWellFormed(),
  number: (part) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  // Date.parse alone takes "1" and 31 February, at which the database stumbles.
  instant: (part) => typeof part === 'string' && isInstant(part),
  id: (part) => typeof part === 'string' && isId(part),
};

/** The sort key to read on from, checked part by part; null at the beginning, and for a cursor of some other list,
 *  which so begins anew. */
export function keyAfter(request: PageRequest, parts: readonly KeyPart[]): (string | number)[] | null {
  const key = request.after === null ? null : decodeCursor(request.after, parts.length);
  return key?.every((part, at) => fits[parts[at]!](part)) ? key : null;
}

/** Cuts the extra row off a read of `first + 1` rows and gives each kept row its cursor. */
export function toPage<Item>(
  rows: readonly Item[],
  first: number,
  keyOf: (item: Item) => readonly (string | number)[],
): Page<Item> {
  const items = rows.slice(0, first);
  return { items, cursors: items.map((item) => encodeCursor(keyOf(item))), hasNextPage: rows.length > first };
}
