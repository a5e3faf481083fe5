import type { CourseModuleInput, CoursePageQuery } from '../../shared/gql/graphql';
import type { FieldError } from '../../shared/lib/frame';

/** Modules of a course at most, and empty ones that a form shows beyond those that are written. */
export const MOST_MODULES = 12;
const EMPTY_MODULES = 2;

export const MODULE_PREFIX = 'module-';
const PARTS = ['titleKm', 'titleEn', 'minutes', 'objectivesKm', 'objectivesEn'] as const;
type Part = (typeof PARTS)[number];
export const moduleField = (at: number, part: Part): string => `${MODULE_PREFIX}${at}-${part}`;

type Typed = Readonly<Record<string, string>>;
type Course = NonNullable<CoursePageQuery['course']>;

/** What the fields of the form hold for a course that stands. */
export function valuesOf(course: Course): Typed {
  const values: Record<string, string> = {
    sectorId: course.sector.id,
    level: course.level,
    version: String(course.version),
  };
  for (const name of ['title', 'lead', 'description', 'audience'] as const) {
    values[`${name}Km`] = course[name].km;
    values[`${name}En`] = course[name].en;
  }
  for (const [at, { title, minutes, objectives }] of course.modules.entries()) {
    values[moduleField(at, 'titleKm')] = title.km;
    values[moduleField(at, 'titleEn')] = title.en;
    values[moduleField(at, 'minutes')] = String(minutes);
    values[moduleField(at, 'objectivesKm')] = objectives.map(({ km }) => km).join('\n');
    values[moduleField(at, 'objectivesEn')] = objectives.map(({ en }) => en).join('\n');
  }
  return values;
}

const isWritten = (values: Typed, at: number): boolean =>
  PARTS.some((part) => (values[moduleField(at, part)] ?? '').trim() !== '');

const written = (values: Typed): number[] =>
  Array.from({ length: MOST_MODULES }, (_, at) => at).filter((at) => isWritten(values, at));

/** Rows of modules that the form shows: those that are written, and some that are not. */
export const moduleRows = (values: Typed): number =>
  Math.min(MOST_MODULES, (written(values).at(-1) ?? -1) + 1 + EMPTY_MODULES);

const lines = (text = ''): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export interface ReadModules {
  readonly modules: CourseModuleInput[];
  /** Where each stands in the form: empty rows are left out. */
  readonly rows: readonly number[];
  /** The field of the first module whose objectives are not as many in both languages. */
  readonly uneven: string | null;
}

/** The modules that were typed, in their order; each line of the objectives is one. */
export function readModules(values: Typed): ReadModules {
  const rows = written(values);
  let uneven: string | null = null;
  const modules = rows.map((at) => {
    const of = (part: Part): string => values[moduleField(at, part)] ?? '';
    const [km, en] = [lines(of('objectivesKm')), lines(of('objectivesEn'))];
    if (km.length !== en.length) uneven ??= moduleField(at, 'objectivesEn');
    const minutes = of('minutes')
      .replace(/[០-៩]/g, (digit) => String(digit.charCodeAt(0) - 0x17e0))
      .trim();
    return {
      title: { km: of('titleKm'), en: of('titleEn') },
      minutes: /^\d{1,4}$/.test(minutes) ? Number(minutes) : 0,
      objectives: km.map((text, line) => ({ km: text, en: en[line] ?? '' })),
    };
  });
  return { modules, rows, uneven };
}

const IN_BOTH = ['title', 'lead', 'description', 'audience'];

/** The api's mistakes beside the fields of the form. */
export function errorsInForm(
  refusals: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[],
  rows: readonly number[],
): FieldError[] {
  return refusals.map(({ code, message, path: [name = '', index, part] }) => ({
    code,
    message,
    field:
      name === 'modules'
        ? moduleField(
            rows[Number(index ?? 0)] ?? 0,
            part === 'minutes' ? 'minutes' : part === 'objectives' ? 'objectivesKm' : 'titleKm',
          )
        : IN_BOTH.includes(name)
          ? `${name}Km`
          : name,
  }));
}
