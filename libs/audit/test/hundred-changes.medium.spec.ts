import type { AuditFault } from '#audit';
import { createTestDatabase, type TestDatabase, times } from '#testing';
import { type Auditing, composeAuditing } from './audit.builder.js';

/* docs/stories/audit-page.md: a hundred changes of the past by somebody who owns the database, each at a drawn place, each
   undone afterwards. Every one is named, and it is the first thing that is wrong. */

const SEALS = 8;
const ROWS_A_SEAL = 5;
const TRIES = times(10, 100);
let db: TestDatabase;
let auditing: Auditing;
let rows: { id: string; seal: number }[];
const TABLES = ['audit_rows', 'audit_seals', 'audit_head'];

beforeAll(async () => {
  db = await createTestDatabase();
  auditing = await composeAuditing(db);
  for (let seal = 0; seal < SEALS; seal += 1) {
    await auditing.write(ROWS_A_SEAL);
    await auditing.sealAll();
  }
  await db.ownerSql('alter table audit_rows disable trigger user');
  for (const table of TABLES) await db.ownerSql(`create table kept_${table} as table ${table}`);
  rows = await db.ownerSql(
    `select r.id, s.number::int as seal from audit_rows r
     join audit_seals s on r.xid >= s.from_xid and r.xid < s.to_xid order by r.xid, r.id`,
  );
});
afterAll(async () => {
  await auditing.close();
  await db.drop();
});
afterEach(async () => {
  for (const table of TABLES) {
    await db.ownerSql(`delete from ${table}`);
    await db.ownerSql(`insert into ${table} select * from kept_${table}`);
  }
});

/** The n-th place of a fixed sequence that reaches all of them: 17 has no divisor in common with 40. */
const place = (n: number): number => (n * 17 + 5) % (SEALS * ROWS_A_SEAL);

const swap = (one: string, other: string): Promise<unknown> =>
  db.ownerSql(
    `update audit_rows r set at = o.at, subject_id = o.subject_id, after = o.after, reason = o.reason, hash = o.hash
     from kept_audit_rows o where r.id <> o.id and r.id = any($1) and o.id = any($1)`,
    [[one, other]],
  );

type Change = (at: number) => Promise<AuditFault>;

/** Makes a change and answers what verify must name. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a row edited': async (at) => {
    await db.ownerSql(`update audit_rows set reason = 'another' where id = $1`, [rows[at]!.id]);
    return { kind: 'ROW', id: rows[at]!.id };
  },
  'a row deleted': async (at) => {
    await db.ownerSql('delete from audit_rows where id = $1', [rows[at]!.id]);
    return { kind: 'SEAL', number: rows[at]!.seal };
  },
  'two rows swapped': async (at) => {
    const first = Math.min(at, rows.length - 2);
    await swap(rows[first]!.id, rows[first + 1]!.id);
    return { kind: 'ROW', id: rows[first]!.id };
  },
  'the tail cut off': async (at) => {
    const number = rows[at]!.seal;
    await db.ownerSql(
      'delete from audit_rows where xid >= (select from_xid from audit_seals where number = $1)',
      [number],
    );
    await db.ownerSql('delete from audit_seals where number >= $1', [number]);
    return { kind: 'SEAL', number };
  },
};

const tries = Array.from({ length: TRIES }, (_, n) => {
  const names = Object.keys(CHANGES);
  return [names[n % names.length]!, place(n)] as const;
});

describe('verify names the first thing that is wrong', () => {
  it.each(tries)('after %s at place %i', async (name, at) => {
    const expected = await CHANGES[name]!(at);

    expect((await auditing.verifier.verify()).fault).toEqual(expected);
  });

  it('and nothing when nothing was changed', async () => {
    expect((await auditing.verifier.verify()).fault).toBeNull();
  });
});
