import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Invitations follow the person; of two to one campaign the other's stays where it is, so that no figure changes. */
@Injectable()
export class OutreachPersonHolding extends PersonHolding {
  readonly held = 'outreach';
  readonly columns: readonly PersonColumn[] = [
    {
      table: 'campaign_recipients',
      column: 'person_id',
      act: 'MOVES',
      key: ['id'],
      watch: 'ROW',
      collides:
        'exists (select from campaign_recipients o where o.campaign_id = t.campaign_id and o.person_id = $2)',
    },
    { table: 'campaigns', column: 'created_by', act: 'STAYS' },
    { table: 'campaigns', column: 'started_by', act: 'STAYS' },
    { table: 'outreach_exclusions', column: 'excluded_by', act: 'STAYS' },
  ];
}
