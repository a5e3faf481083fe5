import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IdempotencyKey, LocaleEnum, LocalizedTextInput } from '#graphql';
import type { AudienceKind, CourseLevel } from '../domain/course.rules.js';
import { AudienceKindEnum, CourseLevelEnum } from './course.type.js';

@InputType()
export class CourseModuleInput {
  @Field(() => LocalizedTextInput, { description: '1 to 150 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => Int, { description: '5 to 1,440.' }) minutes: number;
  @Field(() => [LocalizedTextInput], {
    description: 'What somebody can do afterwards: 8 at most, each 1 to 300 characters in each language.',
  })
  objectives: LocalizedTextInput[];
}

@InputType()
export class CourseOutlineItemInput {
  @Field(() => Int, { description: "Minutes after the session's start: 0 to 1,440, each once." })
  offsetMinutes: number;
  @Field(() => Boolean) isBreak: boolean;
  @Field(() => LocalizedTextInput, { description: '1 to 150 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: '1 to 300 characters in each language.',
  })
  note?: LocalizedTextInput | null;
}

@InputType()
export class CourseContentInput {
  @Field(() => LocalizedTextInput, { description: '1 to 150 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'One sentence: 1 to 300 characters in each language.' })
  lead: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: '1 to 5,000 characters in each language.' })
  description: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'For whom: 1 to 500 characters in each language.' })
  audience: LocalizedTextInput;
  @Field(() => ID) sectorId: string;
  @Field(() => CourseLevelEnum) level: CourseLevel;
  @Field(() => [AudienceKindEnum], { description: 'None means all.' }) audienceKinds: AudienceKind[];
  @Field(() => [LocaleEnum], { description: 'One at least.' }) languages: string[];
  @Field(() => [CourseModuleInput], { description: '12 at most, in their order.' })
  modules: CourseModuleInput[];
  @Field(() => [CourseOutlineItemInput], {
    nullable: true,
    description: 'What happens when on the day, 20 lines at most. Left out: as it stands.',
  })
  outline?: CourseOutlineItemInput[] | null;
  @Field(() => [ID], { description: 'Courses that come before it, 10 at most.' }) prerequisiteIds: string[];
}

@InputType()
export class CreateCourseInput {
  @Field(() => CourseContentInput) content: CourseContentInput;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same content writes once.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditCourseInput {
  @Field(() => ID) courseId: string;
  @Field(() => Int, { description: 'Of the course that you saw.' }) version: number;
  @Field(() => CourseContentInput) content: CourseContentInput;
}

@InputType()
export class PublishCourseInput {
  @Field(() => ID) courseId: string;
  @Field(() => Int, { description: 'Of the course that you saw.' }) version: number;
}

@InputType()
export class ArchiveCourseInput {
  @Field(() => ID) courseId: string;
  @Field(() => Int, { description: 'Of the course that you saw.' }) version: number;
}

@InputType()
export class CopyCourseInput {
  @Field(() => ID) courseId: string;
  @Field(() => IdempotencyKey, { nullable: true, description: 'The same key copies once.' })
  idempotencyKey?: string | null;
}
