import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Ctx,
  CurrentActor,
  fromGlobalId,
  LocaleEnum,
  type RequestContext,
} from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import type { Locale } from '#kernel';
import { DecideJoinRequestService } from '../../domain/decide-join-request.service.js';
import { JoinLinksService } from '../../domain/join-links.service.js';
import { MembersService } from '../../domain/members.service.js';
import { NO_ORGANISATION, OrganisationPayloads, signedIn } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';
import { JOIN_REQUEST_PREFIX } from './members.field.js';

@InputType()
export class DecideJoinRequestInput {
  @Field(() => ID) requestId: string;
  @Field(() => Boolean) approve: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Needed to decline; told to the person. At most 1,000 characters.',
  })
  reason?: string | null;
}

@InputType()
export class RenewJoinLinkInput {
  @Field(() => ID) organisationId: string;
  @Field(() => Int, { description: '7, 14, 30 or 90.' }) days: number;
}

@InputType()
export class EndJoinLinkInput {
  @Field(() => ID) organisationId: string;
}

@InputType()
export class AddMemberInput {
  @Field(() => ID) organisationId: string;
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
export class RemoveMemberInput {
  @Field(() => ID) organisationId: string;
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
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    assertPlainText(input.reason ?? '', 'reason');
    const requestId = fromGlobalId(JOIN_REQUEST_PREFIX, input.requestId) ?? NO_ORGANISATION;
    const wanted = { requestId, isApproved: input.approve, reason: input.reason ?? null };
    return this.payloads.answer(ctx, await this.requests.decide(signedIn(actor), wanted));
  }

  @Mutation(() => RenewJoinLinkPayload, { description: 'Makes a new join link; the one before ends.' })
  @Allow('organisations.manage-members')
  async renewJoinLink(
    @Args('input') input: RenewJoinLinkInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.links.renew(signedIn(actor), organisationId, input.days),
    );
  }

  @Mutation(() => EndJoinLinkPayload, { description: 'Ends the join link.' })
  @Allow('organisations.manage-members')
  async endJoinLink(
    @Args('input') input: EndJoinLinkInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.links.end(signedIn(actor), organisationId),
    );
  }

  @Mutation(() => AddMemberPayload, {
    description: 'Adds a person as a member, with e-mail, phone, or neither.',
  })
  @Allow('organisations.manage-members')
  async addMember(
    @Args('input') input: AddMemberInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const { fullName, contact, another, locale } = input;
    assertPlainText(`${fullName}${contact ?? ''}`, 'fullName');
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.members.add(signedIn(actor), {
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
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const personId = fromGlobalId(PERSON_PREFIX, input.personId) ?? NO_ORGANISATION;
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.members.remove(signedIn(actor), organisationId, personId),
    );
  }
}
