import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';
import { CITIES, type CityData } from '../data/cities.data.js';
import { type HolidayData, PUBLIC_HOLIDAYS } from '../data/public-holidays.data.js';
import { FOCUS_AREAS, type FocusAreaData } from '../data/sectors.data.js';

/** Writes the cities, focus areas and sectors, by code: new ones are added, known ones brought up to date, none
 *  is removed. Public holidays are added where the day has none: what an operator wrote stays. Running it again changes nothing. */
export async function loadReferenceData(tx: Tx): Promise<void> {
  await tx.sql(upsertCities(CITIES));
  await tx.sql(upsertFocusAreas(FOCUS_AREAS));
  await tx.sql(upsertSectors(FOCUS_AREAS));
  await tx.sql(addHolidays(PUBLIC_HOLIDAYS));
}

const withIds = (rows: readonly object[]): string =>
  JSON.stringify(rows.map((row) => ({ ...row, id: newId() })));

const upsertCities = (cities: readonly CityData[]): SqlQuery<never> => sql`
  insert into cities (id, code, country_code, name_km, name_en, time_zone, is_pilot, joined_on, weave)
  select id, code, "countryCode", "nameKm", "nameEn", "timeZone", "isPilot", "joinedOn", weave
  from jsonb_to_recordset(${withIds(cities)}::jsonb) as city (id uuid, code text, "countryCode" text, "nameKm" text,
    "nameEn" text, "timeZone" text, "isPilot" boolean, "joinedOn" date, weave text)
  on conflict (code) do update set country_code = excluded.country_code, name_km = excluded.name_km,
    name_en = excluded.name_en, time_zone = excluded.time_zone, is_pilot = excluded.is_pilot,
    joined_on = excluded.joined_on, weave = excluded.weave
  where (cities.country_code, cities.name_km, cities.name_en, cities.time_zone, cities.is_pilot, cities.joined_on, cities.weave)
    is distinct from (excluded.country_code, excluded.name_km, excluded.name_en, excluded.time_zone, excluded.is_pilot,
      excluded.joined_on, excluded.weave)`;

const upsertFocusAreas = (areas: readonly FocusAreaData[]): SqlQuery<never> => sql`
  insert into focus_areas (id, code, name_km, name_en, rank)
  select id, code, "nameKm", "nameEn", rank
  from jsonb_to_recordset(${withIds(areas.map(({ code, nameKm, nameEn }, at) => ({ code, nameKm, nameEn, rank: at + 1 })))}::jsonb)
    as area (id uuid, code text, "nameKm" text, "nameEn" text, rank smallint)
  on conflict (code) do update set name_km = excluded.name_km, name_en = excluded.name_en, rank = excluded.rank
  where (focus_areas.name_km, focus_areas.name_en, focus_areas.rank)
    is distinct from (excluded.name_km, excluded.name_en, excluded.rank)`;

const upsertSectors = (areas: readonly FocusAreaData[]): SqlQuery<never> => sql`
  insert into sectors (id, code, focus_area_id, name_km, name_en)
  select sector.id, sector.code, area.id, sector."nameKm", sector."nameEn"
  from jsonb_to_recordset(${withIds(areas.flatMap((area) => area.sectors.map((sector) => ({ ...sector, area: area.code }))))}::jsonb)
    as sector (id uuid, code text, area text, "nameKm" text, "nameEn" text)
  join focus_areas area on area.code = sector.area
  on conflict (code) do update set focus_area_id = excluded.focus_area_id, name_km = excluded.name_km, name_en = excluded.name_en
  where (sectors.focus_area_id, sectors.name_km, sectors.name_en)
    is distinct from (excluded.focus_area_id, excluded.name_km, excluded.name_en)`;

const addHolidays = (holidays: readonly HolidayData[]): SqlQuery<never> => sql`
  insert into public_holidays (country_code, held_on, name_km, name_en)
  select "countryCode", "heldOn", "nameKm", "nameEn"
  from jsonb_to_recordset(${JSON.stringify(holidays)}::jsonb) as holiday ("countryCode" text, "heldOn" date, "nameKm" text, "nameEn" text)
  on conflict (country_code, held_on) do nothing`;
