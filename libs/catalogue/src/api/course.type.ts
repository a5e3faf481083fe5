import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, LocaleEnum, LocalizedTextType, NodeInterface } from '#graphql';
import type { LocalizedText } from '#kernel';
import {
  AUDIENCE_KINDS,
  type AudienceKind,
  COURSE_LEVELS,
  COURSE_STATES,
  type CourseLevel,
  type CourseState,
} from '../domain/course.rules.js';

const enumOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));

export const CourseStateEnum = enumOf(COURSE_STATES);
registerEnumType(CourseStateEnum, {
  name: 'CourseState',
  description:
    'A draft is for the working group alone; published, for everybody; archived, taken off the lists.',
});
export const CourseLevelEnum = enumOf(COURSE_LEVELS);
registerEnumType(CourseLevelEnum, { name: 'CourseLevel', description: 'What a course takes for granted.' });
export const AudienceKindEnum = enumOf(AUDIENCE_KINDS);
registerEnumType(AudienceKindEnum, {
  name: 'AudienceKind',
  description: 'A kind of organisation that a course is for.',
});

@ObjectType('CourseOutlineItem', { description: "One line of a course's outline." })
@Allow('catalogue.read')
export class CourseOutlineItemType {
  @Field(() => Int, { description: "Minutes after the session's start." }) offsetMinutes: number;
  @Field(() => Boolean) isBreak: boolean;
  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => LocalizedTextType, { nullable: true }) note: LocalizedText | null;
}

@ObjectType('CourseModule', { description: 'A part of a course, with what it teaches.' })
@Allow('catalogue.read')
export class CourseModuleType {
  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => Int) minutes: number;
  @Field(() => [LocalizedTextType], { description: 'What somebody can do afterwards, in order.' })
  objectives: readonly LocalizedText[];
}

@ObjectType('Course', {
  implements: () => [NodeInterface],
  description: 'What is taught; a session is one dated run of it.',
})
@Allow('catalogue.read')
export class CourseType extends NodeInterface {
  readonly uuid: string;
  readonly sectorUuid: string;
  @Field(() => String, { description: 'Stable name, such as `open-data`; made of the first English title.' })
  code: string;
  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'One sentence.' }) lead: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'A paragraph or two.' }) description: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'For whom it is, in words.' }) audience: LocalizedText;
  @Field(() => [AudienceKindEnum], { description: 'Kinds of organisation that it is for; none means all.' })
  audienceKinds: readonly AudienceKind[];
  @Field(() => CourseLevelEnum) level: CourseLevel;
  @Field(() => [LocaleEnum], { description: 'Languages that it can be taught in.' })
  languages: readonly string[];
  @Field(() => CourseStateEnum) state: CourseState;
  @Field(() => Int, { description: 'Grows by one with every change.' }) version: number;
}

@ObjectType()
export class CourseConnection extends Connection(CourseType) {}
