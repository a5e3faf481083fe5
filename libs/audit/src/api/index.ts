import { Injectable, Module } from '@nestjs/common';
import { can } from '#authz';
import { NodeSource, type RequestContext } from '#graphql';
import { AuditModule } from '../audit.module.js';
import { AuditReads } from '../audit-reads.js';
import { AuditOpenedRows } from './audit-opened-rows.js';
import { AUDIT_PREFIX, toAuditRow } from './audit.mapper.js';
import { AuditResolver } from './audit.resolver.js';
import { AuditSubjectNames } from './audit-subject.names.js';

@Injectable()
class AuditNodeSource extends NodeSource {
  readonly prefix = AUDIT_PREFIX;
  readonly typeName = 'AuditRow';

  constructor(
    private readonly reads: AuditReads,
    private readonly opened: AuditOpenedRows,
  ) {
    super();
  }

  async load(uuids: readonly string[], { actor }: RequestContext): Promise<(object | null)[]> {
    if (!can(actor, 'audit.read')) return uuids.map(() => null);
    const found = await this.reads.byIds(actor, uuids);
    const opened = await this.opened.open(actor, [...found.values()]);
    const rows = new Map(opened.map((row) => [row.id, row]));
    return uuids.map((uuid) => {
      const row = rows.get(uuid);
      return row ? toAuditRow(row) : null;
    });
  }
}

@Module({
  imports: [AuditModule],
  providers: [AuditResolver, AuditSubjectNames, AuditOpenedRows, AuditNodeSource],
  exports: [AuditSubjectNames],
})
export class AuditApiModule {}
