import { Injectable } from '@nestjs/common';
import {
  type LineEnd,
  sql,
  type SqlQuery,
  type Tx,
  UnitOfWork,
  type WaitingLine,
  workOffLine,
  workOnLine,
} from '#database';
import { compareOrganisations, type DuplicateVerdict, PROPOSED_FROM } from './duplicate.rules.js';
import { type LikenessRow, likenessOf, selectLikeness } from './organisation-likeness.sql.js';

/** Compared in one transaction, well within the time a statement has where many names sound alike and the machine is busy. */
const AT_ONCE = 5;
/** Of one organisation so many are kept: those that sound most alike. */
const KEPT = 50;

/** Compares organisations that are new or have changed with those that may be the same, and keeps the pairs worth proposing. */
@Injectable()
export class CompareOrganisations {
  private readonly line: WaitingLine = {
    lock: 'organisations.compare-organisations',
    take: takeWaiting,
    work: (tx, ids) => this.compare(tx, ids),
  };

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Compares all that wait, at most `most`. Answers how many it took up. */
  round(most: number): Promise<number> {
    return workOffLine(this.unitOfWork, this.line, { atOnce: AT_ONCE, most });
  }

  /** Compares some of those that wait. */
  slice(most: number, first: LineEnd): Promise<number> {
    return workOnLine(this.unitOfWork, this.line, most, first);
  }

  private async compare(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.sql(
      sql`delete from organisation_pairs where low_id = any(${ids}::uuid[]) or high_id = any(${ids}::uuid[])`,
    );
    const rows = await tx.sql(likelyPairs(ids));
    const found = rows
      .map(({ a, b }): JudgedPair => ({
        aId: a.id,
        bId: b.id,
        ...compareOrganisations(likenessOf(a), likenessOf(b)),
      }))
      .filter(({ score }) => score >= PROPOSED_FROM);
    if (found.length > 0) await tx.sql(keepPairs(found));
  }
}

interface JudgedPair extends DuplicateVerdict {
  readonly aId: string;
  readonly bId: string;
}

interface PairRow {
  readonly a: LikenessRow;
  readonly b: LikenessRow;
}

const takeWaiting = (most: number, first: LineEnd): SqlQuery<{ subjectId: string }> => ({
  text: `delete from organisations_to_compare where id in (
      select id from organisations_to_compare order by id ${first === 'NEWEST' ? 'desc' : ''} limit $1)
    returning organisation_id as "subjectId"`,
  values: [most],
});

const LIVE = (o: string): string => `${o}.state in ('VERIFIED', 'UNVERIFIED')`;

/** Which sound like one of these, or are written the same. Indexes: ix_organisations__skeleton_km, …_en, ix_organisations__folded_km,
 *  …_en. */
export const likelyPairs = (ids: readonly string[]): SqlQuery<PairRow> => ({
  text: `select ${selectLikeness('a')} as a, ${selectLikeness('b')} as b
    from (select distinct least(me.id, other.id) as low_id, greatest(me.id, other.id) as high_id
      from organisations me cross join lateral (
        select o.id from organisations o
        where ${LIVE('o')} and o.id <> me.id
          and (o.skeleton_km % me.skeleton_km or o.skeleton_km % me.skeleton_en or o.skeleton_en % me.skeleton_km
            or o.skeleton_en % me.skeleton_en or o.folded_km = me.folded_km or o.folded_en = me.folded_en)
        order by greatest(similarity(o.skeleton_km, me.skeleton_km), similarity(o.skeleton_en, me.skeleton_en),
          similarity(o.skeleton_km, me.skeleton_en), similarity(o.skeleton_en, me.skeleton_km)) desc, o.id
        limit ${KEPT}) other
      where me.id = any($1::uuid[]) and ${LIVE('me')}) pair
    join organisations a on a.id = pair.low_id join organisations b on b.id = pair.high_id`,
  values: [ids],
});

const keepPairs = (pairs: readonly JudgedPair[]): SqlQuery<never> => sql`
  insert into organisation_pairs (low_id, high_id, score, reasons)
  select (p ->> 'aId')::uuid, (p ->> 'bId')::uuid, (p ->> 'score')::smallint, array(select jsonb_array_elements_text(p -> 'reasons'))
  from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) p`;
