import { copyTestDatabase, type TestDatabase } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { casesOf, writtenClasses } from './case.js';
import { type Defect, DEFECTS, timesIn, withDefects } from './defects.js';
import { surfaceOf } from './manifest.js';
import { runCase } from './run-case.js';
import { learn } from './surfaces/known.js';
import { CorpusWorld } from './world.js';

const SERVERS = [0, 1, 2, 3, 4, 5, 6];
/** Every three of them. */
const THREES = SERVERS.flatMap((a) =>
  SERVERS.flatMap((b) => SERVERS.map((c) => [a, b, c])).filter(([, b, c]) => a < b! && b! < c!),
);

/** A server is started seven times, not once for each defect. Each defect is in another three of the seven: a case that fails in
 *  exactly the three of its defect fails by that one. Failing by another, or by several, it would fail elsewhere too. */
const TOGETHER = DEFECTS.filter(({ app }) => app === 'api').map((defect, at) => ({
  defect,
  isIn: THREES[at]!,
}));
/** A worker writes by itself once it runs, so each of its defects has a house of its own. */
const ALONE = DEFECTS.filter(({ app }) => app === 'worker').map((defect, at) => ({
  defect,
  isIn: [SERVERS.length + at],
}));
const SEEDED = [...TOGETHER, ...ALONE].toSorted((one, other) => one.defect.class - other.defect.class);

/** The servers in which the case beside a defect fails. */
const failures = new Map<Defect, number[]>(DEFECTS.map((defect) => [defect, []]));

/** Starts a server with its defects, and tries in it the case beside each of `tried`. */
async function runIn(server: number, source: TestDatabase, tried: readonly Defect[]): Promise<void> {
  const seeded = SEEDED.filter(({ isIn }) => isIn.includes(server)).map(({ defect }) => defect);
  const world = await CorpusWorld.open(await copyTestDatabase(source), { env: withDefects(seeded) });
  try {
    await learn(world);
    for (const defect of tried) {
      const row = casesOf(defect.class).find(({ id }) => id === defect.seenBy)!;
      const complaints = await runCase(world, row, surfaceOf(row)!);
      if (complaints.length > 0) failures.get(defect)!.push(server);
    }
  } finally {
    await world.close();
  }
}

beforeAll(async () => {
  const source = await demonstrationDatabase();
  try {
    const all = TOGETHER.map(({ defect }) => defect);
    const waiting: (readonly [server: number, tried: readonly Defect[]])[] = [
      ...SERVERS.map((server) => [server, all] as const),
      ...ALONE.map(({ defect, isIn }) => [isIn[0]!, [defect]] as const),
    ];
    const takeTurns = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await runIn(next[0], source, next[1]);
    };
    await Promise.all([takeTurns(), takeTurns()]);
  } finally {
    await source.drop();
  }
}, 900_000);

describe('a defect in the real server', () => {
  it('is seeded for each class that runs', () => {
    const running = writtenClasses().filter((number) =>
      casesOf(number).some((row) => surfaceOf(row) !== undefined),
    );
    expect(DEFECTS.map((defect) => defect.class)).toEqual(running);
  });

  it.each(SEEDED.map(({ defect, isIn }) => [defect.class, defect.what, defect, isIn] as const))(
    'is caught by class %i, and by nothing else: %s',
    (_number, _what, defect, isIn) => {
      expect(timesIn(defect.app, defect.find)).toBe(1);
      expect(failures.get(defect)!.toSorted((a, b) => a - b)).toEqual(isIn);
    },
  );
});
