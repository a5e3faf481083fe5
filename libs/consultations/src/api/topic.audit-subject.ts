import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { TOPIC_PREFIX } from './consultation.mapper.js';

/** Topics in the audit. */
@Injectable()
export class TopicAuditSubject extends AuditSubjectSource {
  readonly type = 'topic';
  readonly prefix = TOPIC_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText }>`
      select id, jsonb_build_object('km', title_km, 'en', title_en) as name from topics where id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name }) => [id, { name, page: `/topics/${toGlobalId(TOPIC_PREFIX, id)}` }]),
    );
  }
}
