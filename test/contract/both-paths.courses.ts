import type { Body } from './support.js';
import { TEST_SECRET } from '#testing';
import { wishToken } from '#wishes';
import { both, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';

const course = async (w: World): Promise<Body> => ({
  title: both('Safer streets'),
  lead: both('One sentence.'),
  description: both('A paragraph.'),
  audience: both('Officers'),
  sectorId: await w.id('sct', `select id from sectors where code = 'transport'`),
  level: 'ADVANCED',
  audienceKinds: ['NGO'],
  languages: ['km', 'en'],
  modules: [{ title: both('Module'), minutes: 60, objectives: [both('Read a map')] }],
  prerequisiteIds: [],
});

const learningPath = async (w: World): Promise<Body> => ({
  title: both('A path'),
  lead: both('Two courses.'),
  courseIds: [
    await w.id('crs', `select id from courses where code = 'open-data'`),
    await w.id('crs', `select id from courses where code = 'digital-safety'`),
  ],
  isPublished: true,
});

const openData = (w: World) => w.id('crs', `select id from courses where code = 'open-data'`);
const material = { title: both('Slides'), language: 'km', audience: 'EVERYBODY', isShown: true };

const experience = async (w: World): Promise<Body> => ({
  title: both('A map'),
  summary: both('A map of floods.'),
  countryCode: 'ID',
  city: both('Jakarta'),
  year: 2014,
  sourceName: 'PetaBencana.id',
  sourceUrl: 'https://petabencana.id/',
  sectorIds: [await w.id('sct', `select id from sectors where code = 'disaster-risk'`)],
  courseIds: [await w.id('crs', `select id from courses where code = 'open-data'`)],
  isPublished: true,
});

const WAITS = 'narong@lotus.example';
/** The link of the mail to whoever waits. */
const wish = async (w: World): Promise<string> =>
  wishToken(
    TEST_SECRET,
    (await w.row<{ id: string }>('select id from date_wishes where email = $1', WAITS)).id,
  );

/** Courses and what stands beside them, written first and read later. */
export const coursesSteps: readonly Step[] = [
  step('Courses', 'WORKING_GROUP', () => ({ level: 'INTERMEDIATE' })),
  step('CourseSectors', 'WORKING_GROUP'),
  step('SessionsAhead', 'WORKING_GROUP'),
  step('ManagedCourses', 'WORKING_GROUP', () => ({ state: 'PUBLISHED' })),
  step('CoursesForMap', 'WORKING_GROUP'),
  step('CoursePage', 'WORKING_GROUP', async (w) => ({
    id: await w.id('crs', `select id from courses where code = 'digital-safety'`),
  })),
  step('CreateCourse', 'WORKING_GROUP', async (w) => ({ input: { content: await course(w) } })),
  step('EditCourse', 'WORKING_GROUP', async (w) => ({
    input: { courseId: w.at('CreateCourse', 'course.id'), version: 1, content: await course(w) },
  })),
  step('PublishCourse', 'WORKING_GROUP', (w) => ({
    input: { courseId: w.at('CreateCourse', 'course.id'), version: 2 },
  })),
  step('CopyCourse', 'WORKING_GROUP', (w) => ({ input: { courseId: w.at('CreateCourse', 'course.id') } })),
  step('CoursesBefore', 'WORKING_GROUP'),
  step('ArchiveCourse', 'WORKING_GROUP', (w) => ({
    input: { courseId: w.at('CreateCourse', 'course.id'), version: 3 },
  })),
  step('CreatePath', 'WORKING_GROUP', async (w) => ({ input: { content: await learningPath(w) } })),
  step('EditPath', 'WORKING_GROUP', async (w) => ({
    input: { pathId: w.at('CreatePath', 'path.id'), version: 1, content: await learningPath(w) },
  })),
  step('Paths', 'WORKING_GROUP'),
  step('PathPage', 'WORKING_GROUP', (w) => ({ id: w.at('CreatePath', 'path.id') })),
  step('AddCourseMaterial', 'WORKING_GROUP', async (w) => ({
    input: {
      courseId: await openData(w),
      content: material,
      source: { url: 'https://slides.example.org/1' },
    },
  })),
  step('EditCourseMaterial', 'WORKING_GROUP', (w) => ({
    input: { materialId: w.at('AddCourseMaterial', 'material.id'), revision: 1, content: material },
  })),
  step('AddMaterialVersion', 'WORKING_GROUP', (w) => ({
    input: {
      materialId: w.at('AddCourseMaterial', 'material.id'),
      revision: 2,
      source: { url: 'https://slides.example.org/2' },
    },
  })),
  step('CourseMaterials', 'WORKING_GROUP', async (w) => ({ id: await openData(w) })),
  step('SessionMaterials', 'TRAINER', async (w) => ({
    id: await w.id(
      'ses',
      `select s.id from sessions s join courses c on c.id = s.course_id where c.code = 'open-data' order by s.id limit 1`,
    ),
  })),
  step('CreateExperience', 'WORKING_GROUP', async (w) => ({ input: { content: await experience(w) } })),
  step('EditExperience', 'WORKING_GROUP', async (w) => ({
    input: {
      experienceId: w.at('CreateExperience', 'experience.id'),
      version: 1,
      content: await experience(w),
    },
  })),
  step('Experiences', 'WORKING_GROUP', () => ({ countryCode: 'ID' })),
  step('ExperiencePage', 'WORKING_GROUP', (w) => ({ id: w.at('CreateExperience', 'experience.id') })),
  step('ExperiencesForMap', 'nobody'),
  step('Countries', 'nobody', () => ({ withExperiences: true })),
  step('WishCities', 'nobody'),
  step('CourseWaiting', 'TRAINER', async (w) => ({ id: await openData(w) })),
  step('WishForDate', 'nobody', async (w) => ({
    input: { courseId: await openData(w), email: WAITS, locale: 'km' },
  })),
  step('DateWishPage', 'nobody', async (w) => ({ token: await wish(w) })),
  step('ConfirmDateWish', 'nobody', async (w) => ({ input: { token: await wish(w) } })),
  step('EndDateWish', 'nobody', async (w) => ({ input: { token: await wish(w) } })),
];
