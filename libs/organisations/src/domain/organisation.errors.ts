import type { Refusal } from '#kernel';
import type { ProposalMoveRefusal, ProposalTextRefusal } from './proposal.rules.js';

export type ProposeRefusal =
  | ProposalTextRefusal
  | Refusal<
      | 'SUB_KIND_UNKNOWN'
      | 'CITY_NOT_FOUND'
      | 'POSSIBLE_DUPLICATE'
      | 'TOO_MANY_PROPOSALS'
      | 'IDEMPOTENCY_KEY_REUSED'
    >;

export type DecideProposalRefusal = ProposalMoveRefusal | Refusal<'PROPOSAL_NOT_FOUND'>;

/** What coordinators are refused. An organisation that is declined, merged or another's is not there for them. */
export type CoordinatorRefusal = Refusal<'ORGANISATION_NOT_FOUND' | 'ORGANISATION_NOT_VERIFIED'>;
