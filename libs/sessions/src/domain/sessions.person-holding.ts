import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Who held a session is public by name; a right to its roster moves to nobody, nor the way in of who watches it. */
@Injectable()
export class SessionsPersonHolding extends PersonHolding {
  readonly held = 'sessions';
  readonly columns: readonly PersonColumn[] = [
    { table: 'session_trainers', column: 'person_id', act: 'STAYS' },
    { table: 'session_observers', column: 'person_id', act: 'STAYS' },
  ];
}
