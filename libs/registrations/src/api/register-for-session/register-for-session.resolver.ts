import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  unauthenticated,
  userError,
  UserErrorInterface,
} from '#graphql';
import { refuse, tidyText } from '#kernel';
import { SESSION_PREFIX } from '#sessions/api';
import { ADDRESS_CORRECTIONS, ADDRESS_MAILS_AGAIN } from '../../domain/address-hold.rules.js';
import { RegisterForSessionService } from '../../domain/register-for-session.service.js';
import type { RegisterRefusal } from '../../domain/registration.errors.js';
import type { StoredRegistration } from '../../domain/seats.sql.js';
import { answersOf, refusalsOf } from '../questions/question.inputs.js';
import { toTicketType } from '../ticket.mapper.js';
import { TicketType } from '../ticket.type.js';
import { RegisterForSessionInput } from './register-for-session.input.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class RegisterForSessionError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class RegisterForSessionPayload {
  @Field(() => TicketType, {
    nullable: true,
    description: 'As it was committed; null when nothing was written.',
  })
  ticket: TicketType | null;
  @Field(() => [RegisterForSessionError]) errors: RegisterForSessionError[];
}

@Resolver()
export class RegisterForSessionResolver {
  constructor(private readonly service: RegisterForSessionService) {}

  @Mutation(() => RegisterForSessionPayload, {
    description:
      'One seat for one person, no account needed; a place in the waitlist when it is full. Where the session asks for it, the seat is held until the e-mail address is confirmed.',
  })
  @Allow('registrations.register')
  async registerForSession(
    @Args('input') input: RegisterForSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<RegisterForSessionPayload> {
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    const result = sessionId
      ? await this.service.register(actor, { ...input, sessionId, answers: answersOf(input.answers) }, ctx.ip)
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    return result.ok
      ? { ticket: ticketOf(input, sessionId!, result.value), errors: [] }
      : refused(ctx, result.refusal);
  }
}

/** Nobody was registered. Throws where the sign-in has ended. */
export function refused(ctx: RequestContext, refusal: RegisterRefusal): RegisterForSessionPayload {
  if (refusal.code === 'UNAUTHENTICATED') throw unauthenticated();
  return { ticket: null, errors: refusalsOf(refusal).map((one) => userError(ctx.locale, one)) };
}

/** The ticket from what was asked and what was answered, without reading it again. */
export const ticketOf = (
  input: Pick<RegisterForSessionInput, 'fullName' | 'organisation' | 'locale' | 'contact'>,
  sessionId: string,
  stored: StoredRegistration,
): TicketType =>
  toTicketType({
    ...stored,
    sessionId,
    hasExpired: false,
    fullName: tidyText(input.fullName),
    organisation: tidyText(input.organisation),
    locale: input.locale,
    hasEmail: input.contact.includes('@'),
    wasPromoted: false,
    offerEndsAt: null,
    promotionCause: null,
    promotionQuota: null,
    endedBecause: null,
    declineReason: null,
    attendanceMode: stored.attendanceMode ?? null,
    groupSize: 1,
    passes: [],
    reconfirmBy: null,
    reconfirmedAt: null,
    awaitedAddress: stored.holdUntil
      ? {
          until: new Date(stored.holdUntil),
          email: input.contact.trim(),
          mailsLeft: ADDRESS_MAILS_AGAIN,
          correctionsLeft: ADDRESS_CORRECTIONS,
        }
      : null,
  });
