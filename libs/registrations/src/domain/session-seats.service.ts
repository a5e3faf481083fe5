import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type SeatTimes, SessionSeats } from '#sessions';

/** The seat rows, for sessions: every change of plan passes under the seat lock. */
@Injectable()
export class SessionSeatsService extends SessionSeats {
  async open(tx: Tx, times: SeatTimes, capacity: number): Promise<void> {
    await tx.sql(sql`insert into session_seats (session_id, capacity, closes_at, schedule_version)
      values (${times.sessionId}, ${capacity}, ${times.closesAt}, ${times.scheduleVersion})`);
  }

  async reschedule(tx: Tx, times: SeatTimes): Promise<void> {
    await tx.sql(sql`select from lock_seats(array[${times.sessionId}]::uuid[])`);
    await tx.sql(sql`update session_seats set closes_at = ${times.closesAt}, schedule_version = ${times.scheduleVersion},
      version = version + 1 where session_id = ${times.sessionId}`);
  }

  async close(tx: Tx, sessionId: string, scheduleVersion: number): Promise<void> {
    await tx.sql(sql`select from lock_seats(array[${sessionId}]::uuid[])`);
    await tx.sql(sql`update session_seats set is_open = false, schedule_version = ${scheduleVersion}, version = version + 1
      where session_id = ${sessionId}`);
  }
}
