import { accept, type LocalizedText, refuse, type Refusal, type Result, tidyText } from '#kernel';
import { COUNTRIES } from '../data/countries.data.js';
import { isLocalized, isText, tidied } from './localized.rules.js';
import { readHttpsAddress } from './web-address.rules.js';

/** What the committee writes of what another country did. */
export interface ExperienceContent {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** ISO 3166, two letters; never Cambodia. */
  readonly countryCode: string;
  /** Null where it is of the whole country. */
  readonly city: LocalizedText | null;
  /** In which it began. */
  readonly year: number;
  readonly sourceName: string;
  /** Begins with `https://`. */
  readonly sourceUrl: string;
  readonly sectorIds: readonly string[];
  readonly courseIds: readonly string[];
  /** Does everybody see it? */
  readonly isPublished: boolean;
}

/** Longest texts, in characters. */
export const LONGEST_EXPERIENCE_TEXT = { title: 150, summary: 2_000, city: 100, sourceName: 200 } as const;
export const MOST_SECTORS_OF_EXPERIENCE = 5;
export const MOST_COURSES_OF_EXPERIENCE = 10;
const FIRST_YEAR = 1900;

export type ExperienceContentRefusal = Refusal<
  | 'EXPERIENCE_TEXT_INVALID'
  | 'EXPERIENCE_COUNTRY_INVALID'
  | 'EXPERIENCE_SOURCE_INVALID'
  | 'EXPERIENCE_SECTORS_INVALID'
  | 'EXPERIENCE_COURSES_INVALID'
>;

const isSet = (ids: readonly string[], fewest: number, most: number): boolean =>
  ids.length >= fewest && ids.length <= most && new Set(ids).size === ids.length;

/** What was typed, tidied. A city that is empty in both languages is none. */
export function readExperience(
  typed: ExperienceContent,
): Result<ExperienceContent, ExperienceContentRefusal> {
  const city = typed.city && tidied(typed.city);
  const content: ExperienceContent = {
    ...typed,
    title: tidied(typed.title),
    summary: tidied(typed.summary),
    city: city && (city.km || city.en) ? city : null,
    sourceName: tidyText(typed.sourceName),
    sourceUrl: readHttpsAddress(typed.sourceUrl) ?? '',
  };
  for (const name of ['title', 'summary', 'city'] as const)
    if (content[name] && !isLocalized(content[name], LONGEST_EXPERIENCE_TEXT[name]))
      return refuse('EXPERIENCE_TEXT_INVALID', { path: [name] });
  if (!isText(content.sourceName, LONGEST_EXPERIENCE_TEXT.sourceName))
    return refuse('EXPERIENCE_TEXT_INVALID', { path: ['sourceName'] });
  if (!COUNTRIES.has(content.countryCode))
    return refuse('EXPERIENCE_COUNTRY_INVALID', { path: ['countryCode'] });
  if (!content.sourceUrl) return refuse('EXPERIENCE_SOURCE_INVALID', { path: ['sourceUrl'] });
  if (!isSet(content.sectorIds, 1, MOST_SECTORS_OF_EXPERIENCE))
    return refuse('EXPERIENCE_SECTORS_INVALID', { path: ['sectorIds'] });
  return isSet(content.courseIds, 0, MOST_COURSES_OF_EXPERIENCE)
    ? accept(content)
    : refuse('EXPERIENCE_COURSES_INVALID', { path: ['courseIds'] });
}

/** What the database knows of what an experience names. */
export interface ExperienceGrounds {
  /** In the programme's time zone. */
  readonly thisYear: number;
  /** Of its sectors and of its courses, how many there are. */
  readonly sectors: number;
  readonly courses: number;
}

export type ExperienceGroundsRefusal = Refusal<
  'EXPERIENCE_YEAR_INVALID' | 'SECTOR_NOT_FOUND' | 'COURSE_NOT_FOUND'
>;

/** Has its year begun, and are its sectors and courses there? A course may be a draft: visitors see it once it is published. */
export function decideGrounds(
  { year, sectorIds, courseIds }: Pick<ExperienceContent, 'year' | 'sectorIds' | 'courseIds'>,
  grounds: ExperienceGrounds,
): Result<true, ExperienceGroundsRefusal> {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > grounds.thisYear)
    return refuse('EXPERIENCE_YEAR_INVALID', { path: ['year'] });
  if (grounds.sectors < sectorIds.length) return refuse('SECTOR_NOT_FOUND', { path: ['sectorIds'] });
  return grounds.courses < courseIds.length
    ? refuse('COURSE_NOT_FOUND', { path: ['courseIds'] })
    : accept(true);
}
