/* docs/stories/audit-page.md through the api: who reads the audit, what a row says, filters, the history of a thing. */
import type { SpawnedApp, TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { globalId } from './both-paths.cases.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let session: string;
const cookies = new Map<string, string>();
const OTHERS = [
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'CITY_OFFICER',
  'COORDINATOR',
  'TRAINER',
  'PARTICIPANT',
];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  api = await startApi(db);
  for (const role of ['ADMINISTRATOR', ...OTHERS]) cookies.set(role, await cookieOf(api.url, role));
  const [row] = await db.ownerSql<{ id: string }>(
    `select id from sessions where starts_at > app_now() and status = 'OPEN' order by starts_at desc limit 1`,
  );
  session = globalId('ses', row!.id);
  const move = `mutation ($input: MoveSessionInput!) { moveSession(input: $input) { errors { code } } }`;
  const [times] = await db.ownerSql<{ startsAt: string; endsAt: string }>(
    `select to_char(starts_at + interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SSOF') || ':00' as "startsAt",
      to_char(ends_at + interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SSOF') || ':00' as "endsAt" from sessions where id = $1`,
    [row!.id],
  );
  const input = { sessionId: session, ...times, reason: 'The utility needs the room' };
  await post(api.url, { query: move, variables: { input } }, { cookie: cookies.get('WORKING_GROUP')! });
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const ROWS = `query ($filter: AuditFilter, $first: Int! = 100, $after: String) {
  auditRows(filter: $filter, first: $first, after: $after) {
    nodes { id at action reason isSealed actor { kind id name } subject { type id code name { km en } page }
      changes { field before after } }
    pageInfo { hasNextPage endCursor } } }`;
interface Row {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string | null };
  readonly subject: { readonly type: string; readonly id: string | null; readonly page: string | null };
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
async function ask<Data>(
  query: string,
  variables: object,
  role: string | null = 'ADMINISTRATOR',
): Promise<Data> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Data;
}
const rows = async (filter: object): Promise<Row[]> =>
  (await ask<{ auditRows: { nodes: Row[] } }>(ROWS, { filter })).auditRows.nodes;

describe('a row', () => {
  it('says who did what to which thing, with its page, before and after, and why', async () => {
    const [moved] = await rows({ action: 'sessions.move-session' });

    expect(moved).toMatchObject({
      action: 'sessions.move-session',
      reason: 'The utility needs the room',
      isSealed: false,
      actor: { kind: 'PERSON', name: 'ម៉ៅ សុវណ្ណារី' },
      subject: { type: 'session', id: session, code: null, page: `/sessions/${session}` },
    });
    const version = moved!.changes.find(({ field }) => field === 'scheduleVersion');
    expect(Number(version!.after) - Number(version!.before)).toBe(1);
    expect(moved!.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['startsAt', 'endsAt']));
  });

  it('is found by its id, by whoever may read the audit, and by nobody else', async () => {
    const [{ id } = { id: '' }] = await rows({});
    const NODE = 'query ($id: ID!) { node(id: $id) { id } auditRow(id: $id) { id seal } }';
    expect(await ask(NODE, { id })).toEqual({ node: { id }, auditRow: { id, seal: null } });
    for (const role of OTHERS) {
      expect(await ask('query ($id: ID!) { node(id: $id) { id } }', { id }, role)).toEqual({ node: null });
      expect(await ask(ROWS, {}, role)).toEqual({ refused: 'FORBIDDEN' });
      expect(await ask('{ auditHealth { unsealed } }', {}, role)).toEqual({ refused: 'FORBIDDEN' });
    }
    expect(await ask(ROWS, {}, null)).toEqual({ refused: 'UNAUTHENTICATED' });
  });

  it('opens what can be erased until it is, and shows nothing that was written over', async () => {
    const [visal] = await db.ownerSql<{ id: string }>(
      `select id from people where email = 'visal.tep@heritage-steps.example'`,
    );
    const reason = 'Teaches in Battambang from May on';
    const input = { userId: globalId('per', visal!.id), role: 'TRAINER', reason };
    const give = 'mutation ($input: ChangeRoleInput!) { giveRole(input: $input) { errors { code } } }';
    expect(await ask(give, { input })).toEqual({ giveRole: { errors: [] } });
    const read = async (): Promise<string | null> =>
      ((await rows({ action: 'identity.grant-role' }))[0] as Row & { reason: string | null }).reason;
    const [written] = await db.ownerSql<{ reason: string }>(
      `select reason from audit_rows where action = 'identity.grant-role' order by at desc, id desc limit 1`,
    );

    expect(written!.reason).toMatch(/^sealed:[0-9a-f]{64}$/);
    expect(await read()).toBe(reason);
    await db.ownerSql(`update sealed_values set value = 'Is my cousin' where value = $1`, [reason]);
    expect(await read()).toBe(written!.reason);
    await db.ownerSql(`delete from sealed_values where value = 'Is my cousin'`);
    expect(await read()).toBe(written!.reason);
  });
});

