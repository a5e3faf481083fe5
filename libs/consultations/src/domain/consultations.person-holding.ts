import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Answers follow their author. */
@Injectable()
export class ConsultationsPersonHolding extends PersonHolding {
  readonly held = 'consultations';
  readonly columns: readonly PersonColumn[] = [
    { table: 'submissions', column: 'submitted_by', act: 'MOVES', key: ['id'] },
    { table: 'submissions', column: 'answered_by', act: 'STAYS' },
    { table: 'topics', column: 'asked_by', act: 'STAYS' },
  ];
}
