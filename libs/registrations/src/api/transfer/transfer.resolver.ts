import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, Ctx, CurrentActor, fromGlobalId, type RequestContext, userError } from '#graphql';
import { refuse, type Result } from '#kernel';
import { SESSION_PREFIX } from '#sessions/api';
import { readReference } from '../../domain/reference.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import type { StoredRegistration } from '../../domain/seats.sql.js';
import {
  type TransferRefusal,
  TransferRegistrationService,
} from '../../domain/transfer-registration.service.js';
import { toTicketType } from '../ticket.mapper.js';
import type { TicketType } from '../ticket.type.js';
import { TransferPayload, TransferToPersonInput, TransferToSessionInput } from './transfer.type.js';

@Resolver()
export class TransferResolver {
  constructor(
    private readonly service: TransferRegistrationService,
    private readonly reads: RegistrationReads,
  ) {}

  @Mutation(() => TransferPayload, {
    description:
      'Gives a seat to somebody else, who has a ticket of their own; the old one ends. Nobody in line moves.',
  })
  @Allow('registrations.transfer')
  async transferToPerson(
    @Args('input') input: TransferToPersonInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TransferPayload> {
    const result = await this.service.toPerson(actor, input);
    // Who gave the seat keeps no key to it, unless they must hand it over themselves.
    return this.answer(ctx, input.reference, result, !input.contact.includes('@'));
  }

  @Mutation(() => TransferPayload, {
    description:
      'Changes a seat for one on another date of the same course, in one step or not at all. The next in line has the old one.',
  })
  @Allow('registrations.transfer')
  async transferToSession(
    @Args('input') input: TransferToSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TransferPayload> {
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    const result = sessionId
      ? await this.service.toSession(actor, { ...input, sessionId })
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    return this.answer(ctx, input.reference, result, true);
  }

  private async answer(
    ctx: RequestContext,
    typedReference: string,
    result: Result<StoredRegistration, TransferRefusal>,
    showsNew: boolean,
  ): Promise<TransferPayload> {
    if (!result.ok) return { ticket: null, newTicket: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const [ticket, newTicket] = await Promise.all([
      this.read(readReference(typedReference)),
      this.read(showsNew ? result.value.reference : null),
    ]);
    return { ticket, newTicket, errors: [] };
  }

  private async read(reference: string | null): Promise<TicketType | null> {
    const view = reference ? await this.reads.ticket(reference) : null;
    return view && toTicketType(view);
  }
}
