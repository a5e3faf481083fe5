/* I9, Z2: every act, by every role of both sides, upon what is theirs and what is the other's. Story:
   docs/stories/authorisation-matrix.md. */
import { isGate, type SpawnedApp, tableChecksums } from '#testing';
import { act, type Cell, cells, contextOf, wrongRefusal } from './matrix/acting.js';
import { ACTS, ACTS_ELSEWHERE, mutationOf } from './matrix/acts.js';
import { Asking } from './matrix/asking.js';
import { type Marker, textMarkersIn } from './matrix/canaries.js';
import { everyField } from './matrix/documents.js';
import { isWithin } from './matrix/expectations.js';
import type { ActorOfMatrix } from './matrix/grounds.js';
import { schema, startMatrixApi } from './matrix/run.js';
import { Snapshot } from './matrix/snapshot.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

let world: MatrixWorld;
let api: SpawnedApp;
let asking: Asking;
beforeAll(async () => {
  world = await buildWorld();
  api = await startMatrixApi(world);
  asking = new Asking(api.url, schema);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await world?.db.drop();
});

const named = ({ name, actor, side }: Cell): string => `${name} of ${side}, ${actor.name}`;
/** The other side is this one with other letters, and what everybody may do is done alike: the gate does all of them. */
const someOf = (all: readonly Cell[]): Cell[] => {
  const taken = new Map<string, number>();
  return all.filter(({ name, side }) => {
    const count = taken.get(name) ?? 0;
    if (side === 'b' || count >= 3) return false;
    taken.set(name, count + 1);
    return true;
  });
};

const isTheirs = (marker: Marker, actor: ActorOfMatrix): boolean =>
  ['group', 'chair', 'office', 'administrator'].includes(actor.role) ||
  isWithin('~own', marker, actor) ||
  isWithin('self', marker, actor);

it('every act stands here, or elsewhere with a reason', () => {
  const acts = Object.keys(schema.getMutationType()!.getFields());
  const known = [...Object.keys(ACTS).map(mutationOf), ...Object.keys(ACTS_ELSEWHERE)];
  expect(acts.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !acts.includes(name))).toEqual([]);
});

it('what is not theirs is refused, and nothing is written', async () => {
  const refused = cells(false);
  expect(refused.length).toBeGreaterThan(900);
  const before = await tableChecksums(world.db.url, ['sign_ins']);
  const wrong: string[] = [];
  const leaks: string[] = [];
  for (const name of Object.keys(ACTS))
    await Promise.all(
      refused
        .filter((cell) => cell.name === name)
        .map(async (cell) => {
          const done = await act(asking, world, cell, !isGate);
          const what = wrongRefusal(cell, done);
          if (what) wrong.push(`${named(cell)}: ${what}`);
          const told = textMarkersIn(JSON.stringify(done.answer.body));
          if (told.length > 0) leaks.push(`${named(cell)}: ${told.join(' ')}`);
        }),
    );
  expect(wrong.toSorted()).toEqual([]);
  expect(leaks.toSorted()).toEqual([]);
  expect(await tableChecksums(world.db.url, ['sign_ins'])).toEqual(before);
});

it('what is theirs is done, and answers nothing of others', async () => {
  const snapshot = await Snapshot.take(world.db);
  const due = isGate ? cells(true) : someOf(cells(true));
  const wrong: string[] = [];
  const leaks: string[] = [];
  const answered = new Set<string>();
  for (const cell of due) {
    await ACTS[cell.name]!.before?.(contextOf(world, cell.side, asking));
    const { code, answer } = await act(asking, world, cell);
    if (code) wrong.push(`${named(cell)}: ${code} ${JSON.stringify(answer.body).slice(0, 300)}`);
    const told = textMarkersIn(JSON.stringify(answer.body)).filter((marker) => !isTheirs(marker, cell.actor));
    if (told.length > 0 && !ACTS[cell.name]!.isByKey) leaks.push(`${named(cell)}: ${told.join(' ')}`);
    for (const [field, value] of Object.entries(answer.body.data?.[cell.name] ?? {}))
      if (value !== null) answered.add(`${payloadOf(cell.name)}.${field}`);
    await snapshot.restore();
  }
  expect(wrong).toEqual([]);
  expect(leaks).toEqual([]);
  const payloads = everyField(schema).filter((field) =>
    Object.keys(ACTS).some((name) => field.startsWith(`${payloadOf(name)}.`)),
  );
  expect(payloads.filter((field) => !answered.has(field))).toEqual([]);
}, 900_000);

const payloadOf = (name: string): string =>
  String(schema.getMutationType()!.getFields()[mutationOf(name)]!.type).replace('!', '');

it('the log of the api holds nothing of anybody', () => {
  expect(api.log.split('\n').filter((line) => textMarkersIn(line).length > 0)).toEqual([]);
});
