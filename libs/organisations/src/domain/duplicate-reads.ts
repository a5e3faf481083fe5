import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { foldText, type LocalizedText } from '#kernel';
import {
  compareOrganisations,
  type DuplicateVerdict,
  type OrganisationLikeness,
  PROPOSED_FROM,
  soundedNames,
} from './duplicate.rules.js';
import type { OrganisationKind, OrganisationState } from './organisation.entities.js';

/** What is asked about: an organisation that may not be written yet. */
export interface AskedOrganisation {
  readonly name: LocalizedText;
  readonly kind: OrganisationKind | null;
  readonly cityId: string | null;
  readonly website: string | null;
}

export interface SimilarOrganisation extends DuplicateVerdict {
  readonly organisationId: string;
}

export interface SimilarPair extends DuplicateVerdict {
  readonly aId: string;
  readonly bId: string;
}

interface CandidateRow {
  readonly id: string;
  readonly name: LocalizedText;
  readonly skeleton: LocalizedText;
  readonly kind: OrganisationKind;
  readonly cityId: string | null;
  readonly website: string | null;
  readonly asked: LocalizedText;
}

interface PairRow {
  readonly a: LikenessRow;
  readonly b: LikenessRow;
}

interface LikenessRow {
  readonly id: string;
  readonly name: LocalizedText;
  readonly skeleton: LocalizedText;
  readonly kind: string;
  readonly cityId: string | null;
  readonly website: string | null;
}

const MOST_SHOWN = 5;
const MOST_CANDIDATES = 200;

/** Organisations that may be one. Names alone are compared; nobody is merged here. */
@Injectable()
export class DuplicateReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The likeliest five, verified ones by default; `exceptId` is the one that is asked about. */
  async similarTo(
    asked: AskedOrganisation,
    options: { exceptId?: string; states?: readonly OrganisationState[]; tx?: Tx } = {},
  ): Promise<SimilarOrganisation[]> {
    const query = candidatesOf(asked, options.exceptId ?? null, options.states ?? ['VERIFIED']);
    const rows = await (options.tx ? options.tx.sql(query) : this.unitOfWork.read(query));
    return rows
      .map((row): SimilarOrganisation => {
        const one = { ...asked, kind: asked.kind ?? row.kind, names: soundedNames(asked.name, row.asked) };
        return { organisationId: row.id, ...compareOrganisations(one, likenessOf(row)) };
      })
      .filter(({ score }) => score >= PROPOSED_FROM)
      .toSorted((a, b) => b.score - a.score || a.organisationId.localeCompare(b.organisationId))
      .slice(0, MOST_SHOWN);
  }

  /** The likeliest pairs of all, which nobody has told apart: at most `most`, with a hundred of them looked at for each
   *  that is shown at first. Indexes: ix_organisations__skeleton_km, ix_organisations__skeleton_en. */
  async pairs(actor: Actor, most: number): Promise<SimilarPair[]> {
    const rows = await this.unitOfWork.readAs(actor, similarPairs());
    return rows
      .map(({ a, b }) => ({ aId: a.id, bId: b.id, ...compareOrganisations(likenessOf(a), likenessOf(b)) }))
      .filter(({ score }) => score >= PROPOSED_FROM)
      .toSorted((x, y) => y.score - x.score || x.aId.localeCompare(y.aId))
      .slice(0, most);
  }
}

const likenessOf = (row: LikenessRow): OrganisationLikeness => ({
  names: soundedNames(row.name, row.skeleton),
  kind: row.kind,
  cityId: row.cityId,
  website: row.website,
});

const LIKENESS = (o: string): string => `jsonb_build_object('id', ${o}.id,
  'name', jsonb_build_object('km', ${o}.name_km, 'en', ${o}.name_en),
  'skeleton', jsonb_build_object('km', ${o}.skeleton_km, 'en', ${o}.skeleton_en),
  'kind', ${o}.kind, 'cityId', ${o}.city_id, 'website', ${o}.website)`;

/** Candidates by how they sound, however they are written. Indexes: ix_organisations__skeleton_km, …_en, ix_organisations__folded_km, …_en. */
const candidatesOf = (
  asked: AskedOrganisation,
  exceptId: string | null,
  states: readonly OrganisationState[],
): SqlQuery<CandidateRow> => sql<CandidateRow>`
  with asked as materialized (
    select organisation_skeleton(${asked.name.km}) as km, organisation_skeleton(${asked.name.en}) as en)
  select o.id, jsonb_build_object('km', o.name_km, 'en', o.name_en) as name,
    jsonb_build_object('km', o.skeleton_km, 'en', o.skeleton_en) as skeleton,
    o.kind, o.city_id as "cityId", o.website, jsonb_build_object('km', asked.km, 'en', asked.en) as asked
  from asked, organisations o
  where o.state = any(${states}) and o.id is distinct from ${exceptId}::uuid
    and (o.skeleton_km % asked.km or o.skeleton_km % asked.en or o.skeleton_en % asked.km or o.skeleton_en % asked.en
      or o.folded_km = any(${foldedOf(asked.name)}) or o.folded_en = any(${foldedOf(asked.name)}))
    and not exists (select from told_apart t where t.subject_type = 'ORGANISATION'
      and t.low_id = least(o.id, ${exceptId}::uuid) and t.high_id = greatest(o.id, ${exceptId}::uuid) and ${exceptId}::uuid is not null)
  order by greatest(similarity(o.skeleton_km, asked.km), similarity(o.skeleton_en, asked.en),
    similarity(o.skeleton_km, asked.en), similarity(o.skeleton_en, asked.km)) desc limit ${MOST_CANDIDATES}`;

const foldedOf = ({ km, en }: LocalizedText): string[] => [foldText(km), foldText(en)];

const MOST_PAIRS = 2_000;

const similarPairs = (): SqlQuery<PairRow> => ({
  text: `select ${LIKENESS('a')} as a, ${LIKENESS('b')} as b
    from organisations a join organisations b on a.id < b.id
      and (a.skeleton_km % b.skeleton_km or a.skeleton_en % b.skeleton_en or a.skeleton_km % b.skeleton_en or a.skeleton_en % b.skeleton_km)
    where a.state in ('VERIFIED', 'UNVERIFIED') and b.state in ('VERIFIED', 'UNVERIFIED')
      and not exists (select from told_apart t where t.subject_type = 'ORGANISATION' and t.low_id = a.id and t.high_id = b.id)
    order by greatest(similarity(a.skeleton_km, b.skeleton_km), similarity(a.skeleton_en, b.skeleton_en)) desc limit ${MOST_PAIRS}`,
  values: [],
});
