import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { SESSION_PREFIX } from '#sessions/api';
import { REGISTRATION_PREFIX } from './ticket.mapper.js';

/** Registrations in the audit, by the person and the session. They stand on the roster. */
@Injectable()
export class RegistrationAuditSubject extends AuditSubjectSource {
  readonly type = 'registration';
  readonly prefix = REGISTRATION_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText; sessionId: string }>`
      select r.id, r.session_id as "sessionId",
        jsonb_build_object('km', p.full_name || ' · ' || c.title_km, 'en', p.full_name || ' · ' || c.title_en) as name
      from registrations r join people p on p.id = r.person_id join sessions s on s.id = r.session_id
      join courses c on c.id = s.course_id where r.id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name, sessionId }) => [
        id,
        { name, page: `/trainer/sessions/${toGlobalId(SESSION_PREFIX, sessionId)}` },
      ]),
    );
  }
}
