import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Result } from '#kernel';
import type { ChangeRefusal, CorrectRefusal } from './pledge.errors.js';
import { PledgeCorrectedV1, PledgeDecidedV1, PledgeWithdrawnV1 } from './pledge.events.js';
import { sidesOf } from './pledge.policy.js';
import { PledgeRepository, type StandingPledge } from './pledge.repository.js';
import { decideMove, type PledgeAct } from './pledge.rules.js';
import { auditTerms, readTerms, sameTerms, type TypedTerms } from './pledge-terms.js';
import { TellAboutPledge } from './tell-about-pledge.js';

export interface ChangePledge {
  readonly pledgeId: string;
  /** The version that the person saw: what was changed meanwhile is never decided upon unseen. */
  readonly version: number;
  readonly reason?: string | null;
}

/** As the audit names what ends the waiting of a pledge. */
const ACTIONS = {
  ACCEPT: 'pledges.accept-pledge',
  DECLINE: 'pledges.decline-pledge',
  WITHDRAW: 'pledges.withdraw-pledge',
} as const satisfies Partial<Record<PledgeAct, string>>;

/** Changes a pledge: locks it, reads it, decides, writes. Source: docs/stories/pledges.md. */
@Injectable()
export class ChangePledgeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pledges: PledgeRepository,
    private readonly tell: TellAboutPledge,
    private readonly audit: AuditTrail,
  ) {}

  /** The organisation corrects what it offers. Answers the pledge's id. Refuses: PLEDGE_NOT_FOUND (also when it is not
   *  the actor's), what `decideMove` and `readTerms` refuse, PLEDGE_UNCHANGED (the terms are those that stand). */
  async correctPledge(
    actor: Actor,
    change: ChangePledge & TypedTerms,
  ): Promise<Result<string, CorrectRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.find(tx, actor, change, 'CORRECT');
      if (!found.ok) return found;
      const { pledge } = found.value;
      const terms = await readTerms(tx, change);
      if (!terms.ok) return terms;
      if (sameTerms(pledge, terms.value)) return refuse('PLEDGE_UNCHANGED');
      await this.pledges.correct(tx, pledge.id, terms.value);
      const version = pledge.version + 1;
      await this.audit.record(tx, {
        actor,
        action: 'pledges.correct-pledge',
        subjectType: 'pledge',
        subjectId: pledge.id,
        before: { version: pledge.version, ...auditTerms(pledge) },
        after: { version, ...auditTerms(terms.value) },
      });
      await tx.publish(new PledgeCorrectedV1({ pledgeId: pledge.id, version }));
      return accept(pledge.id);
    });
  }

  /** The organisation takes its offer back. Refuses: PLEDGE_NOT_FOUND, and what `decideMove` refuses. */
  async withdrawPledge(actor: Actor, change: ChangePledge): Promise<Result<string, ChangeRefusal>> {
    return this.end(actor, change, 'WITHDRAW', async (tx, pledge) => {
      await this.tell.withdrawn(tx, pledge.id);
      await tx.publish(new PledgeWithdrawnV1({ pledgeId: pledge.id, version: pledge.version + 1 }));
    });
  }

  /** The committee accepts or declines; both sides are told. Refuses: PLEDGE_NOT_FOUND, and what `decideMove` refuses. */
  async decidePledge(
    actor: Actor,
    change: ChangePledge & { readonly act: 'ACCEPT' | 'DECLINE' },
  ): Promise<Result<string, ChangeRefusal>> {
    const status = change.act === 'ACCEPT' ? 'ACCEPTED' : 'DECLINED';
    return this.end(actor, change, change.act, async (tx, pledge) => {
      await this.tell.decided(tx, pledge.id, pledge.organisationId, status);
      await tx.publish(new PledgeDecidedV1({ pledgeId: pledge.id, version: pledge.version + 1 }));
    });
  }

  private async end(
    actor: Actor,
    change: ChangePledge,
    act: keyof typeof ACTIONS,
    announce: (tx: Tx, pledge: StandingPledge) => Promise<void>,
  ): Promise<Result<string, ChangeRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.find(tx, actor, change, act);
      if (!found.ok) return found;
      const { pledge, status, reason } = found.value;
      await this.pledges.end(tx, pledge.id, { status, reason, by: actor.personId });
      await this.audit.record(tx, {
        actor,
        action: ACTIONS[act],
        subjectType: 'pledge',
        subjectId: pledge.id,
        before: { status: pledge.status, version: pledge.version },
        after: { status, version: pledge.version + 1 },
        reason,
      });
      await announce(tx, pledge);
      return accept(pledge.id);
    });
  }

  /** The pledge under its lock, if the actor stands on the side that this act belongs to, and the rules allow it. */
  private async find(
    tx: Tx,
    actor: Actor,
    change: ChangePledge,
    act: PledgeAct,
  ): Promise<
    Result<{ pledge: StandingPledge; status: StandingPledge['status']; reason: string | null }, ChangeRefusal>
  > {
    const pledge = await this.pledges.lockById(tx, change.pledgeId);
    const sides = pledge && sidesOf(actor, pledge.organisationId);
    const mayAct = act === 'CORRECT' || act === 'WITHDRAW' ? sides?.isOrganisation : sides?.isCommittee;
    if (!pledge || !sides || !mayAct) return refuse('PLEDGE_NOT_FOUND', { path: ['pledgeId'] });
    const verdict = decideMove(pledge, sides, {
      act,
      seenVersion: change.version,
      reason: change.reason ?? null,
    });
    return verdict.ok ? accept({ pledge, ...verdict.value }) : verdict;
  }
}
