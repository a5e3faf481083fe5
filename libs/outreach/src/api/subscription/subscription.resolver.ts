import { Args, Field, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import type { Result } from '#kernel';
import {
  type SubscriptionRefusal,
  Subscriptions,
  type SubscriptionView,
} from '../../domain/subscriptions.service.js';

@ObjectType('CampaignSubscription', { description: 'What the holder of an unsubscribe link may know.' })
@Allow('outreach.open-link')
export class CampaignSubscriptionType {
  @Field(() => String, { description: 'The address in part, such as s•••@example.org.' }) address: string;
  @Field(() => Boolean) isSubscribed: boolean;
}

@InputType()
export class SubscriptionLinkInput {
  @Field(() => String, { description: 'What stands in the link.' }) token: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class SubscriptionError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class SubscriptionPayload {
  @Field(() => CampaignSubscriptionType, { nullable: true }) subscription: CampaignSubscriptionType | null;
  @Field(() => [SubscriptionError]) errors: SubscriptionError[];
}

@ObjectType()
@AllowWithParent()
export class UnsubscribePayload extends SubscriptionPayload {}

@ObjectType()
@AllowWithParent()
export class ResubscribePayload extends SubscriptionPayload {}

/** The way out of campaigns, for whoever holds a link. */
@Resolver()
export class SubscriptionResolver {
  constructor(private readonly subscriptions: Subscriptions) {}

  @Query(() => CampaignSubscriptionType, {
    nullable: true,
    description: 'Null for a link that does not work.',
  })
  @Allow('outreach.open-link')
  async campaignSubscription(
    @Args('token', { type: () => String }) token: string,
  ): Promise<SubscriptionView | null> {
    return this.subscriptions.byToken(token);
  }

  @Mutation(() => UnsubscribePayload, {
    description: 'No more campaigns to this address. Mails about own registrations are not campaigns.',
  })
  @Allow('outreach.open-link')
  async unsubscribe(
    @Args('input') { token }: SubscriptionLinkInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SubscriptionPayload> {
    return payloadOf(ctx, await this.subscriptions.unsubscribe(actor, token));
  }

  @Mutation(() => ResubscribePayload, {
    description: 'Campaigns to this address again, from the next one on.',
  })
  @Allow('outreach.open-link')
  async resubscribe(
    @Args('input') { token }: SubscriptionLinkInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SubscriptionPayload> {
    return payloadOf(ctx, await this.subscriptions.resubscribe(actor, token));
  }
}

const payloadOf = (
  ctx: RequestContext,
  result: Result<SubscriptionView, SubscriptionRefusal>,
): SubscriptionPayload =>
  result.ok
    ? { subscription: result.value, errors: [] }
    : { subscription: null, errors: [userError(ctx.locale, result.refusal)] };
