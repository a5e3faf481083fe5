/* npm start: everything on this machine, from nothing. */
import { checkNode, ensureBuilt, ensureInstalled, orSay } from './prepare.mjs';

checkNode();
await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt();
});
process.argv.splice(2, 0, 'start');
await import('../../dist/apps/cli/src/main.js');
