import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { fromPackageRoot, newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase, lasting, post, startApi, trustedDocuments } from './support.js';
import { cases, type Fixtures, globalId } from './both-paths.cases.js';

const documents = trustedDocuments();

let db: TestDatabase;
let api: SpawnedApp;
let fixtures: Fixtures;
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  for (const role of ['TRAINER', 'WORKING_GROUP', 'COORDINATOR'])
    cookies.set(role, await cookieOf(api.url, role));
  const [open] = await db.ownerSql<{ id: string }>(
    `select s.id from sessions s join session_seats t on t.session_id = s.id
     where s.starts_at > app_now() + interval '1 day' and s.status = 'OPEN' and t.taken < t.capacity order by s.starts_at limit 1`,
  );
  const [held] = await db.ownerSql<{ reference: string; session_id: string }>(
    `select r.reference, r.session_id from registrations r join sessions s on s.id = r.session_id
     where r.status = 'CONFIRMED' and s.starts_at > app_now() order by r.id limit 1`,
  );
  const [mail] = await db.ownerSql<{ id: string }>(
    `insert into caught_mails (id, message_id, to_address, subject, raw)
     values ($1, 'x', 'a@example.org', 'Hello', convert_to(E'From: a@example.org\\r\\nSubject: Hello\\r\\n\\r\\nHello', 'UTF8')) returning id`,
    [newId()],
  );
  const [pledge] = await db.ownerSql<{ id: string; organisation_id: string }>(
    `select id, organisation_id from pledges where status = 'OFFERED' order by id limit 1`,
  );
  const [own] = await db.ownerSql<{ id: string }>(
    `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at limit 1`,
  );
  fixtures = {
    pledge: globalId('plg', pledge!.id),
    organisation: globalId('org', pledge!.organisation_id),
    open: globalId('ses', open!.id),
    trained: globalId('ses', held!.session_id),
    reference: held!.reference,
    mail: globalId('eml', mail!.id),
    own: globalId('org', own!.id),
  };
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

/** Fields whose value is another each time: the moment of reading, and what a mutation draws. */
const READ_ANEW = ['readAt', 'asOf'];
const DRAWN = [...READ_ANEW, 'reference', 'expiresAt', 'challengeId', 'options', 'uri', 'token', 'content'];
const comparable = (name: string, answer: Parameters<typeof lasting>[0]): unknown => {
  const isMutation = documents.get(name)?.text.includes('mutation') ?? false;
  const anew = new Set(isMutation ? DRAWN : READ_ANEW);
  return JSON.parse(
    JSON.stringify(lasting(answer), (key, value: unknown) =>
      anew.has(key) && value !== null ? 'anew' : value,
    ),
  );
};

/** Whoever asks to be erased is refused a second time: each path finds none asked for. */
const ONCE: Record<string, string> = Object.fromEntries(
  ['AskErasure', 'CancelErasure'].map((name) => [
    name,
    'update erasures set cancelled_at = app_now() where cancelled_at is null and done_at is null',
  ]),
);

describe('the trusted documents', () => {
  it('fit the committed schema', () => {
    const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
    const misfits = [...documents.values()].flatMap(({ name, text }) =>
      validate(schema, parse(text)).map((error) => `${name}: ${error.message}`),
    );
    expect(misfits).toEqual([]);
  });

  it('all have cases here', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...documents.keys()].toSorted());
  });
});

describe.each(['nobody', 'TRAINER', 'WORKING_GROUP', 'COORDINATOR'])('both paths, asked by %s', (who) => {
  it.each([...documents.keys()])('answer %s alike: data, codes and status', async (name) => {
    const document = documents.get(name)!;
    const count = cases[name]?.(fixtures).length ?? 0;
    for (let at = 0; at < count; at += 1) {
      // A sign-out ends its cookie: each path gets one of its own.
      const headers = async (): Promise<Record<string, string>> => {
        if (who === 'nobody') return {};
        return { cookie: name === 'SignOut' ? await cookieOf(api.url, who) : cookies.get(who)! };
      };
      if (ONCE[name]) await db.ownerSql(ONCE[name]);
      const direct = await post(
        api.url,
        { documentId: document.id, variables: cases[name]!(fixtures)[at] },
        await headers(),
      );
      if (ONCE[name]) await db.ownerSql(ONCE[name]);
      const adhoc = await post(
        api.url,
        { query: document.text, variables: cases[name]!(fixtures)[at] },
        await headers(),
      );
      expect({ case: at, ...(comparable(name, direct) as object) }).toEqual({
        case: at,
        ...(comparable(name, adhoc) as object),
      });
      expect(direct.body.errors?.map((error) => error.extensions.code) ?? []).not.toContain('INTERNAL');
    }
  });
});

describe('what was read', () => {
  it('says the time of the programme, whatever the clock of the machine says', async () => {
    const query = 'query ($id: ID!) { session(id: $id) { readAt } }';
    for (const travelled of ['2026-12-07T09:30:00Z', '2031-01-02T03:04:00Z']) {
      await db.travelTo(travelled);

      const { body } = await post(api.url, { query, variables: { id: fixtures.open } });

      const { readAt } = (body.data as { session: { readAt: string } }).session;
      expect(Date.parse(readAt)).toBeGreaterThanOrEqual(Date.parse(travelled));
      expect(Date.parse(readAt)).toBeLessThanOrEqual((await db.now()).getTime());
    }
  });
});
