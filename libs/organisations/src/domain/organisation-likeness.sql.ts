import type { LocalizedText } from '#kernel';
import { type OrganisationLikeness, soundedNames } from './duplicate.rules.js';

/** What two organisations are compared by. */
export interface LikenessRow {
  readonly id: string;
  readonly name: LocalizedText;
  readonly skeleton: LocalizedText;
  readonly kind: string;
  readonly cityId: string | null;
  readonly website: string | null;
}

/** A `LikenessRow` as one value; `o` is the name by which the statement calls the organisation. */
export const selectLikeness = (o: 'a' | 'b'): string => `jsonb_build_object('id', ${o}.id,
  'name', jsonb_build_object('km', ${o}.name_km, 'en', ${o}.name_en),
  'skeleton', jsonb_build_object('km', ${o}.skeleton_km, 'en', ${o}.skeleton_en),
  'kind', ${o}.kind, 'cityId', ${o}.city_id, 'website', ${o}.website)`;

export const likenessOf = (row: LikenessRow): OrganisationLikeness => ({
  names: soundedNames(row.name, row.skeleton),
  kind: row.kind,
  cityId: row.cityId,
  website: row.website,
});
