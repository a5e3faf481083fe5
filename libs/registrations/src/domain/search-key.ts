import { foldText } from '#kernel';

/** What a person typed, as names and contacts are folded for finding them again: no blanks, a national phone number
 *  without its leading zero. */
export const searchKey = (text: string): string =>
  foldText(text)
    .replace(/\s/g, '')
    .replace(/^0(?=\d{5})/, '');
