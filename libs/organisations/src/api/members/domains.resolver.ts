import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, AllowWithParent, assertPlainText, Ctx, type RequestContext } from '#graphql';
import { DomainsService } from '../../domain/domains.service.js';
import { OrganisationPayloads, uuidOf } from '../organisation.payloads.js';
import { OrganisationPayload } from '../proposals/proposal.type.js';
import { OfOrganisationInput, VerdictInput, verdictOf } from './members.inputs.js';
import { DOMAIN_PREFIX } from './members.field.js';

@InputType()
export class RequestDomainInput extends OfOrganisationInput {
  @Field(() => String, { description: 'Such as lotus-angkor.example; not where anybody gets an address.' })
  domain: string;
}

@InputType()
export class GiveUpDomainInput {
  @Field(() => ID) domainId: string;
}

@InputType()
export class DecideDomainInput extends VerdictInput {
  @Field(() => ID) domainId: string;
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
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    assertPlainText(input.domain, 'domain');
    return this.payloads.change(ctx, input.organisationId, (actor, organisationId) =>
      this.domains.request(actor, organisationId, input.domain),
    );
  }

  @Mutation(() => GiveUpDomainPayload, {
    description: 'Gives a domain up, asked for or approved; who is a member stays one.',
  })
  @Allow('organisations.manage-members')
  async giveUpDomain(
    @Args('input') input: GiveUpDomainInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.act(ctx, (actor) => this.domains.giveUp(actor, domainUuid(input.domainId)));
  }

  @Mutation(() => DecideDomainPayload, { description: 'Approves a domain, or declines it with a reason.' })
  @Allow('organisations.decide-domain')
  async decideDomain(
    @Args('input') input: DecideDomainInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    const wanted = { domainId: domainUuid(input.domainId), ...verdictOf(input) };
    return this.payloads.act(ctx, (actor) => this.domains.decide(actor, wanted));
  }
}

const domainUuid = (id: string): string => uuidOf(DOMAIN_PREFIX, id);
