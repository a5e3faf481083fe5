/* G6: whatever goes wrong in the database, an answer says a code and the id of the request, and nothing of its words. */
import { createTestDatabase, type SpawnedApp, type TestDatabase } from '#testing';
import { post, startApi, trustedDocuments } from '../contract/support.js';

let db: TestDatabase;
let api: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  api = await startApi(db, { LOG_LEVEL: 'warn' });
  await db.ownerSql(BREAK);
});
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

/** From now on whoever reads the cities meets an error of that SQLSTATE, as talkative as PostgreSQL can be. */
const raising = (state: string): string =>
  `create or replace function raise_it() returns boolean language plpgsql volatile security definer as $$
     begin raise exception 'secret_words of row "Sok Dara"' using errcode = '${state}', detail = 'secret_detail', hint = 'secret_hint',
       constraint = 'secret_constraint', table = 'secret_table'; end $$`;
const BREAK = `${raising('XX000')};
  alter table cities rename to secret_cities;
  create view cities as select c.* from (select raise_it() as ok offset 0) r left join secret_cities c on r.ok;
  grant select on cities to samaki_public, samaki_app`;

/** Classes of PostgreSQL's appendix A that a statement can meet, one or two of each. */
const CLASSES: [state: string, what: string, code: string][] = [
  ['08006', 'connection failure', 'UNAVAILABLE'],
  ['0A000', 'feature not supported', 'INTERNAL'],
  ['21000', 'cardinality violation', 'INTERNAL'],
  ['22012', 'division by zero', 'BAD_USER_INPUT'],
  ['22P02', 'invalid text', 'BAD_USER_INPUT'],
  ['23502', 'not null', 'INTERNAL'],
  ['23503', 'foreign key', 'INTERNAL'],
  ['23514', 'check', 'INTERNAL'],
  ['25006', 'read only', 'UNAVAILABLE'],
  ['2BP01', 'dependent objects', 'INTERNAL'],
  ['34000', 'invalid cursor', 'INTERNAL'],
  ['38000', 'external routine', 'INTERNAL'],
  ['42501', 'missing right', 'INTERNAL'],
  ['42601', 'syntax', 'INTERNAL'],
  ['42703', 'undefined column', 'INTERNAL'],
  ['42P01', 'undefined table', 'INTERNAL'],
  ['53100', 'disk full', 'UNAVAILABLE'],
  ['54001', 'too complex', 'INTERNAL'],
  ['55P03', 'lock not available', 'UNAVAILABLE'],
  ['57014', 'cancelled', 'UNAVAILABLE'],
  ['58030', 'input or output', 'INTERNAL'],
  ['P0001', 'raised', 'INTERNAL'],
  ['XX000', 'internal', 'INTERNAL'],
];

const TELLS =
  /secret_|Sok Dara|SQLSTATE|relation|column|constraint|syntax|permission denied|plpgsql|node_modules|select|insert|stack|Did you mean|\bat \//i;

describe('G6: an error of the database', () => {
  it.each(CLASSES)('of class %s (%s) is %s, and nothing else', async (state, _what, code) => {
    await db.ownerSql(raising(state));

    const document = trustedDocuments().get('OrganisationFilters')!;
    const answers = [
      await post(api.url, { documentId: document.id }),
      await post(api.url, { query: document.text }),
    ];

    for (const answer of answers) {
      const text = JSON.stringify(answer.body);
      expect(text).not.toMatch(TELLS);
      expect(answer.body.errors?.map((error) => error.extensions.code)).toEqual([code]);
      expect(
        Object.keys(answer.body.errors![0]!.extensions).filter((key) => key !== 'retryAfterSeconds'),
      ).toEqual(['code', 'requestId']);
      expect([...answer.headers.values()].join(' ')).not.toMatch(/secret_|Sok Dara/);
    }
    expect(api.log).not.toMatch(/secret_detail|secret_hint|Sok Dara/);
  });
});

describe('G6: a document that is wrong', () => {
  it.each([
    '{ citys { nodes { id } } }',
    '{ cities { nodes { nam } } }',
    '{ cities(firs: 1) { nodes { id } } }',
    'query ($x: Strin) { __typename }',
    'mutation { signIn(input: { emial: "x" }) { errors { code } } }',
    '{ node(id: 5.5) { id } }',
  ])('gets no suggestion: %s', async (query) => {
    const { status, body } = await post(api.url, { query });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(JSON.stringify(body)).not.toMatch(/cities|name|first|String|email|Did you mean|GRAPHQL/);
  });
});
