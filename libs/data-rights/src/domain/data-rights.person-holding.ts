import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type PersonColumn, PersonHolding, type PersonMerging } from '#privacy';

/** An erasure that was asked for comes first: whoever asked meant the record as it was. */
@Injectable()
export class DataRightsPersonHolding extends PersonHolding {
  readonly held = 'data-rights';
  readonly columns: readonly PersonColumn[] = [
    { table: 'contact_changes', column: 'person_id', act: 'STAYS' },
    { table: 'erasures', column: 'person_id', act: 'STAYS' },
    { table: 'erasures', column: 'asked_by', act: 'STAYS' },
  ];

  override async standsAgainst(tx: Tx, { fromId, intoId }: PersonMerging): Promise<boolean> {
    const open = await tx.sql(sql`
      select from erasures where person_id = any(${[fromId, intoId]}::uuid[]) and cancelled_at is null and done_at is null`);
    return open.length > 0;
  }
}
