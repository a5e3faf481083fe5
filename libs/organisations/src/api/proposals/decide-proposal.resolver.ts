import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, AllowWithParent, assertPlainText, Ctx, type RequestContext } from '#graphql';
import { DecideProposalService } from '../../domain/decide-proposal.service.js';
import type { ProposalAct } from '../../domain/proposal.rules.js';
import { OrganisationPayloads } from '../organisation.payloads.js';
import { OrganisationPayload, ProposalChangeInput } from './proposal.type.js';

@InputType()
export class VerifyOrganisationInput extends ProposalChangeInput {
  @Field(() => String, { nullable: true, description: 'Told to both sides. At most 1,000 characters.' })
  reason?: string | null;
}

@InputType()
export class DeclineOrganisationInput extends ProposalChangeInput {
  @Field(() => String, { description: 'Told to both sides. 1 to 1,000 characters.' }) reason: string;
}

@InputType()
export class AskAboutOrganisationInput extends ProposalChangeInput {
  @Field(() => String, { description: '1 to 1,000 characters.' }) question: string;
}

@InputType()
export class AnswerAboutOrganisationInput extends ProposalChangeInput {
  @Field(() => String, { description: '1 to 1,000 characters.' }) answer: string;
}

@ObjectType()
@AllowWithParent()
export class VerifyOrganisationPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class DeclineOrganisationPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class AskAboutOrganisationPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class AnswerAboutOrganisationPayload extends OrganisationPayload {}

@Resolver()
export class DecideProposalResolver {
  constructor(
    private readonly service: DecideProposalService,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Mutation(() => VerifyOrganisationPayload, {
    description: 'Confirms that it is what it says. Both sides are told.',
  })
  @Allow('organisations.verify')
  async verifyOrganisation(
    @Args('input') input: VerifyOrganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.decide(ctx, 'VERIFY', input, input.reason ?? null);
  }

  @Mutation(() => DeclineOrganisationPayload, {
    description: 'Declines it with a reason; its coordinators are so no more. Both sides are told.',
  })
  @Allow('organisations.verify')
  async declineOrganisation(
    @Args('input') input: DeclineOrganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.decide(ctx, 'DECLINE', input, input.reason);
  }

  @Mutation(() => AskAboutOrganisationPayload, { description: 'Asks back; its coordinators are told.' })
  @Allow('organisations.verify')
  async askAboutOrganisation(
    @Args('input') input: AskAboutOrganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.decide(ctx, 'ASK', input, input.question);
  }

  @Mutation(() => AnswerAboutOrganisationPayload, {
    description: 'Answers a question of the committee; whoever asked is told.',
  })
  @Allow('organisations.propose')
  async answerAboutOrganisation(
    @Args('input') input: AnswerAboutOrganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.decide(ctx, 'ANSWER', input, input.answer);
  }

  private async decide(
    ctx: RequestContext,
    act: ProposalAct,
    { organisationId, version }: ProposalChangeInput,
    text: string | null,
  ): Promise<OrganisationPayload> {
    assertPlainText(text ?? '', 'text');
    return this.payloads.change(ctx, organisationId, (actor, uuid) =>
      this.service.decide(actor, { organisationId: uuid, act, version, text }),
    );
  }
}
