import { clockOffset, setClockOffset } from '#database';
import { asOwner, onDatabase } from '../on-database.js';
import { UsageError, type Verb } from '../verb.js';
import { destination } from './travel.rules.js';

/** Moves the one SQL clock. Refused in production: reminders would go out on the wrong day. */
export const demoTravelVerb: Verb = {
  name: 'demo travel',
  usage: '<duration | date | now>',
  summary: "moves the programme's clock: 1d, 36h, -2h30m, 2027-02-01T09:00+07:00; now restores it",
  run: async (args, voice) => {
    if (process.env['NODE_ENV'] === 'production')
      throw new Error('Not with NODE_ENV=production: people would get mails on the wrong day.');
    if (args.length !== 1) throw new UsageError('Say how far, or to when.');
    return onDatabase((url) =>
      asOwner(url, async (client) => {
        const offset = destination(args[0]!, { now: Date.now(), offset: await clockOffset(client) });
        if (offset === undefined) throw new UsageError(`"${args[0]}" is neither a duration nor a date.`);
        await setClockOffset(client, offset);
        const now = new Date(Date.now() + offset);
        voice.answer(
          { now: now.toISOString(), offsetMs: offset },
          `It is now ${now.toISOString()}${offset === 0 ? ', real time' : ''}.`,
        );
        return 0;
      }),
    );
  },
};
