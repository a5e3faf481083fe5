import type { Bench } from './support/bench.types.js';
import { bare, ours } from './support/contestants.js';
import { hotSessionRounds } from './support/hot-session-rounds.js';
import { compare } from './support/statistics.js';

const CONNECTIONS = 64;

/** What our HTTP and GraphQL layers leave of what one process could do with the same group commit. */
export const bench: Bench = {
  name: 'reg-hot-e2e-ceil',
  rounds: 5,
  run: async (run) => {
    const plan = { contestants: [ours, bare], connections: CONNECTIONS, seconds: 3, warmUpSeconds: 2 };
    const [our, their] = await hotSessionRounds(plan, run);
    return [
      compare(
        { bench: 'reg-hot-e2e-ceil', baseline: 'bare', clients: CONNECTIONS, unit: 'registrations/s' },
        our!,
        their!,
      ),
    ];
  },
  misses: () => null,
};
