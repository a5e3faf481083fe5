import { Injectable } from '@nestjs/common';
import { PublicReads, sql } from '#database';
import type { LocalizedText } from '#kernel';

export interface FilterCodes {
  readonly city?: string | null;
  readonly focusArea?: string | null;
  readonly sector?: string | null;
}

export interface FilterIds {
  readonly cityId: string | null;
  readonly focusAreaId: string | null;
  readonly sectorId: string | null;
}

/** No row has it. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** The codes of addresses, and the names of units. */
@Injectable()
export class OverviewCodes {
  constructor(private readonly publicReads: PublicReads) {}

  /** The ids of the codes that are given; an unknown code has an id under which nothing is found. */
  async resolve({ city, focusArea, sector }: FilterCodes): Promise<FilterIds> {
    if (!city && !focusArea && !sector) return { cityId: null, focusAreaId: null, sectorId: null };
    const [found] = await this.publicReads.sql(sql<FilterIds>`
      select (select id from cities where code = ${city ?? null}) as "cityId",
        (select id from focus_areas where code = ${focusArea ?? null}) as "focusAreaId",
        (select id from sectors where code = ${sector ?? null}) as "sectorId"`);
    return {
      cityId: city ? (found?.cityId ?? NOTHING) : null,
      focusAreaId: focusArea ? (found?.focusAreaId ?? NOTHING) : null,
      sectorId: sector ? (found?.sectorId ?? NOTHING) : null,
    };
  }

  /** The units in kind among these, in the order in which forms offer them. */
  async units(codes: readonly string[]): Promise<{ readonly code: string; readonly name: LocalizedText }[]> {
    return this.publicReads.sql(sql<{ code: string; name: LocalizedText }>`
      select code, jsonb_build_object('km', name_km, 'en', name_en) as name from pledge_units
      where code = any(${codes}) order by rank, code`);
  }
}
