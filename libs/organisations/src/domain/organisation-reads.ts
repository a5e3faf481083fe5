import { Injectable } from '@nestjs/common';
import { PublicReads, sql } from '#database';
import { foldText, keyAfter, type Locale, type Page, type PageRequest, toPage } from '#kernel';
import type { OrganisationKind } from './organisation.entities.js';
import type { OrganisationSubKindView, OrganisationView } from './organisation.views.js';

const ORGANISATION = `o.id, o.kind, o.sub_kind_id as "subKindId", o.city_id as "cityId", o.state, o.website,
  jsonb_build_object('km', o.name_km, 'en', o.name_en) as name`;

/** In Khmer by the Khmer order of words; in English by the Latin names' own. */
const ORDER: Record<Locale, string> = {
  km: `o.name_km collate "km-x-icu"`,
  en: `o.name_en collate "en-x-icu"`,
};

/** Everything given must hold. */
export interface OrganisationFilter {
  /** Part of the Khmer or the Latin name, however it is spelt (`foldText`). */
  readonly search?: string | null;
  readonly kind?: OrganisationKind | null;
  /** Code of the city of its seat. */
  readonly city?: string | null;
  /** Only with a seat in one of these cities. */
  readonly cityIds?: readonly string[] | null;
}

/** Organisations as everybody reads them. Their names are public; who belongs to them is not. Lists hold the verified. */
@Injectable()
export class OrganisationReads {
  constructor(private readonly publicReads: PublicReads) {}

  /** By id; the id of one that was merged leads to the one that it turned out to be. */
  async byIds(ids: readonly string[]): Promise<Map<string, OrganisationView>> {
    const rows = await this.publicReads.sql<OrganisationView & { askedId: string }>({
      text: `select asked.id as "askedId", ${ORGANISATION}
        from organisations asked join organisations o on o.id = coalesce(asked.merged_into, asked.id) where asked.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map(({ askedId, ...row }) => [askedId, row]));
  }

  async subKindsByIds(ids: readonly string[]): Promise<Map<string, OrganisationSubKindView>> {
    const rows = await this.publicReads.sql(sql<OrganisationSubKindView>`
      select id, code, kind, jsonb_build_object('km', name_km, 'en', name_en) as name
      from organisation_sub_kinds where id = any(${ids})`);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** All of them: a few dozen. */
  async subKinds(locale: Locale): Promise<OrganisationSubKindView[]> {
    return this.publicReads.sql<OrganisationSubKindView>({
      text: `select id, code, kind, jsonb_build_object('km', name_km, 'en', name_en) as name
        from organisation_sub_kinds order by kind, name_${locale} collate "${locale}-x-icu", code`,
      values: [],
    });
  }

  /** Organisations by name in the reader's language. A cursor belongs to the language it was given in.
   *  Indexes: ix_organisations__name_km_id, ix_organisations__name_en_id. */
  async page(
    locale: Locale,
    filter: OrganisationFilter,
    request: PageRequest,
  ): Promise<Page<OrganisationView>> {
    const after = keyAfter(request, ['text', 'id']);
    const rows = await this.publicReads.sql<OrganisationView>({
      text: `select ${ORGANISATION} from organisations o where ${FITS}
          and ($5::text is null or (${ORDER[locale]}, o.id) > ($5 collate "${locale}-x-icu", $6::uuid))
        order by ${ORDER[locale]}, o.id limit $7`,
      values: [...valuesOf(filter), after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [row.name[locale], row.id]);
  }

  /** How many fit. */
  async count(filter: OrganisationFilter): Promise<number> {
    const [row] = await this.publicReads.sql<{ count: number }>({
      text: `select count(*)::int as count from organisations o where ${FITS}`,
      values: valuesOf(filter),
    });
    return row!.count;
  }
}

/** Both names are compared without blanks: Khmer has them where the writer takes a breath. */
const FITS = `o.state = 'VERIFIED' and ($1 = '' or position($1 in replace(o.folded_km, ' ', '')) > 0 or position($1 in replace(o.folded_en, ' ', '')) > 0)
  and ($2::text is null or o.kind = $2) and ($3::text is null or o.city_id = (select id from cities where code = $3))
  and ($4::uuid[] is null or o.city_id = any($4))`;

/** The database has no NUL in any text: a search for one finds nothing more than the text around it. */
const valuesOf = ({ search, kind, city, cityIds }: OrganisationFilter): unknown[] => [
  foldText((search ?? '').replaceAll('\0', '')).replaceAll(' ', ''),
  kind ?? null,
  city?.replaceAll('\0', '') ?? null,
  cityIds ?? null,
];
