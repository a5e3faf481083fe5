import { loadDemonstration } from '../demo/index.js';
import { onDatabase } from '../on-database.js';
import type { Verb } from '../verb.js';
import { bringUpToDate } from './bring-up-to-date.js';

export const demoLoadVerb: Verb = {
  name: 'demo load',
  summary: 'loads the demonstration data, once, around the day that the clock says',
  run: (_args, voice) =>
    onDatabase(async (url) => {
      await bringUpToDate(url);
      const { isNew } = await loadDemonstration(url, (step) => voice.say(step));
      voice.answer(
        { isNew },
        isNew ? 'The demonstration data are loaded.' : 'They were loaded before; nothing was changed.',
      );
      return 0;
    }),
};
