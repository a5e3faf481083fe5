import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { SessionRow } from './session.entity.js';

/** Sessions as rows. All methods take the transaction first. */
@Injectable()
export class SessionRepository {
  /** The row, locked until `tx` ends, or nothing. Lock order: sessions, then their seats, then people, then the rest. */
  async lockById(tx: Tx, id: string): Promise<SessionRow | null> {
    return tx.manager.findOne(SessionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Tx, session: SessionRow): Promise<void> {
    await tx.manager.update(SessionRow, { id: session.id }, session);
  }

  async insert(tx: Tx, session: SessionRow): Promise<void> {
    await tx.manager.insert(SessionRow, session);
  }

  /** The only clock. */
  async now(tx: Tx): Promise<Date> {
    const [row] = await tx.sql(sql<{ now: Date }>`select app_now() as now`);
    return row!.now;
  }
}
