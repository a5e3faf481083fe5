import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Authorship moves: nobody approves what they wrote, under either record. Steps stay as they were taken. */
@Injectable()
export class ReportsPersonHolding extends PersonHolding {
  readonly held = 'reports';
  readonly columns: readonly PersonColumn[] = [
    {
      table: 'report_authors',
      column: 'person_id',
      act: 'MOVES',
      key: ['report_id', 'person_id'],
      collides: 'exists (select from report_authors o where o.report_id = t.report_id and o.person_id = $2)',
    },
    { table: 'report_steps', column: 'person_id', act: 'STAYS' },
    { table: 'report_versions', column: 'submitted_by', act: 'STAYS' },
    { table: 'reports', column: 'created_by', act: 'STAYS' },
  ];
}
