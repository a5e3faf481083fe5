/* Z1: whoever takes one rule away turns the matrix red. The api runs in this process, so that a test can take away what no setting of a
   deployment can. Story: docs/stories/authorisation-matrix.md. */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { type Permission, PERMISSIONS } from '#authz';
import { fromPackageRoot } from '#kernel';
import { isGate } from '#testing';
import { Snapshot } from './matrix/snapshot.js';
import { type InProcess, redCells, startInProcess } from './matrix/without-rules.js';
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

/** Permissions that anybody signed in holds: behind each stands a second rule, for the act itself asks who it is and refuses nobody by
 *  the same code. So nothing is red without the first. */
const DOUBLED = new Set<Permission>([
  'identity.accept-invitation',
  'organisations.join',
  'organisations.propose',
  'privacy.change-contact',
  'privacy.change-own',
  'privacy.erase-own',
  'privacy.export-own',
  'privacy.read-own',
]);

/** Places of the schema by permission, as docs/permissions.md lists them; test/contract/permissions.spec.ts keeps it true. */
function placesOf(permission: string): ReadonlySet<string> {
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

describe('a permission that everybody holds', () => {
  it('nothing is red while all rules stand', async () => {
    const places = new Set(tried.flatMap((permission) => [...placesOf(permission)]));
    expect(places.size).toBeGreaterThan(3);
    expect(await redCells(api.url, world, places)).toEqual([]);
  }, 300_000);

  it.each(tried)(
    '%s turns the matrix red, or a second rule holds',
    async (permission) => {
      const table = PERMISSIONS as Record<Permission, unknown>;
      const holders = table[permission];
      table[permission] = 'everyone';
      try {
        const red = await redCells(api.url, world, placesOf(permission));
        expect([permission, red.length > 0]).toEqual([permission, !DOUBLED.has(permission)]);
      } finally {
        table[permission] = holders;
        await snapshot.restore();
      }
    },
    300_000,
  );
});
