import type { Locale } from '#kernel';

/** Markup that is safe to stand in a page. Made by `html` only. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly (string | Html)[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** A template in which every value is escaped unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(parts.map((part, i) => (i === 0 ? part : written(values[i - 1] ?? '') + part)).join(''));
}

const written = (value: Part): string => {
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? value.map(written).join('') : escapeHtml(String(value));
};

/** Our own constants, never what somebody wrote. */
export const raw = (text: string): Html => new Html(text);

/** Words of Khmer, with the blanks between them. */
const KHMER = /[\u1780-\u17ff][\u1780-\u17ff\u200b]*(?: [\u1780-\u17ff\u200b]+)*/g;

/** Text in which what is Khmer says so, so that an English mail is read aloud in both languages. */
export const spoken = (locale: Locale, text: string): Html =>
  new Html(locale === 'km' ? escapeHtml(text) : escapeHtml(text).replace(KHMER, '<span lang="km">$&</span>'));

/** Several lines of text, one below the other. */
export const lines = (locale: Locale, texts: readonly string[]): Html =>
  new Html(texts.map((text) => spoken(locale, text).text).join('<br>'));

export const htmlOf = (markup: Html): string => markup.text;

/** An address elsewhere, which is shown and never called. Throws when it is not https, or names somebody. */
export function outsideHref(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username || url.password)
    throw new Error(`A mail must not link to ${address}`);
  return url.href;
}

/** An address at our own origin. Throws when the path could lead elsewhere. */
export function hrefOf(origin: string, path: string): string {
  const address = URL.canParse(origin + path) ? new URL(origin + path) : null;
  if (!/^\/(?!\/)/.test(path) || address?.origin !== new URL(origin).origin)
    throw new Error(`A mail must not link to ${path}`);
  return address.href;
}
