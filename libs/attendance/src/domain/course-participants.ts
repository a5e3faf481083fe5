import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { CourseParticipants } from '#catalogue';
import { sql, UnitOfWork } from '#database';

/** Who has a seat in a session of a course, or had one, for the materials of the course. */
@Injectable()
export class ConfirmedParticipants extends CourseParticipants {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  override async confirmedIn(actor: Actor, courseIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ courseId: string }>`
      select distinct s.course_id as "courseId" from registrations r join sessions s on s.id = r.session_id
      where r.person_id = ${actor.personId} and r.status = 'CONFIRMED' and s.course_id = any(${courseIds})`,
    );
    return new Set(rows.map(({ courseId }) => courseId));
  }
}
