import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, Ctx, CurrentActor, forbidden, fromGlobalId, type RequestContext, userError } from '#graphql';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { SessionPolicy } from '#sessions';
import { SESSION_PREFIX } from '#sessions/api';
import type { AnswerMailing } from '../../domain/answer-mailing.rules.js';
import { AskAnswersService } from '../../domain/ask-answers.service.js';
import {
  AnswerMailingType,
  AskForAnswersInput,
  AskForAnswersPayload,
  PreviewAnswerMailsInput,
  PreviewAnswerMailsPayload,
} from './answer-mailing.type.js';

@Resolver()
export class AskAnswersResolver {
  constructor(
    private readonly service: AskAnswersService,
    private readonly policy: SessionPolicy,
  ) {}

  @Query(() => PreviewAnswerMailsPayload, {
    description:
      'Who of a session would be asked by mail for answers that are missing, and who would not and why. Nothing is sent.',
  })
  @Allow('registrations.ask-answers')
  async previewAnswerMails(
    @Args('input') input: PreviewAnswerMailsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PreviewAnswerMailsPayload> {
    const of = await this.readSession(actor, input);
    const planned = of.ok ? await this.service.preview(actor, of.value) : of;
    if (!planned.ok) return { mailing: null, errors: [userError(ctx.locale, planned.refusal)] };
    return { mailing: toMailing(planned.value), errors: [] };
  }

  @Mutation(() => AskForAnswersPayload, {
    description:
      'Asks by mail whoever of a session has not answered what must be answered: nobody twice within 24 hours. It stands in the audit.',
  })
  @Allow('registrations.ask-answers')
  async askForAnswers(
    @Args('input') input: AskForAnswersInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<AskForAnswersPayload> {
    const of = await this.readSession(actor, input);
    const { idempotencyKey } = input;
    const asked = of.ok ? await this.service.ask(actor, { sessionId: of.value, idempotencyKey }) : of;
    return asked.ok
      ? { mails: asked.value, errors: [] }
      : { mails: null, errors: [userError(ctx.locale, asked.refusal)] };
  }

  /** Only whoever may read the answers goes on. */
  private async readSession(
    actor: Actor,
    input: PreviewAnswerMailsInput,
  ): Promise<Result<string, Refusal<'SESSION_NOT_FOUND'>>> {
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    if (!sessionId) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!(await this.policy.mayReadInside(actor, sessionId)))
      throw forbidden('not a trainer of this session');
    return accept(sessionId);
  }
}

const toMailing = ({ recipients, without }: AnswerMailing): AnswerMailingType => ({
  recipients: recipients.map(({ fullName, openQuestions }) => ({ fullName, openQuestions })),
  without: without.map(({ fullName, why, underWaySince, askedLatelyAt }) => ({
    fullName,
    why,
    since: why === 'UNDER_WAY' ? underWaySince : why === 'ASKED_LATELY' ? askedLatelyAt : null,
  })),
});
