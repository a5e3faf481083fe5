export const LOCALES = ['km', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'km';

/** The same text in both languages of the programme. */
export interface LocalizedText {
  readonly km: string;
  readonly en: string;
}

/** Sorts what has a name by it, in the order that readers of the language know; `Array.toSorted` takes it. */
export function byName(
  locale: Locale,
): (one: { readonly name: LocalizedText }, other: { readonly name: LocalizedText }) => number {
  const { compare } = new Intl.Collator(locale);
  return (one, other) => compare(one.name[locale], other.name[locale]);
}

export const isLocale = (value: unknown): value is Locale => value === 'km' || value === 'en';

export const otherLocale = (locale: Locale): Locale => (locale === 'km' ? 'en' : 'km');

/** The first of Khmer and English that an Accept-Language header names with the greatest weight; Khmer without one. */
export function localeOfHeader(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { locale: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted.map(({ locale }) => locale).find(isLocale) ?? DEFAULT_LOCALE;
}

/** The same page in the other language: `/km/sessions/x?y` becomes `/en/sessions/x?y`. */
export const inLocale = (path: string, locale: Locale): string =>
  path.replace(/^\/(?:km|en)(?=\/|\?|$)/, `/${locale}`);
