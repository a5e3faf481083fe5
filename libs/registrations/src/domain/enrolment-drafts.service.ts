import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { discardDraftRows, type DraftOf, draftRows, type DraftRow } from './enrolment-draft.js';

/** What is left of an organisation's lists for a session. The caller has decided that the actor coordinates it.
 *  Source: docs/stories/coordinator-lists.md. */
@Injectable()
export class EnrolmentDraftsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** As many rows as a list may have, in the order in which they were kept. */
  rows(actor: Actor, organisationId: string, sessionId: string | null): Promise<DraftRow[]> {
    return this.unitOfWork.readAs(actor, draftRows(organisationId, sessionId));
  }

  /** Throws all of it away; answers how many rows that were. */
  async discard(actor: Actor, of: DraftOf): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const { length } = await tx.sql(discardDraftRows(of));
      if (length > 0)
        await this.audit.record(tx, {
          actor,
          action: 'registrations.discard-draft',
          subjectType: 'session',
          subjectId: of.sessionId,
          before: { organisationId: of.organisationId, draftRows: length },
          after: null,
        });
      return length;
    });
  }
}
