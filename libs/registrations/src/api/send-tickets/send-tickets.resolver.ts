import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, Ctx, CurrentActor, forbidden, fromGlobalId, type RequestContext, userError } from '#graphql';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { isCoordinatorOf } from '#organisations';
import { ORGANISATION_PREFIX } from '#organisations/api';
import { SESSION_PREFIX } from '#sessions/api';
import { type MailingOf, SendTicketsService } from '../../domain/send-tickets.service.js';
import type { TicketMailing } from '../../domain/ticket-mailing.rules.js';
import {
  PreviewTicketMailsInput,
  PreviewTicketMailsPayload,
  SendTicketsInput,
  SendTicketsPayload,
  TicketMailingType,
} from './ticket-mailing.type.js';

@Resolver()
export class SendTicketsResolver {
  constructor(private readonly service: SendTicketsService) {}

  @Query(() => PreviewTicketMailsPayload, {
    description:
      'Who of my organisation would be sent their ticket of a session again, and who would not and why. Nothing is sent.',
  })
  @Allow('registrations.send-tickets')
  async previewTicketMails(
    @Args('input') input: PreviewTicketMailsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PreviewTicketMailsPayload> {
    const of = readOf(actor, input);
    const planned = of.ok ? await this.service.preview(actor, of.value) : of;
    if (!planned.ok) return { mailing: null, errors: [userError(ctx.locale, planned.refusal)] };
    return { mailing: toMailing(planned.value), errors: [] };
  }

  @Mutation(() => SendTicketsPayload, {
    description:
      'Sends the people of my organisation their tickets of a session again, to each how they stand: nobody twice within an hour, nor more often than three times within 24. It stands in the audit.',
  })
  @Allow('registrations.send-tickets')
  async sendTickets(
    @Args('input') input: SendTicketsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SendTicketsPayload> {
    const of = readOf(actor, input);
    const { idempotencyKey } = input;
    const sent = of.ok ? await this.service.send(actor, { ...of.value, idempotencyKey }) : of;
    return sent.ok
      ? { mails: sent.value, errors: [] }
      : { mails: null, errors: [userError(ctx.locale, sent.refusal)] };
  }
}

/** Only whoever coordinates the organisation goes on. */
function readOf(
  actor: Actor,
  input: PreviewTicketMailsInput,
): Result<MailingOf, Refusal<'SESSION_NOT_FOUND'>> {
  const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
  if (!organisationId || !isCoordinatorOf(actor, organisationId))
    throw forbidden('not a coordinator of this organisation');
  const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
  return sessionId
    ? accept({ organisationId, sessionId })
    : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
}

const toMailing = ({ recipients, without }: TicketMailing): TicketMailingType => ({
  recipients: recipients.map(({ fullName, status, waitlistPosition }) => ({
    fullName,
    status,
    waitlistPosition,
  })),
  without: without.map(({ fullName, why, underWaySince, sentLatelyAt }) => ({
    fullName,
    why,
    since: why === 'UNDER_WAY' ? underWaySince : why === 'SENT_LATELY' ? sentLatelyAt : null,
  })),
});
