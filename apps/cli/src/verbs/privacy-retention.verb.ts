import { RetainService } from '#data-rights';
import { daysKept } from '#privacy';
import { onDatabase } from '../on-database.js';
import { UsageError, type Verb } from '../verb.js';

/** What the worker does each night, now; or only counted. Source: docs/stories/privacy.md. */
export const privacyRetentionVerb: Verb = {
  name: 'privacy retention',
  usage: '[--dry-run]',
  summary: 'lets pass what has passed its time, as each night; --dry-run only counts it',
  options: { 'dry-run': { type: 'boolean' } },
  run: async (args, voice, flags = {}) => {
    if (args.length > 0) throw new UsageError('It takes no argument.');
    const isDryRun = flags['dry-run'] === true;
    return onDatabase(async (url) => {
      // All libs at once: loaded when it is asked for, not by every verb.
      const { composeDataHolders } = await import('./data-holders.js');
      const app = await composeDataHolders(url);
      try {
        const retained = await app.get(RetainService).round(isDryRun);
        const lines = retained.map(
          ({ subject, count }) => `  ${subject} (${daysKept(subject)} days): ${count}`,
        );
        const head = isDryRun ? 'Would pass now; nothing was changed:' : 'Passed:';
        voice.answer({ isDryRun, retained }, [head, ...lines].join('\n'));
        return 0;
      } finally {
        await app.close();
      }
    });
  },
};
