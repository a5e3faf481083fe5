/* npm run permissions: writes docs/permissions.md from the table and the schema. */
import { spawnSync } from 'node:child_process';
import { checkNode, ensureBuilt, ensureInstalled, orSay, root } from './prepare.mjs';

checkNode();
await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt({ web: false });
});
const { status } = spawnSync(process.execPath, ['dist/apps/api/src/emit-permissions.js'], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
