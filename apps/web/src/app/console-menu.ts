import type { Frame, ViewerFacts } from '../shared/lib/frame';
import type { Language } from '../shared/ui/language';
import type { MenuEntry } from '../shared/ui/site-frame';
import { entriesFor, entryAt } from './console-navigation';

interface Surroundings {
  readonly frame: Frame;
  readonly viewer: ViewerFacts;
}

/** The menu of what the viewer may do in the language of the page, with the line marked that an address stands under. */
export function consoleMenu(
  { locale, t }: Pick<Language, 'locale' | 't'>,
  { frame, viewer }: Surroundings,
  address: string,
): MenuEntry[] {
  const entries = entriesFor(viewer, frame.consolePaths);
  const current = entryAt(entries, (address.split(/[?#]/)[0] ?? '').replace(/^\/(?:km|en)/, ''));
  return entries.map((entry) => ({
    href: `/${locale}${entry.path}`,
    label: t(entry.label),
    current: entry === current,
    isAside: entry.isAside ?? false,
  }));
}
