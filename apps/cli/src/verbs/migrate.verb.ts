import { onDatabase } from '../on-database.js';
import type { Verb } from '../verb.js';
import { bringUpToDate } from './bring-up-to-date.js';

/** Several may run at once: one works, the others wait. */
export const migrateVerb: Verb = {
  name: 'migrate',
  summary: 'brings tables, queues and the lists of cities and sectors up to date',
  run: (_args, voice) =>
    onDatabase(async (url) => {
      const ran = await bringUpToDate(url);
      voice.answer(
        { ran },
        ran.length > 0 ? `Ran ${ran.length}: ${ran.join(', ')}` : 'Nothing to do: up to date.',
      );
      return 0;
    }),
};
