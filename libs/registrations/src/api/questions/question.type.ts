import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AllowWithParent, LocalizedTextType, toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import type { AnsweredQuestion, AskedQuestion } from '../../domain/question-reads.js';
import { choicesOf, type QuestionForm, type QuestionKind, saidAnswer } from '../../domain/question.rules.js';

export const QUESTION_PREFIX = 'qst';

export const QuestionKindEnum = {
  SHORT_TEXT: 'SHORT_TEXT',
  LONG_TEXT: 'LONG_TEXT',
  YES_NO: 'YES_NO',
  ONE_OF: 'ONE_OF',
  MANY_OF: 'MANY_OF',
  NUMBER: 'NUMBER',
  DATE: 'DATE',
} as const satisfies Record<QuestionKind, QuestionKind>;
registerEnumType(QuestionKindEnum, {
  name: 'QuestionKind',
  description: 'What an answer is. SHORT_TEXT: 200 characters; LONG_TEXT: 2,000. NUMBER: a whole one.',
});
export const QuestionFormEnum = {
  REGISTRATION: 'REGISTRATION',
  AFTER_CONFIRMATION: 'AFTER_CONFIRMATION',
} as const satisfies Record<QuestionForm, QuestionForm>;
registerEnumType(QuestionFormEnum, {
  name: 'QuestionForm',
  description: 'When a question is asked: with registering, or of those who have a seat.',
});

@ObjectType('QuestionOption', { description: 'What may be chosen.' })
@AllowWithParent()
export class QuestionOptionType {
  @Field(() => String, { description: 'What an answer says for it; of a yes or no YES and NO.' })
  code: string;
  @Field(() => LocalizedTextType) text: LocalizedText;
}

@ObjectType('QuestionCondition', {
  description: 'Shown only where another question has one of these answers.',
})
@AllowWithParent()
export class QuestionConditionType {
  @Field(() => ID, { description: 'An earlier question of the same form.' }) questionId: string;
  @Field(() => [String], { description: 'Codes of its options.' }) answers: readonly string[];
}

@ObjectType('SessionQuestion', {
  description: 'What a session asks. It never changes its meaning: another one takes its place.',
})
@AllowWithParent()
export class SessionQuestionType {
  @Field(() => ID) id: string;
  @Field(() => QuestionFormEnum) form: QuestionForm;
  @Field(() => QuestionKindEnum) kind: QuestionKind;
  @Field(() => LocalizedTextType) text: LocalizedText;
  @Field(() => LocalizedTextType, { nullable: true }) hint: LocalizedText | null;
  @Field(() => Boolean, { description: 'Must it be answered, where it is shown?' }) required: boolean;
  @Field(() => [QuestionOptionType], { description: 'None where something is typed.' })
  options: readonly QuestionOptionType[];
  @Field(() => Int, { nullable: true, description: 'Of NUMBER; null for no bound.' }) minimum: number | null;
  @Field(() => Int, { nullable: true }) maximum: number | null;
  @Field(() => QuestionConditionType, { nullable: true, description: 'Null: shown always.' })
  shownIf: QuestionConditionType | null;
  @Field(() => Boolean, { description: 'Is it asked no longer, and kept for its answers?' }) retired: boolean;
}

@ObjectType('QuestionAnswer', { description: 'A question with what the holder of a ticket answered.' })
@AllowWithParent()
export class QuestionAnswerType {
  @Field(() => SessionQuestionType) question: SessionQuestionType;
  @Field(() => [String], { description: 'One text, or codes of options; none where it is not answered.' })
  answer: readonly string[];
  @Field(() => LocalizedTextType, { description: 'The answer in words; empty where there is none.' })
  said: LocalizedText;
}

@ObjectType('RosterAnswer', {
  description: 'A question with what somebody answered, for those who hold the session.',
})
@AllowWithParent()
export class RosterAnswerType {
  @Field(() => SessionQuestionType) question: SessionQuestionType;
  @Field(() => LocalizedTextType, { description: 'The answer in words; empty where there is none.' })
  said: LocalizedText;
}

export const toQuestionType = (question: AskedQuestion): SessionQuestionType => ({
  id: toGlobalId(QUESTION_PREFIX, question.id),
  form: question.form,
  kind: question.kind,
  text: question.text,
  hint: question.hint,
  required: question.isRequired,
  options: choicesOf(question).map(({ id, text }) => ({ code: id, text })),
  minimum: question.minimum,
  maximum: question.maximum,
  shownIf: question.shownIf && {
    questionId: toGlobalId(QUESTION_PREFIX, question.shownIf.questionId),
    answers: question.shownIf.answers,
  },
  retired: question.isRetired,
});

export const toAnswerType = ({ question, answer }: AnsweredQuestion): QuestionAnswerType => ({
  question: toQuestionType(question),
  answer,
  said: saidAnswer(question, answer),
});

export const toRosterAnswer = ({ question, answer }: AnsweredQuestion): RosterAnswerType => ({
  question: toQuestionType(question),
  said: saidAnswer(question, answer),
});
