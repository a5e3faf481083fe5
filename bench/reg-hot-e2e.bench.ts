import type { Bench } from './support/bench.types.js';
import { ours, usual } from './support/contestants.js';
import { hotSessionRounds } from './support/hot-session-rounds.js';
import { compare } from './support/statistics.js';

const CONNECTIONS = 64;
const FLOOR = 20;

/** Registrations for one hot session over HTTP and GraphQL, against the usual stack with the same rows. */
export const bench: Bench = {
  name: 'reg-hot-e2e',
  rounds: 7,
  run: async (run) => {
    const plan = { contestants: [ours, usual], connections: CONNECTIONS, seconds: 4, warmUpSeconds: 3 };
    const [our, their] = await hotSessionRounds(plan, run);
    return [
      compare(
        { bench: 'reg-hot-e2e', baseline: 'usual', clients: CONNECTIONS, unit: 'registrations/s' },
        our!,
        their!,
      ),
    ];
  },
  misses: (line) => (line.ratio < FLOOR ? `at least ${FLOOR}` : null),
};
