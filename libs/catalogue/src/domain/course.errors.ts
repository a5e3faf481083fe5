import type { Refusal } from '#kernel';
import type { CourseActRefusal, CourseContentRefusal } from './course.rules.js';

type PlaceRefusal = Refusal<
  | 'SECTOR_NOT_FOUND'
  | 'PREREQUISITE_NOT_FOUND'
  | 'PREREQUISITE_CIRCULAR'
  | 'PREREQUISITE_NOT_PUBLISHED'
  | 'COURSE_INCOMPLETE'
>;
type StandingRefusal = Refusal<'COURSE_NOT_FOUND' | 'COURSE_CHANGED'>;

export type CreateCourseRefusal = CourseContentRefusal | PlaceRefusal | Refusal<'IDEMPOTENCY_KEY_REUSED'>;
export type EditCourseRefusal = CourseContentRefusal | PlaceRefusal | StandingRefusal | CourseActRefusal;
export type PublishCourseRefusal =
  StandingRefusal | CourseActRefusal | Refusal<'COURSE_INCOMPLETE' | 'PREREQUISITE_NOT_PUBLISHED'>;
export type ArchiveCourseRefusal = StandingRefusal | CourseActRefusal | Refusal<'COURSE_IS_REQUIRED'>;
export type CopyCourseRefusal = Refusal<'COURSE_NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED'>;
