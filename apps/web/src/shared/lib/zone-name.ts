import type { Locale } from './locale';

/** British English names a place where American English has letters, such as ET. */
const SPOKEN = { km: ['km'], en: ['en', 'en-GB'] } as const satisfies Record<Locale, readonly string[]>;
const LETTERS = /^[A-Z]{2,5}$/;

/** What people of a language call the time of a zone, whatever the season: «Cambodia Time». From CLDR; a
 *  browser that does not know the language says the offset of today. */
export function zoneName(locale: Locale, zone: string): string {
  const known = Intl.DateTimeFormat.supportedLocalesOf([...SPOKEN[locale]]);
  const names = known.map((language) => nameIn(language, zone, 'shortGeneric'));
  const offset = nameIn('en', zone, 'shortOffset');
  // CLDR puts a blank between the words of a Khmer name, where Khmer has none.
  return (names.find((name) => !LETTERS.test(name)) ?? offset).replaceAll('\u200b ', '\u200b');
}

function nameIn(language: string, zone: string, timeZoneName: 'shortGeneric' | 'shortOffset'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
