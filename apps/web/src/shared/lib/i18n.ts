import { setupI18n, type I18n, type Messages } from '@lingui/core';
import type { Locale } from './locale';

/** Every sentence of the web. The English file is the list; a test holds the Khmer one against it. */
export type MessageKey = keyof typeof import('../../../../../locales/en/web.json');
export type MessageValues = Record<string, string | number>;

const catalogues = new Map<Locale, I18n>();

/** Makes a language speakable; the server loads both, a browser the one of its page. */
export function loadMessages(locale: Locale, messages: Messages): void {
  catalogues.set(locale, setupI18n({ locale, messages: { [locale]: messages } }));
}

/** Is there a sentence for this key? For codes that come from the api. Khmer is always loaded on the server; a browser has
 *  the language of its page. */
export const hasMessage = (key: string): boolean =>
  [...catalogues.values()].some(({ messages }) => Object.hasOwn(messages, key));

/** All keys that are loaded. */
export const messageKeys = (): string[] => Object.keys([...catalogues.values()][0]?.messages ?? {});

/** The sentence of a key with its placeholders filled. Throws for an unknown key: nobody must read one. */
export function translate(locale: Locale, key: MessageKey, values: MessageValues = {}): string {
  const catalogue = catalogues.get(locale);
  if (!catalogue || !Object.hasOwn(catalogue.messages, key))
    throw new Error(`No ${locale} sentence for ${key}`);
  return catalogue._(key, values);
}
