import {
  accept,
  isLocale,
  type Locale,
  type LocalizedText,
  refuse,
  type Refusal,
  type Result,
} from '#kernel';
import { isLocalized, tidied } from './localized.rules.js';
import { type CourseOutlineItem, readOutline, wrongOutline } from './outline.rules.js';

export const COURSE_STATES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const;
export type CourseState = (typeof COURSE_STATES)[number];
export const COURSE_LEVELS = ['INTRODUCTORY', 'INTERMEDIATE', 'ADVANCED'] as const;
export type CourseLevel = (typeof COURSE_LEVELS)[number];
/** Kinds of organisation that a course is for. The kinds themselves are those of organisations. */
export const AUDIENCE_KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;
export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

export type CourseAct = 'EDIT' | 'PUBLISH' | 'ARCHIVE';
export type CourseActRefusal = Refusal<'COURSE_PUBLISHED' | 'COURSE_ARCHIVED'>;

/** Which act is for which state, and the state that it leads to; every other one is refused with the code beside it.
 *  Copying is for every state and changes none. Source: docs/stories/courses.md. */
const MOVES: Record<CourseAct, Record<CourseState, CourseState | CourseActRefusal['code']>> = {
  EDIT: { DRAFT: 'DRAFT', PUBLISHED: 'PUBLISHED', ARCHIVED: 'COURSE_ARCHIVED' },
  PUBLISH: { DRAFT: 'PUBLISHED', PUBLISHED: 'COURSE_PUBLISHED', ARCHIVED: 'PUBLISHED' },
  ARCHIVE: { DRAFT: 'ARCHIVED', PUBLISHED: 'ARCHIVED', ARCHIVED: 'COURSE_ARCHIVED' },
};

const isState = (word: string): word is CourseState => (COURSE_STATES as readonly string[]).includes(word);

export function decideCourseAct(act: CourseAct, state: CourseState): Result<CourseState, CourseActRefusal> {
  const move = MOVES[act][state];
  return isState(move) ? accept(move) : refuse(move);
}

export interface CourseModule {
  readonly title: LocalizedText;
  /** 5 to 1,440. */
  readonly minutes: number;
  /** What somebody can do afterwards. */
  readonly objectives: readonly LocalizedText[];
}

/** What the committee writes of a course. */
export interface CourseContent {
  readonly title: LocalizedText;
  readonly lead: LocalizedText;
  readonly description: LocalizedText;
  readonly audience: LocalizedText;
  readonly sectorId: string;
  readonly level: CourseLevel;
  /** None means all. */
  readonly audienceKinds: readonly AudienceKind[];
  readonly languages: readonly string[];
  readonly modules: readonly CourseModule[];
  /** Null: as it stands, or none of a new course. */
  readonly outline: readonly CourseOutlineItem[] | null;
  readonly prerequisiteIds: readonly string[];
}

/** A course that stands has an outline, be it empty. */
export type WholeCourse = CourseContent & { readonly outline: readonly CourseOutlineItem[] };

export type CourseContentRefusal = Refusal<
  | 'COURSE_TEXT_INVALID'
  | 'COURSE_LANGUAGES_INVALID'
  | 'COURSE_MODULES_INVALID'
  | 'COURSE_OUTLINE_INVALID'
  | 'TOO_MANY_PREREQUISITES'
>;

/** Longest texts, in characters. */
export const LONGEST_COURSE_TEXT = {
  title: 150,
  lead: 300,
  description: 5_000,
  audience: 500,
  module: 150,
  objective: 300,
} as const;
export const MOST_MODULES = 12;
export const MOST_OBJECTIVES = 8;
export const MOST_PREREQUISITES = 10;
const SHORTEST_MODULE = 5;
const LONGEST_MODULE = 1_440;

const TEXTS = ['title', 'lead', 'description', 'audience'] as const;

