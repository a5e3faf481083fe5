import { Start } from '../start/start.js';
import type { Verb } from '../verb.js';

export const startVerb: Verb = {
  name: 'start',
  summary: 'starts everything on this machine and keeps it running (npm start)',
  run: async () => {
    await new Start(process.env).run();
    // Kept alive by what it supervises; signals end it.
    return new Promise<number>(() => undefined);
  },
};
