/* Khmer text rules (research: ecosystem 4.4, traps 3 and 4). */

const KHMER_ZERO = 0x17e0;

/** Khmer digits ០ to ៩ become 0 to 9; everything else stays. For phones, dates, numbers and codes. */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO));

/** The form of a name by which two spellings are held to be the same: composed, lower case, without zero-width
 *  characters and joined blanks, coeng da written as coeng ta (they look alike), digits as ASCII, and the signs of a
 *  Khmer syllable in one order. `fold_text` is the same in SQL. For search and duplicate keys only; never shown. */
export function foldText(text: string): string {
  return inOneOrder(
    toAsciiDigits(text.normalize('NFC'))
      .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
      .replace(/\u17d2\u178a/g, '\u17d2\u178f')
      .toLowerCase(),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Khmer that looks the same, or is read the same, typed in the same order: subscript ro last, the sign that shifts a
 *  consonant before its vowel, a vowel of two parts as one letter, the shifter as the mark that it becomes under an upper
 *  vowel, and the older of two letters that write one word (ឲ, ឱ). */
const inOneOrder = (text: string): string =>
  text
    .replace(/\u17d2\u179a((?:\u17d2[\u1780-\u17a2])+)/g, '$1\u17d2\u179a')
    // Begun only where a run of vowels begins: a long one without a shifter would be read over and over.
    .replace(/(?<![\u17b6-\u17c6])([\u17b6-\u17c6]+)([\u17c9\u17ca])/g, '$2$1')
    .replace(/\u17c1\u17b6/g, '\u17c4')
    .replace(/\u17c1\u17b8/g, '\u17be')
    .replace(/\u17c6\u17bb/g, '\u17bb\u17c6')
    .replace(/[\u17c9\u17ca](?=[\u17b7-\u17ba\u17be])/g, '\u17bb')
    .replace(/\u17b2/g, '\u17b1');

/** Trims, composes (NFC) and joins runs of blanks; keeps the author's zero-width spaces. For what is stored and shown. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** True when the text holds something no name or sentence needs: controls, bidi overrides, lone surrogates. */
export function hasForbiddenCharacters(text: string): boolean {
  return (
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text) ||
    !text.isWellFormed()
  );
}

/** True when a reader sees something: a letter, a digit, a sign or an emoji. Blanks, marks of direction, fillers and the two
 *  Khmer vowels without a form are nothing to the eye, so a text of these alone names nobody. */
export const hasSomethingToSee = (text: string): boolean =>
  /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** What somebody gives as a reason or says to somebody, tidied for keeping; null when nobody sees anything in it. */
export function writtenText(typed: string | null | undefined): string | null {
  const text = tidyText(typed ?? '');
  return hasSomethingToSee(text) ? text : null;
}
