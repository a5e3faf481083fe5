import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId, idOf, type Input, must } from './ask.js';
import { act, outcomeOf, typedBy } from './asking.js';
import { both, textSurface } from './texts.js';

const GROUP = 'WORKING_GROUP';
const NEWEST = 'select id from experiences order by id desc limit 1';

/** What the committee writes of another country. */
export const experienceContent = (sectorId: unknown, more: Input = {}): Input => ({
  title: both('Floods on a map'),
  summary: both('A map.'),
  countryCode: 'ID',
  city: both('Jakarta'),
  year: 2014,
  sourceName: 'PetaBencana.id',
  sourceUrl: 'https://petabencana.id/',
  sectorIds: [sectorId],
  courseIds: [],
  isPublished: false,
  ...more,
});

const contentOf = (world: CorpusWorld, more: Input = {}): Input =>
  experienceContent(world.known.get('sector'), more);

/** A new one is «thing». */
export const newExperience = async (world: CorpusWorld): Promise<void> => {
  await must(world, 'createExperience', { content: contentOf(world), idempotencyKey: newId() }, GROUP);
  world.known.set('thing', await idOf(world, 'exp', NEWEST));
};

const textIn = (name: string, column: string, inputOf: (text: string) => Input): Surfaces[string] =>
  textSurface({
    mutation: 'createExperience',
    at: [`ExperienceContentInput.${name}`],
    actor: GROUP,
    input: (world, text) => ({ content: contentOf(world, inputOf(text)) }),
    stored: `select ${column} as v from experiences order by id desc limit 1`,
  });

/** Texts, numbers and addresses of what another country did. */
export const experienceSurfaces: Surfaces = {
  'experience.title': textIn('title', 'title_en', (text) => ({ title: both(text) })),
  'experience.summary': textIn('summary', 'summary_en', (text) => ({ summary: both(text) })),
  'experience.city': textIn('city', 'city_en', (text) => ({ city: both(text) })),
  'experience.countryCode': textIn('countryCode', 'country_code', (text) => ({ countryCode: text })),
  'experience.sourceName': textIn('sourceName', 'source_name', (text) => ({ sourceName: text })),
  'experience.sourceUrl': textIn('sourceUrl', 'source_url', (text) => ({ sourceUrl: text })),
  'numbers.experience-year': {
    at: ['ExperienceContentInput.year'],
    send: async (world, row, locale) => {
      const content = contentOf(world, { year: typedBy(world, row) });
      const answer = await act(world, 'createExperience', { content }, { as: GROUP, locale });
      return outcomeOf(answer, async () => {
        const found = await world.row<{ v: number }>(
          'select year as v from experiences order by id desc limit 1',
        );
        return found.v;
      });
    },
  },
  'numbers.experience-version': {
    at: ['EditExperienceInput.version'],
    prepare: newExperience,
    send: async (world, row, locale) => {
      const experienceId = globalId('exp', (await world.row<{ id: string }>(NEWEST)).id);
      const input = { experienceId, version: typedBy(world, row), content: contentOf(world) };
      const answer = await act(world, 'editExperience', input, { as: GROUP, locale });
      return outcomeOf(answer, async () => {
        const found = await world.row<{ v: number }>(
          'select version as v from experiences order by id desc limit 1',
        );
        return found.v;
      });
    },
  },
};
