import { toGlobalId } from '#graphql';
import type { CityView, FocusAreaView, SectorView } from '../domain/catalogue.views.js';
import type { CityType, FocusAreaType, SectorType } from './catalogue.types.js';

export const CITY_PREFIX = 'cty';
export const FOCUS_AREA_PREFIX = 'fcs';
export const SECTOR_PREFIX = 'sct';

export const toCityType = (city: CityView): CityType => ({ ...city, id: toGlobalId(CITY_PREFIX, city.id) });

export const toFocusAreaType = (area: FocusAreaView): FocusAreaType => ({
  ...area,
  id: toGlobalId(FOCUS_AREA_PREFIX, area.id),
  uuid: area.id,
});

export const toSectorType = (sector: SectorView): SectorType => ({
  ...sector,
  id: toGlobalId(SECTOR_PREFIX, sector.id),
  focusAreaUuid: sector.focusAreaId,
});
