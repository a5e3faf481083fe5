import { hasForbiddenCharacters } from '#kernel';

const LONGEST_ADDRESS = 500;

/** The address of a page as browsers write it: `https://`, a name and no number, nobody's user name in it. Null for anything else.
 *  It is shown as a link and never asked for. */
export function readHttpsAddress(typed: string): string | null {
  const text = typed.trim();
  if (/\s/.test(text) || hasForbiddenCharacters(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isNamed = /^(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(url.hostname);
  const isPlain = !url.username && !url.password && !url.port && url.href.length <= LONGEST_ADDRESS;
  return url.protocol === 'https:' && isNamed && isPlain ? url.href : null;
}
