import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, AllowWithParent, assertPlainText, Ctx, LocaleEnum, type RequestContext } from '#graphql';
import type { Locale } from '#kernel';
import { CoordinatorsService, type InviteCoordinator } from '../../domain/coordinators.service.js';
import { OrganisationPayloads, uuidOf } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';
import { OfOrganisationInput } from './members.inputs.js';
import { INVITATION_PREFIX } from './members.field.js';

@InputType({ isAbstract: true })
abstract class ColleagueInput extends OfOrganisationInput {
  @Field(() => String) email: string;
  @Field(() => String, { description: '1 to 200 characters.' }) fullName: string;
  @Field(() => LocaleEnum, { description: 'Language of the mail.' }) locale: Locale;
}

@InputType()
export class InviteCoordinatorInput extends ColleagueInput {}

@InputType()
export class HandOverOrganisationInput extends ColleagueInput {}

@InputType()
export class WithdrawCoordinatorInvitationInput extends OfOrganisationInput {
  @Field(() => ID) invitationId: string;
}

@InputType()
export class GiveUpCoordinationInput extends OfOrganisationInput {}

@ObjectType()
@AllowWithParent()
export class InviteCoordinatorPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class HandOverOrganisationPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class WithdrawCoordinatorInvitationPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class GiveUpCoordinationPayload extends OrganisationPayload {}

@Resolver()
export class CoordinatorsResolver {
  constructor(
    private readonly coordinators: CoordinatorsService,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Mutation(() => InviteCoordinatorPayload, { description: 'Invites a colleague as a further coordinator.' })
  @Allow('organisations.invite-coordinator')
  async inviteCoordinator(
    @Args('input') input: InviteCoordinatorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.coordinators.invite(actor, wantedOf(input, organisationId)),
    );
  }

  @Mutation(() => HandOverOrganisationPayload, {
    description: 'Invites a successor; once they accept, the reader coordinates the organisation no more.',
  })
  @Allow('organisations.hand-over')
  async handOverOrganisation(
    @Args('input') input: HandOverOrganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.coordinators.handOver(actor, wantedOf(input, organisationId)),
    );
  }

  @Mutation(() => WithdrawCoordinatorInvitationPayload, {
    description: 'Takes an invitation back; a hand-over that waited for it is off.',
  })
  @Allow('organisations.manage-members')
  async withdrawCoordinatorInvitation(
    @Args('input') input: WithdrawCoordinatorInvitationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const invitationId = uuidOf(INVITATION_PREFIX, input.invitationId);
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.coordinators.withdraw(actor, organisationId, invitationId),
    );
  }

  @Mutation(() => GiveUpCoordinationPayload, {
    description: 'Gives the own role up; the last coordinator cannot.',
  })
  @Allow('organisations.manage-members')
  async giveUpCoordination(
    @Args('input') input: GiveUpCoordinationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.coordinators.giveUp(actor, organisationId),
    );
  }
}

function wantedOf({ email, fullName, locale }: ColleagueInput, organisationId: string): InviteCoordinator {
  assertPlainText(`${email}${fullName}`, 'fullName');
  return { organisationId, email, fullName, locale };
}
