import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
} from '#graphql';
import { DomainsService } from '../../domain/domains.service.js';
import { NO_ORGANISATION, OrganisationPayloads, signedIn } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';
import { DOMAIN_PREFIX } from './members.field.js';

@InputType()
export class RequestDomainInput {
  @Field(() => ID) organisationId: string;
  @Field(() => String, { description: 'Such as lotus-angkor.example; not where anybody gets an address.' })
  domain: string;
}

@InputType()
export class GiveUpDomainInput {
  @Field(() => ID) domainId: string;
}

@InputType()
export class DecideDomainInput {
  @Field(() => ID) domainId: string;
  @Field(() => Boolean) approve: boolean;
  @Field(() => String, { nullable: true, description: 'Needed to decline; told to its coordinators.' })
  reason?: string | null;
}

@ObjectType()
@AllowWithParent()
export class RequestDomainPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class GiveUpDomainPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class DecideDomainPayload extends OrganisationPayload {}

@Resolver()
export class DomainsResolver {
  constructor(
    private readonly domains: DomainsService,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Mutation(() => RequestDomainPayload, {
    description: 'Asks the committee that whoever has an address of this domain may join by themselves.',
  })
  @Allow('organisations.manage-members')
  async requestDomain(
    @Args('input') input: RequestDomainInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    assertPlainText(input.domain, 'domain');
    return this.payloads.change(ctx, input.organisationId, (organisationId) =>
      this.domains.request(signedIn(actor), organisationId, input.domain),
    );
  }

  @Mutation(() => GiveUpDomainPayload, {
    description: 'Gives a domain up, asked for or approved; who is a member stays one.',
  })
  @Allow('organisations.manage-members')
  async giveUpDomain(
    @Args('input') input: GiveUpDomainInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.answer(ctx, await this.domains.giveUp(signedIn(actor), domainUuid(input.domainId)));
  }

  @Mutation(() => DecideDomainPayload, { description: 'Approves a domain, or declines it with a reason.' })
  @Allow('organisations.decide-domain')
  async decideDomain(
    @Args('input') input: DecideDomainInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    assertPlainText(input.reason ?? '', 'reason');
    const wanted = {
      domainId: domainUuid(input.domainId),
      isApproved: input.approve,
      reason: input.reason ?? null,
    };
    return this.payloads.answer(ctx, await this.domains.decide(signedIn(actor), wanted));
  }
}

const domainUuid = (id: string): string => fromGlobalId(DOMAIN_PREFIX, id) ?? NO_ORGANISATION;
