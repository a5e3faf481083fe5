/* docs/stories/bad-input.md: a bomb is refused before it costs anything. The figure is for a quiet machine: the gate's. */
import { createTestDatabase, isGate, type SpawnedApp, type TestDatabase, times } from '#testing';
import { generatedBody } from './bad-input.generators.js';
import { post, startApi } from './support.js';

const ROUNDS = times(3, 100);
/** Milliseconds of the slowest one of a hundred; beside other work only a bomb that went off is told from one that did not. */
const AT_MOST_MS = isGate ? 50 : 2_000;
const BOMBS = [
  'bomb:30',
  'bomb:40',
  'deep:400',
  'aliases:200',
  'typename-aliases:330',
  'brackets:20000',
  'wide:60',
];

let db: TestDatabase;
let api: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  api = await startApi(db);
}, 60_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

describe('a bomb', () => {
  it.each(BOMBS)('is refused in no time: %s', async (recipe) => {
    const body = generatedBody(recipe);
    const took: number[] = [];
    await post(api.url, body);
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      const { status } = await post(api.url, body);
      took.push(performance.now() - began);
      expect(status).toBe(400);
    }

    expect(took.toSorted((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1]).toBeLessThan(AT_MOST_MS);
  });
});
