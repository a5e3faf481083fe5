import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, IdempotencyKey, UserErrorInterface } from '#graphql';
import { NOT_ASKED, type NotAsked } from '../../domain/answer-mailing.rules.js';

const NotAskedEnum = Object.fromEntries(NOT_ASKED.map((why) => [why, why]));
registerEnumType(NotAskedEnum, {
  name: 'NotAsked',
  description:
    'Why somebody is not asked by mail for answers that are missing. ADDRESS_AWAITED: the address is still to be confirmed. UNDER_WAY: a mail with the ticket, or one that asks, has not left yet. ASKED_LATELY: one that asks left within 24 hours.',
});

@ObjectType('AnswerMailRecipient', { description: 'Somebody who would be asked.' })
@Allow('registrations.ask-answers')
export class AnswerMailRecipientType {
  @Field(() => String) fullName: string;
  @Field(() => Int, { description: 'Questions that must be answered and are not: at least one.' })
  openQuestions: number;
}

@ObjectType('AnswerMailAbsence', { description: 'Somebody who has not answered and would not be asked.' })
@Allow('registrations.ask-answers')
export class AnswerMailAbsenceType {
  @Field(() => String) fullName: string;
  @Field(() => NotAskedEnum) why: NotAsked;
  @Field(() => DateTime, {
    nullable: true,
    description: 'UNDER_WAY: since when the mail waits to leave. ASKED_LATELY: when it left. Otherwise null.',
  })
  since: Date | null;
}

@ObjectType('AnswerMailing', {
  description: 'Who of a session would be asked by mail, now, for answers that are missing.',
})
@Allow('registrations.ask-answers')
export class AnswerMailingType {
  @Field(() => [AnswerMailRecipientType], {
    description: 'By name in Khmer order; at most 1,000 with those who would not.',
  })
  recipients: AnswerMailRecipientType[];
  @Field(() => [AnswerMailAbsenceType], {
    description: 'The others of whom a question is open, in the same order.',
  })
  without: AnswerMailAbsenceType[];
}

@InputType()
export class PreviewAnswerMailsInput {
  @Field(() => ID) sessionId: string;
}

@InputType()
export class AskForAnswersInput extends PreviewAnswerMailsInput {
  @Field(() => IdempotencyKey, { description: 'The same key sends once.' })
  idempotencyKey: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class AskForAnswersError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class PreviewAnswerMailsPayload {
  @Field(() => AnswerMailingType, { nullable: true }) mailing: AnswerMailingType | null;
  @Field(() => [AskForAnswersError]) errors: AskForAnswersError[];
}

@ObjectType()
@AllowWithParent()
export class AskForAnswersPayload {
  @Field(() => Int, { nullable: true, description: 'Mails on their way; null when none is.' })
  mails: number | null;
  @Field(() => [AskForAnswersError]) errors: AskForAnswersError[];
}
