import { breakable } from '../lib/khmer-breaks';
import type { Locale } from '../lib/locale';

/** A text with the places marked where Khmer may break. Node and browsers segment Khmer differently, so what the server
 *  marked is kept: React leaves the inside of such an element alone when it takes over the page. */
export function Words({ text, locale }: { text: string; locale: Locale }) {
  if (locale !== 'km') return text;
  return <span suppressHydrationWarning dangerouslySetInnerHTML={{ __html: breakable(text) }} />;
}
