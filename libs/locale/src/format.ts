import type { Locale } from '#kernel';

/* Dates and figures as people of the programme read them. Latin digits on screens and in mails; Khmer digits in
   official letters only (research: ecosystem 4.4, trap 6). */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  locale: Locale,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const tag = locale === 'km' ? 'km-KH-u-nu-latn' : 'en-GB';
  const key = JSON.stringify([tag, timeZone, options]);
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(tag, { timeZone, ...options });
    formatters.set(key, made);
  }
  return made;
}

const part = (parts: Intl.DateTimeFormatPart[], type: string): string =>
  parts.find((candidate) => candidate.type === type)?.value ?? '';

/** `Tuesday 8 December 2026`, `ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026`. */
export function formatDate(locale: Locale, instant: Date, timeZone: string): string {
  const parts = formatter(locale, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(instant);
  const [weekday, day, month, year] = ['weekday', 'day', 'month', 'year'].map((type) => part(parts, type));
  return locale === 'km'
    ? `ថ្ងៃ${weekday} ទី${day} ខែ${month} ឆ្នាំ${year}`
    : `${weekday} ${day} ${month} ${year}`;
}

/** `13:30`, in both languages. */
export const formatTime = (locale: Locale, instant: Date, timeZone: string): string =>
  formatter(locale, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);

/** `Tuesday`, `អង្គារ`. */
export const formatWeekday = (locale: Locale, instant: Date, timeZone: string): string =>
  formatter(locale, timeZone, { weekday: 'long' }).format(instant);

/** `8 December`, `8 ធ្នូ`. */
export const formatDayMonth = (locale: Locale, instant: Date, timeZone: string): string => {
  const parts = formatter(locale, timeZone, { day: 'numeric', month: 'long' }).formatToParts(instant);
  return `${part(parts, 'day')} ${part(parts, 'month')}`;
};

/** `28 December 2026`, `ថ្ងៃទី28 ខែធ្នូ ឆ្នាំ2026`: a day without its weekday, as letters write it. */
export const formatDay = (locale: Locale, instant: Date, timeZone: string): string => {
  const parts = formatter(locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).formatToParts(
    instant,
  );
  const [day, month, year] = ['day', 'month', 'year'].map((type) => part(parts, type));
  return locale === 'km' ? `ថ្ងៃទី${day} ខែ${month} ឆ្នាំ${year}` : `${day} ${month} ${year}`;
};

/** 0 to 9 as ០ to ៩, for official letters. */
export const khmerDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)));
