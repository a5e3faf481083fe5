import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext, userError } from '#graphql';
import type { Result } from '#kernel';
import { SessionLoaders, SessionType } from '#sessions/api';
import { ConfirmAddressService } from '../../domain/confirm-address.service.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { toTicketType } from '../ticket.mapper.js';
import {
  AddressLinkType,
  AskAddressAgainInput,
  ConfirmAddressInput,
  ConfirmAddressPayload,
  CorrectAddressInput,
} from './confirm-address.type.js';

/** The address of somebody without an account: what its link speaks of, and what is done with it. */
@Resolver(() => AddressLinkType)
export class ConfirmAddressResolver {
  constructor(
    private readonly service: ConfirmAddressService,
    private readonly reads: RegistrationReads,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => AddressLinkType, {
    nullable: true,
    description: 'What a link in a mail confirms, or null for one that is none. Looking confirms nothing.',
  })
  @Allow('registrations.confirm-address')
  async addressLink(@Args('token', { type: () => String }) token: string): Promise<AddressLinkType | null> {
    const link = await this.service.look(token);
    return link && { sessionUuid: link.sessionId, state: link.state, until: link.until };
  }

  @ResolveField(() => SessionType)
  @AllowWithParent()
  async session(@Parent() link: AddressLinkType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return this.sessions.byId(ctx).load(link.sessionUuid);
  }

  @Mutation(() => ConfirmAddressPayload, {
    description: 'Confirms the address to which a link was sent. Asked twice, it answers the same.',
  })
  @Allow('registrations.confirm-address')
  async confirmAddress(
    @Args('input') input: ConfirmAddressInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmAddressPayload> {
    return this.answer(ctx, await this.service.confirm(actor, input.token));
  }

  @Mutation(() => ConfirmAddressPayload, {
    description: 'Sends the mail with the link again: three times at most, a minute apart.',
  })
  @Allow('registrations.confirm-address')
  async askAddressAgain(
    @Args('input') input: AskAddressAgainInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmAddressPayload> {
    return this.answer(ctx, await this.service.mailAgain(actor, input.reference));
  }

  @Mutation(() => ConfirmAddressPayload, {
    description:
      'Corrects an address that was mistyped, twice at most. The seat is held no longer than before; the first link opens nothing.',
  })
  @Allow('registrations.confirm-address')
  async correctAddress(
    @Args('input') input: CorrectAddressInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmAddressPayload> {
    return this.answer(ctx, await this.service.correct(actor, input.reference, input.email));
  }

  private async answer(ctx: RequestContext, result: Result<string>): Promise<ConfirmAddressPayload> {
    if (!result.ok) return { ticket: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.ticket(result.value);
    return { ticket: view && toTicketType(view), errors: [] };
  }
}
