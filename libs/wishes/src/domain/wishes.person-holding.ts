import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Wishes follow the person: an address waits once for a course, whosever record it is of. */
@Injectable()
export class WishesPersonHolding extends PersonHolding {
  readonly held = 'wishes';
  readonly columns: readonly PersonColumn[] = [
    { table: 'date_wishes', column: 'person_id', act: 'MOVES', key: ['id'], watch: 'ROW' },
  ];
}
