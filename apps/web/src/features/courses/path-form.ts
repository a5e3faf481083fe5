/** How the fields of a path's courses begin, one for each place. */
export const PATH_PREFIX = 'course-';
/** Courses of a path at most. */
export const MOST_ON_PATH = 20;

/** The courses that were chosen, in their order; places that were left empty count for nothing. */
export const coursesOnPath = (rows: Readonly<Record<string, string>>): string[] =>
  Array.from({ length: MOST_ON_PATH }, (_, at) => rows[`${PATH_PREFIX}${at}`] ?? '').filter(
    (id) => id !== '',
  );
