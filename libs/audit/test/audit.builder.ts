import { type AuditSeal, AuditSealer, AuditTrail, AuditVerifier } from '#audit';
import { SYSTEM } from '#authz';
import { createDataSource, EventListeners, type Tx, UnitOfWork } from '#database';
import { type TestDatabase, waitFor } from '#testing';

export interface Auditing {
  readonly unitOfWork: UnitOfWork;
  readonly sealer: AuditSealer;
  readonly verifier: AuditVerifier;
  /** One transaction with that many rows. */
  write(rows: number): Promise<void>;
  record(tx: Tx, n: number): Promise<void>;
  waitUntilSealable(): Promise<void>;
  /** Seals everything written so far, under one seal. */
  sealAll(): Promise<AuditSeal>;
  close(): Promise<void>;
}

/** The audit over one pool in the worker's role, which may write rows and seals and nothing else. */
export async function composeAuditing(db: TestDatabase, poolSize = 10): Promise<Auditing> {
  const dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  const trail = new AuditTrail();
  const record = (tx: Tx, n: number): Promise<void> =>
    trail.record(tx, {
      actor: SYSTEM,
      action: 'sessions.move-session',
      subjectType: 'session',
      subjectId: `session-${n}`,
      before: { startsAt: '2026-12-08T06:30:00Z' },
      after: { startsAt: '2026-12-09T06:30:00Z', n },
      reason: n % 2 === 0 ? `ហេតុផល ${n}` : null,
    });
  const sealer = new AuditSealer(unitOfWork);
  // Transactions of other databases on the same server hold the sealing back for as long as they last.
  const isSealable = async (): Promise<boolean> => {
    const [row] = await db.ownerSql<{ isSealable: boolean }>(
      `select max(xid) < pg_snapshot_xmin(pg_current_snapshot()) as "isSealable" from audit_rows`,
    );
    return row?.isSealable === true;
  };
  const waitUntilSealable = async (): Promise<void> => {
    await waitFor(isSealable, 25_000, 'earlier transactions to end');
  };
  return {
    unitOfWork,
    sealer,
    waitUntilSealable,
    sealAll: async () => {
      await waitUntilSealable();
      return (await sealer.sealOnce())!;
    },
    verifier: new AuditVerifier(unitOfWork),
    record,
    write: (rows) =>
      unitOfWork.run(async (tx) => {
        for (let n = 0; n < rows; n += 1) await record(tx, n);
      }),
    close: () => dataSource.destroy(),
  };
}
