import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  IdempotencyKey,
  type RequestContext,
} from '#graphql';
import { refuse } from '#kernel';
import { ORGANISATION_PREFIX } from '#organisations/api';
import { OfferPledgeService } from '../../domain/offer-pledge.service.js';
import { PledgePayload, PledgePayloads, PledgeTermsInput, termsOf } from '../pledge-payload.js';

@InputType()
export class OfferPledgeInput {
  @Field(() => ID, { description: 'The organisation that offers; the reader coordinates it.' })
  organisationId: string;
  @Field(() => PledgeTermsInput) terms: PledgeTermsInput;
  @Field(() => IdempotencyKey, { description: 'The same key with the same offer is done once.' })
  idempotencyKey: string;
}

@ObjectType()
@AllowWithParent()
export class OfferPledgePayload extends PledgePayload {}

@Resolver()
export class OfferPledgeResolver {
  constructor(
    private readonly service: OfferPledgeService,
    private readonly payloads: PledgePayloads,
  ) {}

  @Mutation(() => OfferPledgePayload, {
    description: 'Offers support in the name of an organisation. The committee is told and answers.',
  })
  @Allow('pledges.offer')
  async offerPledge(
    @Args('input') input: OfferPledgeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgePayload> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
    const offer = { ...termsOf(input.terms), idempotencyKey: input.idempotencyKey };
    return this.payloads.answer(
      ctx,
      organisationId
        ? await this.service.offerPledge(actor, { ...offer, organisationId })
        : refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] }),
    );
  }
}
