import { Injectable } from '@nestjs/common';
import { NAMED_DEPUTY } from '../domain/approval-deputies.service.js';
import { deputyMail, type DeputyMailFacts } from './deputy-mail.js';
import { SessionMailComposer } from './session-mail.composer.js';

/** Tells a deputy in whose place they decide, and on which days. */
@Injectable()
export class DeputyMailComposer extends SessionMailComposer<DeputyMailFacts> {
  readonly kinds = [NAMED_DEPUTY];
  protected readonly partsOf = deputyMail;

  /** None when another was named meanwhile, it was taken back, or the days are over. */
  protected async factsOf(ids: readonly string[]): Promise<Map<string, DeputyMailFacts>> {
    const rows = await this.unitOfWork.read<DeputyMailFacts>({
      text: `select d.id, a.full_name as away, d.starts_on::text as "startsOn", d.ends_on::text as "endsOn"
        from approval_deputies d join people a on a.id = d.person_id
        where d.id = any($1::uuid[]) and d.ends_on >= (app_now() at time zone $2)::date`,
      values: [ids, this.config.programmeTimeZone],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
