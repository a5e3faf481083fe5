import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, DateTime, LocaleEnum, LocalizedTextType, NodeInterface } from '#graphql';
import type { Locale, LocalizedText } from '#kernel';
import { type Disposition, DISPOSITIONS } from '../domain/submissions.sql.js';
import type { TopicState } from '../domain/topic.rules.js';

const TopicStateEnum = {
  PLANNED: 'PLANNED',
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
  PUBLISHED: 'PUBLISHED',
} as const;
registerEnumType(TopicStateEnum, {
  name: 'TopicState',
  description: 'Planned, open for submissions, closed while the committee answers, outcome published.',
});

export const DispositionEnum = Object.fromEntries(DISPOSITIONS.map((name) => [name, name]));
registerEnumType(DispositionEnum, {
  name: 'Disposition',
  description: 'What the committee makes of a submission.',
});

@ObjectType('Topic', {
  implements: () => [NodeInterface],
  description: 'A question of policy that the committee asks organisations.',
})
@Allow('consultations.read')
export class TopicType extends NodeInterface {
  uuid: string;
  sectorUuid: string;

  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => LocalizedTextType) question: LocalizedText;
  @Field(() => DateTime) opensAt: Date;
  @Field(() => DateTime, { description: 'The first instant at which nothing more is taken.' }) closesAt: Date;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => LocalizedTextType, { nullable: true, description: 'What came of it; null until published.' })
  outcome: LocalizedText | null;
  @Field(() => TopicStateEnum) state: TopicState;
}

@ObjectType('Submission', {
  implements: () => [NodeInterface],
  description: 'What one organisation says on a topic.',
})
@Allow('consultations.read')
export class SubmissionType extends NodeInterface {
  organisationUuid: string;
  topicUuid: string;

  @Field(() => String) body: string;
  @Field(() => LocaleEnum, { description: 'The language it is written in.' }) locale: Locale;
  @Field(() => Int, { description: 'Grows by one with every revision.' }) version: number;
  @Field(() => DateTime) submittedAt: Date;
  @Field(() => DateTime, { nullable: true }) revisedAt: Date | null;
  @Field(() => DispositionEnum, {
    nullable: true,
    description: "The committee's alone until the outcome is published.",
  })
  disposition: Disposition | null;
  @Field(() => LocalizedTextType, { nullable: true }) reason: LocalizedText | null;
  @Field(() => Int, { description: 'Grows by one with every answer; 0 where the reader sees none.' })
  answerVersion: number;
}

@ObjectType('SubmissionCounts')
@Allow('consultations.manage')
export class SubmissionCountsType {
  @Field(() => Int) submissions: number;
  @Field(() => Int, { description: 'Without a disposition.' }) unanswered: number;
}

@ObjectType()
export class TopicConnection extends Connection(TopicType) {}

@ObjectType()
export class SubmissionConnection extends Connection(SubmissionType) {}
