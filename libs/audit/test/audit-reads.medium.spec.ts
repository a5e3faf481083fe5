import type { Actor } from '#authz';
import { newId } from '#kernel';
import { type AuditFilter, AuditReads, type AuditRowView } from '#audit';
import { createTestDatabase, type TestDatabase } from '#testing';
import { type Auditing, composeAuditing } from './audit.builder.js';

/* docs/stories/audit-page.md: the audit is read page by page, by its filters, from indexes. */

const ZONE = 'Asia/Phnom_Penh';
const MANY = 100_000;
const SOVANNARY = 'person:0199a0b1-0000-7000-8000-000000000001';
const administrator: Actor = {
  kind: 'person',
  personId: newId(),
  signInId: null,
  roles: [{ role: 'ADMINISTRATOR', scopeId: null }],
  withheldRoles: [],
  strength: 'PASSKEY',
  freshUntil: null,
};

let db: TestDatabase;
let auditing: Auditing;
let reads: AuditReads;

beforeAll(async () => {
  db = await createTestDatabase();
  auditing = await composeAuditing(db);
  reads = new AuditReads(auditing.unitOfWork);
  // A year: most of it visitors who register, one row in fifty by somebody of the committee.
  await db.ownerSql(
    `alter table audit_rows disable trigger user;
     insert into audit_rows (id, at, actor, action, subject_type, subject_id, after, hash)
     select gen_random_uuid(), '2026-01-01T00:00:00+07'::timestamptz + n * interval '5 minutes',
       case when n % 50 = 0 then '${SOVANNARY}' when n % 10 = 0 then 'system' else 'anonymous' end,
       case when n % 50 = 0 then 'sessions.move-session' when n % 10 = 0 then 'registrations.promote' else 'registrations.register' end,
       case when n % 50 = 0 then 'session' else 'registration' end,
       case when n % 50 = 0 then '0199a0b1-0000-7000-8000-0000000000' || lpad((n % 97)::text, 2, '0') else n::text end, '{"status": "CONFIRMED"}', ''
     from generate_series(1, ${MANY}) n;
     alter table audit_rows enable trigger user;
     analyze audit_rows;`,
  );
}, 60_000);
afterAll(async () => {
  await auditing.close();
  await db.drop();
});

const all = async (filter: AuditFilter, first = 100, most = 1_000): Promise<AuditRowView[]> => {
  const seen: AuditRowView[] = [];
  let after: string | null = null;
  do {
    const page = await reads.page(administrator, filter, { first, after }, ZONE);
    seen.push(...page.items);
    after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
  } while (after && seen.length < most);
  return seen;
};

describe('the audit', () => {
  it('comes the newest first, each row once, whatever comes meanwhile', async () => {
    const first = await reads.page(administrator, {}, { first: 30, after: null }, ZONE);
    await auditing.write(3);
    const second = await reads.page(administrator, {}, { first: 30, after: first.cursors.at(-1)! }, ZONE);

    const instants = [...first.items, ...second.items].map(({ at }) => at.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60);
    expect(second.items[0]!.at.getTime()).toBeLessThanOrEqual(first.items.at(-1)!.at.getTime());
  });

  it('passes over no row of one transaction, which all have one instant', async () => {
    await db.travelTo('2031-03-01T02:00:00Z');
    await auditing.write(25);
    const seen = await all({ from: '2031-03-01', to: '2031-03-01' }, 7);
    await db.travelBack();

    expect(seen).toHaveLength(25);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25);
  });

  it.each<[string, AuditFilter, number]>([
    ['of one actor', { actors: [SOVANNARY], to: '2026-12-31' }, 2_000],
    ['of an actor whom nobody is', { actors: [] }, 0],
    ['of the programme on one day', { actorKind: 'SYSTEM', from: '2026-03-05', to: '2026-03-05' }, 23],
    [
      'of one action in a week',
      { action: 'sessions.move-session', from: '2026-03-02', to: '2026-03-08' },
      40,
    ],
    ['of people on one day', { actorKind: 'PERSON', from: '2026-03-05', to: '2026-03-05' }, 6],
  ])('has the rows %s', async (_what, filter, count) => {
    expect(await all(filter, 100, 5_000)).toHaveLength(count);
  });

  it('has a day from midnight to midnight in the programme’s zone', async () => {
    const day = await all({ from: '2026-03-05', to: '2026-03-05' });
    expect(day).toHaveLength(288);
    expect(day[0]!.at.toISOString()).toBe('2026-03-05T16:55:00.000Z');
    expect(day.at(-1)!.at.toISOString()).toBe('2026-03-04T17:00:00.000Z');
  });

  it('says of each row whether it is sealed, and under which seal', async () => {
    await auditing.write(1);
    const [before] = (await reads.page(administrator, {}, { first: 1, after: null }, ZONE)).items;
    expect([before!.isSealed, await reads.sealOf(administrator, before!.id)]).toEqual([false, null]);

    const { number } = await auditing.sealAll();

    const [after] = (await reads.page(administrator, {}, { first: 1, after: null }, ZONE)).items;
    expect([after!.isSealed, await reads.sealOf(administrator, after!.id)]).toEqual([true, number]);
  });
});

describe('on a hundred thousand rows', () => {
  /** The plan of the statement that a page asks, and how many it asks. */
  async function planOf(filter: AuditFilter): Promise<{ plan: string; statements: number }> {
    const asked: { text: string; values: readonly unknown[] }[] = [];
    const spying = new AuditReads({
      readAs: async (_actor: Actor, query: { text: string; values: readonly unknown[] }) => {
        asked.push(query);
        return [];
      },
    } as unknown as typeof auditing.unitOfWork);
    await spying.page(administrator, filter, { first: 30, after: null }, ZONE);
    const lines = await db.ownerSql<{ 'QUERY PLAN': string }>(`explain ${asked[0]!.text}`, [
      ...asked[0]!.values,
    ]);
    return { plan: lines.map((line) => line['QUERY PLAN']).join('\n'), statements: asked.length };
  }

  it.each<[string, AuditFilter, RegExp]>([
    ['everything', {}, /ix_audit_rows__at_id/],
    ['a day of last spring', { from: '2026-03-05', to: '2026-03-05' }, /ix_audit_rows__at_id/],
    ['an actor', { actors: [SOVANNARY] }, /ix_audit_rows__(actor_at_id|at_id)/],
    ['an actor who did little', { actors: ['person:nobody'] }, /ix_audit_rows__actor_at_id/],
    ['an action', { action: 'reports.approve-report' }, /ix_audit_rows__action_at_id/],
    [
      'a subject',
      { subjectType: 'session', subjectId: '0199a0b1-0000-7000-8000-000000000050' },
      /ix_audit_rows__subject/,
    ],
  ])('%s is read from an index, in one statement', async (_what, filter, index) => {
    const { plan, statements } = await planOf(filter);

    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on audit_rows/);
    expect(statements).toBe(1);
  });
});
