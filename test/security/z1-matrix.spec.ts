/* I9, Z1: everything that the api answers, asked by every role of both sides. Story: docs/stories/authorisation-matrix.md. */
import { type SpawnedApp } from '#testing';
import { type Answered, Asking, nothingAnswered } from './matrix/asking.js';
import { markersIn, textMarkersIn } from './matrix/canaries.js';
import { NOT_ANSWERED } from './matrix/coverage.js';
import { everyField } from './matrix/documents.js';
import { readExpected } from './matrix/expectations.js';
import { ACTORS } from './matrix/grounds.js';
import { columnsWithoutCanary, tablesWithText, WITHOUT_ROWS } from './matrix/rows.js';
import {
  askAll,
  type Matrix,
  QUERIES,
  schema,
  startMatrixApi,
  universeOf,
  wrongCells,
} from './matrix/run.js';
import { changeB } from './matrix/world-changed.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

const expected = readExpected('who-sees-what.txt');
let world: MatrixWorld;
let api: SpawnedApp;
let matrix: Matrix;
beforeAll(async () => {
  world = await buildWorld();
  api = await startMatrixApi(world);
  const asking = new Asking(api.url, schema);
  for (const actor of ACTORS.filter(({ role }) => role === 'participant'))
    await asking.ask(actor, 'mutation { beginAuthenticator { errors { code } } }');
  await everybodyCompared(asking);
  matrix = await askAll(api.url, world);
}, 900_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await world?.db.drop();
});

/** The worker compares people and organisations as they come. Here is none: whoever looks for duplicates compares some of them, and the next sees more. */
async function everybodyCompared(asking: Asking): Promise<void> {
  const group = ACTORS.find(({ role }) => role === 'group')!;
  for (const [line, query] of [
    ['people_to_compare', '{ personDuplicates { score } }'],
    ['organisations_to_compare', '{ organisationDuplicates { score } }'],
  ] as const)
    while ((await world.db.ownerSql(`select from ${line} limit 1`)).length > 0)
      await asking.ask(group, query);
}

/** Who has the link or the code has it, whoever it is. */
const OF_KEYS = /^(ticket|invitation|roleInvitation|campaignSubscription|dateWish)\(/;

/** Fields below the roots that are no part of a mutation's answer. */
const isOfQueries = (field: string): boolean =>
  !/^(Query|Mutation|ExportedFile)\.|^\w+(Payload|Error)\./.test(field);
const isLeftOut = (field: string): boolean =>
  field in NOT_ANSWERED || field.replace(/\..*/, '.*') in NOT_ANSWERED;

describe('the world', () => {
  it('has a canary in every column of text, of every row', async () => {
    const tables = new Set([...world.rows.ids.keys()].map((key) => key.split(' ')[0]!));
    expect(await columnsWithoutCanary(world.db, tables)).toEqual([]);
    const empty = (await tablesWithText(world.db)).filter((table) => !tables.has(table));
    expect(empty.filter((table) => !(table in WITHOUT_ROWS))).toEqual([]);
  });

  it('knows them again in every form', () => {
    expect(markersIn('x canary-ab0-00ff@canary-ab0.example CANARYBB0001 +85512911042 012 911 042')).toEqual([
      'ab0',
      'bb0',
      'aa0',
    ]);
    expect(markersIn('ses_019a000000377ca08cafcafecafecafe')).toEqual(['ca0']);
    expect(textMarkersIn('ses_019a000000377ca08cafcafecafecafe')).toEqual([]);
  });
});

describe('who sees whose what', () => {
  it('is as it was written down, for every question', () => {
    const universe = universeOf(matrix, 'roots');
    const keys = QUERIES.map((name) => `Query.${name}`).filter((key) => !isLeftOut(key));
    expect(wrongCells(matrix, expected, 'roots', universe, keys)).toEqual([]);
  });

  it('is as it was written down, for every field', () => {
    const fields = everyField(schema).filter((field) => isOfQueries(field) && !isLeftOut(field));
    expect(fields.length).toBeGreaterThan(600);
    expect(wrongCells(matrix, expected, 'fields', universeOf(matrix, 'fields'), fields)).toEqual([]);
  });

  it('says nothing of what the schema does not have, and leaves out nothing that is answered', () => {
    const known = new Set(everyField(schema));
    expect([...expected.keys()].filter((field) => !known.has(field))).toEqual([]);
    const answered = universeOf(matrix, 'fields');
    expect([...answered.keys()].filter((field) => isLeftOut(field))).toEqual([]);
  });

  it('is refused by a code of its own, never by a fault', () => {
    // Nobody reads the mailbox outside a demonstration, signed in or not.
    const odd = [...matrix].flatMap(([{ name, role }, { refused }]) =>
      [...refused].flatMap(([field, codes]) => {
        const due =
          role === 'anonymous' && !field.startsWith('Query.caught') ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        return [...codes].filter((code) => code !== due).map((code) => `${field}: ${name} ${code}`);
      }),
    );
    expect(odd).toEqual([]);
    for (const { refused } of matrix.values()) expect(refused.size).toBeGreaterThan(5);
  });

  it('is in no refusal', () => {
    const told = [...matrix].flatMap(([{ name }, { fields }]) => (fields.has('errors') ? [name] : []));
    expect(told).toEqual([]);
  });

  it('a field without a line, a leak and a lost right would be found', () => {
    const universe = universeOf(matrix, 'fields');
    const [coordinator] = [...matrix].filter(([{ name }]) => name === 'coordinator of A');
    const cells = (change: (answered: Answered) => void, key = 'OrganisationPerson.contact'): string[] => {
      const answered = nothingAnswered();
      for (const [field, seen] of coordinator![1].fields) answered.fields.set(field, new Set(seen));
      change(answered);
      return wrongCells(new Map([[coordinator![0], answered]]), expected, 'fields', universe, [key]);
    };
    expect(cells(() => undefined)).toEqual([]);
    expect(cells(() => undefined, 'OrganisationPerson.age')).toEqual([
      'OrganisationPerson.age: nobody said who sees it',
    ]);
    expect(cells(({ fields }) => fields.get('OrganisationPerson.contact')!.add('bb0'))).toEqual([
      'OrganisationPerson.contact: coordinator of A sees bb0',
    ]);
    expect(cells(({ fields }) => fields.get('OrganisationPerson.contact')!.delete('ab0'))).toEqual([
      'OrganisationPerson.contact: coordinator of A does not see ab0',
    ]);
  });
});

describe('what becomes of B', () => {
  it('changes no byte of what A is answered', async () => {
    const ofA = ACTORS.filter(({ name }) => name.endsWith('of A'));
    const before = matrix;
    await changeB(world);
    const after = await askAll(api.url, world, { actors: ofA });

    for (const actor of ofA) {
      const [first, second] = [before.get(actor)!.answers, after.get(actor)!.answers];
      expect(first.size).toBeGreaterThan(50);
      const differing = [...first].filter(
        ([question, answer]) => second.get(question) !== answer && !OF_KEYS.test(question),
      );
      expect([actor.name, differing.map(([question]) => question)]).toEqual([actor.name, []]);
    }
  });
});

it('the log of the api holds nothing of anybody', () => {
  expect(api.log.length).toBeGreaterThan(1_000);
  expect(api.log.split('\n').filter((line) => textMarkersIn(line).length > 0)).toEqual([]);
});
