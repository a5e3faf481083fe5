import { Injectable } from '@nestjs/common';
import { DECIDES_THERE, holdsNow } from '../domain/approval-deputies.sql.js';
import { TO_APPROVE } from '../domain/ask-to-approve.js';
import { approvalMail, type ApprovalMailFacts } from './approval-mail.js';
import { SessionMailComposer } from './session-mail.composer.js';
import { SESSION_MAIL_COLUMNS } from './session-mail-columns.js';

/** Asks those who decide about registrations that wait for approval. */
@Injectable()
export class ApprovalMailComposer extends SessionMailComposer<ApprovalMailFacts> {
  readonly kinds = [TO_APPROVE];
  protected readonly partsOf = approvalMail;

  /** None when nobody waits any more, or the session was cancelled, was postponed or has begun. */
  protected async factsOf(ids: readonly string[]): Promise<Map<string, ApprovalMailFacts>> {
    const rows = await this.unitOfWork.read<ApprovalMailFacts>({
      text: `select s.id as "sessionId", w.waiting, w.since, ${SESSION_MAIL_COLUMNS},
          (select coalesce(jsonb_agg(distinct jsonb_build_object('deputyId', d.deputy_id, 'name', a.full_name)), '[]')
            from approval_deputies d join people a on a.id = d.person_id join role_grants g on g.person_id = d.person_id
            where ${holdsNow('s.time_zone')} and ${DECIDES_THERE}) as places
        from sessions s join courses c on c.id = s.course_id left join cities y on y.id = s.city_id
          cross join lateral (select count(*)::int as waiting, min(coalesce(r.promoted_at, r.created_at)) as since from registrations r
            where r.session_id = s.id and r.pending_reason = 'APPROVAL') w
        where s.id = any($1::uuid[]) and s.status = 'OPEN' and s.starts_at > app_now() and w.waiting > 0`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.sessionId, row]));
  }
}
