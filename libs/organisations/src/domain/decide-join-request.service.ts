import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { SealedValues } from '#privacy';
import { addMembership, holdOwn } from './coordination.js';
import type { CoordinatorRefusal } from './organisation.errors.js';
import { isCoordinatorOf } from './organisation.policy.js';
import { readReason } from './proposal.rules.js';
import { person, TellAboutOrganisation } from './tell-about-organisation.js';

export type DecideJoinRefusal =
  | CoordinatorRefusal
  | Refusal<'JOIN_REQUEST_NOT_FOUND' | 'JOIN_REQUEST_DECIDED' | 'REASON_REQUIRED' | 'REASON_TOO_LONG'>;

export interface DecideJoinRequest {
  readonly requestId: string;
  readonly isApproved: boolean;
  readonly reason: string | null;
}

/** A coordinator answers whoever asks to join. Source: docs/stories/organisation-life.md. */
@Injectable()
export class DecideJoinRequestService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
  ) {}

  /** Answers the organisation's id. Refuses JOIN_REQUEST_NOT_FOUND (also when it is another organisation's),
   *  JOIN_REQUEST_DECIDED, REASON_REQUIRED (to decline), REASON_TOO_LONG, and what `holdOwn` refuses. */
  async decide(actor: Actor, wanted: DecideJoinRequest): Promise<Result<string, DecideJoinRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const request = await lockRequest(tx, wanted.requestId);
      if (!request || !isCoordinatorOf(actor, request.organisationId))
        return refuse('JOIN_REQUEST_NOT_FOUND', { path: ['requestId'] });
      const held = await holdOwn(tx, actor, request.organisationId);
      if (!held.ok) return held;
      if (request.state !== 'WAITING') return refuse('JOIN_REQUEST_DECIDED');
      const reason = readReason(wanted.reason, !wanted.isApproved);
      if (!reason.ok) return reason;
      const state = wanted.isApproved ? 'APPROVED' : 'DECLINED';
      await tx.sql(sql`
        update organisation_join_requests set state = ${state}, decided_by = ${actor.personId}, decided_at = app_now(),
          decision_reason = ${reason.value} where id = ${wanted.requestId}`);
      if (wanted.isApproved) await addMembership(tx, request.organisationId, request.personId);
      await this.audit.record(tx, {
        actor,
        action: wanted.isApproved
          ? 'organisations.approve-join-request'
          : 'organisations.decline-join-request',
        subjectType: 'organisation',
        subjectId: request.organisationId,
        before: { requestId: wanted.requestId, personId: request.personId, state: 'WAITING' },
        after: { requestId: wanted.requestId, personId: request.personId, state },
        reason: await this.sealed.seal(tx, request.personId, reason.value),
      });
      const kind = wanted.isApproved ? 'organisations.join-approved' : 'organisations.join-declined';
      const cause = { type: 'join-request', id: wanted.requestId };
      await this.tell.tell(tx, { kind, cause }, person(request.personId));
      return accept(request.organisationId);
    });
  }
}

async function lockRequest(
  tx: Tx,
  requestId: string,
): Promise<{ organisationId: string; personId: string; state: string } | undefined> {
  const [request] = await tx.sql(sql<{ organisationId: string; personId: string; state: string }>`
    select organisation_id as "organisationId", person_id as "personId", state
    from organisation_join_requests where id = ${requestId} for no key update`);
  return request;
}
