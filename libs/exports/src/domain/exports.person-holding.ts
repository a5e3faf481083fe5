import { Injectable } from '@nestjs/common';
import { sql } from '#database';
import { type MergeRecord, type PersonColumn, PersonHolding } from '#privacy';

/** What somebody was about to download, nobody else downloads. */
@Injectable()
export class ExportsPersonHolding extends PersonHolding {
  readonly held = 'exports';
  readonly columns: readonly PersonColumn[] = [
    { table: 'export_tokens', column: 'person_id', act: 'BY_HAND' },
  ];

  override async move({ tx, merging }: MergeRecord): Promise<void> {
    await tx.sql(sql`delete from export_tokens where person_id = ${merging.fromId}`);
  }
}
