import { clock, dayAndClock } from './dates';
import { DEFAULT_LOCALE, isLocale } from './locale';
import { zoneName } from './zone-name';

interface Hours {
  /** Instants in UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Of the session. */
  readonly timeZone: string;
  /** With `{when}` and `{zone}` to fill. */
  readonly sentence: string;
}

/** Marks the hours of a session for `sayReadersTime`. */
export const hoursMark = ({ startsAt, endsAt, timeZone, sentence }: Hours) => ({
  'data-from': startsAt,
  'data-until': endsAt,
  'data-zone': timeZone,
  'data-words': sentence,
});

/** Says the hours of a session on the clock of whoever reads, named with their zone, where that clock shows another time: behind the hours in the
 *  session's own zone, never instead of them. Nobody's zone is known before the page runs in a browser, and none is sent anywhere. */
export function sayReadersTime(): void {
  const { lang } = document.documentElement;
  const locale = isLocale(lang) ? lang : DEFAULT_LOCALE;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const place of document.querySelectorAll<HTMLElement>('[data-from]')) {
    const { from = '', until = '', zone = '', words = '' } = place.dataset;
    const begins = dayAndClock(locale, from, own);
    if (begins === dayAndClock(locale, from, zone)) continue;
    const when = `${begins}–${clock(until, own)}`;
    const line = document.createElement('span');
    line.className = 'under';
    line.textContent = words.replace('{when}', () => when).replace('{zone}', () => zoneName(locale, own));
    place.after(line);
  }
}
