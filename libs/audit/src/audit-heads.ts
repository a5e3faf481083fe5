import { Injectable } from '@nestjs/common';
import { sql, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { AuditVerifier } from './audit-verifier.js';
import type { AuditHeadView } from './audit-reads.js';

/** Keeps the head of each day. What is kept outside the database proves later that nothing was cut off. */
@Injectable()
export class AuditHeads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly verifier: AuditVerifier,
  ) {}

  /** Once a day of the time zone: verifies the whole audit and writes the newest seal down with what was found.
   *  `andThen` runs in the same transaction, for the mail that sends it away. Null when the day has its head already, or
   *  when nothing is sealed yet. Safe beside others: one of them writes. */
  async keepWhenDue(
    timeZone: string,
    andThen: (tx: Tx, head: AuditHeadView) => Promise<void>,
  ): Promise<AuditHeadView | null> {
    const [today] = await this.unitOfWork.read(sql<{ day: string; isKept: boolean }>`
      select to_char(d.day, 'YYYY-MM-DD') as day, exists (select from audit_heads h where h.day = d.day) as "isKept"
      from (select (app_now() at time zone ${timeZone})::date as day) d`);
    if (!today || today.isKept) return null;
    const { fault, sealedRows } = await this.verifier.verify();
    const faultAt = fault && ('id' in fault ? fault.id : 'number' in fault ? String(fault.number) : null);
    return this.unitOfWork.run(async (tx) => {
      const [head] = await tx.sql(sql<AuditHeadView>`
        insert into audit_heads (id, day, number, hash, row_count, fault_kind, fault_at)
        select ${newId()}::uuid, ${today.day}::date, s.number, s.hash, ${sealedRows}, ${fault?.kind ?? null}, ${faultAt}
        from audit_seals s order by s.number desc limit 1
        on conflict (day) do nothing
        returning id, to_char(day, 'YYYY-MM-DD') as day, number::int as number, encode(hash, 'hex') as hash, row_count::int as "rowCount",
          fault_kind as "faultKind", fault_at as "faultAt", verified_at as "verifiedAt"`);
      if (!head) return null;
      await andThen(tx, head);
      return head;
    });
  }
}
