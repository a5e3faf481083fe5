import type { Bench } from './support/bench.types.js';

const names = ['reg-hot-e2e', 'reg-hot-e2e-ceil', 'reg-hot-db', 'dash-levels', 'dash-write', 'cost'];

const MOST_ROUNDS = 15;

function usage(): never {
  process.stderr.write(
    `npm run bench -- <name> [--json] [--check] [--rounds N]\n` +
      `  --json    one JSON object a line\n  --check   ends with 1 when a figure misses its floor\n` +
      `  --rounds  1 to ${MOST_ROUNDS}\n  names: ${names.join(', ')}\n`,
  );
  process.exit(2);
}

const [name, ...options] = process.argv.slice(2);
if (!name || !names.includes(name)) usage();
const { bench } = (await import(`./${name}.bench.js`)) as { bench: Bench };
const roundsAt = options.indexOf('--rounds');
const rounds = roundsAt < 0 ? bench.rounds : Number(options[roundsAt + 1]);
if (!Number.isInteger(rounds) || rounds < 1 || rounds > MOST_ROUNDS) usage();
const asJson = options.includes('--json');

// An end from outside is an orderly one for this process, so that the servers it started are ended with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const lines = await bench.run({ rounds, say });
let missed = 0;
for (const line of lines) {
  const misses = bench.misses(line);
  if (misses) missed += 1;
  if (asJson) process.stdout.write(`${JSON.stringify(line)}\n`);
  else {
    const clients = line.clients ? `, ${line.clients} clients` : '';
    process.stdout.write(
      `${line.bench} against ${line.baseline}${clients}: x${line.ratio} [${line.min} to ${line.max}], ${line.value} ${line.unit}` +
        `${misses ? ` (misses its floor: ${misses})` : ''}\n`,
    );
  }
}
process.exit(options.includes('--check') && missed > 0 ? 1 : 0);
