import { createTestDatabase, type TestDatabase } from '#testing';
import { type Auditing, composeAuditing } from './audit.builder.js';

let db: TestDatabase;
let auditing: Auditing;

beforeEach(async () => {
  db = await createTestDatabase();
  auditing = await composeAuditing(db);
});
afterEach(async () => {
  await auditing.close();
  await db.drop();
});

describe('sealing', () => {
  it('seals nothing when there is nothing, and an empty audit is in order', async () => {
    expect(await auditing.sealer.sealOnce()).toBeNull();
    expect(await auditing.verifier.verify()).toEqual({
      fault: null,
      seals: 0,
      sealedRows: 0,
      unsealed: { count: 0, oldestAgeSeconds: null },
      head: null,
    });
  });

  it('puts all rows of ended transactions under one seal, and then has nothing to do', async () => {
    await auditing.write(3);
    await auditing.write(2);

    const seal = await auditing.sealAll();

    expect(seal).toMatchObject({ number: 1, fromXid: '0', rowCount: 5 });
    expect(await auditing.sealer.sealOnce()).toBeNull();
    expect(await auditing.verifier.verify()).toMatchObject({ fault: null, seals: 1, sealedRows: 5 });
  });

  it('chains the next seal to the one before', async () => {
    await auditing.write(1);
    const first = await auditing.sealAll();
    await auditing.write(1);
    const second = await auditing.sealAll();

    expect(second).toMatchObject({ number: 2, fromXid: first.toXid, previousHash: first.hash });
  });

  it('waits for a transaction that began earlier and is still open, so that its rows are not missed', async () => {
    let letGo = (): void => undefined;
    let isOpen = (): void => undefined;
    const opened = new Promise<void>((resolve) => (isOpen = resolve));
    const released = new Promise<void>((resolve) => (letGo = resolve));
    const slow = auditing.unitOfWork.run(async (tx) => {
      await auditing.record(tx, 1);
      isOpen();
      await released;
    });
    await opened;
    await auditing.write(2);

    expect(await auditing.sealer.sealOnce()).toBeNull();
    expect(await auditing.verifier.unsealedTail()).toMatchObject({ count: 2 });
    letGo();
    await slow;

    expect(await auditing.sealAll()).toMatchObject({ rowCount: 3 });
  });

  it('makes one seal when ten processes seal at the same moment', async () => {
    await auditing.write(4);
    await auditing.waitUntilSealable();

    const seals = await Promise.all(Array.from({ length: 10 }, () => auditing.sealer.sealOnce()));

    expect(seals.filter((seal) => seal !== null)).toHaveLength(1);
    expect(await auditing.verifier.verify()).toMatchObject({ fault: null, seals: 1, sealedRows: 4 });
  });

  it('stays in order while eight writers, a sealer and a verifier work at once', async () => {
    let written = 0;
    let seals = 0;
    const verdicts: unknown[] = [];
    // Nobody stops before everybody has done enough beside the others, however slow the machine is.
    const isOver = (): boolean => written >= 500 && seals >= 6 && verdicts.length >= 6;
    const writer = async (): Promise<void> => {
      for (let n = 0; !isOver(); n += 1) {
        const rows = 1 + (n % 4);
        await auditing.write(rows);
        written += rows;
      }
    };
    const sealer = async (): Promise<void> => {
      while (!isOver()) seals += (await auditing.sealer.sealOnce()) ? 1 : 0;
    };
    const verifier = async (): Promise<void> => {
      while (!isOver()) verdicts.push((await auditing.verifier.verify()).fault);
    };

    await Promise.all([...Array.from({ length: 8 }, writer), sealer(), verifier()]);
    await auditing.sealAll();

    expect(verdicts.filter((fault) => fault !== null)).toEqual([]);
    expect(await auditing.verifier.verify()).toMatchObject({
      fault: null,
      sealedRows: written,
      unsealed: { count: 0 },
    });
  }, 90_000);

  it('tells how many rows wait for a seal and how long the oldest has waited', async () => {
    await auditing.write(2);
    await db.travelBy(90_000);

    const tail = await auditing.verifier.unsealedTail();

    expect(tail.count).toBe(2);
    expect(tail.oldestAgeSeconds).toBeGreaterThanOrEqual(90);
  });
});

describe('the roles', () => {
  it.each(['samaki_app', 'samaki_worker'])('%s may change or delete neither rows nor seals', async (role) => {
    await auditing.write(1);
    await auditing.sealAll();
    for (const statement of [
      `update audit_rows set actor = 'x'`,
      'delete from audit_rows',
      'update audit_seals set row_count = 0',
      'delete from audit_seals',
      'delete from audit_head',
    ]) {
      const trying = db.ownerSql(`do $$ begin set local role ${role}; ${statement}; end $$`);
      await expect(trying).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('nobody chooses the transaction or the hash of a row', async () => {
    await db.ownerSql(
      `insert into audit_rows (id, xid, actor, action, subject_type, subject_id, hash)
       values (gen_random_uuid(), '1', 'person:x', 'a.b', 'c', 'd', '\\x00')`,
    );
    const [row] = await db.ownerSql(
      `select xid <> '1'::xid8 and length(hash) = 32 as "isStamped" from audit_rows`,
    );
    expect(row).toEqual({ isStamped: true });
    expect((await auditing.verifier.verify()).fault).toBeNull();
  });
});
