import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from './person-holding.js';

/** Words of consent move with their dates, so that the newest of both holds; a refusal of campaigns stays an address's. */
@Injectable()
export class PrivacyPersonHolding extends PersonHolding {
  readonly held = 'privacy';
  readonly columns: readonly PersonColumn[] = [
    // An answer is given again to whoever asked, under the name that they had.
    { table: 'idempotency_keys', column: 'person_id', act: 'STAYS' },
    { table: 'consents', column: 'person_id', act: 'MOVES', key: ['serial'] },
    { table: 'sealed_values', column: 'person_id', act: 'MOVES', key: ['digest'] },
  ];
}
