import { Injectable } from '@nestjs/common';
import { PublicReads, sql } from '#database';
import { decodeCursor, foldText, type Locale, type Page, type PageRequest, toPage } from '#kernel';
import type { OrganisationSubKindView, OrganisationView } from './organisation.views.js';

const ORGANISATION = `o.id, o.kind, o.sub_kind_id as "subKindId", o.city_id as "cityId",
  jsonb_build_object('km', o.name_km, 'en', o.name_en) as name`;

/** In Khmer by the Khmer order of words; in English by the Latin names' own. */
const ORDER: Record<Locale, string> = {
  km: `o.name_km collate "km-x-icu"`,
  en: `o.name_en collate "en-x-icu"`,
};

/** Organisations as everybody reads them. Their names are public; who belongs to them is not. */
@Injectable()
export class OrganisationReads {
  constructor(private readonly publicReads: PublicReads) {}

  async byIds(ids: readonly string[]): Promise<Map<string, OrganisationView>> {
    const rows = await this.publicReads.sql<OrganisationView>({
      text: `select ${ORGANISATION} from organisations o where o.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, row]));
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

  /** Organisations by name in the reader's language; with `search`, those whose Khmer or Latin name holds the text,
   *  however it is spelt (`foldText`). A cursor belongs to the language it was given in. */
  async page(locale: Locale, search: string | null, request: PageRequest): Promise<Page<OrganisationView>> {
    const key = request.after === null ? null : decodeCursor(request.after, 2);
    const after = key?.every((part) => typeof part === 'string' && !part.includes('\0')) ? key : null;
    const rows = await this.publicReads.sql<OrganisationView>({
      text: `select ${ORGANISATION} from organisations o
        where ($1 = '' or position($1 in o.folded_km) > 0 or position($1 in o.folded_en) > 0)
          and ($2::text is null or (${ORDER[locale]}, o.id::text) > ($2 collate "${locale}-x-icu", $3::text))
        order by ${ORDER[locale]}, o.id::text limit $4`,
      // The database has no NUL in any text; a search for one finds nothing more than the text around it.
      values: [
        foldText((search ?? '').replaceAll('\0', '')),
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
      ],
    });
    return toPage(rows, request.first, (row) => [row.name[locale], row.id]);
  }
}