/** What was typed, tidied. A draft may lack modules; what is there is whole. */
export function readCourse(typed: CourseContent): Result<CourseContent, CourseContentRefusal> {
  const content: CourseContent = {
    ...typed,
    title: tidied(typed.title),
    lead: tidied(typed.lead),
    description: tidied(typed.description),
    audience: tidied(typed.audience),
    audienceKinds: AUDIENCE_KINDS.filter((kind) => typed.audienceKinds.includes(kind)),
    languages: (['km', 'en'] satisfies Locale[]).filter((language) => typed.languages.includes(language)),
    modules: typed.modules.map(({ title, minutes, objectives }) => ({
      title: tidied(title),
      minutes,
      objectives: objectives.map(tidied),
    })),
    outline: typed.outline && readOutline(typed.outline),
    prerequisiteIds: [...new Set(typed.prerequisiteIds)],
  };
  for (const name of TEXTS)
    if (!isLocalized(content[name], LONGEST_COURSE_TEXT[name]))
      return refuse('COURSE_TEXT_INVALID', { path: [name] });
  if (content.languages.length === 0 || !typed.languages.every(isLocale))
    return refuse('COURSE_LANGUAGES_INVALID', { path: ['languages'] });
  const wrong = wrongModule(content.modules);
  if (wrong) return refuse('COURSE_MODULES_INVALID', { path: wrong });
  const line = wrongOutline(typed.outline ?? []);
  if (line) return refuse('COURSE_OUTLINE_INVALID', { path: line });
  if (content.prerequisiteIds.length > MOST_PREREQUISITES)
    return refuse('TOO_MANY_PREREQUISITES', { path: ['prerequisiteIds'] });
  return accept(content);
}

/** Where the first mistake stands; null for none. */
function wrongModule(modules: readonly CourseModule[]): string[] | null {
  if (modules.length > MOST_MODULES) return ['modules'];
  for (const [at, { title, minutes, objectives }] of modules.entries()) {
    const path = ['modules', String(at)];
    if (!isLocalized(title, LONGEST_COURSE_TEXT.module)) return [...path, 'title'];
    if (!Number.isInteger(minutes) || minutes < SHORTEST_MODULE || minutes > LONGEST_MODULE)
      return [...path, 'minutes'];
    const isWhole = objectives.every((text) => isLocalized(text, LONGEST_COURSE_TEXT.objective));
    if (objectives.length > MOST_OBJECTIVES || !isWhole) return [...path, 'objectives'];
  }
  return null;
}

/** Is it whole enough for everybody to read: a module at least, each with an objective? */
export const isComplete = (modules: readonly { readonly objectives: readonly unknown[] }[]): boolean =>
  modules.length > 0 && modules.every(({ objectives }) => objectives.length > 0);

const LONGEST_CODE = 60;

/** The beginning of a course's name in addresses, made of its English title: `open-data`. */
export function codeOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .split(/[\s-]+/)
    .filter((word) => word !== '');
  let code = '';
  for (const word of words) {
    const longer = code ? `${code}-${word}` : word;
    if (longer.length > LONGEST_CODE) break;
    code = longer;
  }
  return code || 'course';
}

/** The first of `code`, `code-2`, `code-3` … that is not taken. */
export function freeCode(code: string, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code;
  let number = 2;
  while (taken.has(`${code}-${number}`)) number += 1;
  return `${code}-${number}`;
}

const COPY = { km: ' (ចម្លង)', en: ' (copy)' } as const;

/** A title that says that it is a copy, no longer than a title may be. */
export const titleOfCopy = (title: LocalizedText): LocalizedText => {
  const cut = (text: string, mark: string): string =>
    text.endsWith(mark)
      ? text
      : `${text
          .slice(0, LONGEST_COURSE_TEXT.title - mark.length)
          .trimEnd()
          .toWellFormed()}${mark}`;
  return { km: cut(title.km, COPY.km), en: cut(title.en, COPY.en) };
};
