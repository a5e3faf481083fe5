import { copyTestDatabase, type TestDatabase } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { casesOf, writtenClasses } from './case.js';
import { type Defect, DEFECTS, timesIn, withDefects } from './defects.js';
import { surfaceOf } from './manifest.js';
import { runCase } from './run-case.js';
import { learn } from './surfaces/known.js';
import { CorpusWorld } from './world.js';

const PROCESSES = [0, 1, 2, 3, 4, 5, 6];
/** Every three of them. */
const THREES = PROCESSES.flatMap((a) =>
  PROCESSES.flatMap((b) => PROCESSES.map((c) => [a, b, c])).filter(([, b, c]) => a < b! && b! < c!),
);

/** A server is started seven times, not once for each defect. Each defect is in another three of the seven: a case that fails in
 *  exactly the three of its defect fails by that one. Failing by another, or by several, it would fail elsewhere too. */
const SEEDED = DEFECTS.map((defect, at) => ({ defect, isIn: THREES[at]! }));

/** The processes in which the case beside a defect fails. */
const failures = new Map<Defect, number[]>(DEFECTS.map((defect) => [defect, []]));

/** The worker writes by itself once it runs: who needs it comes last. */
const IN_ORDER = DEFECTS.toSorted(
  (one, other) => Number(one.app === 'worker') - Number(other.app === 'worker'),
);

async function runIn(process: number, source: TestDatabase): Promise<void> {
  const seeded = SEEDED.filter(({ isIn }) => isIn.includes(process)).map(({ defect }) => defect);
  const world = await CorpusWorld.open(await copyTestDatabase(source), { env: withDefects(seeded) });
  try {
    await learn(world);
    for (const defect of IN_ORDER) {
      const row = casesOf(defect.class).find(({ id }) => id === defect.seenBy)!;
      const complaints = await runCase(world, row, surfaceOf(row)!);
      if (complaints.length > 0) failures.get(defect)!.push(process);
    }
  } finally {
    await world.close();
  }
}

beforeAll(async () => {
  const source = await demonstrationDatabase();
  try {
    const waiting = [...PROCESSES];
    const takeTurns = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runIn(next, source);
    };
    await Promise.all([takeTurns(), takeTurns()]);
  } finally {
    await source.drop();
  }
}, 300_000);

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
