import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { PLEDGE_PREFIX } from './pledge.mapper.js';

/** Pledges in the audit, by the organisation that offers them. */
@Injectable()
export class PledgeAuditSubject extends AuditSubjectSource {
  readonly type = 'pledge';
  readonly prefix = PLEDGE_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText }>`
      select p.id, jsonb_build_object('km', o.name_km, 'en', o.name_en) as name
      from pledges p join organisations o on o.id = p.organisation_id where p.id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name }) => [id, { name, page: `/pledges/${toGlobalId(PLEDGE_PREFIX, id)}` }]),
    );
  }
}
