import { Injectable } from '@nestjs/common';
import type { Role } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import type { Locale } from '#kernel';
import { MessageLedger } from '#messaging';
import type { ReportAct, ReportStatus } from './report.rules.js';

type ToldAct = Exclude<ReportAct, 'EDIT'>;

/** The kind of mail that tells of each act. */
export const KIND_OF_ACT = {
  SUBMIT: 'reports.submitted',
  FORWARD: 'reports.forwarded',
  RETURN: 'reports.returned',
  APPROVE: 'reports.approved',
} as const satisfies Record<ToldAct, string>;

/** Who is told beside the authors: everybody through whose hands the version has gone, and who has it next.
 *  Source: docs/stories/report.md. */
export function rolesToTell(act: ToldAct, from: ReportStatus): readonly Role[] {
  const isWithChair = act === 'SUBMIT' || (act === 'RETURN' && from === 'SUBMITTED');
  return isWithChair ? ['CHAIR'] : ['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'];
}

/** Tells both sides of each step, in its transaction. */
@Injectable()
export class ReportTidings {
  constructor(private readonly ledger: MessageLedger) {}

  /** One mail to each author and to each holder of the roles concerned who has an address; nobody gets two. */
  async tell(
    tx: Tx,
    step: { reportId: string; version: number; act: ToldAct; from: ReportStatus },
  ): Promise<void> {
    const readers = await tx.sql(readersOf(step.reportId, rolesToTell(step.act, step.from)));
    const kind = KIND_OF_ACT[step.act];
    await this.ledger.queue(
      tx,
      readers.map(({ id, email, locale }) => ({
        kind,
        personId: id,
        toAddress: email,
        locale,
        subject: { type: 'report', id: step.reportId, version: step.version },
        cause: { type: 'report', id: step.reportId },
        dedupeKey: `${kind}~${step.reportId}~v${step.version}~${id}`,
      })),
    );
  }
}

const readersOf = (
  reportId: string,
  roles: readonly Role[],
): SqlQuery<{ id: string; email: string; locale: Locale }> => sql`
  select p.id, p.email, p.locale from people p
  where p.email is not null
    and (p.id in (select a.person_id from report_authors a where a.report_id = ${reportId})
      or p.id in (select g.person_id from role_grants g where g.role = any(${roles})))
  order by p.id`;
