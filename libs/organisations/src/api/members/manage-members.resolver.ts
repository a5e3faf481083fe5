import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, AllowWithParent, assertPlainText, Ctx, LocaleEnum, type RequestContext } from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import type { Locale } from '#kernel';
import { DecideJoinRequestService } from '../../domain/decide-join-request.service.js';
import { JoinLinksService } from '../../domain/join-links.service.js';
import { MembersService } from '../../domain/members.service.js';
import { OrganisationPayloads, uuidOf } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';
import { OfOrganisationInput, VerdictInput, verdictOf } from './members.inputs.js';
import { JOIN_REQUEST_PREFIX } from './members.field.js';

@InputType()
export class DecideJoinRequestInput extends VerdictInput {
  @Field(() => ID) requestId: string;
}

@InputType()
export class RenewJoinLinkInput extends OfOrganisationInput {
  @Field(() => Int, { description: '7, 14, 30 or 90.' }) days: number;
}

@InputType()
export class EndJoinLinkInput extends OfOrganisationInput {}

@InputType()
export class AddMemberInput extends OfOrganisationInput {
  @Field(() => String, { description: '1 to 200 characters.' }) fullName: string;
  @Field(() => String, {
    nullable: true,
    description: 'E-mail or phone, as people type it; none for who has neither.',
  })
  contact?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: it is not the member of the same name.' })
  another?: boolean | null;
  @Field(() => LocaleEnum, { description: 'Language of mails to somebody whom the programme did not know.' })
  locale: Locale;
}

@InputType()
export class RemoveMemberInput extends OfOrganisationInput {
  @Field(() => ID) personId: string;
}

@ObjectType()
@AllowWithParent()
export class DecideJoinRequestPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class RenewJoinLinkPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class EndJoinLinkPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class AddMemberPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class RemoveMemberPayload extends OrganisationPayload {}

@Resolver()
export class ManageMembersResolver {
  constructor(
    private readonly requests: DecideJoinRequestService,
    private readonly links: JoinLinksService,
    private readonly members: MembersService,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Mutation(() => DecideJoinRequestPayload, { description: 'Answers whoever asks to join; they are told.' })
  @Allow('organisations.manage-members')
  async decideJoinRequest(
    @Args('input') input: DecideJoinRequestInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const wanted = { requestId: uuidOf(JOIN_REQUEST_PREFIX, input.requestId), ...verdictOf(input) };
    return this.payloads.act(ctx, (actor) => this.requests.decide(actor, wanted));
  }

  @Mutation(() => RenewJoinLinkPayload, { description: 'Makes a new join link; the one before ends.' })
  @Allow('organisations.manage-members')
  async renewJoinLink(
    @Args('input') input: RenewJoinLinkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.links.renew(actor, organisationId, input.days),
    );
  }

  @Mutation(() => EndJoinLinkPayload, { description: 'Ends the join link.' })
  @Allow('organisations.manage-members')
  async endJoinLink(
    @Args('input') input: EndJoinLinkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.links.end(actor, organisationId),
    );
  }

  @Mutation(() => AddMemberPayload, {
    description: 'Adds a person as a member, with e-mail, phone, or neither.',
  })
  @Allow('organisations.manage-members')
  async addMember(
    @Args('input') input: AddMemberInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const { fullName, contact, another, locale } = input;
    assertPlainText(`${fullName}${contact ?? ''}`, 'fullName');
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.members.add(actor, {
        organisationId,
        fullName,
        contact: contact ?? '',
        isAnother: another ?? false,
        locale,
      }),
    );
  }

  @Mutation(() => RemoveMemberPayload, { description: 'Takes a member out; registrations stay.' })
  @Allow('organisations.manage-members')
  async removeMember(
    @Args('input') input: RemoveMemberInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const personId = uuidOf(PERSON_PREFIX, input.personId);
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.members.remove(actor, organisationId, personId),
    );
  }
}
