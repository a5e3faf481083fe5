import { Injectable } from '@nestjs/common';
import { PublicReads, sql, type SqlQuery } from '#database';
import { foldText } from '#kernel';

/** Finds the organisation that a person means by a name they typed. */
@Injectable()
export class OrganisationMatcher {
  constructor(private readonly publicReads: PublicReads) {}

  /** The id of the one organisation whose Khmer or Latin name folds to the same text; null when there is none, or
   *  more than one: a guess is never written down. A name of one that was merged means its survivor. Public read; indexes ix_organisations__folded_km and …_en. */
  async matchByName(name: string): Promise<string | null> {
    return (await this.matchByNames([name])).get(name) ?? null;
  }

  /** The same for many names in one statement. Names without exactly one match have no entry. */
  async matchByNames(names: readonly string[]): Promise<Map<string, string>> {
    const foldedByName = new Map(names.map((name) => [name, foldText(name)]));
    const wanted = [...new Set(foldedByName.values())].filter(
      (folded) => folded !== '' && !folded.includes('\0'),
    );
    const rows = await this.publicReads.sql(uniqueMatches(wanted));
    const idByFolded = new Map(rows.map((row) => [row.folded, row.id]));
    const found = new Map<string, string>();
    for (const [name, folded] of foldedByName) {
      const id = idByFolded.get(folded);
      if (id) found.set(name, id);
    }
    return found;
  }
}

const uniqueMatches = (folded: readonly string[]): SqlQuery<{ folded: string; id: string }> => sql`
  select wanted.folded, min(coalesce(o.merged_into, o.id)::text) as id
  from unnest(${folded}::text[]) as wanted (folded)
  join organisations o on o.folded_km = wanted.folded or o.folded_en = wanted.folded
  group by wanted.folded having count(distinct coalesce(o.merged_into, o.id)) = 1`;
