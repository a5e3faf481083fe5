/* docs/stories/audit.md, as whoever operates it types it: `npm run cli -- audit verify`. */
import { createTestDatabase, type TestDatabase } from '#testing';
import { type Auditing, composeAuditing } from '../../libs/audit/test/audit.builder.js';
import { runCli } from '../e2e/support/cli.js';

const TABLES = ['audit_rows', 'audit_seals', 'audit_head'];
const REHASH = `hash = audit_hash(id, xid, at, actor, action, subject_type, subject_id, before, after, reason)`;

let db: TestDatabase;
let auditing: Auditing;
/** Of the newest seal, as somebody wrote it down elsewhere. */
let kept: string;
let rows: string[];

beforeAll(async () => {
  db = await createTestDatabase();
  auditing = await composeAuditing(db);
  for (let seal = 0; seal < 3; seal += 1) {
    await auditing.write(4);
    await auditing.sealAll();
  }
  await auditing.close();
  await db.ownerSql('alter table audit_rows disable trigger user');
  for (const table of TABLES) await db.ownerSql(`create table kept_${table} as table ${table}`);
  const found = await db.ownerSql<{ id: string }>('select id from audit_rows order by xid, id');
  rows = found.map(({ id }) => id);
  const [head] = await db.ownerSql<{ hash: string }>(`select encode(hash, 'hex') as hash from audit_head`);
  kept = head!.hash;
}, 120_000);
afterAll(() => db.drop());
afterEach(async () => {
  for (const table of TABLES) {
    await db.ownerSql(`delete from ${table}`);
    await db.ownerSql(`insert into ${table} select * from kept_${table}`);
  }
});

const verify = (...words: string[]) => runCli(db, 'audit', 'verify', ...words);

describe('audit verify', () => {
  it('ends with 0 and says how many rows and seals stand, with the hash to keep', async () => {
    const whole = `12 rows under 3 seals are as they were written; 0 wait for a seal. Newest seal: ${kept}\n`;

    expect(await verify()).toEqual({ code: 0, said: whole });
    expect(await verify(kept)).toEqual({ code: 0, said: whole });
  });

  it('names an edited row and ends with 1', async () => {
    await db.ownerSql(`update audit_rows set after = '{"capacity": 31}' where id = $1`, [rows[5]]);

    expect(await verify()).toEqual({ code: 1, said: `Row ${rows[5]} was edited.\n` });
  });

  it.each([
    ['a deleted row', `delete from audit_rows where id = $1 or id = $1`],
    [
      'two swapped rows',
      `update audit_rows r set subject_id = o.subject_id, after = o.after, reason = o.reason
         from kept_audit_rows o where r.id <> o.id and r.id in ($1, $2) and o.id in ($1, $2)`,
    ],
  ])('names the seal of %s and ends with 1', async (_what, statement) => {
    const values = statement.includes('$2') ? [rows[5], rows[6]] : [rows[5]];
    await db.ownerSql(statement, values);
    await db.ownerSql(`update audit_rows set ${REHASH}`);

    expect(await verify()).toEqual({
      code: 1,
      said: 'Rows were deleted, swapped or added within seal 2, or it was edited or cut off.\n',
    });
  });

  it('names the seal that was cut off with its rows and ends with 1', async () => {
    await cutTheTail();

    expect(await verify()).toEqual({
      code: 1,
      said: 'Rows were deleted, swapped or added within seal 3, or it was edited or cut off.\n',
    });
  });

  it('misses the end against the hash that was kept, even when the head was set back', async () => {
    await cutTheTail();
    await db.ownerSql(
      'update audit_head set number = 2, hash = (select hash from audit_seals where number = 2)',
    );

    expect((await verify()).code).toBe(0);
    expect(await verify(kept)).toEqual({
      code: 1,
      said: 'No seal has the hash that was kept: the end was cut off, or it is another chain.\n',
    });
  });

  it('ends with 2 when the hash is none', async () => {
    const { code, said } = await verify('abc');

    expect([code, said]).toEqual([2, expect.stringContaining('A hash has 64 hexadecimal digits.')]);
  });

  async function cutTheTail(): Promise<void> {
    await db.ownerSql('delete from audit_rows where id = any($1)', [rows.slice(8)]);
    await db.ownerSql('delete from audit_seals where number = 3');
  }
});
