import { Injectable } from '@nestjs/common';
import { PublicReads } from '#database';
import { keyAfter, type Locale, type Page, type PageRequest, toPage } from '#kernel';
import type { CityView, FocusAreaView, SectorView } from './catalogue.views.js';
import { byId, groupBy, matching, text } from './reading.js';

const CITY = `select id, code, ${text('name')} as name, country_code as "countryCode", time_zone as "timeZone",
  is_pilot as "isPilot", upper(weave) as weave from cities`;
const FOCUS_AREA = `select id, code, ${text('name')} as name, rank from focus_areas`;
const SECTOR = `select id, code, ${text('name')} as name, focus_area_id as "focusAreaId" from sectors`;
/** Cities, focus areas and sectors as everybody reads them: plain rows, set by set, under the role that sees no people. */
@Injectable()
export class CatalogueReads {
  constructor(private readonly publicReads: PublicReads) {}

  async citiesByIds(ids: readonly string[]): Promise<Map<string, CityView>> {
    return byId(await this.publicReads.sql(matching<CityView>(`${CITY} where id = any($1)`, ids)));
  }

  async citiesByCodes(codes: readonly string[]): Promise<Map<string, CityView>> {
    const rows = await this.publicReads.sql(matching<CityView>(`${CITY} where code = any($1)`, codes));
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Cities where the programme works first, then by code. */
  async pageOfCities(request: PageRequest): Promise<Page<CityView>> {
    const [isOther, code] = keyAfter(request, ['number', 'text']) ?? [-1, ''];
    const rows = await this.publicReads.sql<CityView>({
      text: `${CITY} where (case when is_pilot then 0 else 1 end, code) > ($1::int, $2)
        order by case when is_pilot then 0 else 1 end, code limit $3`,
      values: [isOther, code, request.first + 1],
    });
    return toPage(rows, request.first, (city) => [city.isPilot ? 0 : 1, city.code]);
  }

  /** Those of these ids, or every one for null: cities where the programme works first, then by code. They are some thirty. */
  async allOrThese(ids: readonly string[] | null): Promise<CityView[]> {
    return this.publicReads.sql<CityView>({
      text: `${CITY} where $1::uuid[] is null or id = any($1) order by not is_pilot, code limit 200`,
      values: [ids],
    });
  }

  async focusAreasByIds(ids: readonly string[]): Promise<Map<string, FocusAreaView>> {
    return byId(await this.publicReads.sql(matching<FocusAreaView>(`${FOCUS_AREA} where id = any($1)`, ids)));
  }

  /** Focus areas in the network's order. */
  async pageOfFocusAreas(request: PageRequest): Promise<Page<FocusAreaView>> {
    const [rank, code] = keyAfter(request, ['number', 'text']) ?? [-1, ''];
    const rows = await this.publicReads.sql<FocusAreaView>({
      text: `${FOCUS_AREA} where (rank, code) > ($1::int, $2) order by rank, code limit $3`,
      values: [rank, code, request.first + 1],
    });
    return toPage(rows, request.first, (area) => [area.rank, area.code]);
  }

  async sectorsByIds(ids: readonly string[]): Promise<Map<string, SectorView>> {
    return byId(await this.publicReads.sql(matching<SectorView>(`${SECTOR} where id = any($1)`, ids)));
  }

  /** The sectors of each focus area, by name in the reader's language. An area without sectors has no entry. */
  async sectorsOfFocusAreas(
    focusAreaIds: readonly string[],
    locale: Locale,
  ): Promise<Map<string, SectorView[]>> {
    const query = `${SECTOR} where focus_area_id = any($1)
      order by focus_area_id, name_${locale} collate "${locale}-x-icu", code`;
    const rows = await this.publicReads.sql(matching<SectorView>(query, focusAreaIds));
    return groupBy(rows, (row) => row.focusAreaId);
  }
}
