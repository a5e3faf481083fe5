import { hasSomethingToSee, type LocalizedText } from '#kernel';
import { isLocalized, tidied } from './localized.rules.js';

/* What happens when on the day of a course: the same for each of its sessions. Pure. Source: docs/stories/courses.md. */

/** One line of the outline. */
export interface CourseOutlineItem {
  /** After the session's start: 0 to 1,440. */
  readonly offsetMinutes: number;
  readonly isBreak: boolean;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
}

export const MOST_OUTLINE_ITEMS = 20;
export const LONGEST_OUTLINE_TEXT = { title: 150, note: 300 } as const;
const LAST_MINUTE = 1_440;

/** Tidied, in the order of the day; a note without a letter in either language is none. */
export const readOutline = (typed: readonly CourseOutlineItem[]): CourseOutlineItem[] =>
  typed
    .map((item) => ({ ...item, title: tidied(item.title), note: item.note && noteOf(tidied(item.note)) }))
    .toSorted((a, b) => a.offsetMinutes - b.offsetMinutes);

const noteOf = (note: LocalizedText): LocalizedText | null =>
  hasSomethingToSee(note.km) || hasSomethingToSee(note.en) ? note : null;

/** Where the first mistake stands in what was typed; null for none: more than 20 lines, a minute outside of the day or of another line, a
 *  text that lacks a language or is too long. */
export function wrongOutline(typed: readonly CourseOutlineItem[]): string[] | null {
  if (typed.length > MOST_OUTLINE_ITEMS) return ['outline'];
  const minutes = new Set<number>();
  for (const [at, item] of typed.entries()) {
    const path = ['outline', String(at)];
    const { offsetMinutes, title, note } = readOutline([item])[0]!;
    const isMinute = Number.isInteger(offsetMinutes) && offsetMinutes >= 0 && offsetMinutes <= LAST_MINUTE;
    if (!isMinute || minutes.has(offsetMinutes)) return [...path, 'offsetMinutes'];
    minutes.add(offsetMinutes);
    if (!isLocalized(title, LONGEST_OUTLINE_TEXT.title)) return [...path, 'title'];
    if (note && !isLocalized(note, LONGEST_OUTLINE_TEXT.note)) return [...path, 'note'];
  }
  return null;
}
