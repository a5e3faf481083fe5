import { Injectable } from '@nestjs/common';
import { sql, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import type { RollupCheckView } from './overview.views.js';

/** A figure that is not what the plain count says. */
export interface WrongFigure {
  readonly sessionId: string;
  readonly measure: string;
  readonly organisationKind: string;
  readonly stands: number;
  readonly counted: number;
}

export interface RollupCheck {
  readonly compared: number;
  readonly wrong: number;
  /** The first of them, at most 20. */
  readonly examples: readonly WrongFigure[];
}

const EXAMPLES = 20;
const KEPT_DAYS = 400;

/** Compares the figures of people with plain counts. Pledges have a check of their own. */
@Injectable()
export class CheckOverviewRollups {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Compares each figure, in one statement and so of one moment, and writes down what it found. Mends nothing:
   *  a wrong figure is a fault to be understood. For the worker's role or the owner's. */
  async check(): Promise<RollupCheck> {
    return this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`set local statement_timeout = '10min'`);
      const [found] = await tx.sql(sql<RollupCheck>`
        with counted as (
          select session_id, measure, organisation_kind, count(*) as people from overview_people group by 1, 2, 3),
        compared as (
          select session_id, measure, organisation_kind, coalesce(r.people, 0) as stands, coalesce(c.people, 0) as counted
          from overview_rollups r full join counted c using (session_id, measure, organisation_kind))
        select count(*)::int as compared, count(*) filter (where stands <> counted)::int as wrong,
          coalesce((select jsonb_agg(w) from (
            select session_id as "sessionId", measure, organisation_kind as "organisationKind", stands, counted from compared
            where stands <> counted order by session_id, measure, organisation_kind limit ${EXAMPLES}) w), '[]') as examples
        from compared`);
      const check = found ?? { compared: 0, wrong: 0, examples: [] };
      await tx.sql(sql`
        insert into overview_rollup_checks (id, compared, wrong, examples)
        values (${newId()}, ${check.compared}, ${check.wrong}, ${JSON.stringify(check.examples)})`);
      await tx.sql(sql`
        delete from overview_rollup_checks where checked_at < app_now() - make_interval(days => ${KEPT_DAYS})`);
      return check;
    });
  }

  /** The check, when it is due: the first time that somebody asks after one o'clock in the night of the programme's
   *  time zone, later if nobody did. Null otherwise. */
  async checkWhenDue(timeZone: string): Promise<RollupCheck | null> {
    const [due] = await this.unitOfWork.read(sql<{ isDue: boolean }>`
      select coalesce(max(checked_at) < (date_trunc('day', (app_now() at time zone ${timeZone}) - interval '1 hour')
        + interval '1 hour') at time zone ${timeZone}, true) as "isDue"
      from overview_rollup_checks`);
    return due?.isDue ? this.check() : null;
  }

  /** Makes every figure anew from the rows. Who changes registrations, invitations or attendances waits meanwhile, a
   *  second for a hundred thousand of them. For the owner's role. */
  async rebuild(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`set local statement_timeout = '10min'`);
      // Whoever has added to a figure has ended then, and is counted; whoever has not adds to the new one.
      await tx.sql(sql`lock table overview_rollups in share row exclusive mode`);
      await tx.sql(sql`delete from overview_rollups`);
      await tx.sql(sql`
        insert into overview_rollups (session_id, measure, organisation_kind, people)
        select session_id, measure, organisation_kind, count(*) from overview_people group by 1, 2, 3`);
    });
  }

  /** What the last check found; null when there was none yet. */
  async last(tx: Tx): Promise<RollupCheckView | null> {
    const [row] = await tx.sql(sql<RollupCheckView>`
      select checked_at as "checkedAt", compared, wrong from overview_rollup_checks order by checked_at desc limit 1`);
    return row ?? null;
  }
}
