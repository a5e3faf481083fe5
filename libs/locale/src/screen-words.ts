import { readFileSync } from 'node:fs';
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { fromPackageRoot, type Locale } from '#kernel';

/** Every sentence of the screens. What leaves the house as a file names things as the screen does. */
export type ScreenKey = keyof typeof import('../../../locales/en/web.json');

const files = new Map<Locale, Record<string, string>>();
const spoken = new Map<string, ReturnType<typeof setupI18n>>();

function sentencesOf(locale: Locale): Record<string, string> {
  const known = files.get(locale);
  if (known) return known;
  const read = JSON.parse(readFileSync(fromPackageRoot('locales', locale, 'web.json'), 'utf8')) as Record<
    string,
    string
  >;
  files.set(locale, read);
  return read;
}

/** Is there a word of the screens for this key? For codes that come from rows. */
export const isScreenKey = (key: string): key is ScreenKey => Object.hasOwn(sentencesOf('en'), key);

/** A word of the screens. Read and compiled when it is first asked for: most processes never ask. */
export function screenWord(
  locale: Locale,
  key: ScreenKey,
  values: Record<string, string | number> = {},
): string {
  const name = `${locale} ${key}`;
  const known = spoken.get(name);
  if (known) return known._(key, values);
  const text = sentencesOf(locale)[key];
  if (text === undefined) throw new Error(`No ${locale} sentence for ${key}`);
  const made = setupI18n({ locale, messages: { [locale]: { [key]: compileMessage(text) } } });
  spoken.set(name, made);
  return made._(key, values);
}
