import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** The ledger follows the person; each mail keeps the address that it went or goes to. */
@Injectable()
export class MessagingPersonHolding extends PersonHolding {
  readonly held = 'messaging';
  readonly columns: readonly PersonColumn[] = [
    { table: 'messages', column: 'person_id', act: 'MOVES', key: ['id', 'created_at'] },
  ];
}
