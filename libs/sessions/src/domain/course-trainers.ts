import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { CourseTrainers, HAND_IN_DAYS } from '#catalogue';
import { sql, type Tx, UnitOfWork } from '#database';

/** Who trains a session of a course now, for the materials of the course. */
@Injectable()
export class SessionCourseTrainers extends CourseTrainers {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  /** Index: ix_session_trainers__person_id. */
  override async trainedBy(actor: Actor): Promise<ReadonlySet<string>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ courseId: string }>`
      select distinct s.course_id as "courseId" from session_trainers t join sessions s on s.id = t.session_id
      where t.person_id = ${actor.personId} and s.status <> 'CANCELLED'
        and s.ends_at >= app_now() - make_interval(days => ${HAND_IN_DAYS})`,
    );
    return new Set(rows.map(({ courseId }) => courseId));
  }

  /** Asks again once it holds the sessions: whoever held one of them until now may have taken the actor off it, or cancelled it; and may
   *  have written them down anew, in a row that the statement which waited does not see. Index: ix_session_trainers__person_id. */
  override async keepsTraining(tx: Tx, actor: Actor, courseId: string): Promise<boolean> {
    const held = await tx.sql(sql<{ id: string }>`
      select id from sessions where course_id = ${courseId} and id in (
        select session_id from session_trainers where person_id = ${actor.personId}) order by id for share`);
    const ids = held.map(({ id }) => id);
    const trained = await tx.sql(sql`
      select from session_trainers t join sessions s on s.id = t.session_id
      where s.id = any(${ids}::uuid[]) and t.person_id = ${actor.personId} and s.status <> 'CANCELLED'
        and s.ends_at >= app_now() - make_interval(days => ${HAND_IN_DAYS}) limit 1`);
    return trained.length > 0;
  }
}
