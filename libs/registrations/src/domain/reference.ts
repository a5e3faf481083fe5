import { randomFillSync } from 'node:crypto';
import { toAsciiDigits } from '#kernel';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const REFERENCE_LENGTH = 12;

/** Random bytes in stock. The system is asked once for hundreds of codes: a call for each costs more than all the
 *  rest of a code. Every byte is used once. */
const stock = new Uint8Array(512 * REFERENCE_LENGTH);
let used = stock.length;

/** A new ticket code: twelve characters of Crockford's base 32, 60 bits from the system's generator. Who has it has
 *  the ticket (ADR 0007), so it is never logged. */
export function newReference(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  let reference = '';
  for (const end = used + REFERENCE_LENGTH; used < end; used += 1) reference += ALPHABET[stock[used]! & 31];
  return reference;
}

/** What a person typed or followed, in the stored form: blanks and dashes gone, upper case, Khmer digits as ASCII,
 *  O read as 0, I and L as 1. Null when it cannot be a ticket code. */
export function readReference(typed: string): string | null {
  const reference = toAsciiDigits(typed)
    .replace(/[\s\-\u200b-\u200d]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return new RegExp(`^[${ALPHABET}]{${REFERENCE_LENGTH}}$`).test(reference) ? reference : null;
}
