import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Pledges follow who offered them; sums are the organisation's and stay as they are. */
@Injectable()
export class PledgesPersonHolding extends PersonHolding {
  readonly held = 'pledges';
  readonly columns: readonly PersonColumn[] = [
    { table: 'pledges', column: 'offered_by', act: 'MOVES', key: ['id'] },
    { table: 'pledges', column: 'decided_by', act: 'STAYS' },
  ];
}
