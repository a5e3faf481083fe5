import { hasForbiddenCharacters, tidyText } from '#kernel';

/** A text of one line as it is kept: tidied, 1 to `longest` characters, nothing invisible that could mislead. Null for any
 *  other. */
export function plainName(typed: string, longest: number): string | null {
  const text = tidyText(typed);
  return text.length < 1 || text.length > longest || text.includes('\n') || hasForbiddenCharacters(text)
    ? null
    : text;
}
