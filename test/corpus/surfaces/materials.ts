import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { idOf, type Input, must } from './ask.js';
import { both, textSurface } from './texts.js';

const GROUP = 'WORKING_GROUP';
const NOBODYS_FILE = 'A'.repeat(43);

/** What the committee adds to a course. */
export const materialInput = (courseId: unknown, more: Input = {}): Input => ({
  courseId,
  content: { title: both('Slides'), language: 'km', audience: 'TRAINERS', isShown: false },
  source: { url: 'https://slides.example.org/1' },
  ...more,
});

/** A new one is «thing». */
export const newMaterial = async (world: CorpusWorld): Promise<void> => {
  const input = materialInput(world.known.get('course'), { idempotencyKey: newId() });
  await must(world, 'addCourseMaterial', input, GROUP);
  world.known.set(
    'thing',
    await idOf(world, 'mat', 'select id from course_materials order by id desc limit 1'),
  );
};

const textIn = (place: string, stored: string, inputOf: (text: string) => Input): Surfaces[string] =>
  textSurface({
    mutation: 'addCourseMaterial',
    at: [place],
    actor: GROUP,
    input: (world, text) => materialInput(world.known.get('course'), inputOf(text)),
    stored,
  });

const URL = 'select url as v from material_versions order by id desc limit 1';

/** Texts and addresses of the materials of a course. */
export const materialSurfaces: Surfaces = {
  'material.title': textIn(
    'CourseMaterialContentInput.title',
    'select title_en as v from course_materials order by id desc limit 1',
    (text) => ({ content: { title: both(text), language: 'km', audience: 'TRAINERS', isShown: false } }),
  ),
  'material.url': textIn('MaterialSourceInput.url', URL, (url) => ({ source: { url } })),
  'material.file': textIn('MaterialSourceInput.file', URL, (file) => ({
    source: { file, fileName: 'slides.pdf' },
  })),
  'material.fileName': textIn('MaterialSourceInput.fileName', URL, (fileName) => ({
    source: { file: NOBODYS_FILE, fileName },
  })),
};
