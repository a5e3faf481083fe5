import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { ORGANISATION_PREFIX } from './organisation.mapper.js';

/** Organisations in the audit. */
@Injectable()
export class OrganisationAuditSubject extends AuditSubjectSource {
  readonly type = 'organisation';
  readonly prefix = ORGANISATION_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText }>`
      select id, jsonb_build_object('km', name_km, 'en', name_en) as name from organisations where id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name }) => [
        id,
        { name, page: `/organisations/${toGlobalId(ORGANISATION_PREFIX, id)}` },
      ]),
    );
  }
}
