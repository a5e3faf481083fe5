import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IdempotencyKey, LocalizedTextInput } from '#graphql';

@InputType()
export class LearningPathContentInput {
  @Field(() => LocalizedTextInput, { description: '1 to 150 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'One sentence: 1 to 300 characters in each language.' })
  lead: LocalizedTextInput;
  @Field(() => [ID], { description: '2 to 20 courses, each once, in the order in which to take them.' })
  courseIds: string[];
  @Field(() => Boolean, { description: 'Whether everybody sees it.' }) isPublished: boolean;
}

@InputType()
export class CreatePathInput {
  @Field(() => LearningPathContentInput) content: LearningPathContentInput;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same path writes once.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditPathInput {
  @Field(() => ID) pathId: string;
  @Field(() => Int, { description: 'Of the path that you saw.' }) version: number;
  @Field(() => LearningPathContentInput) content: LearningPathContentInput;
}
