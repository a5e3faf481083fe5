/* The story docs/stories/people-merging.md through the API: who may, what is answered, and every figure as it was. */
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { CheckOverviewRollups } from '#overview';
import { RollupCheck } from '#pledges';
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { layOverseen } from '../../libs/organisations/test/overseen.builder.js';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, demonstrationDatabase, type GraphqlAnswer, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let from: string;
let into: string;
const cookies = new Map<string, string>();
const ROLES = [
  'PARTICIPANT',
  'COORDINATOR',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'TRAINER',
  'ADMINISTRATOR',
];

const personId = (uuid: string): string => `per_${uuid.replaceAll('-', '')}`;
const ask = (query: string, variables: object, role?: string): Promise<GraphqlAnswer> =>
  post(api.url, { query, variables }, role ? { cookie: cookies.get(role) ?? '' } : {});
async function data<Data>(query: string, variables: object, role = 'WORKING_GROUP'): Promise<Data> {
  const answer = await ask(query, variables, role);
  if (!answer.body.data) throw new Error(JSON.stringify(answer.body));
  return answer.body.data as Data;
}
const codeOf = async (query: string, variables: object, role?: string): Promise<string> =>
  (await ask(query, variables, role)).body.errors?.[0]?.extensions.code ?? 'OK';

