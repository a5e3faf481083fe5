import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { SESSION_PREFIX } from './session.mapper.js';

/** Sessions in the audit, by the title of their course. */
@Injectable()
export class SessionAuditSubject extends AuditSubjectSource {
  readonly type = 'session';
  readonly prefix = SESSION_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText }>`
      select s.id, jsonb_build_object('km', c.title_km, 'en', c.title_en) as name
      from sessions s join courses c on c.id = s.course_id where s.id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name }) => [id, { name, page: `/sessions/${toGlobalId(SESSION_PREFIX, id)}` }]),
    );
  }
}
