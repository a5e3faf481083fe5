import { Field, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, UserErrorInterface } from '#graphql';
import { SubmissionType, TopicType } from './topic.type.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ConsultationError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class TopicPayload {
  @Field(() => TopicType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  topic: TopicType | null;
  @Field(() => [ConsultationError]) errors: ConsultationError[];
}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class SubmissionPayload {
  @Field(() => SubmissionType, {
    nullable: true,
    description: 'As it stands now; null when nothing was done.',
  })
  submission: SubmissionType | null;
  @Field(() => [ConsultationError]) errors: ConsultationError[];
}

@ObjectType()
@AllowWithParent()
export class AskTopicPayload extends TopicPayload {}

@ObjectType()
@AllowWithParent()
export class ExtendTopicPayload extends TopicPayload {}

@ObjectType()
@AllowWithParent()
export class PublishOutcomePayload extends TopicPayload {}

@ObjectType()
@AllowWithParent()
export class SubmitInputPayload extends SubmissionPayload {}

@ObjectType()
@AllowWithParent()
export class AnswerSubmissionPayload extends SubmissionPayload {}
