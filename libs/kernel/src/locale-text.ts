export const LOCALES = ['km', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'km';

export const isLocale = (value: unknown): value is Locale => value === 'km' || value === 'en';

/** The same text in both languages of the programme. */
export interface LocalizedText {
  readonly km: string;
  readonly en: string;
}

export const localizedText = (km: string, en: string): LocalizedText => ({ km, en });
