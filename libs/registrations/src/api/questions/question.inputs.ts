import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { fromGlobalId, LocalizedTextInput, toGlobalId } from '#graphql';
import { newId, type Refusal } from '#kernel';
import type { QuestionDraft } from '../../domain/question-plan.rules.js';
import type { Answers, QuestionForm, QuestionKind } from '../../domain/question.rules.js';
import { QUESTION_PREFIX, QuestionFormEnum, QuestionKindEnum } from './question.type.js';

@InputType()
export class QuestionAnswerInput {
  @Field(() => ID) questionId: string;
  @Field(() => [String], {
    description:
      'One text, a whole number or a day (2026-12-08) in Latin or Khmer digits, or codes of options. Empty for no answer.',
  })
  answer: string[];
}

@InputType()
export class QuestionConditionInput {
  @Field(() => Int, { description: 'The number of an earlier question of the list, from 1.' })
  question: number;
  @Field(() => [Int], { description: 'Numbers of its options, from 1; of a yes or no 1 is yes and 2 is no.' })
  answers: number[];
}

@InputType()
export class SessionQuestionInput {
  @Field(() => ID, { nullable: true, description: 'Of the question that it was; left out for a new one.' })
  id: string | null;
  @Field(() => QuestionKindEnum) kind: QuestionKind;
  @Field(() => LocalizedTextInput, { description: '1 to 300 characters in each language.' })
  text: LocalizedTextInput;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'At most 300 characters in each language.',
  })
  hint: LocalizedTextInput | null;
  @Field(() => Boolean, { description: 'Must it be answered, where it is shown?' }) required: boolean;
  @Field(() => [LocalizedTextInput], {
    description: 'Of ONE_OF and MANY_OF 2 to 20, each of 1 to 200 characters; of others none are kept.',
  })
  options: LocalizedTextInput[];
  @Field(() => Int, { nullable: true, description: 'Of NUMBER.' }) minimum: number | null;
  @Field(() => Int, { nullable: true }) maximum: number | null;
  @Field(() => QuestionConditionInput, { nullable: true, description: 'Left out: shown always.' })
  shownIf: QuestionConditionInput | null;
}

@InputType()
export class SaveSessionQuestionsInput {
  @Field(() => ID) sessionId: string;
  @Field(() => QuestionFormEnum) form: QuestionForm;
  @Field(() => Int, { description: '`questionsVersion` of the session that was seen.' }) version: number;
  @Field(() => [SessionQuestionInput], {
    description: 'All of the form in their order, 20 at most; one that is left out is asked no longer.',
  })
  questions: SessionQuestionInput[];
}

@InputType()
export class AnswerQuestionsInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
  @Field(() => QuestionFormEnum) form: QuestionForm;
  @Field(() => [QuestionAnswerInput], {
    description: 'All answers of the form; what is left out is not answered any more.',
  })
  answers: QuestionAnswerInput[];
}

/** What was typed, by the questions' own ids. An id of something else is that of no question. */
export const answersOf = (typed: readonly QuestionAnswerInput[] | null | undefined): Answers =>
  new Map(
    (typed ?? []).map(({ questionId, answer }) => [
      fromGlobalId(QUESTION_PREFIX, questionId) ?? newId(),
      answer,
    ]),
  );

export const draftOf = ({ id, required, hint, ...typed }: SessionQuestionInput): QuestionDraft => ({
  id: id ? (fromGlobalId(QUESTION_PREFIX, id) ?? newId()) : null,
  kind: typed.kind,
  text: typed.text,
  hint: hint ?? null,
  isRequired: required,
  options: typed.options,
  minimum: typed.minimum ?? null,
  maximum: typed.maximum ?? null,
  shownIf: typed.shownIf ?? null,
});

/** Each thing that is wrong, those of answers at the question's global id. */
export function refusalsOf(refusal: Refusal & { readonly others?: readonly Refusal[] }): Refusal[] {
  return [refusal, ...(refusal.others ?? [])].map(({ code, path, detail }) => {
    const [root, id] = path ?? [];
    const at = root === 'answers' && id ? [root, toGlobalId(QUESTION_PREFIX, id)] : path;
    return { code, ...(at && { path: at }), ...(detail && { detail }) };
  });
}
