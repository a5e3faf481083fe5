/* Z1: the first wall without one of its policies, and the second wall away, turns the matrix red; the first wall alone holds. Story:
   docs/stories/authorisation-matrix.md. */
import 'reflect-metadata';
import { jest } from '@jest/globals';
import { isGate } from '#testing';
import { POLICIES, SESSION_INSIDE } from './matrix/policies.js';
import { Snapshot } from './matrix/snapshot.js';
import { type InProcess, redCells, startInProcess } from './matrix/without-rules.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

type Module = Record<string, unknown>;
/** The policies that are taken away at this moment: `<file> <name>`. */
const gone = new Set<string>();

const keyOf = ({ file, name }: { file: string; name: string }): string => `${file} ${name}`;

let world: MatrixWorld;
let api: InProcess;
let snapshot: Snapshot;
beforeAll(async () => {
  world = await buildWorld();
  const walls = await world.db.ownerSql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relispartition`,
  );
  for (const { name } of walls) await world.db.ownerSql(`alter table ${name} disable row level security`);
  snapshot = await Snapshot.take(world.db);
  await replacePolicies();
  api = await startInProcess(world);
  // A class of the api's own: its method asks instead.
  const { SessionPolicy } = await import('#sessions');
  const inside = Object.getOwnPropertyDescriptor(SessionPolicy.prototype, 'mayReadInside')!;
  const policy = inside.value as (...args: unknown[]) => Promise<boolean>;
  SessionPolicy.prototype.mayReadInside = function mayReadInside(...args: unknown[]): Promise<boolean> {
    return gone.has(keyOf(SESSION_INSIDE)) ? Promise.resolve(true) : policy.apply(this, args);
  };
}, 120_000);
afterAll(async () => {
  await api?.close();
  await world?.db.drop();
});

/** Each policy asks first whether it is taken away. */
async function replacePolicies(): Promise<void> {
  jest.resetModules();
  for (const file of new Set(
    POLICIES.map((policy) => policy.file).filter((each) => each !== SESSION_INSIDE.file),
  )) {
    const path = `../../${file}.js`;
    const actual = (await import(path)) as Module;
    const replaced: Module = { ...actual };
    for (const { name, says } of POLICIES.filter((policy) => policy.file === file)) {
      const policy = actual[name] as (...args: unknown[]) => unknown;
      replaced[name] = (...args: unknown[]) => (gone.has(keyOf({ file, name })) ? says : policy(...args));
    }
    jest.unstable_mockModule(path, () => replaced);
  }
  jest.resetModules();
}

const tried = isGate ? POLICIES : POLICIES.filter((_policy, at) => at % 8 === 0);

describe('without the second wall', () => {
  it('the first wall shows nobody more than is theirs', async () => {
    const places = new Set(tried.flatMap((policy) => policy.places));
    expect(await redCells(api.url, world, places)).toEqual([]);
    await snapshot.restore();
  }, 300_000);

  it.each(tried)(
    'and without $file $name the matrix is red',
    async ({ file, name, places }) => {
      gone.add(keyOf({ file, name }));
      try {
        expect((await redCells(api.url, world, new Set(places))).length).toBeGreaterThan(0);
      } finally {
        gone.clear();
        await snapshot.restore();
      }
    },
    300_000,
  );
});
