import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, DateTime, LocalizedTextType } from '#graphql';
import type { LocalizedText } from '#kernel';
import { RETENTION } from '#privacy';
import { RetentionReads } from '../domain/retention.reads.js';

@ObjectType('RetentionLine', { description: 'One kind of data that is deleted by itself.' })
@Allow('privacy.read-retention')
export class RetentionLineType {
  @Field(() => String, { description: 'Stable name, such as `identity.sign-ins`.' }) subject: string;
  @Field(() => LocalizedTextType) what: LocalizedText;
  @Field(() => Int) keptDays: number;
  @Field(() => LocalizedTextType, { description: 'From when the days count.' }) keptFrom: LocalizedText;
  @Field(() => Int, {
    description:
      'How many would pass if the nightly round ran now; of people, where many are old enough, how many the last round foresaw for the next one.',
  })
  due: number;
  @Field(() => Int, { nullable: true, description: 'How many passed in the last round; null before one.' })
  passed: number | null;
}

@ObjectType('Retention', { description: 'What is deleted by itself each night, in figures alone.' })
@Allow('privacy.read-retention')
export class RetentionType {
  @Field(() => DateTime, { nullable: true, description: 'When the last round ended; null before the first.' })
  lastAt: Date | null;
  @Field(() => [RetentionLineType]) lines: RetentionLineType[];
}

/** What is deleted by itself, for those who answer for it. */
@Resolver(() => RetentionType)
export class RetentionResolver {
  constructor(private readonly reads: RetentionReads) {}

  @Query(() => RetentionType, {
    description:
      'What is deleted by itself and after how long, how many of each are due now, and the last run.',
  })
  @Allow('privacy.read-retention')
  async retention(): Promise<RetentionType> {
    const { lastAt, lines } = await this.reads.now();
    return {
      lastAt,
      lines: lines.map(({ subject, due, passed }) => {
        const { what, days, from } = RETENTION[subject];
        return { subject, what, keptDays: days, keptFrom: from, due, passed };
      }),
    };
  }
}
