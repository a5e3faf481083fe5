import { describe, expect, it } from 'vitest';
import { cellScale, cellsPath, clothHeight, scaledCells } from './krama-cells';

/** The cells that a path covers, as `column,row`. */
function covered(path: string): string[] {
  const cells: string[] = [];
  for (const [, x, y, width, height] of path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    for (let row = 0; row < Number(height) / 10; row += 1)
      for (let column = 0; column < Number(width) / 10; column += 1)
        cells.push(`${Number(x) / 10 + column},${Number(y) / 10 + row}`);
  }
  return cells;
}

describe('cellsPath', () => {
  it('covers each cell from the first to before the last exactly once', () => {
    for (const [from, to] of [
      [0, 1],
      [0, 10],
      [3, 7],
      [7, 34],
      [10, 40],
      [0, 36],
      [36, 40],
    ] as const) {
      const cells = covered(cellsPath(from, to, 10));

      const expected = Array.from(
        { length: to - from },
        (_, index) => `${(from + index) % 10},${Math.floor((from + index) / 10)}`,
      );
      expect(cells.toSorted()).toEqual(expected.toSorted());
    }
  });

  it('joins whole rows into one piece', () => {
    expect(cellsPath(0, 36, 10)).toBe('M0 0h100v30h-100zM0 30h60v10h-60z');
  });

  it('is empty where there is nothing', () => {
    expect(cellsPath(5, 5, 10)).toBe('');
  });
});

describe('clothHeight', () => {
  it('is ten units for each row that is begun', () => {
    expect([1, 10, 11, 40].map((cells) => clothHeight(cells, 10))).toEqual([10, 10, 20, 40]);
  });
});

describe('cellScale', () => {
  it('is one where everything fits and grows by 1, 2, 5 otherwise', () => {
    expect(cellScale([40, 90], 90)).toBe(1);
    expect(cellScale([40, 91], 90)).toBe(2);
    expect(cellScale([400], 90)).toBe(5);
    expect(cellScale([], 90)).toBe(1);
  });
});

describe('scaledCells', () => {
  it('shows what is not nothing and leaves room while there is room', () => {
    expect(scaledCells(1, 500, 10)).toBe(1);
    expect(scaledCells(499, 500, 10)).toBe(49);
    expect(scaledCells(500, 500, 10)).toBe(50);
    expect(scaledCells(0, 500, 10)).toBe(0);
  });
});
