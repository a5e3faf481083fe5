import {
  columnsOf,
  levelOf,
  ROLLUP_LEVELS,
  type RollupBreakdown,
  type RollupFilter,
} from './rollup-levels.js';

const breakdowns: (RollupBreakdown | null)[] = [null, 'CITY', 'FOCUS_AREA', 'SECTOR', 'KIND'];
const columnOf = {
  CITY: 'city_id',
  FOCUS_AREA: 'focus_area_id',
  SECTOR: 'sector_id',
  KIND: 'organisation_kind',
};
const filterColumns: Record<keyof RollupFilter, string> = {
  cityId: 'city_id',
  focusAreaId: 'focus_area_id',
  sectorId: 'sector_id',
  organisationKind: 'organisation_kind',
};

describe('the level of a question', () => {
  it('exists for every breakdown under every filter, and tells apart all that is asked for', () => {
    for (const breakdown of breakdowns) {
      for (let set = 0; set < 16; set += 1) {
        const names = (Object.keys(filterColumns) as (keyof RollupFilter)[]).filter(
          (_, at) => set & (1 << at),
        );
        const level = levelOf(breakdown, Object.fromEntries(names.map((name) => [name, 'x'])));

        expect(Object.keys(ROLLUP_LEVELS)).toContain(level);
        const asked = [
          ...names.map((name) => filterColumns[name]),
          ...(breakdown ? [columnOf[breakdown]] : []),
        ];
        expect(columnsOf(level)).toEqual(expect.arrayContaining(asked));
        // No finer than asked: only a sector brings its focus area along.
        const more = columnsOf(level).filter((column) => !asked.includes(column));
        expect(more.filter((column) => column !== 'focus_area_id')).toEqual([]);
      }
    }
  });

  it('is the whole for nothing asked', () => {
    expect(levelOf(null, {})).toBe('TOTAL');
    expect(levelOf(null, { cityId: null, sectorId: null })).toBe('TOTAL');
  });
});
