import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, Connection, DateTime, IdempotencyKey, UserErrorInterface } from '#graphql';
import { DUPLICATE_REASONS, type DuplicateReason } from '../../domain/duplicate.rules.js';
import { PROPOSAL_ACTS, type ProposalAct } from '../../domain/proposal.rules.js';
import type { ProposalView } from '../../domain/proposal-reads.js';
import { OrganisationType } from '../organisation.types.js';

const ProposalActEnum = Object.fromEntries(PROPOSAL_ACTS.map((act) => [act, act]));
registerEnumType(ProposalActEnum, {
  name: 'OrganisationProposalAct',
  description: 'What may happen to a proposal.',
});

export const DuplicateReasonEnum = Object.fromEntries(DUPLICATE_REASONS.map((reason) => [reason, reason]));
registerEnumType(DuplicateReasonEnum, {
  name: 'DuplicateReason',
  description: 'Why two may be one; OTHER_CITY and OTHER_NUMBER speak against it.',
});

@ObjectType('SimilarOrganisation', {
  description: 'An organisation that may be the one that is asked about.',
})
@AllowWithParent()
export class SimilarOrganisationType {
  organisationUuid: string;
  @Field(() => Int, { description: '0 to 100; from 60 on it is proposed.' }) score: number;
  @Field(() => [DuplicateReasonEnum]) reasons: readonly DuplicateReason[];
}

@ObjectType('OrganisationProposal', {
  description: 'What an organisation said of itself, and how the committee decided.',
})
@Allow('organisations.propose')
export class OrganisationProposalType {
  view: ProposalView;
  @Field(() => Int, { description: 'Grows with everything that is said or decided.' }) version: number;
  @Field(() => String, { description: 'Why it wants to take part, in the words of who proposed it.' })
  why: string;
  @Field(() => String) proposerName: string;
  @Field(() => String, {
    nullable: true,
    description: 'E-mail or phone, for those who decide; null for others.',
  })
  proposerContact: string | null;
  @Field(() => DateTime) proposedAt: Date;
  @Field(() => String, { nullable: true, description: 'The last question of the committee.' })
  question: string | null;
  @Field(() => DateTime, { nullable: true }) askedAt: Date | null;
  @Field(() => String, { nullable: true }) answer: string | null;
  @Field(() => DateTime, { nullable: true }) answeredAt: Date | null;
  @Field(() => DateTime, { nullable: true }) decidedAt: Date | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => [ProposalActEnum], { description: 'What the reader may do with it now.' })
  openActs: readonly ProposalAct[];
}

@ObjectType('OrganisationProposalConnection')
@Allow('organisations.verify')
export class OrganisationProposalConnection extends Connection(OrganisationProposalType) {
  @Field(() => Int, { description: 'How many wait for the reader, on all pages together.' }) waiting: number;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class OrganisationError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class OrganisationPayload {
  @Field(() => OrganisationType, {
    nullable: true,
    description: 'As it stands now; null when nothing was done.',
  })
  organisation: OrganisationType | null;
  @Field(() => [OrganisationError]) errors: OrganisationError[];
}

@InputType()
export class ProposeOrganisationInput {
  @Field(() => String, { nullable: true, description: 'One of the two at least, 200 characters at most.' })
  nameKm?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => String, { description: 'Code of a finer kind, such as local-ngo.' }) subKind: string;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the city of its seat; null for none of them.',
  })
  city?: string | null;
  @Field(() => String, { nullable: true, description: 'http or https, 300 characters at most.' })
  website?: string | null;
  @Field(() => String, { description: 'Why it wants to take part. 1 to 1,000 characters.' }) why: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Similar organisations of which the person says that they are not it. At most 20.',
  })
  notThese?: string[] | null;
  @Field(() => IdempotencyKey) idempotencyKey: string;
}

@InputType()
export class ProposalChangeInput {
  @Field(() => ID) organisationId: string;
  @Field(() => Int, { description: 'The version that was seen: another one is never decided unseen.' })
  version: number;
}