/** Somebody with a number, who registered for the first session to come under a name of theirs. */
async function somebody(fullName: string, phone: string): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into people (id, full_name, phone, locale, match_key) values ($1, $2, $3, 'km', $4)`,
    [id, fullName, phone, `${phone} ${fullName}`],
  );
  return id;
}

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  await layOverseen(db);
  from = await somebody('ហេង វិច្ឆិកា', '+85517222333');
  into = await somebody('Heng Vicheka', '+85517222333');
  for (const id of [from, into])
    await db.ownerSql(
      `insert into memberships (organisation_id, person_id)
       select id, $1 from organisations where name_en = 'Lotus Angkor Hotel'`,
      [id],
    );
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const PAIRS = `query { personDuplicates { score reasons a { id fullName phone } b { id fullName phone } } }`;
const PREVIEW = `query ($fromId: ID!, $intoId: ID!) { previewPersonMerge(fromId: $fromId, intoId: $intoId) {
  preview { seen lines { held moves collides } } errors { ... on UserError { code message } } } }`;
const MERGE = `mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { user { id fullName } errors { ... on UserError { code } } } }`;
const APART = `mutation ($input: TellPeopleApartInput!) { tellPeopleApart(input: $input) { user { id } errors { ... on UserError { code path } } } }`;
const MERGES = `query { personMerges { id undoable mergedBy from { fullName } into { fullName } } }`;
const UNDO_PREVIEW = `query ($id: ID!) { previewUndoPersonMerge(mergeId: $id) { preview { seen back { held } stay { held } } errors { ... on UserError { code } } } }`;
const UNDO = `mutation ($input: UndoPersonMergeInput!) { undoPersonMerge(input: $input) { user { fullName } errors { ... on UserError { code } } } }`;

/** What a look writes: points of whoever asks, how names sound and who may be one, that somebody was seen. */
const SEEN_ONLY = ['point_buckets', 'person_sounds', 'person_pairs', 'people_to_compare', 'sign_ins'];

interface Preview {
  readonly previewPersonMerge: {
    readonly preview: { seen: string; lines: { held: string; moves: number; collides: number }[] } | null;
    readonly errors: { code: string; message: string }[];
  };
}
const pair = () => ({ fromId: personId(from), intoId: personId(into) });

describe('pairs of people', () => {
  it('are seen by the working group and administrators, with contacts as on the page of people', async () => {
    for (const role of ['PARTICIPANT', 'COORDINATOR', 'CITY_OFFICER', 'CHAIR', 'TRAINER'])
      expect([role, await codeOf(PAIRS, {}, role), await codeOf(PREVIEW, pair(), role)]).toEqual([
        role,
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
    expect(await codeOf(PAIRS, {})).toBe('UNAUTHENTICATED');
    type Pairs = {
      personDuplicates: { score: number; reasons: string[]; a: { fullName: string; phone: string | null } }[];
    };
    const seen = async (role: string) =>
      (await data<Pairs>(PAIRS, {}, role)).personDuplicates.find(({ a }) =>
        ['ហេង វិច្ឆិកា', 'Heng Vicheka'].includes(a.fullName),
      );
    expect(await seen('WORKING_GROUP')).toMatchObject({
      score: 100,
      reasons: ['SAME_SOUND', 'SAME_PHONE', 'SAME_ORGANISATION'],
      a: { phone: null },
    });
    expect(await seen('ADMINISTRATOR')).toMatchObject({ a: { phone: '+85517222333' } });
  });
});

describe('merging', () => {
  it('is refused to others, for nobody, and with words in the reader’s language; nothing is written', async () => {
    const before = await tableChecksums(db.url, SEEN_ONLY);
    for (const role of ['PARTICIPANT', 'COORDINATOR', 'CITY_OFFICER', 'CHAIR', 'TRAINER'])
      expect(await codeOf(MERGE, { input: { ...pair(), seen: 'x' } }, role)).toBe('FORBIDDEN');
    const nobody = await data<Preview>(PREVIEW, { ...pair(), intoId: 'per_0' });
    expect(nobody.previewPersonMerge.errors.map(({ code }) => code)).toEqual(['PERSON_NOT_FOUND']);
    const itself = await data<Preview>(PREVIEW, { fromId: personId(from), intoId: personId(from) });
    expect(itself.previewPersonMerge.errors.map(({ code }) => code)).toEqual(['PEOPLE_NOT_MERGED']);
    type Merge = { mergePeople: { user: { fullName: string } | null; errors: { code: string }[] } };
    expect((await data<Merge>(MERGE, { input: { ...pair(), seen: 'x' } })).mergePeople).toEqual({
      user: null,
      errors: [{ code: 'PREVIEW_CHANGED' }],
    });
    type Apart = { tellPeopleApart: { errors: { code: string; path: string[] }[] } };
    expect((await data<Apart>(APART, { input: { ...pair(), reason: ' ' } })).tellPeopleApart.errors).toEqual([
      { code: 'MERGE_REASON_MISSING', path: ['reason'] },
    ]);
    expect(await tableChecksums(db.url, SEEN_ONLY)).toEqual(before);
  });

  it('does what the preview says, and is taken back', async () => {
    const { preview } = (await data<Preview>(PREVIEW, pair())).previewPersonMerge;
    expect(preview!.lines).toEqual([{ held: 'MEMBERSHIPS', moves: 0, collides: 1 }]);
    type Merge = { mergePeople: { user: { fullName: string } | null; errors: { code: string }[] } };
    const input = { ...pair(), seen: preview!.seen };
    expect((await data<Merge>(MERGE, { input })).mergePeople).toMatchObject({
      user: { fullName: 'Heng Vicheka' },
      errors: [],
    });
    expect((await data<Merge>(MERGE, { input })).mergePeople.errors).toEqual([{ code: 'PEOPLE_NOT_MERGED' }]);
    type Merges = { personMerges: { id: string; undoable: boolean; mergedBy: string }[] };
    const [merge] = (await data<Merges>(MERGES, {})).personMerges;
    expect(merge).toMatchObject({ undoable: true, from: { fullName: 'ហេង វិច្ឆិកា' } });
    type Undo = { previewUndoPersonMerge: { preview: { seen: string; back: { held: string }[] } } };
    const undo = (await data<Undo>(UNDO_PREVIEW, { id: merge!.id })).previewUndoPersonMerge.preview;
    expect(undo.back).toEqual([{ held: 'MEMBERSHIPS' }]);
    const undoing = { mergeId: merge!.id, seen: undo.seen, reason: 'Mother and daughter.' };
    for (const role of ['COORDINATOR', 'CITY_OFFICER', 'CHAIR'])
      expect(await codeOf(UNDO, { input: undoing }, role)).toBe('FORBIDDEN');
    type Undone = { undoPersonMerge: { user: { fullName: string } | null; errors: { code: string }[] } };
    expect((await data<Undone>(UNDO, { input: undoing })).undoPersonMerge).toEqual({
      user: { fullName: 'ហេង វិច្ឆិកា' },
      errors: [],
    });
    expect((await data<Undone>(UNDO, { input: undoing })).undoPersonMerge.errors).toEqual([
      { code: 'MERGE_NOT_UNDONE' },
    ]);
    const worker = await createDataSource(db.url, 'samaki_worker', { poolSize: 1 }).initialize();
    const unitOfWork = new UnitOfWork(worker, new EventListeners());
    expect(await new CheckOverviewRollups(unitOfWork).check()).toMatchObject({ wrong: 0 });
    expect(await new RollupCheck(unitOfWork).check()).toMatchObject({ wrong: 0 });
    await worker.destroy();
  });
});

describe('outside a demonstration', () => {
  it('asks for a fresh proof', async () => {
    const strict = await startApi(db, { SAMAKI_DEMO: '0' });
    try {
      await db.ownerSql(
        `update sign_ins set method = 'PASSKEY', strength = 'PASSKEY', proven_at = app_now() - interval '6 minutes'`,
      );
      const answer = await post(
        strict.url,
        { query: MERGE, variables: { input: { ...pair(), seen: 'x' } } },
        { cookie: cookies.get('WORKING_GROUP') ?? '' },
      );
      expect(answer.body.errors?.[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
      expect(await db.ownerSql('select 1 from person_merges where undone_at is null')).toEqual([]);
    } finally {
      await strict.kill('SIGKILL');
    }
  });
});
