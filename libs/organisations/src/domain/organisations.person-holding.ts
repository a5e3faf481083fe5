import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Whoever belongs to an organisation in both records is a member once. What somebody decided stays with the record that decided it. */
@Injectable()
export class OrganisationsPersonHolding extends PersonHolding {
  readonly held = 'organisations';
  readonly columns: readonly PersonColumn[] = [
    {
      table: 'memberships',
      column: 'person_id',
      act: 'MOVES',
      key: ['organisation_id', 'person_id'],
      watch: 'ROW',
      collides:
        'exists (select from memberships o where o.organisation_id = t.organisation_id and o.person_id = $2)',
      collision: 'TAKEN_AWAY',
    },
    {
      table: 'organisation_join_requests',
      column: 'person_id',
      act: 'MOVES',
      key: ['id'],
      watch: 'ROW',
      collides: `t.state = 'WAITING' and exists (select from organisation_join_requests o where o.organisation_id = t.organisation_id
        and o.person_id = $2 and o.state = 'WAITING')`,
    },
    { table: 'organisation_join_requests', column: 'decided_by', act: 'STAYS' },
    { table: 'organisation_proposals', column: 'proposed_by', act: 'MOVES', key: ['organisation_id'] },
    { table: 'organisation_proposals', column: 'asked_by', act: 'STAYS' },
    { table: 'organisation_proposals', column: 'decided_by', act: 'STAYS' },
    { table: 'organisation_domains', column: 'requested_by', act: 'STAYS' },
    { table: 'organisation_domains', column: 'decided_by', act: 'STAYS' },
    { table: 'organisation_join_links', column: 'created_by', act: 'STAYS' },
    { table: 'organisation_hand_overs', column: 'from_person_id', act: 'STAYS' },
  ];
}
