/* The arithmetic of the krama: which cells of a cloth are woven. Ten units a cell, filled row by row. */

const CELL = 10;

/** SVG path over the cells `from` (inclusive) to `to` (exclusive) of a cloth that is `columns` cells wide. Whole rows join
 *  into one rectangle. Empty when there is no cell. */
export function cellsPath(from: number, to: number, columns: number): string {
  const parts: string[] = [];
  let at = from;
  while (at < to) {
    const row = Math.floor(at / columns);
    const column = at % columns;
    const wholeRows = column === 0 ? Math.floor((to - at) / columns) : 0;
    const width = wholeRows > 0 ? columns : Math.min(columns - column, to - at);
    const height = Math.max(1, wholeRows);
    parts.push(`M${column * CELL} ${row * CELL}h${width * CELL}v${height * CELL}h-${width * CELL}z`);
    at += width * height;
  }
  return parts.join('');
}

export const clothHeight = (cells: number, columns: number): number =>
  Math.max(1, Math.ceil(cells / columns)) * CELL;

/** How many things one cell stands for, so that the largest of the counts needs at most `most` cells: 1, 2, 5, 10, 20, … */
export function cellScale(counts: readonly number[], most: number): number {
  const largest = Math.max(0, ...counts);
  for (let power = 1; ; power *= 10)
    for (const step of [1, 2, 5]) if (largest / (step * power) <= most) return step * power;
}

/** Cells for a count at a scale. A part that is not nothing shows, and one that is not all leaves room. */
export function scaledCells(count: number, whole: number, scale: number): number {
  const all = Math.ceil(whole / scale);
  if (count <= 0) return 0;
  if (count >= whole) return all;
  return Math.min(Math.max(1, Math.round(count / scale)), Math.max(1, all - 1));
}
