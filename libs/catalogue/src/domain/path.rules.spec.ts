import type { LocalizedText } from '#kernel';
import { type CourseOnPath, decideCourses, type PathContent, readPath } from './path.rules.js';

const both = (en: string): LocalizedText => ({ km: 'ខ្មែរ', en });
const aPath = (more: Partial<PathContent> = {}): PathContent => ({
  title: both('From data to decisions'),
  lead: both('Two courses.'),
  courseIds: ['a', 'b'],
  isPublished: false,
  ...more,
});
const refusalOf = (more: Partial<PathContent>): unknown => {
  const read = readPath(aPath(more));
  return read.ok ? null : [read.refusal.code, ...(read.refusal.path ?? [])];
};

describe('what is written of a path', () => {
  it('needs its texts in both languages, no longer than they may be', () => {
    expect(refusalOf({ title: both(' ') })).toEqual(['PATH_TEXT_INVALID', 'title']);
    expect(refusalOf({ lead: both('x'.repeat(301)) })).toEqual(['PATH_TEXT_INVALID', 'lead']);
    expect(refusalOf({ title: both('x'.repeat(150)), lead: both('x'.repeat(300)) })).toBeNull();
  });

  it('names two to twenty courses, each once', () => {
    const ids = (count: number) => ({ courseIds: Array.from({ length: count }, (_, at) => String(at)) });
    for (const wrong of [ids(0), ids(1), ids(21), { courseIds: ['a', 'b', 'a'] }])
      expect(refusalOf(wrong)).toEqual(['PATH_COURSES_INVALID', 'courseIds']);
    for (const right of [ids(2), ids(20)]) expect(refusalOf(right)).toBeNull();
  });
});

describe('the courses of a path', () => {
  const course = (id: string, more: Partial<CourseOnPath> = {}): CourseOnPath => ({
    id,
    state: 'PUBLISHED',
    prerequisiteIds: [],
    ...more,
  });
  const verdict = (found: readonly CourseOnPath[], isPublished = true): string | true => {
    const answer = decideCourses({ courseIds: ['a', 'b'], isPublished }, found);
    return answer.ok || answer.refusal.code;
  };

  it('are all there', () => {
    expect(verdict([course('a')])).toBe('COURSE_NOT_FOUND');
    expect(verdict([course('b'), course('a')])).toBe(true);
  });

  it('are all published, once the path is', () => {
    for (const state of ['DRAFT', 'ARCHIVED'] as const) {
      expect(verdict([course('a'), course('b', { state })])).toBe('PATH_COURSE_NOT_PUBLISHED');
      expect(verdict([course('a'), course('b', { state })], false)).toBe(true);
    }
  });

  it('stand in an order that can be taken', () => {
    expect(verdict([course('a', { prerequisiteIds: ['b'] }), course('b')])).toBe('PATH_ORDER_WRONG');
    expect(verdict([course('a'), course('b', { prerequisiteIds: ['a', 'elsewhere'] })])).toBe(true);
  });
});
