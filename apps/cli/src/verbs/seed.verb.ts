import { Listr } from 'listr2';
import type pg from 'pg';
import { asOwner, onDatabase } from '../on-database.js';
import { finishSeed, prepareSeed, type SeedStep, seedSteps, whatIsThere, writeStep } from '../seed/seed.js';
import { seedSize, type SeedSize } from '../seed/seed-size.js';
import { UsageError, type Verb } from '../verb.js';
import { bringUpToDate } from './bring-up-to-date.js';

const BAR = 24;
const grouped = (count: number): string => count.toLocaleString('en-US');

/** `████████░░░░ 60,000 of 100,000`. */
function bar(done: number, all: number): string {
  const full = Math.floor((BAR * done) / all);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${grouped(done)} of ${grouped(all)}`;
}

/** Many invented rows, for measuring. Refused in production and among real people. Source: docs/stories/seed.md. */
export const seedVerb: Verb = {
  name: 'seed',
  usage: '[--registrations n] [--pledges n] [--seed n] [--yes-really]',
  summary: 'writes many invented registrations and pledges, with all that belongs to them',
  options: {
    registrations: { type: 'string' },
    pledges: { type: 'string' },
    seed: { type: 'string' },
    'yes-really': { type: 'boolean' },
  },
  run: async (args, voice, flags = {}) => {
    if (args.length > 0) throw new UsageError('Numbers follow their flag.');
    const size = seedSize(flags);
    const isMeant = flags['yes-really'] === true;
    if (process.env['NODE_ENV'] === 'production' && !isMeant)
      throw new Error(
        'Not with NODE_ENV=production: invented rows would stand among real ones. --yes-really does it.',
      );
    return onDatabase(async (url) => {
      const began = Date.now();
      await bringUpToDate(url);
      const wrong = await asOwner(url, async (client) => {
        await refuseWhereItHurts(client, size, isMeant);
        return writeAll(client, url, size, voice.json);
      });
      const seconds = Math.round((Date.now() - began) / 1000);
      voice.answer(
        { ...size, seconds, wrong },
        `${grouped(size.registrations)} registrations in ${grouped(size.sessions)} sessions and ${grouped(size.pledges)} pledges in ${seconds} s. ` +
          (wrong === 0
            ? 'All figures equal the plain counts.'
            : `${wrong} figures do not equal the plain counts.`),
      );
      return wrong === 0 ? 0 : 1;
    });
  },
};

async function refuseWhereItHurts(client: pg.Client, { seed }: SeedSize, isMeant: boolean): Promise<void> {
  const { isSeeded, holdsPeople } = await whatIsThere(client, seed);
  if (isSeeded) throw new Error(`Seed ${seed} is in this database already; --seed takes another number.`);
  if (holdsPeople && !isMeant)
    throw new Error(
      'This database holds people and no demonstration. --yes-really puts invented ones among them.',
    );
}

async function writeAll(client: pg.Client, url: string, size: SeedSize, isSilent: boolean): Promise<number> {
  let wrong = 0;
  const withBar = (step: SeedStep) => ({
    title: step.name,
    task: async (_: unknown, task: { title: string; output: string }): Promise<void> => {
      await writeStep(step, (rows) => (task.output = bar(rows, step.rows)));
      task.title = `${step.name} (${grouped(step.rows)})`;
    },
  });
  await new Listr(
    [
      { title: 'What rows are drawn from', task: () => prepareSeed(client, url, size) },
      ...seedSteps(client, size).map(withBar),
      {
        title: 'Seats and figures, compared with plain counts',
        task: async () => {
          wrong = await finishSeed(client, url);
        },
      },
    ],
    { renderer: isSilent ? 'silent' : 'default', fallbackRenderer: 'simple', registerSignalListeners: false },
  ).run();
  return wrong;
}
