import type { CourseModuleInput, CoursePageQuery } from '../../shared/gql/graphql';
import type { FieldError } from '../../shared/lib/frame';
import { formRows, minutesOf, type Typed } from '../../shared/lib/form-rows';
import { outlineField, outlineValues } from './outline-form';

const MOST_MODULES = 12;
const PARTS = ['titleKm', 'titleEn', 'minutes', 'objectivesKm', 'objectivesEn'] as const;
type Part = (typeof PARTS)[number];

/** The modules in the form. */
export const MODULES = formRows('module-', PARTS, MOST_MODULES);

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
    values[MODULES.field(at, 'titleKm')] = title.km;
    values[MODULES.field(at, 'titleEn')] = title.en;
    values[MODULES.field(at, 'minutes')] = String(minutes);
    values[MODULES.field(at, 'objectivesKm')] = objectives.map(({ km }) => km).join('\n');
    values[MODULES.field(at, 'objectivesEn')] = objectives.map(({ en }) => en).join('\n');
  }
  return { ...values, ...outlineValues(course.outline) };
}

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
  const rows = MODULES.written(values);
  let uneven: string | null = null;
  const modules = rows.map((at) => {
    const of = (part: Part): string => values[MODULES.field(at, part)] ?? '';
    const [km, en] = [lines(of('objectivesKm')), lines(of('objectivesEn'))];
    if (km.length !== en.length) uneven ??= MODULES.field(at, 'objectivesEn');
    return {
      title: { km: of('titleKm'), en: of('titleEn') },
      minutes: minutesOf(of('minutes'), 0),
      objectives: km.map((text, line) => ({ km: text, en: en[line] ?? '' })),
    };
  });
  return { modules, rows, uneven };
}

const IN_BOTH = ['title', 'lead', 'description', 'audience'];

/** The api's mistakes beside the fields of the form. */
export function errorsInForm(
  refusals: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[],
  rows: { readonly modules: readonly number[]; readonly outline: readonly number[] },
): FieldError[] {
  return refusals.map(({ code, message, path: [name = '', ...at] }) => ({
    code,
    message,
    field:
      name === 'modules'
        ? moduleField(rows.modules, at)
        : name === 'outline'
          ? outlineField(rows.outline, at)
          : IN_BOTH.includes(name)
            ? `${name}Km`
            : name,
  }));
}

const moduleField = (rows: readonly number[], [index, part]: readonly (string | undefined)[]): string =>
  MODULES.field(
    rows[Number(index ?? 0)] ?? 0,
    part === 'minutes' ? 'minutes' : part === 'objectives' ? 'objectivesKm' : 'titleKm',
  );
