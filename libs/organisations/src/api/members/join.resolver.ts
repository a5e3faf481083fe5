import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { JoinOrganisationService } from '../../domain/join-organisation.service.js';
import { OrganisationPayloads, signedIn } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';

@InputType()
export class AskToJoinByLinkInput {
  @Field(() => String, { description: 'Of the link /{locale}/join/{token}.' }) token: string;
}

@InputType()
export class AskToJoinInput {
  @Field(() => ID) organisationId: string;
}

@InputType()
export class JoinByDomainInput {
  @Field(() => ID) organisationId: string;
}

@InputType()
export class LeaveOrganisationInput {
  @Field(() => ID) organisationId: string;
}

@ObjectType()
@AllowWithParent()
export class AskToJoinByLinkPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class AskToJoinPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class JoinByDomainPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class LeaveOrganisationPayload extends OrganisationPayload {}

@Resolver()
export class JoinResolver {
  constructor(
    private readonly service: JoinOrganisationService,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Mutation(() => AskToJoinByLinkPayload, {
    description:
      'Asks to join the organisation of a link; a coordinator answers. Asked again, the same request.',
  })
  @Allow('organisations.join')
  async askToJoinByLink(
    @Args('input') { token }: AskToJoinByLinkInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.answer(ctx, await this.service.ask(signedIn(actor), { token }));
  }

  @Mutation(() => AskToJoinPayload, {
    description:
      'Asks to join a verified organisation; a coordinator answers. Asked again, the same request.',
  })
  @Allow('organisations.join')
  async askToJoin(
    @Args('input') input: AskToJoinInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.service.ask(signedIn(actor), { organisationId }),
    );
  }

  @Mutation(() => JoinByDomainPayload, {
    description:
      'Makes the reader a member at once, whose own address is of a domain that the committee approved.',
  })
  @Allow('organisations.join')
  async joinByDomain(
    @Args('input') input: JoinByDomainInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.service.joinByDomain(signedIn(actor), organisationId),
    );
  }

  @Mutation(() => LeaveOrganisationPayload, { description: 'Leaves; registrations stay as they are.' })
  @Allow('organisations.join')
  async leaveOrganisation(
    @Args('input') input: LeaveOrganisationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.service.leave(signedIn(actor), organisationId),
    );
  }
}
