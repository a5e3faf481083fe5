import { Injectable } from '@nestjs/common';
import type { CourseState } from '#catalogue';
import { sql, type Tx } from '#database';
import { SessionRow, SessionTrainerRow, type TrainerEntry } from './session.entity.js';

/** Sessions as rows. All methods take the transaction first. */
@Injectable()
export class SessionRepository {
  /** The row, locked until `tx` ends, or nothing. Lock order: sessions, then their seats, then people, then the rest. */
  async lockById(tx: Tx, id: string): Promise<SessionRow | null> {
    return tx.manager.findOne(SessionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes the row that was locked; its version grows by one. */
  async save(tx: Tx, session: SessionRow): Promise<void> {
    await tx.manager.update(SessionRow, { id: session.id }, { ...session, version: session.version + 1 });
  }

  async insert(tx: Tx, session: SessionRow): Promise<void> {
    await tx.manager.insert(SessionRow, session);
  }

  /** The state of a course, which stays what it is until `tx` ends; null when there is none. Lock order: the session, then its course. */
  async courseState(tx: Tx, courseId: string): Promise<CourseState | null> {
    const [course] = await tx.sql(sql<{ state: CourseState }>`
      select state from courses where id = ${courseId} for share`);
    return course?.state ?? null;
  }

  /** Writes who trains a session, in place of those who did. */
  async writeTrainers(tx: Tx, sessionId: string, trainers: readonly TrainerEntry[]): Promise<void> {
    await tx.manager.delete(SessionTrainerRow, { sessionId });
    await tx.manager.insert(
      SessionTrainerRow,
      trainers.map(({ trainerId, name, position, languages }, index) => ({
        sessionId,
        personId: trainerId,
        rank: index + 1,
        publicNameKm: name.km,
        publicNameEn: name.en,
        publicRoleKm: position.km,
        publicRoleEn: position.en,
        languages: languages ?? null,
      })),
    );
  }

  async cityExists(tx: Tx, cityId: string): Promise<boolean> {
    return (await tx.sql(sql`select from cities where id = ${cityId}`)).length > 0;
  }

  /** The only clock. */
  async now(tx: Tx): Promise<Date> {
    const [row] = await tx.sql(sql<{ now: Date }>`select app_now() as now`);
    return row!.now;
  }
}
