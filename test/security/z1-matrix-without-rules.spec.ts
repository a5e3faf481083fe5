/* Z1: whoever takes one rule away turns the matrix red. The api runs in this process, so that a test can take away what no setting of a
   deployment can. Story: docs/stories/authorisation-matrix.md. */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { type Actor, ANONYMOUS, type Permission, PERMISSIONS } from '#authz';
import { fromPackageRoot } from '#kernel';
import { isGate } from '#testing';
import { Snapshot } from './matrix/snapshot.js';
import { type InProcess, isFault, redCells, startInProcess } from './matrix/without-rules.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

let world: MatrixWorld;
let api: InProcess;
let snapshot: Snapshot;
beforeAll(async () => {
  world = await buildWorld();
  snapshot = await Snapshot.take(world.db);
  api = await startInProcess(world);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await world?.db.drop();
});

/** Permissions that cannot be taken away here, each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'graphql.run-adhoc': 'the matrix itself asks what no page asks: test/security/g4-g5-closed-doors.spec.ts',
  'sessions.schedule': 'nothing in the schema asks for it yet',
};

/** Permissions that anybody signed in holds: behind each stands a second rule, for the act itself asks whose id it is done under and
 *  refuses nobody by the same code. So nothing is red without the first. */
const DOUBLED: readonly Permission[] = [
  'identity.accept-invitation',
  'organisations.join',
  'organisations.propose',
  'privacy.change-contact',
  'privacy.change-own',
  'privacy.erase-own',
  'privacy.export-own',
  'privacy.read-own',
  'registrations.read-own',
];

/** Permissions that stand at no place of the schema: they decide what is answered there. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  'catalogue.read-materials': ['CourseMaterial'],
};

/** Places of the schema by permission, as docs/permissions.md lists them; test/contract/permissions.spec.ts keeps it true. */
function placesOf(permission: string): ReadonlySet<string> {
  if (WITHIN[permission]) return new Set(WITHIN[permission]);
  const page = readFileSync(fromPackageRoot('docs', 'permissions.md'), 'utf8');
  const [section = ''] = page.split(`### ${permission}\n`)[1]?.split('\n##') ?? [];
  const [, places = ''] = /^- In the schema: (.*)$/m.exec(section) ?? [];
  return new Set([...places.matchAll(/`([\w.]+)`/g)].map(([, place]) => place!));
}

const limited = (Object.keys(PERMISSIONS) as Permission[]).filter(
  (permission) => PERMISSIONS[permission] !== 'everyone' && !(permission in ELSEWHERE),
);
/** A few in each run, spread over the table; all of them in the gate. */
const tried = isGate ? limited : limited.filter((_permission, at) => at % 16 === 5);

/** While somebody holds it whom the table does not name. */
async function whileEverybodyHolds<Answer>(
  permission: Permission,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const table = PERMISSIONS as Record<Permission, unknown>;
  const holders = table[permission];
  table[permission] = 'everyone';
  try {
    return await work();
  } finally {
    table[permission] = holders;
    await snapshot.restore();
  }
}

/** While nobody passes for the participant of B: whoever asks once more whose id it is hears one. */
async function whileNobodyIsSomebody<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const nobody = ANONYMOUS as { -readonly [Key in keyof Actor]: Actor[Key] };
  nobody.personId = world.rows.id('people', 'bb1');
  try {
    return await work();
  } finally {
    nobody.personId = null;
    await snapshot.restore();
  }
}

describe('a permission that everybody holds', () => {
  it('nothing is red while all rules stand', async () => {
    const places = new Set(tried.flatMap((permission) => [...placesOf(permission)]));
    expect(places.size).toBeGreaterThan(3);
    expect(await redCells(api.url, world, places)).toEqual([]);
  }, 300_000);

  it.each(tried)(
    '%s turns the matrix red, or a second rule holds',
    async (permission) => {
      const red = await whileEverybodyHolds(permission, () => redCells(api.url, world, placesOf(permission)));
      expect([permission, red.length > 0]).toEqual([permission, !DOUBLED.includes(permission)]);
    },
    300_000,
  );
});

describe('a permission behind which a second rule stands', () => {
  it('holds without that rule', async () => {
    const places = new Set(DOUBLED.flatMap((permission) => [...placesOf(permission)]));
    expect(await whileNobodyIsSomebody(() => redCells(api.url, world, places))).toEqual([]);
  }, 300_000);

  it.each(DOUBLED)(
    '%s turns the matrix red without both',
    async (permission) => {
      const red = await whileEverybodyHolds(permission, () =>
        whileNobodyIsSomebody(() => redCells(api.url, world, placesOf(permission))),
      );
      expect(red.filter((what) => !isFault(what)).length).toBeGreaterThan(0);
    },
    300_000,
  );
});
