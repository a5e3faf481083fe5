import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { toGlobalId } from '#graphql';
import { CourseReads } from '../domain/course-reads.js';
import { COURSE_PREFIX } from './course.mapper.js';

/** Courses in the audit, each with the page on which it is written. */
@Injectable()
export class CourseAuditSubject extends AuditSubjectSource {
  readonly type = 'course';
  readonly prefix = COURSE_PREFIX;

  constructor(private readonly reads: CourseReads) {
    super();
  }

  async describe(_actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const courses = [...(await this.reads.byIds(uuids)).values()];
    return new Map(
      courses.map(({ id, title }) => [
        id,
        { name: title, page: `/manage/courses/${toGlobalId(COURSE_PREFIX, id)}` },
      ]),
    );
  }
}
