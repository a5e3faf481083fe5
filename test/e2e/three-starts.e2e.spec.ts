/* docs/stories/two-commands.md: three instances start on one database at once (F22). */
import { createEmptyDatabase, times } from '#testing';
import { readdirSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import { type Stack, startStack } from './support/stack.js';

const ROUNDS = times(1, 5);

describe('three times npm start at once on one empty database', () => {
  it(
    'migrates once, loads the demonstration once, and all three serve',
    async () => {
      for (let round = 1; round <= ROUNDS; round += 1) await startThree();
    },
    times(240_000, 900_000),
  );
});

async function startThree(): Promise<void> {
  const db = await createEmptyDatabase();
  const started: Stack[] = [];
  try {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => startStack(db.url)));
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') started.push(outcome.value);
    expect(
      outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : [])),
    ).toEqual([]);

    for (const { url } of started) {
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect(await (await fetch(`${url}/en`)).text()).toMatch(/\/en\/sessions\/ses_[0-9a-f]{32}/);
    }
    const migrations = readdirSync(fromPackageRoot('migrations')).length;
    expect(
      await db.ownerSql(`select (select count(*)::int from migrations) as migrations,
        (select count(*)::int from courses) as courses, (select count(*)::int from sessions) as sessions,
        (select count(*)::int from organisations) as organisations`),
    ).toEqual([{ migrations, courses: 8, sessions: 21, organisations: 42 }]);
  } finally {
    await Promise.all(started.map((stack) => stack.stop()));
    await db.drop();
  }
}
