import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { claimKey, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { CourseRepository } from './course.repository.js';
import { PathRepository } from './path.repository.js';
import {
  decideCourses,
  type PathContent,
  type PathContentRefusal,
  type PathCoursesRefusal,
  readPath,
} from './path.rules.js';

export type CreatePathRefusal = PathContentRefusal | PathCoursesRefusal | Refusal<'IDEMPOTENCY_KEY_REUSED'>;
export type EditPathRefusal =
  PathContentRefusal | PathCoursesRefusal | Refusal<'PATH_NOT_FOUND' | 'PATH_CHANGED'>;

/** What the committee does with paths. Nobody is told of it. Source: docs/stories/learning-paths.md. */
@Injectable()
export class PathsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly paths: PathRepository,
    private readonly courses: CourseRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** A new path; answers its id. The same key with the same path answers what it answered first. Refuses: PATH_TEXT_INVALID,
   *  PATH_COURSES_INVALID, COURSE_NOT_FOUND, PATH_COURSE_NOT_PUBLISHED, PATH_ORDER_WRONG, IDEMPOTENCY_KEY_REUSED. */
  async create(
    actor: Actor,
    typed: PathContent,
    idempotencyKey?: string | null,
  ): Promise<Result<string, CreatePathRefusal>> {
    const read = readPath(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const known = await claimKey(tx, actor, 'catalogue.create-path', idempotencyKey, { body: typed, id });
      if (known) return known;
      await this.courses.lockCatalogue(tx);
      const verdict = decideCourses(read.value, await this.paths.coursesOf(tx, read.value.courseIds));
      if (!verdict.ok) return verdict;
      await this.paths.insert(tx, id, read.value);
      await this.audit.record(tx, {
        actor,
        action: 'catalogue.create-path',
        subjectType: 'path',
        subjectId: id,
        before: null,
        after: read.value,
      });
      return accept(id);
    });
  }

  /** Writes a path anew, shows it to everybody or takes it back; answers its id. `version` is the one that was seen. Refuses as
   *  `create`, and PATH_NOT_FOUND, PATH_CHANGED (somebody else wrote meanwhile). */
  async edit(
    actor: Actor,
    pathId: string,
    version: number,
    typed: PathContent,
  ): Promise<Result<string, EditPathRefusal>> {
    const read = readPath(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      await this.courses.lockCatalogue(tx);
      const path = await this.paths.lockById(tx, pathId);
      if (!path) return refuse('PATH_NOT_FOUND', { path: ['pathId'] });
      if (path.version !== version) return refuse('PATH_CHANGED');
      const verdict = decideCourses(read.value, await this.paths.coursesOf(tx, read.value.courseIds));
      if (!verdict.ok) return verdict;
      const { id, version: seen, ...before } = path;
      await this.paths.update(tx, id, read.value);
      await this.audit.record(tx, {
        actor,
        action: 'catalogue.edit-path',
        subjectType: 'path',
        subjectId: id,
        before: { ...before, version: seen },
        after: { ...read.value, version: seen + 1 },
      });
      return accept(id);
    });
  }
}