describe('the filters', () => {
  it.each([['សុវណ្ណារី'], ['ម៉ៅសុវណ្ណារី'], ['ម៉ៅ  សុវណ្ណារី']])('find the actor by %j', async (who) => {
    const found = await rows({ who });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ actor }) => actor.kind))).toEqual(new Set(['PERSON']));
    expect(found.map(({ actor }) => actor.name)).toContain('ម៉ៅ សុវណ្ណារី');
  });

  it('hold together, and an actor, an action, a type and a subject each for itself', async () => {
    const [moved] = await rows({ action: 'sessions.move-session' });
    const hers = await rows({ who: moved!.actor.id });
    expect(new Set(hers.map(({ actor }) => actor.id))).toEqual(new Set([moved!.actor.id]));
    expect((await rows({ subject: session })).map(({ action }) => action)).toEqual([
      'sessions.move-session',
      'sessions.schedule-session',
    ]);
    expect(new Set((await rows({ type: 'pledge' })).map(({ subject }) => subject.type))).toEqual(
      new Set(['pledge']),
    );
    expect(new Set((await rows({ by: 'SYSTEM' })).map(({ actor }) => actor.kind))).toEqual(
      new Set(['SYSTEM']),
    );
    expect(await rows({ by: 'ANONYMOUS', action: 'sessions.move-session' })).toEqual([]);
  });

  it('fit nothing where nothing is meant, and refuse what cannot be meant', async () => {
    for (const filter of [
      { who: 'nobody-of-this-name' },
      { subject: 'xyz_1' },
      { action: 'a.b' },
      { type: 'x' },
    ])
      expect(await rows(filter)).toEqual([]);
    for (const filter of [
      { from: '2026-02-30' },
      { who: 'x'.repeat(101) },
      { who: '\u202e' },
      { by: 'KING' },
    ])
      expect(await ask(ROWS, { filter })).toEqual({ refused: 'BAD_USER_INPUT' });
    expect(await ask(ROWS, { after: 'bm8' })).toEqual({ refused: 'BAD_USER_INPUT' });
  });
});

describe('the whole demonstration', () => {
  it('is told the newest first, each row once, and every subject that is still there has its name', async () => {
    const seen: Row[] = [];
    let after: string | null = null;
    do {
      const {
        auditRows,
      }: { auditRows: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await ask(
        ROWS,
        { after },
      );
      seen.push(...auditRows.nodes);
      after = auditRows.pageInfo.hasNextPage ? auditRows.pageInfo.endCursor : null;
    } while (after);

    const [count] = await db.ownerSql<{ n: number }>('select count(*)::int as n from audit_rows');
    expect(seen).toHaveLength(count!.n);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(count!.n);
    const instants = seen.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted().toReversed());
    const unnamed = seen.filter(
      (row) => row.subject.id !== null && !(row.subject as { name?: unknown }).name,
    );
    expect(unnamed).toEqual([]);
  });
});
