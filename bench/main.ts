import type { Bench } from './support/bench.types.js';
import { runBench } from './support/command.js';

const names = [
  'reg-hot-e2e',
  'reg-hot-e2e-ceil',
  'reg-hot-db',
  'reg-spread',
  'reg-lone',
  'reg-crowd',
  'gql-list',
  'dash-levels',
  'dash-write',
  'cost',
];

// An end from outside is an orderly one for this process, so that the servers it started are ended with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const load = async (name: string): Promise<Bench> =>
  ((await import(`./${name}.bench.js`)) as { bench: Bench }).bench;

process.exit(
  await runBench(process.argv.slice(2), names, load, {
    out: (line) => void process.stdout.write(`${line}\n`),
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
  }),
);
