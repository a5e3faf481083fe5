import { demonstrationDatabase } from '../contract/support.js';
import { allCasesOf, type CorpusCase } from './case.js';
import { surfaceOf } from './manifest.js';
import { learn } from './surfaces/known.js';
import { runCase } from './run-case.js';
import { CANARY, CorpusWorld } from './world.js';

export interface ClassOptions {
  /** Starts the web before the api. */
  readonly web?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** What rows name in guillemets. Runs once, before the first case. */
  readonly fill?: (world: CorpusWorld) => Promise<void>;
}

/** Parts of an input that say how it is asked, not what is typed. */
const OURS = new Set(['mutation', 'query', 'read', 'method', 'path', 'given']);

/** The texts that a case typed and that are long enough to be recognised in a log. */
export function typedTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 12 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (OURS.has(name) ? [] : typedTexts(inner)));
}

/** What the log says that it must not: a canary, an error, or what a case typed. */
export function betrayals(world: CorpusWorld, rows: readonly CorpusCase[]): string[] {
  const { log } = world;
  const found = log.includes(CANARY) ? ['the canary is in the log'] : [];
  for (const { level, msg, err } of world.api.records) {
    if (level === 'error') found.push(`an error is in the log: ${String(msg)} ${JSON.stringify(err)}`);
  }
  for (const row of rows) {
    for (const text of typedTexts(row.input))
      if (log.includes(text)) found.push(`${row.id}: what was typed is in the log: ${text.slice(0, 80)}`);
  }
  return found;
}

/** Those whose mail is read come last: the worker that sends it writes by itself from then on, and a refusal must change nothing. */
const mailsLast = (rows: readonly CorpusCase[]): CorpusCase[] => {
  const isRead = ({ expect }: CorpusCase): boolean => 'neutralise' in expect && expect.neutralise === 'mail';
  return [...rows.filter((row) => !isRead(row)), ...rows.filter(isRead)];
};

/** The tests of one class: every case whose surface is there, then what the log says of all of them. */
export function testClass(number: number, options: ClassOptions = {}): void {
  const rows = mailsLast(allCasesOf(number).filter((row) => surfaceOf(row) !== undefined));

  describe(`class ${number}`, () => {
    // Nothing is started for a class that waits as a whole; corpus.spec.ts says when it must run.
    if (rows.length === 0) {
      it('waits', () => expect(rows).toEqual([]));
      return;
    }
    let world: CorpusWorld;
    beforeAll(async () => {
      world = await CorpusWorld.open(await demonstrationDatabase(), options);
      await learn(world);
      await options.fill?.(world);
    });
    afterAll(() => world?.close());

    it.each(rows.map((row) => [row.id, row.why, row] as const))('%s: %s', async (_id, _why, row) => {
      expect(await runCase(world, row, surfaceOf(row)!)).toEqual([]);
    });

    it('left no word of it in the log', () => {
      expect(betrayals(world, rows)).toEqual([]);
    });
  });
}
