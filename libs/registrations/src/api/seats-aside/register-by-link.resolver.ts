import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { OrganisationLoaders, OrganisationType } from '#organisations/api';
import { SessionLoaders, SessionType } from '#sessions/api';
import { RegisterByLinkService } from '../../domain/register-by-link.service.js';
import { answersOf } from '../questions/question.inputs.js';
import {
  refused,
  RegisterForSessionPayload,
  ticketOf,
} from '../register-for-session/register-for-session.resolver.js';
import { RegisterByLinkInput, SeatLinkType } from './seats-aside.type.js';

/** People of an organisation who come for the seats that are set aside for it. */
@Resolver()
export class RegisterByLinkResolver {
  constructor(private readonly service: RegisterByLinkService) {}

  @Query(() => SeatLinkType, {
    nullable: true,
    description:
      'What a link speaks of that opens seats set aside, or null for one that is none. Looking claims nothing.',
  })
  @Allow('registrations.register')
  async seatLink(@Args('token', { type: () => String }) token: string): Promise<SeatLinkType | null> {
    const view = await this.service.look(token);
    return (
      view && {
        sessionUuid: view.sessionId,
        organisationUuid: view.organisationId,
        state: view.state,
        seats: view.seats,
        left: view.left,
      }
    );
  }

  @Mutation(() => RegisterForSessionPayload, {
    description:
      'One seat for one person of the organisation of the link: one that is set aside while there is one, then what anybody would have.',
  })
  @Allow('registrations.register')
  async registerByLink(
    @Args('input') input: RegisterByLinkInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<RegisterForSessionPayload> {
    const result = await this.service.register(
      actor,
      { ...input, answers: answersOf(input.answers) },
      ctx.ip,
    );
    if (!result.ok) return refused(ctx, result.refusal);
    const { stored, sessionId, organisation } = result.value;
    return { ticket: ticketOf({ ...input, organisation }, sessionId, stored), errors: [] };
  }
}

@Resolver(() => SeatLinkType)
export class SeatLinkFields {
  constructor(
    private readonly sessions: SessionLoaders,
    private readonly organisations: OrganisationLoaders,
  ) {}

  @ResolveField(() => SessionType, { nullable: true })
  @AllowWithParent()
  async session(@Parent() link: SeatLinkType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return this.sessions.byId(ctx).load(link.sessionUuid);
  }

  @ResolveField(() => OrganisationType, { nullable: true })
  @AllowWithParent()
  async organisation(
    @Parent() link: SeatLinkType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(link.organisationUuid);
  }
}
