import { readdirSync, readFileSync } from 'node:fs';
import { fromPackageRoot, newId } from '#kernel';
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { actorCookies, type BadActor, fillIns } from './bad-input.fixtures.js';
import { generatedBody } from './bad-input.generators.js';
import { sendRaw } from './raw-request.js';
import { demonstrationDatabase, type GraphqlAnswer, startApi, trustedDocuments } from './support.js';

/** One row of the table: what is sent, and the code, status and sentence that must come back. */
interface Row {
  readonly id: string;
  /** `transport`: a request as such. `document`: an ad-hoc document. `input`: variables, through both paths. */
  readonly surface: 'transport' | 'document' | 'input';
  readonly code: string;
  readonly status: number;
  readonly km: string;
  readonly en: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | null>;
  readonly body?: string;
  readonly json?: unknown;
  /** Bytes that the headers promise and that never come. */
  readonly announced?: number;
  readonly generate?: string;
  readonly query?: string;
  readonly operationName?: string;
  readonly operation?: string;
  readonly variables?: unknown;
  readonly actor?: BadActor;
  /** Where the code stands: in the transport's errors, or in those of the payload. */
  readonly in?: 'payload';
}

const FOLDER = fromPackageRoot('test', 'contract', 'bad-input');
const rows: Row[] = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(`${FOLDER}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
);
const of = (surface: Row['surface']): Row[] => rows.filter((row) => row.surface === surface);
const documents = trustedDocuments();

let db: TestDatabase;
let api: SpawnedApp;
let pid: number;
let before: Record<string, string>;
let cookies: ReadonlyMap<BadActor, string>;
let known: ReadonlyMap<string, string>;

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db, { GRAPHQL_INTROSPECTION: '0' });
  pid = api.pid;
  cookies = await actorCookies(api.url, db);
  known = await fillIns(api.url, db);
  before = await tableChecksums(db.url);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

async function send(row: Row, body: string | undefined, locale: string): Promise<GraphqlAnswer> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'accept-language': locale };
  for (const [name, value] of Object.entries(row.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  if (row.actor) headers['cookie'] = cookies.get(row.actor)!;
  const { status, text } = await sendRaw(api.url, {
    ...(row.method && { method: row.method }),
    ...(row.path && { path: row.path }),
    ...(row.announced && { announced: row.announced }),
    ...(body !== undefined && {
      body: Buffer.from(body, row.body?.startsWith('\u001f') ? 'latin1' : 'utf8'),
    }),
    headers,
  });
  return { status, headers: new Headers(), body: JSON.parse(text) as GraphqlAnswer['body'] };
}

/** What the client reads: code, status, sentence. */
function verdict(row: Row, answer: GraphqlAnswer): unknown {
  if (row.in !== 'payload') {
    const [error] = answer.body.errors ?? [];
    return {
      status: answer.status,
      code: error?.extensions.code,
      sentence: error?.message,
      count: answer.body.errors?.length,
    };
  }
  const [payload] = Object.values(answer.body.data ?? {}) as {
    errors: { code: string; message: string }[];
  }[];
  const [error] = payload?.errors ?? [];
  return {
    status: answer.status,
    code: error?.code,
    sentence: error?.message,
    count: payload?.errors.length,
  };
}

async function check(row: Row, body: () => string | undefined): Promise<void> {
  for (const locale of ['km', 'en'] as const) {
    const answer = await send(row, body(), locale);
    const count = row.in === 'payload' ? 1 : expect.any(Number);
    expect(verdict(row, answer)).toEqual({
      status: row.status,
      code: row.code,
      sentence: row[locale],
      count,
    });
    // Nothing of ours, and nothing of theirs, stands in what comes back.
    expect(JSON.stringify(answer.body.errors ?? '')).not.toMatch(
      /Did you mean|GRAPHQL_|node_modules|select |stack|sesions|KING/i,
    );
  }
}

const filled = (row: Row): string =>
  [...known].reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value),
    JSON.stringify(row.variables).replaceAll('{key}', newId()).replaceAll('{half}', '\\ud800'),
  );

/** The same body with the id of a trusted document instead of its query: what is wrong is beside it. Null where the
 *  query is all that the body holds. */
function trustedTwin(body: string): string | null {
  const query = /^\{"query":"(?:[^"\\]|\\.)*"(?=,"(?:variables|extensions|operationName)")/.exec(body)?.[0];
  if (!query) return null;
  const { id } = documents.get(query.includes('$id') ? 'SessionPage' : 'ViewerInHeader')!;
  return `{"documentId":${JSON.stringify(id)}${body.slice(query.length)}`;
}

const bodyOf = (row: Row): string | undefined => {
  if (row.generate) return generatedBody(row.generate);
  return row.json === undefined ? row.body : JSON.stringify(row.json);
};

describe('the table of bad input', () => {
  it('names every case once', () => {
    const names = rows.map((row) => `${row.surface}: ${row.id}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(rows.length).toBeGreaterThan(200);
  });
});

describe('a request', () => {
  it.each(of('transport').map((row) => [row.id, row] as const))('is refused: %s', (_id, row) =>
    check(row, () => bodyOf(row)),
  );
});

describe('a body that is wrong beside its document', () => {
  const twins = of('transport').flatMap((row) => {
    const body = row.status === 400 ? trustedTwin(bodyOf(row) ?? '') : null;
    return body === null ? [] : [[row.id, row, body] as const];
  });

  it('has its twins here', () => {
    expect(twins.length).toBeGreaterThan(12);
  });

  it.each(twins)('is refused with a trusted one as well: %s', (_id, row, body) => check(row, () => body));
});

describe('an ad-hoc document', () => {
  it.each(of('document').map((row) => [row.id, row] as const))('is refused: %s', (_id, row) =>
    check(row, () => {
      if (row.generate) return generatedBody(row.generate);
      return JSON.stringify({ query: row.query, variables: row.variables, operationName: row.operationName });
    }),
  );
});

describe('input', () => {
  it.each(of('input').map((row) => [row.id, row] as const))(
    'is refused through both paths: %s',
    async (_id, row) => {
      const document = documents.get(row.operation ?? '');
      if (!document) throw new Error(`No trusted document ${row.operation}`);
      await check(row, () => `{"documentId":${JSON.stringify(document.id)},"variables":${filled(row)}}`);
      await check(row, () => `{"query":${JSON.stringify(document.text)},"variables":${filled(row)}}`);
    },
  );
});

describe('after all of it', () => {
  it('a key that would reach a prototype changes nothing', async () => {
    const body =
      '{"query":"{__typename}","__proto__":{"polluted":true},"variables":{"__proto__":{"a":1},"constructor":{"prototype":{"b":2}}}}';
    const answer = await send(
      { id: '', surface: 'transport', code: '', status: 200, km: '', en: '' },
      body,
      'en',
    );
    expect([answer.status, answer.body.data]).toEqual([200, { __typename: 'Query' }]);
  });

  it('every table is as it was, and the process is the same', async () => {
    expect(await tableChecksums(db.url)).toEqual(before);
    expect([api.pid, api.isRunning]).toEqual([pid, true]);
    const alive = await fetch(`${api.url}/health/ready`);
    expect(alive.status).toBe(200);
  });

  it('the log calls none of it a bug and repeats none of it', () => {
    expect(
      api.records.filter((record) => record['level'] === 'error').map((record) => record['msg']),
    ).toEqual([]);
    expect(api.log).not.toMatch(/Chan|Sophea|012345678|a@example\.org|00000000/);
  });
});
