import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AllowWithParent, Ctx, type RequestContext } from '#graphql';
import { SessionType } from '#sessions/api';
import { type AnsweredQuestion, QuestionReads } from '../../domain/question-reads.js';
import {
  isAskedOf,
  openQuestions,
  QUESTION_FORMS,
  type QuestionForm,
  takesAnswers,
} from '../../domain/question.rules.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { OrganisationRegistrationType } from '../organisation/organisation-roster.type.js';
import { RosterEntryType } from '../roster.type.js';
import { seatsLoader } from '../seats.loader.js';
import { TicketType } from '../ticket.type.js';
import {
  QuestionAnswerType,
  RosterAnswerType,
  QuestionFormEnum,
  SessionQuestionType,
  toAnswerType,
  toRosterAnswer,
  toQuestionType,
} from './question.type.js';
import {
  answersLoader,
  openQuestionsLoader,
  questionsLoader,
  ticketQuestionsLoader,
} from './questions.loader.js';

/** What a session asks. Everybody may know. */
@Resolver(() => SessionType)
export class SessionQuestionsField {
  constructor(
    private readonly reads: QuestionReads,
    private readonly registrations: RegistrationReads,
  ) {}

  @ResolveField(() => [SessionQuestionType], {
    description:
      'What it asks now: with registering first, then of those who have a seat, each form in its order.',
  })
  @AllowWithParent()
  async questions(
    @Parent() session: SessionType,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionQuestionType[]> {
    if ((await this.questionsVersion(session, ctx)) === 0) return [];
    return (await questionsLoader(ctx, this.reads).load(session.uuid)).map(toQuestionType);
  }

  @ResolveField(() => Int, {
    description: 'Grows with every change of its questions; 0 where it never had any.',
  })
  @AllowWithParent()
  async questionsVersion(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<number> {
    return (await seatsLoader(ctx, this.registrations).load(session.uuid))?.questionsVersion ?? 0;
  }
}

/** What is asked of a ticket, for whoever has its code. */
@Resolver(() => TicketType)
export class TicketQuestionsField {
  constructor(
    private readonly reads: QuestionReads,
    private readonly registrations: RegistrationReads,
  ) {}

  @ResolveField(() => [QuestionAnswerType], {
    description:
      'What is asked of it now, with its answers; what is not shown is among it. None once it is worth nothing any more.',
  })
  @AllowWithParent()
  async questions(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<QuestionAnswerType[]> {
    return (await this.asked(ticket, ctx)).map(toAnswerType);
  }

  @ResolveField(() => Int, { description: 'Questions that must be answered and are not.' })
  @AllowWithParent()
  async openQuestions(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<number> {
    return openOf(await this.asked(ticket, ctx));
  }

  @ResolveField(() => [QuestionFormEnum], {
    description: 'Forms whose answers may still be given or changed.',
  })
  @AllowWithParent()
  async answerableForms(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<QuestionForm[]> {
    const asked = await this.asked(ticket, ctx);
    if (asked.length === 0) return [];
    const seats = await this.registrations.answeringTimes(ticket.sessionUuid);
    return QUESTION_FORMS.filter((form) => {
      const ofForm = asked.filter(({ question }) => question.form === form);
      return seats !== null && ofForm.length > 0 && takesAnswers(form, seats, openOf(ofForm) > 0);
    });
  }

  private async asked(ticket: TicketType, ctx: RequestContext): Promise<readonly AnsweredQuestion[]> {
    const { state } = ticket;
    if (state === 'EXPIRED') return [];
    const seats = await seatsLoader(ctx, this.registrations).load(ticket.sessionUuid);
    if (!seats || seats.questionsVersion === 0) return [];
    const asked = await ticketQuestionsLoader(ctx, this.reads).load(ticket.reference);
    return asked.filter(({ question }) => isAskedOf(question.form, state));
  }
}

function openOf(asked: readonly AnsweredQuestion[]): number {
  const answers = new Map(
    asked.flatMap(({ question, answer }) => (answer.length > 0 ? [[question.id, answer] as const] : [])),
  );
  return openQuestions(
    asked.map(({ question }) => question),
    answers,
  ).length;
}

/** What somebody answered, for those who hold the session. */
@Resolver(() => RosterEntryType)
export class RosterAnswersField {
  constructor(private readonly reads: QuestionReads) {}

  @ResolveField(() => [RosterAnswerType], {
    description: 'Every question that is asked now, and those asked no longer that were answered.',
  })
  @AllowWithParent()
  async answers(@Parent() entry: RosterEntryType, @Ctx() ctx: RequestContext): Promise<RosterAnswerType[]> {
    const view = await answersLoader(ctx, this.reads, entry.reader).load(entry.registrationUuid);
    return (view?.answered ?? []).map(toRosterAnswer);
  }

  @ResolveField(() => Int, { description: 'Questions that must be answered and are not.' })
  @AllowWithParent()
  async openQuestions(@Parent() entry: RosterEntryType, @Ctx() ctx: RequestContext): Promise<number> {
    return (await answersLoader(ctx, this.reads, entry.reader).load(entry.registrationUuid))?.open ?? 0;
  }
}

/** Who of an organisation has not answered; what was answered is not the coordinator's to read. */
@Resolver(() => OrganisationRegistrationType)
export class OrganisationOpenQuestionsField {
  constructor(private readonly reads: QuestionReads) {}

  @ResolveField(() => Int, { description: 'Questions of the session that must be answered and are not.' })
  @AllowWithParent()
  async openQuestions(
    @Parent() registration: OrganisationRegistrationType,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    return openQuestionsLoader(ctx, this.reads).load(registration.registrationUuid);
  }
}
