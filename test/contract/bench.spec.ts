/* What `npm run bench` promises to whoever reads it: docs/benchmarks.md. No figure is measured here. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { fromPackageRoot } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Bench } from '../../bench/support/bench.types.js';
import { runBench } from '../../bench/support/command.js';
import { compare } from '../../bench/support/statistics.js';
import { countRows, proveDurable, proveRound } from '../../bench/support/written-rows.js';
import { aRequest, aSession, composeSeating } from '../../libs/registrations/test/seats.builder.js';

const what = { bench: 'stub', baseline: 'usual', clients: 64, unit: 'registrations/s' } as const;
const stub: Bench = {
  name: 'stub',
  rounds: 3,
  run: async ({ rounds, say }) => {
    say(`${rounds} rounds`);
    return [compare(what, [40, 100, 30], [10, 10, 10]), compare({ ...what, clients: 0 }, [1], [3])];
  },
  misses: (line) => (line.ratio < 1 ? 'at least 1' : null),
};

async function bench(...args: string[]): Promise<{ code: number; out: string[]; said: string[] }> {
  const out: string[] = [];
  const said: string[] = [];
  const streams = { out: (line: string) => out.push(line), say: (line: string) => said.push(line) };
  return { code: await runBench(args, ['stub'], async () => stub, streams), out, said };
}

describe('npm run bench', () => {
  it('prints one JSON object a line, with these fields and no others, and nothing else', async () => {
    const { code, out, said } = await bench('stub', '--json');

    expect(code).toBe(0);
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
      { ...what, ratio: 4, min: 3, max: 10, value: 40 },
      { ...what, clients: 0, ratio: 0.3333, min: 0.3333, max: 0.3333, value: 1 },
    ]);
    expect(said).toEqual(['3 rounds']);
  });

  it('ends with 1 when it is asked to check and a figure misses its floor', async () => {
    expect((await bench('stub', '--json', '--check')).code).toBe(1);
    expect((await bench('stub')).out[1]).toBe(
      'stub against usual: x0.3333 [0.3333 to 0.3333], 1 registrations/s (misses its floor: at least 1)',
    );
  });

  it.each([[], ['nothing'], ['stub', '--rounds', '0'], ['stub', '--rounds', 'x']])(
    'ends with 2 and prints no figure when it is asked wrongly: %j',
    async (...args) => {
      const { code, out, said } = await bench(...args);

      expect([code, out, said.join()]).toEqual([2, [], expect.stringContaining('names: stub')]);
    },
  );

  it('has exactly the benches that its page names', () => {
    const page = readFileSync(fromPackageRoot('docs', 'benchmarks.md'), 'utf8');
    const files = readdirSync(fromPackageRoot('bench')).filter((file) => file.endsWith('.bench.ts'));
    const main = readFileSync(fromPackageRoot('bench', 'main.ts'), 'utf8');
    const names = /const names = \[([^\]]*)\]/.exec(main)![1]!.match(/[a-z0-9-]+/g)!;

    expect(names.toSorted()).toEqual(files.map((file) => path.basename(file, '.bench.ts')).toSorted());
    expect(names.filter((name) => !page.includes(`**${name}.**`))).toEqual([]);
  });
});

describe('a round of registrations', () => {
  let db: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    db = await createTestDatabase();
    client = new pg.Client(db.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await db.drop();
  });

  it('counts only when each registration wrote one row in each of its tables', async () => {
    const sessionId = await aSession(db, { capacity: 2, startsAt: new Date(Date.now() + 86_400_000) });
    const before = await countRows(client);
    const seating = await composeSeating(db);
    const answers = await Promise.all([1, 2, 3].map((n) => seating.batcher.register(aRequest(sessionId, n))));
    await seating.close();
    const tickets = answers.flatMap((answer) => (answer.ok ? [answer.value.reference] : []));
    const prove = (): Promise<Record<string, number>> =>
      proveRound(client, sessionId, { tickets, refused: {} }, before);

    expect(new Set(Object.values(await prove()))).toEqual(new Set([1]));
    await db.ownerSql('delete from outbox where id = (select min(id::text)::uuid from outbox)');
    await expect(prove()).rejects.toThrow(
      'The round does not count: one registration wrote 0.6666666666666666 rows in outbox',
    );
  });

  it('counts only on a server that waits for the disk', async () => {
    const [{ fsync } = { fsync: '' }] = await db.ownerSql<{ fsync: string }>('show fsync');
    const said = await proveDurable(client).then(
      () => 'counts',
      (error: Error) => error.message,
    );
    // The server of the tests is in a hurry, unless it is one that ran already.
    expect(said).toMatch(
      fsync === 'off' ? /does not wait for the disk: .*fsync is off/ : /^counts$|synchronous/,
    );

    await db.ownerSql(`alter database ${db.name} set synchronous_commit = off`);
    await expect(proveDurable(client)).rejects.toThrow('a setting of its own is synchronous_commit=off');
  });
});
