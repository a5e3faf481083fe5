/* Acts of those who write courses. */
import { TEST_SECRET } from '#testing';
import { wishToken } from '#wishes';
import { type Act, type ActContext, both, EVERYBODY, key, markerOf, RUNS } from './act.js';
import { globalId } from './canaries.js';

const draft = (c: ActContext): string => c.id('crs', 'courses', 'draft');
const content = (c: ActContext) => ({
  title: both('Streets'),
  lead: both('One sentence.'),
  description: both('A paragraph.'),
  audience: both('Officers'),
  sectorId: globalId('sct', c.rows.grounds.get('sct')!),
  level: 'ADVANCED',
  audienceKinds: ['NGO'],
  languages: ['km'],
  modules: [{ title: both('Module'), minutes: 60, objectives: [both('Read a map')] }],
  prerequisiteIds: [],
});

const path = (c: ActContext) => ({
  title: both('A path'),
  lead: both('Two courses.'),
  courseIds: [c.id('crs', 'courses', 'committee', 1), c.id('crs', 'courses', 'committee', 0)],
  isPublished: true,
});

const experience = (c: ActContext) => ({
  title: both('A map'),
  summary: both('A map of floods.'),
  countryCode: 'ID',
  city: both('Jakarta'),
  year: 2014,
  sourceName: 'PetaBencana.id',
  sourceUrl: 'https://petabencana.id/',
  sectorIds: [globalId('sct', c.rows.grounds.get('sct')!)],
  courseIds: [c.id('crs', 'courses', 'committee', 0)],
  isPublished: true,
});

/** What the trainer of the side handed in; the first is the committee's. */
const handedIn = (c: ActContext): string =>
  c.id('mat', 'course_materials', 'committee', c.side === 'a' ? 1 : 2);
/** Both train a session of the first course. */
const TRAINS = { trainer: 'any', ...RUNS } as const;
const material = { title: both('Slides'), language: 'km', audience: 'EVERYBODY', isShown: true };
/** The link of the mail to whoever stands on the side. */
const ofWish = (c: ActContext) => ({
  token: wishToken(TEST_SECRET, c.rows.id('date_wishes', markerOf(c.side))),
});
const link = { url: 'https://slides.example.org/1' };

export const ACTS_OF_COURSES: Readonly<Record<string, Act>> = {
  // A draft is nobody's to train.
  addCourseMaterial: {
    who: RUNS,
    door: TRAINS,
    once: true,
    input: (c) => ({ courseId: draft(c), content: material, source: link, idempotencyKey: key() }),
  },
  editCourseMaterial: {
    who: RUNS,
    once: true,
    input: (c) => ({ materialId: c.id('mat', 'course_materials', 'draft'), revision: 1, content: material }),
  },
  addTrainedCourseMaterial: {
    mutation: 'addCourseMaterial',
    who: TRAINS,
    once: true,
    input: (c) => ({
      courseId: c.id('crs', 'courses', 'committee', 0),
      content: material,
      source: link,
      idempotencyKey: key(),
    }),
  },
  addUntrainedCourseMaterial: {
    mutation: 'addCourseMaterial',
    who: RUNS,
    door: TRAINS,
    once: true,
    input: (c) => ({
      courseId: c.id('crs', 'courses', 'committee', 1),
      content: material,
      source: link,
      idempotencyKey: key(),
    }),
  },
  addMaterialVersion: {
    who: { trainer: 'own', ...RUNS },
    input: (c) => ({ materialId: handedIn(c), revision: 1, source: link }),
  },
  wishForDate: {
    who: EVERYBODY,
    once: true,
    input: (c) => ({
      courseId: c.id('crs', 'courses', 'committee', 1),
      email: 'new@somebody.example',
      locale: 'en',
    }),
  },
  confirmDateWish: { who: EVERYBODY, isByKey: true, input: ofWish },
  endDateWish: { who: EVERYBODY, isByKey: true, input: ofWish },
  createExperience: {
    who: RUNS,
    once: true,
    input: (c) => ({ content: experience(c), idempotencyKey: key() }),
  },
  editExperience: {
    who: RUNS,
    once: true,
    input: (c) => ({
      experienceId: c.id('exp', 'experiences', 'draft'),
      version: 1,
      content: experience(c),
    }),
  },
  createPath: { who: RUNS, once: true, input: (c) => ({ content: path(c), idempotencyKey: key() }) },
  editPath: {
    who: RUNS,
    once: true,
    input: (c) => ({ pathId: c.id('pth', 'learning_paths', 'draft'), version: 1, content: path(c) }),
  },
  createCourse: { who: RUNS, once: true, input: (c) => ({ content: content(c), idempotencyKey: key() }) },
  editCourse: {
    who: RUNS,
    once: true,
    input: (c) => ({ courseId: draft(c), version: 1, content: content(c) }),
  },
  publishCourse: { who: RUNS, once: true, input: (c) => ({ courseId: draft(c), version: 1 }) },
  archiveCourse: { who: RUNS, once: true, input: (c) => ({ courseId: draft(c), version: 1 }) },
  copyCourse: { who: RUNS, once: true, input: (c) => ({ courseId: draft(c), idempotencyKey: key() }) },
};
