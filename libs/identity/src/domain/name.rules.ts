import { hasForbiddenCharacters, hasSomethingToSee } from '#kernel';

const MAX_NAME = 200;

/** Can this tidied text be a name of a person or an organisation: 1 to 200 characters, one line, something visible,
 *  nothing that no name needs? Pure. */
export const isName = (text: string): boolean =>
  text.length > 0 &&
  text.length <= MAX_NAME &&
  !hasForbiddenCharacters(text) &&
  !text.includes('\n') &&
  hasSomethingToSee(text);
