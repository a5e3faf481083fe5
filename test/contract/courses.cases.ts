import type { Body } from './support.js';

const both = { km: 'ផ្លូវ', en: 'Streets' };
const course = {
  title: both,
  lead: both,
  description: both,
  audience: both,
  sectorId: 'sct_1',
  level: 'ADVANCED',
  audienceKinds: ['NGO'],
  languages: ['km'],
  modules: [{ title: both, minutes: 60, objectives: [both] }],
  prerequisiteIds: [],
};

const path = { title: both, lead: both, courseIds: ['crs_1'], isPublished: false };

const experience = {
  title: both,
  summary: both,
  countryCode: 'ID',
  year: 2014,
  sourceName: 'PetaBencana.id',
  sourceUrl: 'https://petabencana.id/',
  sectorIds: ['sct_1'],
  courseIds: [],
  isPublished: false,
};

const material = { title: both, language: 'km', audience: 'EVERYBODY', isShown: true };
const link = { url: 'https://slides.example.org/1' };

/** With what the documents about courses are asked. */
export const coursesCases: Record<string, () => Body[]> = {
  Courses: () => [{}, { level: 'ADVANCED', audienceKind: 'NGO' }, { sectorId: 'sct_1' }, { level: 'EASY' }],
  CourseSectors: () => [{}],
  CoursePage: () => [{ id: 'crs_00000000000070008000000000000000' }, { id: 'ses_1' }, {}],
  SessionsAhead: () => [{}, { after: 'bm8' }],
  ManagedCourses: () => [{}, { state: 'DRAFT' }, { state: 'LOST' }],
  CoursesBefore: () => [{}],
  CoursesForMap: () => [{}, { after: 5 }],
  Paths: () => [{}, { after: 5 }],
  PathPage: () => [{ id: 'pth_00000000000070008000000000000000' }, { id: 'ses_1' }, {}],
  CreatePath: () => [{ input: { content: path } }, { input: { content: { ...path, isPublished: 'yes' } } }],
  EditPath: () => [
    { input: { pathId: 'pth_1', version: 1, content: path } },
    { input: { pathId: 'pth_1', content: path } },
  ],
  Experiences: () => [{}, { countryCode: 'ID', sectorId: 'sct_1', isPublished: true }, { countryCode: 5 }],
  ExperiencePage: () => [{ id: 'exp_00000000000070008000000000000000' }, { id: 'ses_1' }, {}],
  ExperiencesForMap: () => [{}, { after: 5 }],
  Countries: () => [{}, { withExperiences: true }, { withExperiences: 'yes' }],
  CreateExperience: () => [
    { input: { content: experience } },
    { input: { content: { ...experience, year: 'now' } } },
  ],
  EditExperience: () => [
    { input: { experienceId: 'exp_1', version: 1, content: experience } },
    { input: { experienceId: 'exp_1', content: experience } },
  ],
  WishCities: () => [{}],
  CourseWaiting: () => [{ id: 'crs_00000000000070008000000000000000' }, { id: 'ses_1' }, {}],
  // Each counts as a try: twenty an hour are answered.
  WishForDate: () => [
    { input: { courseId: 'crs_1', email: 'a@corpus.example', locale: 'km' } },
    { input: { courseId: 'crs_1', email: 5, locale: 'km' } },
    { input: { email: 'a@corpus.example' } },
  ],
  DateWishPage: () => [{ token: 'A'.repeat(43) }, { token: '' }, {}],
  ConfirmDateWish: () => [{ input: { token: 'A'.repeat(43) } }, { input: { token: null } }],
  EndDateWish: () => [
    { input: { token: 'A'.repeat(43) } },
    { input: { courseId: 'crs_1' } },
    { input: {} },
    { input: { token: 5 } },
  ],
  CourseMaterials: () => [{ id: 'crs_00000000000070008000000000000000' }, { id: 'ses_1' }, {}],
  SessionMaterials: () => [{ id: 'ses_00000000000070008000000000000000' }, { id: 'crs_1' }, {}],
  AddCourseMaterial: () => [
    { input: { courseId: 'crs_1', content: material, source: link } },
    { input: { courseId: 'crs_1', content: { ...material, audience: 'SOME' }, source: link } },
  ],
  EditCourseMaterial: () => [
    { input: { materialId: 'mat_1', revision: 1, content: material } },
    { input: { materialId: 'mat_1', content: material } },
  ],
  AddMaterialVersion: () => [
    { input: { materialId: 'mat_1', revision: 1, source: link } },
    { input: { materialId: 'mat_1', revision: 'one', source: link } },
  ],
  CreateCourse: () => [{ input: { content: course } }, { input: { content: { ...course, level: 'EASY' } } }],
  EditCourse: () => [
    { input: { courseId: 'crs_1', version: 1, content: course } },
    { input: { courseId: 'crs_1', version: 'one', content: course } },
  ],
  PublishCourse: () => [{ input: { courseId: 'crs_1', version: 1 } }, { input: { courseId: 'crs_1' } }],
  ArchiveCourse: () => [{ input: { courseId: 'crs_1', version: 1 } }, { input: { version: 1 } }],
  CopyCourse: () => [{ input: { courseId: 'crs_1' } }, { input: { courseId: 'crs_1', idempotencyKey: 'a' } }],
};
