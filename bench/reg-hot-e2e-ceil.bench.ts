import type { Bench } from './support/bench.types.js';
import { bare, ours } from './support/contestants.js';
import { hotSessionRounds } from './support/hot-session-rounds.js';

const FLOOR = 0.4;

/** What our HTTP and GraphQL layers leave of what one process could do with the same group commit, in the same forms. */
export const bench: Bench = {
  name: 'reg-hot-e2e-ceil',
  rounds: 5,
  run: (run) => {
    const plan = { ours, theirs: bare, connections: 64, seconds: 3, warmUpSeconds: 2 };
    return hotSessionRounds({ bench: 'reg-hot-e2e-ceil', ...plan }, run);
  },
  misses: (line) => (line.ratio < FLOOR ? `at least ${FLOOR}` : null),
};
