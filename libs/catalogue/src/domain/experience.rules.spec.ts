/* Story: docs/stories/experiences.md. */
import type { LocalizedText } from '#kernel';
import { decideGrounds, type ExperienceContent, readExperience } from './experience.rules.js';

const both = (km: string, en: string): LocalizedText => ({ km, en });
const jakarta = (more: Partial<ExperienceContent> = {}): ExperienceContent => ({
  title: both('ពលរដ្ឋរាយការណ៍ទឹកជំនន់', 'Residents report floods'),
  summary: both('ផែនទីមួយ។', 'One map.'),
  countryCode: 'ID',
  city: both('ហ្សាការតា', 'Jakarta'),
  year: 2014,
  sourceName: 'PetaBencana.id',
  sourceUrl: 'https://petabencana.id/',
  sectorIds: ['disaster-risk', 'open-data'],
  courseIds: ['open-data'],
  isPublished: false,
  ...more,
});
const refused = (code: string, field: string) => ({ ok: false, refusal: { code, path: [field] } });

describe('reading an experience', () => {
  it('tidies what was typed, and takes a city that is empty for none', () => {
    const typed = jakarta({ sourceName: '  PetaBencana.id ', city: both(' ', '') });

    expect(readExperience(typed)).toMatchObject({
      ok: true,
      value: { sourceName: 'PetaBencana.id', city: null },
    });
  });

  it.each([
    ['title', { title: both('ចំណងជើង', '') }],
    ['summary', { summary: both('ក'.repeat(2_001), 'One map.') }],
    ['city', { city: both('', 'Jakarta') }],
    ['sourceName', { sourceName: ' ' }],
  ])('refuses a text that is missing or too long: %s', (field, more) => {
    expect(readExperience(jakarta(more))).toMatchObject(refused('EXPERIENCE_TEXT_INVALID', field));
  });

  it.each(['KH', 'XX', 'id', ''])('refuses %p, which is no other country', (countryCode) => {
    expect(readExperience(jakarta({ countryCode }))).toMatchObject(
      refused('EXPERIENCE_COUNTRY_INVALID', 'countryCode'),
    );
  });

  it.each([
    'http://petabencana.id/',
    'javascript:alert(1)',
    'https://10.0.0.1/',
    'https://me@petabencana.id/',
    'https://localhost/',
    'https://petabencana.id:8443/',
    'petabencana.id',
    `https://petabencana.id/${'a'.repeat(500)}`,
  ])('refuses the address %p', (sourceUrl) => {
    expect(readExperience(jakarta({ sourceUrl }))).toMatchObject(
      refused('EXPERIENCE_SOURCE_INVALID', 'sourceUrl'),
    );
  });

  it('takes 1 to 5 sectors and up to 10 courses, each once', () => {
    const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `id-${at}`);
    const sectors = refused('EXPERIENCE_SECTORS_INVALID', 'sectorIds');
    const courses = refused('EXPERIENCE_COURSES_INVALID', 'courseIds');

    for (const sectorIds of [[], many(6), ['water', 'water']])
      expect(readExperience(jakarta({ sectorIds }))).toMatchObject(sectors);
    for (const courseIds of [many(11), ['open-data', 'open-data']])
      expect(readExperience(jakarta({ courseIds }))).toMatchObject(courses);
    expect(readExperience(jakarta({ sectorIds: many(5), courseIds: many(10) }))).toMatchObject({ ok: true });
    expect(readExperience(jakarta({ courseIds: [] }))).toMatchObject({ ok: true });
  });
});

describe('the grounds of an experience', () => {
  const grounds = { thisYear: 2026, sectors: 2, courses: 1 };

  it.each([1899, 2027, 2014.5])('are refused for the year %p', (year) => {
    expect(decideGrounds(jakarta({ year }), grounds)).toMatchObject(
      refused('EXPERIENCE_YEAR_INVALID', 'year'),
    );
  });

  it.each([1900, 2026])('stand for the year %p', (year) => {
    expect(decideGrounds(jakarta({ year }), grounds)).toEqual({ ok: true, value: true });
  });

  it('are refused where a sector or a course is not there', () => {
    expect(decideGrounds(jakarta(), { ...grounds, sectors: 1 })).toMatchObject(
      refused('SECTOR_NOT_FOUND', 'sectorIds'),
    );
    expect(decideGrounds(jakarta(), { ...grounds, courses: 0 })).toMatchObject(
      refused('COURSE_NOT_FOUND', 'courseIds'),
    );
  });
});
