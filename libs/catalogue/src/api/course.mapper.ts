import { can, type Actor } from '#authz';
import { toGlobalId } from '#graphql';
import type { CourseView } from '../domain/catalogue.views.js';
import type { CourseType } from './course.type.js';

export const COURSE_PREFIX = 'crs';

export const toCourseType = (course: CourseView): CourseType => ({
  ...course,
  id: toGlobalId(COURSE_PREFIX, course.id),
  uuid: course.id,
  sectorUuid: course.sectorId,
});

/** Everybody sees what is published; drafts and archived courses are for who writes them. */
export const seesCourse = (actor: Actor, { state }: Pick<CourseType, 'state'>): boolean =>
  state === 'PUBLISHED' || can(actor, 'catalogue.manage');
