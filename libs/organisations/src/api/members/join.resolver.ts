import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, AllowWithParent, Ctx, type RequestContext } from '#graphql';
import { JoinOrganisationService } from '../../domain/join-organisation.service.js';
import { OrganisationPayloads } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';
import { OfOrganisationInput } from './members.inputs.js';

@InputType()
export class AskToJoinByLinkInput {
  @Field(() => String, { description: 'Of the link /{locale}/join/{token}.' }) token: string;
}

@InputType()
export class AskToJoinInput extends OfOrganisationInput {}

@InputType()
export class JoinByDomainInput extends OfOrganisationInput {}

@InputType()
export class LeaveOrganisationInput extends OfOrganisationInput {}

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
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.act(ctx, (actor) => this.service.ask(actor, { token }));
  }

  @Mutation(() => AskToJoinPayload, {
    description:
      'Asks to join a verified organisation; a coordinator answers. Asked again, the same request.',
  })
  @Allow('organisations.join')
  async askToJoin(
    @Args('input') input: AskToJoinInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.service.ask(actor, { organisationId }),
    );
  }

  @Mutation(() => JoinByDomainPayload, {
    description:
      'Makes the reader a member at once, whose own address is of a domain that the committee approved.',
  })
  @Allow('organisations.join')
  async joinByDomain(
    @Args('input') input: JoinByDomainInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.service.joinByDomain(actor, organisationId),
    );
  }

  @Mutation(() => LeaveOrganisationPayload, { description: 'Leaves; registrations stay as they are.' })
  @Allow('organisations.join')
  async leaveOrganisation(
    @Args('input') input: LeaveOrganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.service.leave(actor, organisationId),
    );
  }
}
