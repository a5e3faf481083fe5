import type { AuditFault } from '#audit';
import { createTestDatabase, type TestDatabase } from '#testing';
import { type Auditing, composeAuditing } from './audit.builder.js';

/* Somebody who owns the database changes the past. Each kind of change is made in many places, one at a time; the
   chain is put back in between, and must then be found in order again. */

const SEALS = 8;
let db: TestDatabase;
let auditing: Auditing;
let rows: { id: string; seal: number }[];

const REHASH = `hash = audit_hash(id, xid, at, actor, action, subject_type, subject_id, before, after, reason)`;

beforeAll(async () => {
  db = await createTestDatabase();
  auditing = await composeAuditing(db);
  for (let seal = 0; seal < SEALS; seal += 1) {
    await auditing.write(3);
    await auditing.write(2);
    await auditing.sealAll();
  }
  await auditing.write(2);
  await db.ownerSql('alter table audit_rows disable trigger user');
  for (const table of ['audit_rows', 'audit_seals', 'audit_head']) {
    await db.ownerSql(`create table kept_${table} as table ${table}`);
  }
  rows = await db.ownerSql(
    `select r.id, s.number::int as seal from audit_rows r join audit_seals s on r.xid >= s.from_xid and r.xid < s.to_xid order by r.xid, r.id`,
  );
});
afterAll(async () => {
  await auditing.close();
  await db.drop();
});

afterEach(async () => {
  for (const table of ['audit_rows', 'audit_seals', 'audit_head']) {
    await db.ownerSql(`delete from ${table}`);
    await db.ownerSql(`insert into ${table} select * from kept_${table}`);
  }
  expect(await auditing.verifier.verify()).toMatchObject({
    fault: null,
    seals: SEALS,
    sealedRows: SEALS * 5,
    unsealed: { count: 2 },
  });
});

const faultAfter = async (statement: string, values: unknown[] = []): Promise<AuditFault | null> => {
  await db.ownerSql(statement, values);
  return (await auditing.verifier.verify()).fault;
};

const places = (count: number): number[] =>
  Array.from({ length: count }, (_, n) => Math.floor((n * SEALS * 5) / count));

describe('verify', () => {
  it.each(places(20))('names row %i when it was edited', async (at) => {
    const { id } = rows[at]!;
    const column = ['actor', 'action', 'subject_type', 'subject_id', 'reason'][at % 5]!;
    expect(
      await faultAfter(
        `update audit_rows set ${column} = ${column === 'reason' ? `'x'` : `${column} || ' '`} where id = $1`,
        [id],
      ),
    ).toEqual({
      kind: 'ROW',
      id,
    });
  });

  it.each(places(8))('names row %i when its time or its facts were edited', async (at) => {
    const { id } = rows[at]!;
    const change =
      at % 2 === 0 ? `at = at + interval '1 microsecond'` : `after = after || '{"startsAt": null}'`;
    expect(await faultAfter(`update audit_rows set ${change} where id = $1`, [id])).toEqual({
      kind: 'ROW',
      id,
    });
  });

  it.each(places(10))('names the seal of row %i when the row was edited and hashed anew', async (at) => {
    const { id, seal } = rows[at]!;
    await db.ownerSql(`update audit_rows set actor = 'person:nobody' where id = $1`, [id]);
    expect(await faultAfter(`update audit_rows set ${REHASH} where id = $1`, [id])).toEqual({
      kind: 'SEAL',
      number: seal,
    });
  });

  it.each(places(20))('names the seal of row %i when the row was deleted', async (at) => {
    const { id, seal } = rows[at]!;
    expect(await faultAfter('delete from audit_rows where id = $1', [id])).toEqual({
      kind: 'SEAL',
      number: seal,
    });
  });

  it.each(places(10))('names the seal of row %i when it changed places with its neighbour', async (at) => {
    const [one, other] = [rows[at]!, rows[at + 1]!];
    await db.ownerSql(
      `update audit_rows r set xid = o.xid, at = o.at, subject_id = o.subject_id, after = o.after, reason = o.reason
       from kept_audit_rows o where r.id <> o.id and r.id = any($1) and o.id = any($1)`,
      [[one.id, other.id]],
    );
    expect(
      await faultAfter(`update audit_rows set ${REHASH} where id = any($1)`, [[one.id, other.id]]),
    ).toEqual({
      kind: 'SEAL',
      number: one.seal,
    });
  });

  it.each(places(8))('names the seal of row %i when a row was put beside it', async (at) => {
    const { id, seal } = rows[at]!;
    await db.ownerSql(
      `insert into audit_rows (id, xid, at, actor, action, subject_type, subject_id, hash)
       select '00000000-0000-7000-8000-000000000000', xid, at, actor, action, subject_type, subject_id, '' from audit_rows where id = $1`,
      [id],
    );
    expect(await faultAfter(`update audit_rows set ${REHASH} where hash = ''`)).toEqual({
      kind: 'SEAL',
      number: seal,
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'names seal %i when it and all after it were cut off, rows and all',
    async (number) => {
      await db.ownerSql(
        'delete from audit_rows where xid >= (select from_xid from audit_seals where number = $1)',
        [number],
      );
      expect(await faultAfter('delete from audit_seals where number >= $1', [number])).toEqual({
        kind: 'SEAL',
        number,
      });
    },
  );

  it.each([1, 3, 5, 7])('names seal %i when it alone was taken out', async (number) => {
    expect(await faultAfter('delete from audit_seals where number = $1', [number])).toEqual({
      kind: 'SEAL',
      number,
    });
  });

  it.each([
    'row_count = row_count + 1',
    `rows_hash = sha256('x')`,
    `to_xid = '99999999'`,
    `from_xid = '1'`,
    `previous_hash = sha256('x')`,
    `hash = sha256('x')`,
  ])('names the seal whose %s was set', async (change) => {
    expect(await faultAfter(`update audit_seals set ${change} where number = 4`)).toEqual({
      kind: 'SEAL',
      number: 4,
    });
  });

  it('names an edited row that no seal covers yet', async () => {
    const [row] = await db.ownerSql<{ id: string }>(
      'select id from audit_rows order by xid desc, id desc limit 1',
    );
    expect(await faultAfter(`update audit_rows set actor = 'x' where id = $1`, [row!.id])).toEqual({
      kind: 'ROW',
      id: row!.id,
    });
  });

  it('misses the end even when the head in the database was set back, against a head that was kept elsewhere', async () => {
    const kept = (await auditing.verifier.verify()).head!.hash;
    await db.ownerSql(
      `delete from audit_rows where xid >= (select from_xid from audit_seals where number = 8)`,
    );
    await db.ownerSql('delete from audit_seals where number = 8');
    await db.ownerSql(
      'update audit_head set number = 7, hash = (select hash from audit_seals where number = 7)',
    );

    expect((await auditing.verifier.verify()).fault).toBeNull();
    expect((await auditing.verifier.verify(kept)).fault).toEqual({ kind: 'HEAD' });
  });

  it('finds a head that was kept elsewhere in the middle of the chain', async () => {
    const [seal] = await db.ownerSql<{ hash: Buffer }>('select hash from audit_seals where number = 3');
    expect((await auditing.verifier.verify(seal!.hash.toString('hex').toUpperCase())).fault).toBeNull();
  });
});
