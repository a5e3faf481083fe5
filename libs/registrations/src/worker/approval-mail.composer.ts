import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { People } from '#identity';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { TO_APPROVE } from '../domain/ask-to-approve.js';
import { approvalMail, type ApprovalMailFacts } from './approval-mail.js';
import { SESSION_MAIL_COLUMNS } from './session-mail-columns.js';

/** Asks those who decide about registrations that wait for approval. */
@Injectable()
export class ApprovalMailComposer extends MessageComposer {
  readonly kinds = [TO_APPROVE];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null when nobody waits any more, or the session was cancelled, was postponed or has begun. */
  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.factsOf(rows.flatMap((row) => row.causeId ?? []));
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = facts.get(row.causeId ?? '');
        if (!fact) return [row.id, null];
        const name = (row.personId && people.get(row.personId)?.fullName) || null;
        const { subject: words, ...content } = approvalMail(fact, row.locale, name);
        const subject = subjectLine(words);
        const bodies = mailLayout({ ...content, title: subject, origin: this.config.publicUrl });
        return [row.id, { ...bodies, subject, ...(name && { toName: name }) }];
      }),
    );
  }

  private async factsOf(ids: readonly string[]): Promise<Map<string, ApprovalMailFacts>> {
    const rows = await this.unitOfWork.read<ApprovalMailFacts>({
      text: `select s.id as "sessionId", w.waiting, w.since, ${SESSION_MAIL_COLUMNS}
        from sessions s join courses c on c.id = s.course_id left join cities y on y.id = s.city_id
          cross join lateral (select count(*)::int as waiting, min(coalesce(r.promoted_at, r.created_at)) as since from registrations r
            where r.session_id = s.id and r.pending_reason = 'APPROVAL') w
        where s.id = any($1::uuid[]) and s.status = 'OPEN' and s.starts_at > app_now() and w.waiting > 0`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.sessionId, row]));
  }
}
