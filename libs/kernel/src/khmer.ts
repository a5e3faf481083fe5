/* Khmer text rules (research: ecosystem 4.4, traps 3 and 4). */

const KHMER_ZERO = 0x17e0;

/** Khmer digits ០ to ៩ become 0 to 9; everything else stays. For phones, dates, numbers and codes. */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO));

/** The form of a name by which two spellings are held to be the same: composed, lower case, without zero-width
 *  characters and joined blanks, coeng da written as coeng ta (they look alike), digits as ASCII.
 *  For search and duplicate keys only; never shown. */
export function foldText(text: string): string {
  return toAsciiDigits(text.normalize('NFC'))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\u17d2\u178a/g, '\u17d2\u178f')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Trims, composes (NFC) and joins runs of blanks; keeps the author's zero-width spaces. For what is stored and shown. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** True when the text holds something no name or sentence needs: controls, bidi overrides, lone surrogates. */
export function hasForbiddenCharacters(text: string): boolean {
  return (
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text) ||
    !text.isWellFormed()
  );
}
