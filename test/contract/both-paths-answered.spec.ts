/* Every document of the web build, answered with data by both paths: two worlds that begin as copies of each other, one asked
   by the ids of the documents and one by their text. docs/adr/0001. */
import { copyTestDatabase } from '#testing';
import { newId } from '#kernel';
import { STEPS } from './both-paths.answered.js';
import { type Data, World } from './both-paths.world.js';
import { demonstrationDatabase, type GraphqlAnswer, trustedDocuments } from './support.js';

const documents = trustedDocuments();
let worlds: World[] = [];
/** How far the clock of the two worlds is from this program's, in milliseconds. */
let ahead = 0;

beforeAll(async () => {
  const first = await demonstrationDatabase();
  worlds = [new World('direct', first), new World('adhoc', await copyTestDatabase(first))];
  ahead = (await first.now()).getTime() - Date.now();
  const mail = newId();
  for (const { db } of worlds)
    await db.ownerSql(
      `insert into caught_mails (id, message_id, to_address, subject, raw) values ($1, 'x', 'a@example.org', 'Hello',
         convert_to(E'From: a@example.org\\r\\nSubject: Hello\\r\\n\\r\\nHello', 'UTF8'))`,
      [mail],
    );
  await Promise.all(worlds.map((world) => world.begin()));
}, 120_000);
afterAll(() => Promise.all(worlds.map((world) => world.end())));

/** Fields whose value each world draws for itself. */
const DRAWN = new Set([
  'readAt',
  'admissionCode',
  'calendarUids',
  'asOf',
  'reference',
  'expiresAt',
  'dueAt',
  'oldestUnsealedSeconds',
  'endCursor',
  'requestId',
  'challengeId',
  'options',
  'address',
  'secret',
  'uri',
  'token',
  'content',
  'seal',
  'recoveryCodes',
]);

/** Without what each world draws for itself: ids are told apart by the order in which they come, instants that are now are
 *  `now`. What stood in the database before is the same in both, ids and instants as well. */
function comparable(answer: GraphqlAnswer): unknown {
  const names = new Map<string, string>();
  const text = JSON.stringify({ status: answer.status, body: answer.body }, (key, value: unknown) =>
    DRAWN.has(key) && value !== null ? [value].flat().map(() => 'drawn') : value,
  );
  return JSON.parse(
    text
      .replace(/\b[a-z]{3}_[0-9a-f]{32}\b/g, (id) => {
        if (!names.has(id)) names.set(id, `${id.slice(0, 3)} no. ${names.size + 1}`);
        return names.get(id)!;
      })
      .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, (instant) =>
        Math.abs(Date.parse(instant.slice(1, -1)) - Date.now() - ahead) < 600_000 ? '"now"' : instant,
      ),
  ) as unknown;
}

/** What keeps an answer from being one with data; null when nothing does. */
function lacking(answer: GraphqlAnswer): string | null {
  if (answer.status !== 200 || answer.body.errors) return JSON.stringify(answer.body.errors);
  for (const [field, value] of Object.entries(answer.body.data ?? { nothing: null })) {
    if (value === null || (Array.isArray(value) && value.length === 0)) return `${field} is empty`;
    const { errors, nodes } = value as Data;
    if (Array.isArray(errors) && errors.length > 0) return JSON.stringify(errors);
    if (Array.isArray(nodes) && nodes.length === 0) return `${field} has no nodes`;
  }
  return null;
}

it('every document is asked here', () => {
  expect([...new Set(STEPS.map(({ name }) => name))].toSorted()).toEqual([...documents.keys()].toSorted());
});

describe('both paths answer with data, and alike', () => {
  it.each(STEPS)('$name, asked by $who', async ({ name, who, variables, cookie }) => {
    const answers: GraphqlAnswer[] = [];
    for (const world of worlds) {
      const asker = cookie ? { cookie: await cookie(world) } : who;
      answers.push(await world.ask(name, await variables(world), asker));
    }

    expect(answers.map(lacking)).toEqual([null, null]);
    expect(comparable(answers[0]!)).toEqual(comparable(answers[1]!));
  });
});
