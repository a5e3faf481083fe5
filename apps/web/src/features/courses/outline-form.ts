import type { CourseOutlineItemInput, CoursePageQuery } from '../../shared/gql/graphql';
import { formRows, minutesOf, type Typed } from '../../shared/lib/form-rows';

export const MOST_OUTLINE_ITEMS = 20;

/** The lines of the outline in the form. Whether one is a break says nothing by itself. */
export const OUTLINE = formRows<'minutes' | 'titleKm' | 'titleEn' | 'noteKm' | 'noteEn' | 'isBreak'>(
  'outline-',
  ['minutes', 'titleKm', 'titleEn', 'noteKm', 'noteEn'],
  MOST_OUTLINE_ITEMS,
);

type Outline = NonNullable<CoursePageQuery['course']>['outline'];

/** What the fields hold for an outline that stands. */
export const outlineValues = (outline: Outline): Typed =>
  Object.fromEntries(
    outline.flatMap(({ offsetMinutes, isBreak, title, note }, at) => [
      [OUTLINE.field(at, 'minutes'), String(offsetMinutes)],
      [OUTLINE.field(at, 'titleKm'), title.km],
      [OUTLINE.field(at, 'titleEn'), title.en],
      [OUTLINE.field(at, 'noteKm'), note?.km ?? ''],
      [OUTLINE.field(at, 'noteEn'), note?.en ?? ''],
      ...(isBreak ? [[OUTLINE.field(at, 'isBreak'), 'on']] : []),
    ]),
  );

export interface ReadOutline {
  readonly outline: CourseOutlineItemInput[];
  /** Where each line stands in the form: empty ones are left out. */
  readonly rows: readonly number[];
}

/** The lines that were typed. */
export function readOutline(values: Typed): ReadOutline {
  const rows = OUTLINE.written(values);
  const outline = rows.map((at) => {
    const of = (part: Parameters<typeof OUTLINE.field>[1]): string => values[OUTLINE.field(at, part)] ?? '';
    const hasNote = (of('noteKm') + of('noteEn')).trim() !== '';
    return {
      offsetMinutes: minutesOf(of('minutes'), -1),
      isBreak: of('isBreak') !== '',
      title: { km: of('titleKm'), en: of('titleEn') },
      note: hasNote ? { km: of('noteKm'), en: of('noteEn') } : null,
    };
  });
  return { outline, rows };
}

/** The field beside which the api's mistake stands. */
export const outlineField = (
  rows: readonly number[],
  [index, part]: readonly (string | undefined)[],
): string =>
  OUTLINE.field(
    rows[Number(index ?? 0)] ?? 0,
    part === 'title' ? 'titleKm' : part === 'note' ? 'noteKm' : 'minutes',
  );
