import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { PrerequisiteFacts } from '#registrations';

/** Who has been to courses: marked as there in a training of each; a meeting teaches nothing. Source: docs/stories/prerequisites.md. */
@Injectable()
export class AttendedCourses extends PrerequisiteFacts {
  override async doneAll(
    reads: Pick<Tx, 'sql'>,
    personIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    // Indexes: ix_registrations__person_id, pk_attendances.
    const rows = await reads.sql(sql<{ personId: string }>`
      select r.person_id as "personId"
      from registrations r join sessions s on s.id = r.session_id and s.kind = 'TRAINING' and s.course_id = any(${courseIds}::uuid[])
      join attendances a on a.registration_id = r.id and a.status = 'ATTENDED'
      where r.person_id = any(${personIds}::uuid[])
      group by r.person_id having count(distinct s.course_id) = ${new Set(courseIds).size}`);
    return new Set(rows.map(({ personId }) => personId));
  }
}
