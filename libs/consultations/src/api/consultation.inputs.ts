import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime, IdempotencyKey, LocaleEnum, LocalizedTextInput } from '#graphql';
import type { Locale } from '#kernel';
import type { Disposition } from '../domain/submissions.sql.js';
import { DispositionEnum } from './topic.type.js';

@InputType()
export class AskTopicInput {
  @Field(() => ID) sectorId: string;
  @Field(() => LocalizedTextInput, { description: '1 to 200 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: '1 to 2,000 characters in each language.' })
  question: LocalizedTextInput;
  @Field(() => DateTime) opensAt: Date;
  @Field(() => DateTime) closesAt: Date;
  @Field(() => IdempotencyKey, { nullable: true, description: 'The same key with the same topic asks once.' })
  idempotencyKey?: string | null;
}

@InputType()
export class ExtendTopicInput {
  @Field(() => ID) topicId: string;
  @Field(() => DateTime, { description: 'Later than it is now.' }) closesAt: Date;
}

@InputType()
export class SubmitInputInput {
  @Field(() => ID) topicId: string;
  @Field(() => ID) organisationId: string;
  @Field(() => String, { description: '1 to 5,000 characters.' }) body: string;
  @Field(() => LocaleEnum, { description: 'The language it is written in.' }) locale: Locale;
  @Field(() => Int, { nullable: true, description: 'The version that is revised; left out at first.' })
  version?: number | null;
}

@InputType()
export class AnswerSubmissionInput {
  @Field(() => ID) submissionId: string;
  @Field(() => DispositionEnum) disposition: Disposition;
  @Field(() => LocalizedTextInput, { description: '1 to 1,000 characters in each language.' })
  reason: LocalizedTextInput;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'Of the answer that you saw; 0 where there was none.',
  })
  answerVersion?: number | null;
}

@InputType()
export class PublishOutcomeInput {
  @Field(() => ID) topicId: string;
  @Field(() => LocalizedTextInput, { description: '1 to 5,000 characters in each language.' })
  outcome: LocalizedTextInput;
}
