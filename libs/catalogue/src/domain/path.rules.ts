import { accept, type LocalizedText, refuse, type Refusal, type Result } from '#kernel';
import type { CourseState } from './course.rules.js';
import { isLocalized, tidied } from './localized.rules.js';

/** What the committee writes of a path. */
export interface PathContent {
  readonly title: LocalizedText;
  /** One sentence. */
  readonly lead: LocalizedText;
  /** In the order in which to take them. */
  readonly courseIds: readonly string[];
  /** Does everybody see it? */
  readonly isPublished: boolean;
}

export const LONGEST_PATH_TEXT = { title: 150, lead: 300 } as const;
export const FEWEST_COURSES = 2;
export const MOST_COURSES = 20;

export type PathContentRefusal = Refusal<'PATH_TEXT_INVALID' | 'PATH_COURSES_INVALID'>;

/** What was typed, tidied. */
export function readPath(typed: PathContent): Result<PathContent, PathContentRefusal> {
  const content = { ...typed, title: tidied(typed.title), lead: tidied(typed.lead) };
  for (const name of ['title', 'lead'] as const)
    if (!isLocalized(content[name], LONGEST_PATH_TEXT[name]))
      return refuse('PATH_TEXT_INVALID', { path: [name] });
  const { courseIds } = content;
  const isWrong =
    courseIds.length < FEWEST_COURSES ||
    courseIds.length > MOST_COURSES ||
    new Set(courseIds).size < courseIds.length;
  return isWrong ? refuse('PATH_COURSES_INVALID', { path: ['courseIds'] }) : accept(content);
}

/** A course of a path, with those that come before it. */
export interface CourseOnPath {
  readonly id: string;
  readonly state: CourseState;
  readonly prerequisiteIds: readonly string[];
}

export type PathCoursesRefusal = Refusal<
  'COURSE_NOT_FOUND' | 'PATH_COURSE_NOT_PUBLISHED' | 'PATH_ORDER_WRONG'
>;

/** Are its courses there, in an order that can be taken, and, once everybody sees it, for everybody too? A course that comes before
 *  another and stands in no place of the path is no mistake: somebody may have done it. */
export function decideCourses(
  { courseIds, isPublished }: Pick<PathContent, 'courseIds' | 'isPublished'>,
  found: readonly CourseOnPath[],
): Result<true, PathCoursesRefusal> {
  const path = ['courseIds'];
  const known = new Map(found.map((course) => [course.id, course]));
  if (courseIds.some((id) => !known.has(id))) return refuse('COURSE_NOT_FOUND', { path });
  if (isPublished && found.some(({ state }) => state !== 'PUBLISHED'))
    return refuse('PATH_COURSE_NOT_PUBLISHED', { path });
  const isLate = (id: string, at: number): boolean =>
    known.get(id)!.prerequisiteIds.some((before) => courseIds.indexOf(before) > at);
  return courseIds.some(isLate) ? refuse('PATH_ORDER_WRONG', { path }) : accept(true);
}
