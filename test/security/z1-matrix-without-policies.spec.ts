/* Z1: the first wall without one of its policies turns the matrix red, or the second wall asks the same; without both it is red, and
   either alone holds. Story: docs/stories/authorisation-matrix.md. */
import 'reflect-metadata';
import { jest } from '@jest/globals';
import { isGate } from '#testing';
import { POLICIES, type TakenAway } from './matrix/policies.js';
import { Snapshot } from './matrix/snapshot.js';
import { type InProcess, isFault, redCells, startInProcess } from './matrix/without-rules.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

type Module = Record<string, unknown>;
type Rule = (this: unknown, ...args: unknown[]) => unknown;
/** The policy that is taken away at this moment. */
let gone: TakenAway | null = null;

let world: MatrixWorld;
let api: InProcess;
let snapshot: Snapshot;
let walls: string[];
beforeAll(async () => {
  world = await buildWorld();
  walls = (
    await world.db.ownerSql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relispartition`,
    )
  ).map(({ name }) => name);
  snapshot = await Snapshot.take(world.db);
  await replacePolicies();
  api = await startInProcess(world);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await world?.db.drop();
});

const asking = (policy: TakenAway, rule: Rule): Rule =>
  function asked(this: unknown, ...args: unknown[]): unknown {
    return gone === policy ? policy.says(world) : rule.apply(this, args);
  };

/** Each policy asks first whether it is taken away. The modules that it stands on are loaded here for good. */
async function replacePolicies(): Promise<void> {
  jest.resetModules();
  const files = [...new Set(POLICIES.map(({ file }) => file))];
  const replaced = new Map<string, Module>();
  for (const file of files) replaced.set(file, { ...((await import(`../../${file}.js`)) as Module) });
  for (const policy of POLICIES) {
    const [name, method] = policy.name.split('.') as [string, string?];
    const rules = replaced.get(policy.file)!;
    const holder = method ? (rules[name] as { prototype: Module }).prototype : rules;
    const key = method ?? name;
    holder[key] = asking(policy, holder[key] as Rule);
  }
  for (const [file, rules] of replaced) jest.unstable_mockModule(`../../${file}.js`, () => rules);
}

const secondWall = (does: 'enable' | 'disable'): Promise<unknown> =>
  world.db.ownerSql(walls.map((name) => `alter table ${name} ${does} row level security`).join('; '));

async function redWithout(policy: TakenAway | null, places: readonly string[]): Promise<string[]> {
  gone = policy;
  try {
    return await redCells(api.url, world, new Set(places));
  } finally {
    gone = null;
    await snapshot.restore();
  }
}

/** A few in each run, spread over the table; all of them in the gate. */
const tried = isGate ? POLICIES : POLICIES.filter((_policy, at) => at % 10 === 2);
const places = [...new Set(tried.flatMap((policy) => policy.places))];

describe('without the second wall', () => {
  beforeAll(() => secondWall('disable'));
  afterAll(() => secondWall('enable'));

  it('the first wall shows nobody more than is theirs', async () => {
    expect(await redWithout(null, places)).toEqual([]);
  }, 300_000);

  it.each(tried)(
    'and without $file $name the matrix is red',
    async (policy) => {
      const red = await redWithout(policy, policy.places);
      expect(red.filter((what) => !isFault(what)).length).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe('while the second wall stands', () => {
  it.each(tried)(
    'without $file $name the matrix is red, or the second wall holds',
    async (policy) => {
      const red = await redWithout(policy, policy.places);
      const missed = policy.isDoubled ? red : red.filter((what) => !isFault(what));
      expect([policy.name, missed.length > 0]).toEqual([policy.name, policy.isDoubled !== true]);
    },
    300_000,
  );
});
