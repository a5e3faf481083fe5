import { Args, Field, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowWithParent, Ctx, LocaleEnum, LocalizedTextType, type RequestContext } from '#graphql';
import type { Locale, LocalizedText } from '#kernel';
import { SessionLoaders, SessionType } from '#sessions/api';
import { InvitationReads } from '../../domain/invitation-reads.js';

@ObjectType('Invitation', { description: 'What a personal link of a campaign leads to.' })
@Allow('outreach.open-link')
export class InvitationType {
  sessionUuid: string | null;
  @Field(() => LocalizedTextType) organisation: LocalizedText;
  @Field(() => String, {
    nullable: true,
    description: 'Fills in the form; null once the session has begun or is cancelled.',
  })
  fullName: string | null;
  @Field(() => LocaleEnum) locale: Locale;
}

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(
    private readonly reads: InvitationReads,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => InvitationType, { nullable: true, description: 'Null for a link that does not work.' })
  @Allow('outreach.open-link')
  async invitation(@Args('token', { type: () => String }) token: string): Promise<InvitationType | null> {
    const view = await this.reads.byToken(token);
    return view && { ...view, sessionUuid: view.sessionId };
  }

  @ResolveField(() => SessionType, { nullable: true, description: 'Null where it invites to none.' })
  @AllowWithParent()
  async session(
    @Parent() invitation: InvitationType,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionType | null> {
    return invitation.sessionUuid ? this.sessions.byId(ctx).load(invitation.sessionUuid) : null;
  }
}
