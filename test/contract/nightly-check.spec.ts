/* docs/stories/pledges.md, "Figures that prove themselves", and overview.md, "Kept, and checked every night": the worker itself
   compares, says what it found in its log, and shows it to whoever watches it. */
import { spawnApp, type SpawnedApp, type TestDatabase, waitFor } from '#testing';
import { demonstrationDatabase } from './support.js';

let db: TestDatabase;
let worker: SpawnedApp | undefined;

beforeEach(async () => {
  db = await demonstrationDatabase();
}, 60_000);
afterEach(async () => {
  await worker?.kill('SIGKILL');
  await db?.drop();
});

interface Said {
  readonly isError: boolean;
  readonly wrong: number;
}

/** Starts the worker and waits until it has spoken of pledges and of people. */
async function nightOf(subjects: readonly RegExp[]): Promise<Said[]> {
  worker = await spawnApp('worker', { DATABASE_URL: db.url });
  const said = (about: RegExp): Record<string, unknown> | undefined =>
    worker!.records.find(({ msg }) => about.test(String(msg)));
  await waitFor(() => subjects.every((about) => said(about)), 30_000, 'both checks of the night');
  return subjects.map((about) => {
    const { level, compared, wrong = 0 } = said(about)!;
    expect(Number(compared)).toBeGreaterThan(10);
    return { isError: level === 'error' || Number(level) >= 50, wrong: Number(wrong) };
  });
}

async function gauges(): Promise<Record<string, number>> {
  const text = await (await fetch(`${worker!.url}/metrics`)).text();
  return Object.fromEntries(
    [...text.matchAll(/^samaki_(pledge|overview)_figures_wrong(?:\{[^}]*\})? (\d+)$/gm)].map((found) => [
      found[1]!,
      Number(found[2]),
    ]),
  );
}

const SUBJECTS = [/^Figures of pledges are/, /^Figures of people are/];

describe('the worker, in the night', () => {
  it('says that every figure is what the rows add up to', async () => {
    expect(await nightOf(SUBJECTS)).toEqual([
      { isError: false, wrong: 0 },
      { isError: false, wrong: 0 },
    ]);
    expect(await gauges()).toEqual({ pledge: 0, overview: 0 });
  });

  it('names a cent that somebody added to the pledges, and five people to those who came', async () => {
    // The worker folds what the demonstration left onto this cent.
    await db.ownerSql(
      `insert into pledge_rollups (level, unit, pledged_count, pledged_sum, accepted_count, accepted_sum) values ('TOTAL', 'USD', 0, 1, 0, 0)`,
    );
    await db.ownerSql(
      `update overview_rollups set people = people + 5 where ctid = (select ctid from overview_rollups where measure = 'ATTENDED' limit 1)`,
    );

    expect(await nightOf(SUBJECTS)).toEqual([
      { isError: true, wrong: 1 },
      { isError: true, wrong: 1 },
    ]);
    expect(await gauges()).toEqual({ pledge: 1, overview: 1 });
  });
});
