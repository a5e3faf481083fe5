import { Injectable } from '@nestjs/common';
import { fromPackageRoot } from '#kernel';
import { Typesetter, TYPESETTER_DEFAULTS, type TypesetterSettings } from '#typesetting';

export const REPORT_TYPESETTER: TypesetterSettings = {
  ...TYPESETTER_DEFAULTS,
  template: fromPackageRoot('libs', 'reports', 'templates', 'report.typ'),
};

/** Sets official letters. */
@Injectable()
export class ReportTypesetter extends Typesetter {
  protected override readonly settings = REPORT_TYPESETTER;
}
