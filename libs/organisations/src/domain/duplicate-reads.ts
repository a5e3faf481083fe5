import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { foldText, type LocalizedText } from '#kernel';
import { CompareOrganisations } from './compare-organisations.js';
import {
  compareOrganisations,
  type DuplicateVerdict,
  PROPOSED_FROM,
  soundedNames,
} from './duplicate.rules.js';
import { type LikenessRow, likenessOf } from './organisation-likeness.sql.js';
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

interface CandidateRow extends LikenessRow {
  readonly kind: OrganisationKind;
  readonly asked: LocalizedText;
}

const MOST_SHOWN = 5;
const MOST_CANDIDATES = 200;
/** New ones that whoever looks waits for: those of the last moments. The worker has compared the others. */
const COMPARED_AT_A_LOOK = 10;

/** Organisations that may be one. Names alone are compared; nobody is merged here. */
@Injectable()
export class DuplicateReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly comparing: CompareOrganisations,
  ) {}

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

  /** The likeliest pairs of all that nobody has told apart, at most `most`. */
  async pairs(actor: Actor, most: number): Promise<SimilarPair[]> {
    await this.comparing.slice(COMPARED_AT_A_LOOK, 'NEWEST');
    return this.unitOfWork.readAs(actor, likeliestPairs(most));
  }
}

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

/** Read in the order of the index until there are enough. Indexes: ix_organisation_pairs__score, pk_organisations, pk_told_apart. */
export const likeliestPairs = (most: number): SqlQuery<SimilarPair> => sql`
  select p.low_id as "aId", p.high_id as "bId", p.score, p.reasons
  from organisation_pairs p join organisations a on a.id = p.low_id join organisations b on b.id = p.high_id
  where a.state in ('VERIFIED', 'UNVERIFIED') and b.state in ('VERIFIED', 'UNVERIFIED')
    and not exists (select from told_apart t where t.subject_type = 'ORGANISATION' and t.low_id = p.low_id and t.high_id = p.high_id)
  order by p.score desc, p.low_id, p.high_id limit ${most}`;
