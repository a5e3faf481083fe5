/* npm run cli -- <verb> */
import { checkNode, ensureBuilt, ensureInstalled, orSay } from './prepare.mjs';

checkNode();
await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt({ web: false });
});
await import('../../dist/apps/cli/src/main.js');
