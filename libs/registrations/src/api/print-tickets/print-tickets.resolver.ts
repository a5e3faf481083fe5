import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
} from '#graphql';
import { refuse } from '#kernel';
import { isCoordinatorOf } from '#organisations';
import { ORGANISATION_PREFIX, OrganisationLoaders, OrganisationType } from '#organisations/api';
import { runsTheProgramme } from '#sessions';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import { PrintTicketsService } from '../../domain/print-tickets.service.js';
import { PrintTicketsInput, PrintTicketsPayload, TicketSheetType } from './ticket-sheet.type.js';

@Resolver(() => TicketSheetType)
export class PrintTicketsResolver {
  constructor(
    private readonly service: PrintTicketsService,
    private readonly organisations: OrganisationLoaders,
    private readonly sessions: SessionLoaders,
  ) {}

  @Mutation(() => PrintTicketsPayload, {
    description:
      'Hands over the tickets of an organisation’s people for one session, to be printed. It stands in the audit.',
  })
  @Allow('registrations.print-tickets')
  async printTickets(
    @Args('input') input: PrintTicketsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PrintTicketsPayload> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
    if (!organisationId || !(runsTheProgramme(actor) || isCoordinatorOf(actor, organisationId)))
      throw forbidden('not a coordinator of this organisation');
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    const printed = sessionId
      ? await this.service.print(actor, organisationId, sessionId)
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!printed.ok) return { sheet: null, errors: [userError(ctx.locale, printed.refusal)] };
    const { tickets, without } = printed.value;
    const sheet: TicketSheetType = {
      organisationUuid: printed.value.organisationId,
      sessionUuid: printed.value.sessionId,
      tickets: [...tickets],
      without: [...without],
    };
    return { sheet, errors: [] };
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async organisation(
    @Parent() sheet: TicketSheetType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(sheet.organisationUuid);
  }

  @ResolveField(() => SessionType)
  @AllowWithParent()
  async session(@Parent() sheet: TicketSheetType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return this.sessions.byId(ctx).load(sheet.sessionUuid);
  }
}
