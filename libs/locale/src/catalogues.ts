import { readFileSync } from 'node:fs';
import { setupI18n, type I18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { fromPackageRoot, type Locale, LOCALES } from '#kernel';

/** Every key that the server may speak. The English files are the list; a test holds the Khmer ones against it. */
export type MessageKey =
  | keyof typeof import('../../../locales/en/error.json')
  | keyof typeof import('../../../locales/en/letter.json')
  | keyof typeof import('../../../locales/en/mail.json');

const SERVER_CATALOGUES = ['error', 'letter', 'mail'] as const;

const load = (locale: Locale): I18n => {
  const messages = SERVER_CATALOGUES.map(
    (name) =>
      JSON.parse(readFileSync(fromPackageRoot('locales', locale, `${name}.json`), 'utf8')) as Record<
        string,
        string
      >,
  );
  const compiled = Object.entries(Object.assign({}, ...messages) as Record<string, string>).map(
    ([key, text]) => [key, compileMessage(text)] as const,
  );
  return setupI18n({ locale, messages: { [locale]: Object.fromEntries(compiled) } });
};

const catalogues = new Map<Locale, I18n>();

const catalogue = (locale: Locale): I18n => {
  const known = catalogues.get(locale);
  if (known) return known;
  const loaded = load(locale);
  catalogues.set(locale, loaded);
  return loaded;
};

/** Is there a sentence for this key? For codes that come from elsewhere. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(catalogue('en').messages, key);

/** The sentence of a key in a language, with its ICU placeholders filled. Throws when a key is unknown: a person
 *  must never read one. */
export function translate(
  locale: Locale,
  key: MessageKey,
  values: Record<string, string | number> = {},
): string {
  const i18n = catalogue(locale);
  if (!Object.hasOwn(i18n.messages, key)) throw new Error(`No ${locale} sentence for ${key}`);
  return i18n._(key, values);
}

/** Reads the catalogues now, so that the first request does not. */
export const loadCatalogues = (): void => LOCALES.forEach((locale) => void catalogue(locale));
