import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { referenceOf } from '../domain/report.views.js';
import { REPORT_PREFIX } from './report.mapper.js';

/** Reports in the audit, by their number: what a draft says is its writers' own. */
@Injectable()
export class ReportAuditSubject extends AuditSubjectSource {
  readonly type = 'report';
  readonly prefix = REPORT_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  /** Past the second wall: whoever reads the audit reads no reports, but the number of each. */
  async describe(_actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.read(sql<{ id: string; serial: number; createdAt: Date }>`
      select id, serial, created_at as "createdAt" from reports where id = any(${uuids}::uuid[])`);
    return new Map(
      rows.map((row) => [row.id, { name: { km: referenceOf(row), en: referenceOf(row) }, page: null }]),
    );
  }
}
