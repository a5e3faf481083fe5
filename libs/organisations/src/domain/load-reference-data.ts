import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';
import { SUB_KINDS, type SubKindData } from '../data/sub-kinds.data.js';

/** Writes the sub-kinds, by code: new ones are added, the names of known ones brought up to date, none is removed.
 *  Running it again changes nothing. A sub-kind never changes its kind. */
export async function loadReferenceData(tx: Tx): Promise<void> {
  await tx.sql(upsertSubKinds(SUB_KINDS.map((subKind) => ({ ...subKind, id: newId() }))));
}

const upsertSubKinds = (subKinds: readonly (SubKindData & { id: string })[]): SqlQuery<never> => sql`
  insert into organisation_sub_kinds (id, code, kind, name_km, name_en)
  select id, code, kind, "nameKm", "nameEn"
  from jsonb_to_recordset(${JSON.stringify(subKinds)}::jsonb)
    as sub_kind (id uuid, code text, kind text, "nameKm" text, "nameEn" text)
  on conflict (code) do update set name_km = excluded.name_km, name_en = excluded.name_en
  where (organisation_sub_kinds.name_km, organisation_sub_kinds.name_en) is distinct from (excluded.name_km, excluded.name_en)`;
