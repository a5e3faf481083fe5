import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { claimKey, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import type {
  ArchiveCourseRefusal,
  CopyCourseRefusal,
  CreateCourseRefusal,
  EditCourseRefusal,
  PublishCourseRefusal,
} from './course.errors.js';
import { CourseRepository, type StandingCourse } from './course.repository.js';
import {
  codeOf,
  type CourseContent,
  type CourseState,
  decideCourseAct,
  freeCode,
  isComplete,
  readCourse,
  titleOfCopy,
  type WholeCourse,
} from './course.rules.js';
import type { CourseOutlineItem } from './outline.rules.js';

/** A course and the version of it that was seen. */
export interface SeenCourse {
  readonly courseId: string;
  readonly version: number;
}

type CourseAction =
  | 'catalogue.create-course'
  | 'catalogue.edit-course'
  | 'catalogue.publish-course'
  | 'catalogue.archive-course'
  | 'catalogue.copy-course';

/** What the committee does with courses. Nobody is told of any of it. Source: docs/stories/courses.md. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly courses: CourseRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** A new draft; answers its id. The same key with the same content answers what it answered first. Refuses as `readCourse`, and
   *  SECTOR_NOT_FOUND, PREREQUISITE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED. */
  async create(
    actor: Actor,
    typed: CourseContent,
    idempotencyKey?: string | null,
  ): Promise<Result<string, CreateCourseRefusal>> {
    const read = readCourse(typed);
    if (!read.ok) return read;
    const content = whole(read.value, []);
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const known = await claimKey(tx, actor, 'catalogue.create-course', idempotencyKey, { body: typed, id });
      if (known) return known;
      await this.courses.lockCatalogue(tx);
      const wrong = await this.wrongPlace(tx, id, content, 'DRAFT');
      if (wrong) return wrong;
      const code = await this.insert(tx, id, codeOf(content.title.en), content);
      await this.record(tx, actor, 'catalogue.create-course', id, null, { state: 'DRAFT', code, ...content });
      return accept(id);
    });
  }

  /** Writes a course anew; answers its id. What is published is at once as it is written. Refuses as `create`, and
   *  COURSE_NOT_FOUND, COURSE_CHANGED (somebody else wrote meanwhile), COURSE_ARCHIVED; of a published one also COURSE_INCOMPLETE
   *  and PREREQUISITE_NOT_PUBLISHED. */
  async edit(
    actor: Actor,
    seen: SeenCourse,
    typed: CourseContent,
  ): Promise<Result<string, EditCourseRefusal>> {
    const read = readCourse(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      await this.courses.lockCatalogue(tx);
      const found = await this.lockSeen(tx, seen);
      if (!found.ok) return found;
      const course = found.value;
      const verdict = decideCourseAct('EDIT', course.state);
      if (!verdict.ok) return verdict;
      const wrong = await this.wrongPlace(tx, course.id, read.value, verdict.value);
      if (wrong) return wrong;
      const content = whole(read.value, course.content.outline);
      await this.courses.update(tx, course.id, content);
      await this.record(tx, actor, 'catalogue.edit-course', course.id, course.content, content);
      return accept(course.id);
    });
  }

  /** Lets everybody read it; answers its id. Refuses: COURSE_NOT_FOUND, COURSE_CHANGED, COURSE_PUBLISHED, COURSE_INCOMPLETE (a
   *  module or an objective is missing), PREREQUISITE_NOT_PUBLISHED. */
  async publish(actor: Actor, seen: SeenCourse): Promise<Result<string, PublishCourseRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      await this.courses.lockCatalogue(tx);
      const found = await this.lockSeen(tx, seen);
      if (!found.ok) return found;
      const course = found.value;
      const verdict = decideCourseAct('PUBLISH', course.state);
      if (!verdict.ok) return verdict;
      const unready = await this.unready(tx, course.content);
      if (unready) return unready;
      return this.move(tx, actor, 'catalogue.publish-course', course, verdict.value);
    });
  }

  /** Takes it off the lists; answers its id. Sessions of it stay as they are. Refuses: COURSE_NOT_FOUND, COURSE_CHANGED,
   *  COURSE_ARCHIVED, COURSE_IS_REQUIRED with the `count` of published courses that come after it. */
  async archive(actor: Actor, seen: SeenCourse): Promise<Result<string, ArchiveCourseRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      await this.courses.lockCatalogue(tx);
      const found = await this.lockSeen(tx, seen);
      if (!found.ok) return found;
      const course = found.value;
      const verdict = decideCourseAct('ARCHIVE', course.state);
      if (!verdict.ok) return verdict;
      const count = await this.courses.publishedAfter(tx, course.id);
      if (count > 0) return refuse('COURSE_IS_REQUIRED', { detail: { count } });
      return this.move(tx, actor, 'catalogue.archive-course', course, verdict.value);
    });
  }

  /** A draft that is like it, with its outline; answers the draft's id. Refuses: COURSE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED. */
  async copy(
    actor: Actor,
    courseId: string,
    idempotencyKey?: string | null,
  ): Promise<Result<string, CopyCourseRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const known = await claimKey(tx, actor, 'catalogue.copy-course', idempotencyKey, {
        body: courseId,
        id,
      });
      if (known) return known;
      await this.courses.lockCatalogue(tx);
      const course = await this.courses.lockById(tx, courseId);
      if (!course) return noCourse();
      const content = { ...course.content, title: titleOfCopy(course.content.title) };
      const code = await this.insert(tx, id, course.code, content);
      const after = { state: 'DRAFT', code, copyOf: course.code, ...content };
      await this.record(tx, actor, 'catalogue.copy-course', id, null, after);
      return accept(id);
    });
  }

  private async insert(tx: Tx, id: string, code: string, content: WholeCourse): Promise<string> {
    const free = freeCode(code, await this.courses.codesLike(tx, code));
    await this.courses.insert(tx, id, free, content);
    return free;
  }

  private async move(
    tx: Tx,
    actor: Actor,
    action: CourseAction,
    course: StandingCourse,
    state: CourseState,
  ): Promise<Result<string, never>> {
    await this.courses.moveTo(tx, course.id, state);
    await this.record(tx, actor, action, course.id, { state: course.state }, { state });
    return accept(course.id);
  }

  private async lockSeen(
    tx: Tx,
    { courseId, version }: SeenCourse,
  ): Promise<Result<StandingCourse, Refusal<'COURSE_NOT_FOUND' | 'COURSE_CHANGED'>>> {
    const course = await this.courses.lockById(tx, courseId);
    if (!course) return noCourse();
    return course.version === version ? accept(course) : refuse('COURSE_CHANGED');
  }

  /** What is wrong with its sector and with what comes before it; null for nothing. */
  private async wrongPlace(tx: Tx, id: string, content: CourseContent, state: CourseState) {
    const { sectorId, prerequisiteIds } = content;
    if (!(await this.courses.sectorExists(tx, sectorId)))
      return refuse('SECTOR_NOT_FOUND', { path: ['sectorId'] });
    const path = ['prerequisiteIds'];
    const states = await this.courses.statesOf(tx, prerequisiteIds);
    if (states.length < prerequisiteIds.length) return refuse('PREREQUISITE_NOT_FOUND', { path });
    if (await this.courses.isCircular(tx, id, prerequisiteIds))
      return refuse('PREREQUISITE_CIRCULAR', { path });
    return state === 'PUBLISHED' ? this.unready(tx, content) : null;
  }

  private async unready(tx: Tx, { modules, prerequisiteIds }: CourseContent) {
    if (!isComplete(modules)) return refuse('COURSE_INCOMPLETE', { path: ['modules'] });
    const states = await this.courses.statesOf(tx, prerequisiteIds);
    return states.every((state) => state === 'PUBLISHED')
      ? null
      : refuse('PREREQUISITE_NOT_PUBLISHED', { path: ['prerequisiteIds'] });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: CourseAction,
    subjectId: string,
    before: object | null,
    after: object,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action, subjectType: 'course', subjectId, before, after });
  }
}

const whole = (content: CourseContent, standing: readonly CourseOutlineItem[]): WholeCourse => ({
  ...content,
  outline: content.outline ?? standing,
});

const noCourse = () => refuse('COURSE_NOT_FOUND', { path: ['courseId'] });
