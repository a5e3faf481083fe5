import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { RollupCheck } from '#pledges';
import { onDatabase } from '../on-database.js';
import type { Verb } from '../verb.js';

const STATEMENT_TIMEOUT_MS = 600_000;

/** The check over the database that is meant, in the worker's role. */
async function withCheck<T>(work: (check: RollupCheck) => Promise<T>): Promise<T> {
  return onDatabase(async (url) => {
    const options = { poolSize: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    const dataSource = await createDataSource(url, 'samaki_worker', options).initialize();
    try {
      return await work(new RollupCheck(new UnitOfWork(dataSource, new EventListeners())));
    } finally {
      await dataSource.destroy();
    }
  });
}

/** Exit code 0 when every figure is the plain sum, 1 when one is not. */
export const rollupsVerifyVerb: Verb = {
  name: 'rollups verify',
  summary: 'compares every figure of pledges with the plain sums, and names the wrong ones',
  run: async (_words, voice) =>
    withCheck(async (check) => {
      const outcome = await check.check();
      const { compared, wrong, examples } = outcome;
      const wrongOnes = examples.map(
        ({ level, unit, standing, plain, ...key }) =>
          `  ${level} ${unit} ${Object.values(key).filter(Boolean).join(' ')}: ${JSON.stringify(standing)} stands, ${JSON.stringify(plain)} is right`,
      );
      voice.answer(
        outcome,
        wrong === 0
          ? `${compared} figures are the plain sums.`
          : [`${wrong} of ${compared} figures are not the plain sums:`, ...wrongOnes].join('\n'),
      );
      return wrong === 0 ? 0 : 1;
    }),
};

export const rollupsRebuildVerb: Verb = {
  name: 'rollups rebuild',
  summary: 'makes every figure of pledges anew from the pledges, while the programme goes on',
  run: async (_words, voice) =>
    withCheck(async (check) => {
      await check.rebuild();
      voice.answer({ rebuilt: true }, 'Every figure is made anew from the pledges.');
      return 0;
    }),
};
