import { copyTestDatabase, type TestDatabase } from '#testing';
import { demonstrationDatabase } from '../contract/support.js';
import { casesOf, writtenClasses } from './case.js';
import { DEFECTS, timesIn, withDefect } from './defects.js';
import { surfaceOf } from './manifest.js';
import { runCase } from './run-case.js';
import { learn } from './surfaces/known.js';
import { CorpusWorld } from './world.js';

let source: TestDatabase;
beforeAll(async () => {
  source = await demonstrationDatabase();
});
afterAll(() => source?.drop());

describe('a defect in the real server', () => {
  it('is seeded for each class that runs', () => {
    const running = writtenClasses().filter((number) =>
      casesOf(number).some((row) => surfaceOf(row) !== undefined),
    );
    expect(DEFECTS.map((defect) => defect.class)).toEqual(running);
  });

  it.each(DEFECTS.map((defect) => [defect.class, defect.what, defect] as const))(
    'is caught by class %i: %s',
    async (number, _what, defect) => {
      expect(timesIn(defect.app, defect.find)).toBe(1);
      const row = casesOf(number).find(({ id }) => id === defect.seenBy)!;
      const world = await CorpusWorld.open(await copyTestDatabase(source), { env: withDefect(defect) });
      try {
        await learn(world);
        expect(await runCase(world, row, surfaceOf(row)!)).not.toEqual([]);
      } finally {
        await world.close();
      }
    },
  );
});
