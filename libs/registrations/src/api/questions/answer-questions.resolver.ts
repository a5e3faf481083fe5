import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
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
import { AnswerQuestionsService } from '../../domain/answer-questions.service.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { toTicketType } from '../ticket.mapper.js';
import { TicketType } from '../ticket.type.js';
import { AnswerQuestionsInput, answersOf, refusalsOf } from './question.inputs.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class AnswerQuestionsError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class AnswerQuestionsPayload {
  @Field(() => TicketType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  ticket: TicketType | null;
  @Field(() => [AnswerQuestionsError], { description: 'Everything that is wrong, each at its question.' })
  errors: AnswerQuestionsError[];
}

@Resolver()
export class AnswerQuestionsResolver {
  constructor(
    private readonly service: AnswerQuestionsService,
    private readonly reads: RegistrationReads,
  ) {}

  @Mutation(() => AnswerQuestionsPayload, {
    description: 'Answers one form of the session’s questions, or changes the answers while it takes them.',
  })
  @Allow('registrations.answer-questions')
  async answerQuestions(
    @Args('input') { reference, form, answers }: AnswerQuestionsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<AnswerQuestionsPayload> {
    const result = await this.service.answer(actor, reference, form, answersOf(answers));
    if (!result.ok)
      return {
        ticket: null,
        errors: refusalsOf(result.refusal).map((refusal) => userError(ctx.locale, refusal)),
      };
    ctx.loaders.clear();
    const view = await this.reads.ticket(result.value);
    return { ticket: view && toTicketType(view), errors: [] };
  }
}
