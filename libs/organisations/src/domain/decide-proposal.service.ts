import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { Invitations, lockRoles, RoleGrants } from '#identity';
import { accept, refuse, type Result } from '#kernel';
import type { DecideProposalRefusal } from './organisation.errors.js';
import { proposalSides } from './organisation.policy.js';
import { type LockedProposal, ProposalRepository } from './proposal.repository.js';
import { decideProposalMove, type ProposalAct } from './proposal.rules.js';
import { coordinatorsOf, decidersFor, person, TellAboutOrganisation } from './tell-about-organisation.js';

export interface DecideProposal {
  readonly organisationId: string;
  readonly act: ProposalAct;
  /** The version that the person saw. */
  readonly version: number;
  /** The question, the answer, or the reason. */
  readonly text: string | null;
}

const ACTIONS: Readonly<Record<ProposalAct, string>> = {
  VERIFY: 'organisations.verify-proposal',
  ASK: 'organisations.ask-proposal',
  ANSWER: 'organisations.answer-proposal',
  DECLINE: 'organisations.decline-proposal',
};

/** The committee verifies, asks back or declines; who proposed answers. Source: docs/stories/organisation-life.md. */
@Injectable()
export class DecideProposalService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proposals: ProposalRepository,
    private readonly roles: RoleGrants,
    private readonly invitations: Invitations,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the organisation's id. Refuses PROPOSAL_NOT_FOUND (also when it is not the actor's to see), and what
   *  `decideProposalMove` refuses. Both sides are told. */
  async decide(actor: Actor, wanted: DecideProposal): Promise<Result<string, DecideProposalRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      if (wanted.act === 'DECLINE') await lockRoles(tx);
      const proposal = await this.proposals.lock(tx, wanted.organisationId);
      const sides = proposal && proposalSides(actor, proposal);
      const mayAct = wanted.act === 'ANSWER' ? sides?.isProposer : sides?.isCommittee;
      if (!proposal || !sides || !mayAct) return refuse('PROPOSAL_NOT_FOUND', { path: ['organisationId'] });
      const verdict = decideProposalMove(proposal, sides, {
        act: wanted.act,
        seenVersion: wanted.version,
        text: wanted.text,
      });
      if (!verdict.ok) return verdict;
      const { state, text } = verdict.value;
      if (wanted.act === 'ASK') await this.ask(tx, actor, proposal, text!);
      else if (wanted.act === 'ANSWER') await this.answer(tx, proposal, text!);
      else await this.end(tx, actor, proposal, { state, reason: text });
      await this.audit.record(tx, {
        actor,
        action: ACTIONS[wanted.act],
        subjectType: 'organisation',
        subjectId: proposal.organisationId,
        before: { state: proposal.state, version: proposal.version },
        after: { state, version: proposal.version + 1 },
        reason: text,
      });
      return accept(proposal.organisationId);
    });
  }

  private async ask(tx: Tx, actor: Actor, proposal: LockedProposal, question: string): Promise<void> {
    await this.proposals.ask(tx, proposal.organisationId, question, actor.personId!);
    const telling = { kind: 'organisations.asked', cause: causeOf(proposal), turn: proposal.version };
    await this.tell.tell(tx, telling, coordinatorsOf(proposal.organisationId));
  }

  private async answer(tx: Tx, proposal: LockedProposal, answer: string): Promise<void> {
    await this.proposals.answer(tx, proposal.organisationId, answer);
    const telling = { kind: 'organisations.answered', cause: causeOf(proposal), turn: proposal.version };
    await this.tell.tell(tx, telling, person(proposal.askedBy));
  }

  private async end(
    tx: Tx,
    actor: Actor,
    proposal: LockedProposal,
    decision: { readonly state: LockedProposal['state']; readonly reason: string | null },
  ): Promise<void> {
    const { organisationId, cityId } = proposal;
    await this.proposals.decide(tx, proposal, { ...decision, by: actor.personId });
    const isVerified = decision.state === 'VERIFIED';
    const kind = isVerified ? 'organisations.verified' : 'organisations.declined';
    const cause = causeOf(proposal);
    await this.tell.tell(tx, { kind, cause }, coordinatorsOf(organisationId));
    await this.tell.tell(tx, { kind: 'organisations.decided', cause }, decidersFor(cityId, actor.personId));
    if (!isVerified) await this.endRoles(tx, actor, organisationId);
  }

  /** A declined organisation has no coordinators, and nobody becomes one. */
  private async endRoles(tx: Tx, actor: Actor, organisationId: string): Promise<void> {
    const holders = await tx.sql(sql<{ personId: string }>`
      select person_id as "personId" from role_grants where role = 'COORDINATOR' and scope_id = ${organisationId} order by 1`);
    for (const { personId } of holders)
      await this.roles.revoke(tx, actor, personId, { role: 'COORDINATOR', scopeId: organisationId });
    await this.invitations.withdrawAll(tx, actor, 'COORDINATOR', organisationId);
  }
}

const causeOf = ({ organisationId }: LockedProposal): { type: string; id: string } => ({
  type: 'organisation',
  id: organisationId,
});
