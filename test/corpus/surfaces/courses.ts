import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId, idOf, type Input, must } from './ask.js';
import { act, outcomeOf, typedBy } from './asking.js';
import { newExperience } from './experiences.js';
import { newMaterial } from './materials.js';
import { both, textSurface } from './texts.js';

const GROUP = 'WORKING_GROUP';
const NEWEST = 'select id from courses order by id desc limit 1';

const module = { title: both('Module'), minutes: 60, objectives: [both('Read one data set')] };

const line = { offsetMinutes: 0, isBreak: false, title: both('Opening'), note: both('Outside') };

/** What the committee writes of a course that is whole. */
export const courseContent = (sectorId: unknown, more: Input = {}): Input => ({
  title: both('Open streets'),
  lead: both('One sentence.'),
  description: both('A paragraph.'),
  audience: both('Officers'),
  sectorId,
  level: 'ADVANCED',
  audienceKinds: ['NGO'],
  languages: ['km'],
  modules: [module],
  prerequisiteIds: [],
  ...more,
});

const newCourse = async (world: CorpusWorld, more: Input = {}): Promise<void> => {
  const content = courseContent(world.known.get('sector'), more);
  await must(world, 'createCourse', { content, idempotencyKey: newId() }, GROUP);
  world.known.set('thing', await idOf(world, 'crs', NEWEST));
};
const seen = (world: CorpusWorld, version: number): Input => ({
  courseId: world.known.get('thing'),
  version,
});

/** Where a course stands, and how it gets there. */
export const statesOfCourses: Readonly<Record<string, (world: CorpusWorld) => Promise<void>>> = {
  course: (world) => newCourse(world),
  path: (world) => path(world),
  experience: newExperience,
  material: newMaterial,
  'course without modules': (world) => newCourse(world, { modules: [] }),
  'course published': (world) => must(world, 'publishCourse', seen(world, 1), GROUP),
  'course archived': (world) => must(world, 'archiveCourse', seen(world, 1), GROUP),
  'course that a published one comes after': async (world) => {
    await newCourse(world);
    const first = world.known.get('thing');
    await must(world, 'publishCourse', seen(world, 1), GROUP);
    await newCourse(world, { prerequisiteIds: [first] });
    await must(world, 'publishCourse', seen(world, 1), GROUP);
    world.known.set('thing', first!);
  },
};

const contentSurface = (
  place: string,
  column: string,
  from: string,
  inputOf: (text: string) => Input,
): Surfaces[string] =>
  textSurface({
    mutation: 'createCourse',
    at: [place],
    actor: GROUP,
    input: (world, text) => ({ content: courseContent(world.known.get('sector'), inputOf(text)) }),
    stored: `select ${column} as v from ${from} order by id desc limit 1`,
  });

const contentNumber = (
  place: string,
  column: string,
  from: string,
  inputOf: (typed: unknown) => Input,
): Surfaces[string] => ({
  at: [place],
  send: async (world, row, locale) => {
    const content = courseContent(world.known.get('sector'), inputOf(typedBy(world, row)));
    const answer = await act(world, 'createCourse', { content }, { as: GROUP, locale });
    return outcomeOf(
      answer,
      async () =>
        (await world.row<{ v: number }>(`select ${column} as v from ${from} order by id desc limit 1`)).v,
    );
  },
});

/** Two courses of the demonstration that stand in an order. */
const pathContent = async (world: CorpusWorld, more: Input = {}): Promise<Input> => ({
  title: both('A path'),
  lead: both('Two courses.'),
  courseIds: [
    await idOf(world, 'crs', `select id from courses where code = 'tourism-heritage'`),
    await idOf(world, 'crs', `select id from courses where code = 'waste-environment'`),
  ],
  isPublished: false,
  ...more,
});

/** A new path is «thing». */
const path = async (world: CorpusWorld): Promise<void> => {
  const content = await pathContent(world);
  await must(world, 'createPath', { content, idempotencyKey: newId() }, GROUP);
  world.known.set(
    'thing',
    await idOf(world, 'pth', 'select id from learning_paths order by id desc limit 1'),
  );
};

/** Texts and numbers of a course. */
export const courseSurfaces: Surfaces = {
  ...Object.fromEntries(
    (['title', 'lead', 'description', 'audience'] as const).map((name) => [
      `course.${name}`,
      contentSurface(`CourseContentInput.${name}`, `${name}_en`, 'courses', (text) => ({
        [name]: both(text),
      })),
    ]),
  ),
  'course.module': contentSurface('CourseModuleInput.title', 'title_en', 'course_modules', (text) => ({
    modules: [{ ...module, title: both(text) }],
  })),
  'course.objective': contentSurface(
    'CourseModuleInput.objectives',
    'text_en',
    'course_objectives',
    (text) => ({ modules: [{ ...module, objectives: [both(text)] }] }),
  ),
  ...Object.fromEntries(
    (['title', 'note'] as const).map((name) => [
      `outline.${name}`,
      contentSurface(`CourseOutlineItemInput.${name}`, `${name}_en`, 'course_outline_items', (text) => ({
        outline: [{ ...line, [name]: both(text) }],
      })),
    ]),
  ),
  ...Object.fromEntries(
    (['title', 'lead'] as const).map((name) => [
      `path.${name}`,
      textSurface({
        mutation: 'createPath',
        at: [`LearningPathContentInput.${name}`],
        actor: GROUP,
        input: async (world, text) => ({ content: await pathContent(world, { [name]: both(text) }) }),
        stored: `select ${name}_en as v from learning_paths order by id desc limit 1`,
      }),
    ]),
  ),
  'numbers.module-minutes': contentNumber(
    'CourseModuleInput.minutes',
    'minutes',
    'course_modules',
    (minutes) => ({
      modules: [{ ...module, minutes }],
    }),
  ),
  'numbers.outline-offset': contentNumber(
    'CourseOutlineItemInput.offsetMinutes',
    'offset_minutes',
    'course_outline_items',
    (offsetMinutes) => ({ outline: [{ ...line, offsetMinutes }] }),
  ),
  'numbers.course-version': {
    at: ['EditCourseInput.version'],
    prepare: (world) => newCourse(world),
    send: async (world, row, locale) => {
      const courseId = globalId('crs', (await world.row<{ id: string }>(NEWEST)).id);
      const content = courseContent(world.known.get('sector'));
      const input = { courseId, version: typedBy(world, row), content };
      const answer = await act(world, 'editCourse', input, { as: GROUP, locale });
      return outcomeOf(
        answer,
        async () =>
          (await world.row<{ v: number }>('select version as v from courses order by id desc limit 1')).v,
      );
    },
  },
};
