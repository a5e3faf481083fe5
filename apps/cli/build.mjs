/* npm run build [-- --force] */
import { checkNode, ensureBuilt, ensureInstalled, orSay } from './prepare.mjs';

checkNode();
await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt({ force: process.argv.includes('--force') });
});
