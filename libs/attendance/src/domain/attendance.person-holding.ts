import { Injectable } from '@nestjs/common';
import { sql } from '#database';
import { type MergeRecord, MOVE_TURN, type PersonColumn, PersonHolding } from '#privacy';
import { collidingSeats } from '#registrations';

const MARKS = { held: 'attendance', table: 'attendances', key: ['registration_id'] } as const;

/** A mark belongs to its registration and goes with it. Of two registrations for one session one is given up: whoever came
 *  under either has come, once. */
@Injectable()
export class AttendancePersonHolding extends PersonHolding {
  readonly held = MARKS.held;
  override readonly turn = MOVE_TURN.MARKS;
  readonly columns: readonly PersonColumn[] = [{ table: MARKS.table, column: 'marked_by', act: 'STAYS' }];

  override async move(record: MergeRecord): Promise<void> {
    const { tx, merging } = record;
    for (const { keptId, givenUpId } of await tx.sql(collidingSeats(merging))) {
      const marks = await tx.sql(sql<{ id: string; status: string }>`
        select registration_id as id, status from attendances
        where registration_id = any(${[keptId, givenUpId]}::uuid[]) order by 1 for update`);
      const kept = marks.find(({ id }) => id === keptId)?.status;
      const other = marks.find(({ id }) => id === givenUpId)?.status;
      if (!other) continue;
      const counts = kept === undefined || (kept === 'ABSENT' && other === 'ATTENDED');
      if (counts && kept) await record.takeAway(MARKS, 't.registration_id = $1', [keptId]);
      if (!counts) await record.takeAway(MARKS, 't.registration_id = $1', [givenUpId]);
      else
        await record.update(
          { ...MARKS, watched: null },
          'MOVED',
          'registration_id = $2',
          't.registration_id = $1',
          [givenUpId, keptId],
        );
    }
  }
}
