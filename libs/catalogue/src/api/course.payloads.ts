import { Field, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, UserErrorInterface } from '#graphql';
import { CourseType } from './course.type.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class CourseError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class CoursePayload {
  @Field(() => CourseType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  course: CourseType | null;
  @Field(() => [CourseError]) errors: CourseError[];
}

@ObjectType()
@AllowWithParent()
export class CreateCoursePayload extends CoursePayload {}

@ObjectType()
@AllowWithParent()
export class EditCoursePayload extends CoursePayload {}

@ObjectType()
@AllowWithParent()
export class PublishCoursePayload extends CoursePayload {}

@ObjectType()
@AllowWithParent()
export class ArchiveCoursePayload extends CoursePayload {}

@ObjectType()
@AllowWithParent()
export class CopyCoursePayload extends CoursePayload {}
