import type { Bench } from './bench.types.js';

const MOST_ROUNDS = 15;

/** What the command says where. */
export interface Streams {
  /** The figures, and nothing else: one JSON object a line with `--json`. */
  out(line: string): void;
  /** For the person who waits. */
  say(sentence: string): void;
}

/** `<name> [--json] [--check] [--rounds N]`: runs the bench of that name, which `load` brings. Answers the exit code: 0, 1
 *  when `--check` finds a figure below its floor, 2 when it was asked wrongly. */
export async function runBench(
  args: readonly string[],
  names: readonly string[],
  load: (name: string) => Promise<Bench>,
  { out, say }: Streams,
): Promise<number> {
  const usage = (): number => {
    say(
      `npm run -s bench -- <name> [--json] [--check] [--rounds N]\n` +
        `  --json    one JSON object a line\n  --check   ends with 1 when a figure misses its floor\n` +
        `  --rounds  1 to ${MOST_ROUNDS}\n  names: ${names.join(', ')}`,
    );
    return 2;
  };
  const [name, ...options] = args;
  if (!name || !names.includes(name)) return usage();
  const bench = await load(name);
  const roundsAt = options.indexOf('--rounds');
  const rounds = roundsAt < 0 ? bench.rounds : Number(options[roundsAt + 1]);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > MOST_ROUNDS) return usage();
  let missed = 0;
  for (const line of await bench.run({ rounds, say })) {
    const misses = bench.misses(line);
    if (misses) missed += 1;
    const floor = misses ? ` (misses its floor: ${misses})` : '';
    const clients = line.clients ? `, ${line.clients} clients` : '';
    out(
      options.includes('--json')
        ? JSON.stringify(line)
        : `${line.bench} against ${line.baseline}${clients}: x${line.ratio} [${line.min} to ${line.max}], ${line.value} ${line.unit}${floor}`,
    );
  }
  return options.includes('--check') && missed > 0 ? 1 : 0;
}
