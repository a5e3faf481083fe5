import { Injectable } from '@nestjs/common';
import { type PersonColumn, PersonHolding } from '#privacy';

/** Who handed in a version stays who did. */
@Injectable()
export class MaterialsPersonHolding extends PersonHolding {
  readonly held = 'catalogue';
  readonly columns: readonly PersonColumn[] = [
    { table: 'material_hand_ins', column: 'person_id', act: 'STAYS' },
  ];
}
