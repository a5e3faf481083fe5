import { sql, type Tx } from '#database';
import { PLEDGE_UNITS } from '../data/units.data.js';

/** Writes the units of pledges in kind, by code: new ones are added, known ones brought up to date, none is
 *  removed. Running it again changes nothing. */
export async function loadReferenceData(tx: Tx): Promise<void> {
  const units = JSON.stringify(PLEDGE_UNITS.map((unit, at) => ({ ...unit, rank: at + 1 })));
  await tx.sql(sql`
    insert into pledge_units (code, name_km, name_en, one_en, rank)
    select code, "nameKm", "nameEn", "oneEn", rank
    from jsonb_to_recordset(${units}::jsonb) as unit (code text, "nameKm" text, "nameEn" text, "oneEn" text, rank smallint)
    on conflict (code) do update set name_km = excluded.name_km, name_en = excluded.name_en, one_en = excluded.one_en, rank = excluded.rank
    where (pledge_units.name_km, pledge_units.name_en, pledge_units.one_en, pledge_units.rank)
      is distinct from (excluded.name_km, excluded.name_en, excluded.one_en, excluded.rank)`);
}
