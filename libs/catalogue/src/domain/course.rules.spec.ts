import type { LocalizedText } from '#kernel';
import {
  codeOf,
  COURSE_STATES,
  type CourseContent,
  decideCourseAct,
  freeCode,
  isComplete,
  LONGEST_COURSE_TEXT,
  readCourse,
  titleOfCopy,
} from './course.rules.js';

const both = (en: string): LocalizedText => ({ km: 'ខ្មែរ', en });
const aCourse = (more: Partial<CourseContent> = {}): CourseContent => ({
  title: both("Reading a city's sensors"),
  lead: both('One sentence.'),
  description: both('A paragraph.'),
  audience: both('Officers'),
  sectorId: 'sector',
  level: 'INTERMEDIATE',
  audienceKinds: ['NGO'],
  languages: ['km'],
  modules: [
    { title: both('What a sensor says'), minutes: 90, objectives: [both('Name two faults of a sensor')] },
  ],
  outline: null,
  prerequisiteIds: [],
  ...more,
});
const refusalOf = (more: Partial<CourseContent>): unknown => {
  const read = readCourse(aCourse(more));
  return read.ok ? null : [read.refusal.code, ...(read.refusal.path ?? [])];
};

describe('the states of a course', () => {
  it('pass as the story says, and no other way', () => {
    const moves = (['EDIT', 'PUBLISH', 'ARCHIVE'] as const).map((act) =>
      COURSE_STATES.map((state) => {
        const verdict = decideCourseAct(act, state);
        return verdict.ok ? verdict.value : verdict.refusal.code;
      }),
    );

    expect(moves).toEqual([
      ['DRAFT', 'PUBLISHED', 'COURSE_ARCHIVED'],
      ['PUBLISHED', 'COURSE_PUBLISHED', 'PUBLISHED'],
      ['ARCHIVED', 'ARCHIVED', 'COURSE_ARCHIVED'],
    ]);
  });
});

describe('what is written of a course', () => {
  it('is tidied, each kind, language and course before it named once', () => {
    const read = readCourse(
      aCourse({
        title: { km: ' ខ្មែរ ', en: ' Sensors  ' },
        audienceKinds: ['INSTITUTION', 'NGO', 'NGO'],
        languages: ['en', 'km', 'en'],
        prerequisiteIds: ['a', 'b', 'a'],
      }),
    );

    expect(read).toMatchObject({
      ok: true,
      value: {
        title: { km: 'ខ្មែរ', en: 'Sensors' },
        audienceKinds: ['NGO', 'INSTITUTION'],
        languages: ['km', 'en'],
        prerequisiteIds: ['a', 'b'],
      },
    });
  });

  it.each(['title', 'lead', 'description', 'audience'] as const)(
    'is refused when its %s lacks a language or is one character too long',
    (name) => {
      const longest = LONGEST_COURSE_TEXT[name];
      expect(refusalOf({ [name]: { km: 'ក', en: ' ' } })).toEqual(['COURSE_TEXT_INVALID', name]);
      expect(refusalOf({ [name]: both('x'.repeat(longest + 1)) })).toEqual(['COURSE_TEXT_INVALID', name]);
      expect(refusalOf({ [name]: both('x'.repeat(longest)) })).toBeNull();
    },
  );

  it('is refused without a language, or with one that is none of the programme', () => {
    expect(refusalOf({ languages: [] })).toEqual(['COURSE_LANGUAGES_INVALID', 'languages']);
    expect(refusalOf({ languages: ['km', 'fr'] })).toEqual(['COURSE_LANGUAGES_INVALID', 'languages']);
  });

  it('is refused where a module is wrong, and says which', () => {
    const [good] = aCourse().modules;
    const wrong = (module: object): unknown => refusalOf({ modules: [good!, { ...good!, ...module }] });

    expect(wrong({ title: both('') })).toEqual(['COURSE_MODULES_INVALID', 'modules', '1', 'title']);
    for (const minutes of [4, 1_441, 60.5])
      expect(wrong({ minutes })).toEqual(['COURSE_MODULES_INVALID', 'modules', '1', 'minutes']);
    for (const objectives of [[both('')], Array.from({ length: 9 }, () => both('x'))])
      expect(wrong({ objectives })).toEqual(['COURSE_MODULES_INVALID', 'modules', '1', 'objectives']);
    for (const minutes of [5, 1_440]) expect(wrong({ minutes })).toBeNull();
    expect(wrong({ objectives: Array.from({ length: 8 }, () => both('x')) })).toBeNull();
    const many = (count: number) => ({ modules: Array.from({ length: count }, () => good!) });
    expect(refusalOf(many(13))).toEqual(['COURSE_MODULES_INVALID', 'modules']);
    expect(refusalOf(many(12))).toBeNull();
  });

  it('is refused with more than ten courses before it', () => {
    const ids = Array.from({ length: 11 }, (_, at) => `course ${at}`);
    expect(refusalOf({ prerequisiteIds: ids })).toEqual(['TOO_MANY_PREREQUISITES', 'prerequisiteIds']);
    expect(refusalOf({ prerequisiteIds: ids.slice(1) })).toBeNull();
  });

  it('is complete with a module, and an objective in each', () => {
    expect(isComplete([])).toBe(false);
    expect(isComplete([{ objectives: ['a'] }, { objectives: [] }])).toBe(false);
    expect(isComplete([{ objectives: ['a'] }, { objectives: ['b'] }])).toBe(true);
  });
});

describe('the code of a course', () => {
  it.each([
    ["Reading a city's sensors", 'reading-a-citys-sensors'],
    ['Café  &  Market — 2', 'cafe-market-2'],
    ['ទិន្នន័យ', 'course'],
    ['x'.repeat(61), 'course'],
  ])('of %s is %s', (title, code) => {
    expect(codeOf(title)).toBe(code);
  });

  it('ends with a whole word, after 60 characters at most', () => {
    const code = codeOf('word '.repeat(30));
    expect(code).toBe(Array.from({ length: 12 }, () => 'word').join('-'));
    expect(code.length).toBe(59);
  });

  it('takes the first number that is free', () => {
    expect(freeCode('open-data', new Set())).toBe('open-data');
    expect(freeCode('open-data', new Set(['open-data', 'open-data-2', 'open-data-4']))).toBe('open-data-3');
  });
});

describe('the title of a copy', () => {
  it('says so once, and is no longer than a title may be', () => {
    const copy = titleOfCopy({ km: 'ក'.repeat(150), en: 'Open data' });
    expect(copy.en).toBe('Open data (copy)');
    expect(copy.km).toHaveLength(150);
    expect(copy.km.endsWith(' (ចម្លង)')).toBe(true);
    expect(titleOfCopy(copy)).toEqual(copy);
  });
});
