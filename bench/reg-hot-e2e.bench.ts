import type { Bench } from './support/bench.types.js';
import { ours, usual } from './support/contestants.js';
import { hotSessionRounds } from './support/hot-session-rounds.js';

const FLOOR = 30;

/** Registrations for one hot session over HTTP and GraphQL, against the usual stack with the same rows: plain, with a quota,
 *  and with a quota by people who are signed in. */
export const bench: Bench = {
  name: 'reg-hot-e2e',
  rounds: 5,
  run: (run) => {
    const plan = { ours, theirs: usual, connections: 64, seconds: 4, warmUpSeconds: 2 };
    return hotSessionRounds({ bench: 'reg-hot-e2e', ...plan }, run);
  },
  misses: (line) => (line.ratio < FLOOR ? `at least ${FLOOR}` : null),
};
