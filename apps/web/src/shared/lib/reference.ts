import { toAsciiDigits } from './digits';

const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** A ticket's reference as people type it (lower case, blanks, hyphens, Khmer digits, O for 0, I or L for 1) in the form
 *  the api knows: twelve characters of Crockford's base 32. Null when it cannot be one. */
export function readReference(typed: string): string | null {
  const tidy = toAsciiDigits(typed.normalize('NFKC'))
    .replace(/[\s\u200b-\u200d\u2010-\u2015-]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return CROCKFORD.test(tidy) ? tidy : null;
}

/** `7KQ4M2RT9XHD` as `7KQ4 M2RT 9XHD`. */
export const groupReference = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1 ');
