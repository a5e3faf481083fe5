import { Args, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor } from '#authz';
import {
  Allow,
  Connection,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { SessionType } from '#sessions/api';
import { OwnTickets } from '../domain/own-tickets.js';
import { toTicketType } from './ticket.mapper.js';
import { TicketType } from './ticket.type.js';

@ObjectType()
export class TicketConnection extends Connection(TicketType) {}

/** The tickets of whoever is signed in: of one session, and all that are to come. */
@Resolver(() => SessionType)
export class OwnTicketsFields {
  constructor(private readonly tickets: OwnTickets) {}

  @ResolveField(() => TicketType, {
    nullable: true,
    description:
      'The ticket of whoever is signed in, while they have a seat, wait, are offered one, or it is held for them; null otherwise. Never anybody else’s.',
  })
  @Allow('registrations.read-ticket')
  async viewerTicket(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<TicketType | null> {
    // A guest has none, and is asked nothing for.
    if (!ctx.actor.personId) return null;
    const loader = ctx.loaders.get(
      'registrations.own-tickets',
      () =>
        new DataLoader<string, TicketType | null>(async (ids) => {
          const own = await this.tickets.bySession(ctx.actor, ids);
          return ids.map((id) => (own.has(id) ? toTicketType(own.get(id)!) : null));
        }),
    );
    return loader.load(session.uuid);
  }

  @Query(() => TicketConnection, {
    description:
      'The tickets of whoever is signed in that hold, of sessions that are not over, by their start. What was given back is not there.',
  })
  @Allow('registrations.read-own')
  async myTickets(@Args() page: PageArgs, @CurrentActor() actor: Actor): Promise<ConnectionOf<TicketType>> {
    return toConnection(await this.tickets.ahead(actor, page), toTicketType);
  }
}
