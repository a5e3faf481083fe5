import type { LocalizedText } from '#kernel';
import {
  type CourseOutlineItem,
  LONGEST_OUTLINE_TEXT,
  MOST_OUTLINE_ITEMS,
  readOutline,
  wrongOutline,
} from './outline.rules.js';

const both = (en: string): LocalizedText => ({ km: 'ខ្មែរ', en });
const line = (offsetMinutes: number, more: Partial<CourseOutlineItem> = {}): CourseOutlineItem => ({
  offsetMinutes,
  isBreak: false,
  title: both('Opening'),
  note: null,
  ...more,
});

describe('the outline of a course', () => {
  it('is read in the order of the day, tidied; a note without a letter is none', () => {
    const typed = [
      line(90, { isBreak: true, note: { km: ' ', en: '' } }),
      line(0, { title: both(' Opening  ') }),
    ];

    expect(readOutline(typed)).toEqual([line(0), line(90, { isBreak: true })]);
  });

  it.each<[string | null, CourseOutlineItem[]]>([
    [null, []],
    [null, [line(0), line(1_440)]],
    [null, [line(5, { note: both('Bring a phone') })]],
    ['outline.0.offsetMinutes', [line(-1)]],
    ['outline.1.offsetMinutes', [line(0), line(1_441)]],
    ['outline.0.offsetMinutes', [line(0.5)]],
    ['outline.2.offsetMinutes', [line(30), line(0), line(30)]],
    ['outline.0.title', [line(0, { title: { km: 'ក', en: ' ' } })]],
    ['outline.0.title', [line(0, { title: both('x'.repeat(LONGEST_OUTLINE_TEXT.title + 1)) })]],
    ['outline.0.note', [line(0, { note: { km: '', en: 'Bring a phone' } })]],
    ['outline.0.note', [line(0, { note: both('x'.repeat(LONGEST_OUTLINE_TEXT.note + 1)) })]],
  ])('is wrong at %s', (path, typed) => {
    expect(wrongOutline(typed)?.join('.') ?? null).toBe(path);
  });

  it('has at most twenty lines', () => {
    const lines = Array.from({ length: MOST_OUTLINE_ITEMS + 1 }, (_, at) => line(at));

    expect(wrongOutline(lines)).toEqual(['outline']);
    expect(wrongOutline(lines.slice(1))).toBeNull();
  });
});
