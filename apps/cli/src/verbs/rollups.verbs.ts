import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { CheckOverviewRollups } from '#overview';
import { RollupCheck } from '#pledges';
import { onDatabase } from '../on-database.js';
import type { Verb } from '../verb.js';

const STATEMENT_TIMEOUT_MS = 600_000;

/** Work on the database that is meant, in this role. */
async function inRole<T>(
  role: 'samaki_worker' | 'owner',
  work: (unitOfWork: UnitOfWork) => Promise<T>,
): Promise<T> {
  return onDatabase(async (url) => {
    const options = { poolSize: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    const dataSource = await createDataSource(url, role, options).initialize();
    try {
      return await work(new UnitOfWork(dataSource, new EventListeners()));
    } finally {
      await dataSource.destroy();
    }
  });
}

/** One sentence, and a line for each figure that is named. */
const report = (what: string, compared: number, wrong: number, named: readonly string[]): string =>
  wrong === 0
    ? `${compared} figures of ${what} are what their rows add up to.`
    : [`${wrong} of ${compared} figures of ${what} are not what their rows add up to:`, ...named].join('\n');

/** Exit code 0 when every figure is what its rows add up to, 1 when one is not. */
export const rollupsVerifyVerb: Verb = {
  name: 'rollups verify',
  summary: 'compares every figure of pledges and of people with its rows, and names the wrong ones',
  run: async (_words, voice) =>
    inRole('samaki_worker', async (unitOfWork) => {
      const pledges = await new RollupCheck(unitOfWork).check();
      const people = await new CheckOverviewRollups(unitOfWork).check();
      const ofPledges = pledges.examples.map(
        ({ level, unit, standing, plain, ...key }) =>
          `  ${level} ${unit} ${Object.values(key).filter(Boolean).join(' ')}: ${JSON.stringify(standing)} stands, ${JSON.stringify(plain)} is right`,
      );
      const ofPeople = people.examples.map(
        ({ sessionId, measure, organisationKind, stands, counted }) =>
          `  session ${sessionId} ${measure} ${organisationKind}: ${stands} stands, ${counted} is right`,
      );
      voice.answer(
        { pledges, people },
        [
          report('pledges', pledges.compared, pledges.wrong, ofPledges),
          report('people', people.compared, people.wrong, ofPeople),
        ].join('\n'),
      );
      return pledges.wrong + people.wrong === 0 ? 0 : 1;
    }),
};

export const rollupsRebuildVerb: Verb = {
  name: 'rollups rebuild',
  summary: 'makes every figure anew from its rows, while the programme goes on',
  run: async (_words, voice) =>
    inRole('owner', async (unitOfWork) => {
      await new RollupCheck(unitOfWork).rebuild();
      await new CheckOverviewRollups(unitOfWork).rebuild();
      voice.answer({ rebuilt: true }, 'Every figure is made anew from its rows.');
      return 0;
    }),
};
