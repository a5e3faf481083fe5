/** What a level of the rollups tells apart. A sector belongs to one focus area, so no level needs both. */
export interface RollupDimensions {
  readonly city: boolean;
  readonly area: 'NONE' | 'FOCUS_AREA' | 'SECTOR';
  readonly organisationKind: boolean;
}

/** The twelve levels: every set of city, focus area or sector, and kind of organisation. With them each breakdown
 *  by one of these, under any filter on the others, is read row by row and never added up. */
export const ROLLUP_LEVELS = {
  TOTAL: { city: false, area: 'NONE', organisationKind: false },
  CITY: { city: true, area: 'NONE', organisationKind: false },
  FOCUS_AREA: { city: false, area: 'FOCUS_AREA', organisationKind: false },
  SECTOR: { city: false, area: 'SECTOR', organisationKind: false },
  KIND: { city: false, area: 'NONE', organisationKind: true },
  CITY_FOCUS_AREA: { city: true, area: 'FOCUS_AREA', organisationKind: false },
  CITY_SECTOR: { city: true, area: 'SECTOR', organisationKind: false },
  CITY_KIND: { city: true, area: 'NONE', organisationKind: true },
  FOCUS_AREA_KIND: { city: false, area: 'FOCUS_AREA', organisationKind: true },
  SECTOR_KIND: { city: false, area: 'SECTOR', organisationKind: true },
  CITY_FOCUS_AREA_KIND: { city: true, area: 'FOCUS_AREA', organisationKind: true },
  CITY_SECTOR_KIND: { city: true, area: 'SECTOR', organisationKind: true },
} as const satisfies Record<string, RollupDimensions>;

export type RollupLevel = keyof typeof ROLLUP_LEVELS;

export type RollupBreakdown = 'CITY' | 'FOCUS_AREA' | 'SECTOR' | 'KIND';

/** Everything given must hold. Ids are uuids. */
export interface RollupFilter {
  readonly cityId?: string | null;
  readonly focusAreaId?: string | null;
  readonly sectorId?: string | null;
  readonly organisationKind?: string | null;
}

/** The level on which this breakdown under this filter stands. A focus area that is asked for beside a sector is
 *  found on the level of sectors, whose rows name both. */
export function levelOf(breakdown: RollupBreakdown | null, filter: RollupFilter): RollupLevel {
  const bySector = breakdown === 'SECTOR' || Boolean(filter.sectorId);
  const byArea = breakdown === 'FOCUS_AREA' || Boolean(filter.focusAreaId);
  const parts = [
    breakdown === 'CITY' || filter.cityId ? 'CITY' : '',
    bySector ? 'SECTOR' : byArea ? 'FOCUS_AREA' : '',
    breakdown === 'KIND' || filter.organisationKind ? 'KIND' : '',
  ].filter(Boolean);
  return (parts.join('_') || 'TOTAL') as RollupLevel;
}

/** Columns that tell the rows of a level apart, beside the unit. */
export function columnsOf(level: RollupLevel): readonly string[] {
  const { city, area, organisationKind }: RollupDimensions = ROLLUP_LEVELS[level];
  return [
    ...(city ? ['city_id'] : []),
    ...(area === 'NONE' ? [] : ['focus_area_id']),
    ...(area === 'SECTOR' ? ['sector_id'] : []),
    ...(organisationKind ? ['organisation_kind'] : []),
  ];
}
