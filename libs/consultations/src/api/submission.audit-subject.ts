import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { SUBMISSION_PREFIX, TOPIC_PREFIX } from './consultation.mapper.js';

/** Submissions in the audit, by the organisation and the topic. */
@Injectable()
export class SubmissionAuditSubject extends AuditSubjectSource {
  readonly type = 'submission';
  readonly prefix = SUBMISSION_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText; topicId: string }>`
      select s.id, s.topic_id as "topicId",
        jsonb_build_object('km', o.name_km || ' · ' || t.title_km, 'en', o.name_en || ' · ' || t.title_en) as name
      from submissions s join topics t on t.id = s.topic_id join organisations o on o.id = s.organisation_id
      where s.id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name, topicId }) => [
        id,
        { name, page: `/topics/${toGlobalId(TOPIC_PREFIX, topicId)}` },
      ]),
    );
  }
}
