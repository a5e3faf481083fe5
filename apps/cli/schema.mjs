/* npm run schema: writes apps/api/schema.graphql from the code.
   npm run privacy-register: writes docs/privacy-register.md in the same way. */
import { spawnSync } from 'node:child_process';
import { checkNode, ensureBuilt, ensureInstalled, orSay, root } from './prepare.mjs';

checkNode();
await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt({ web: false });
});
const emits = process.argv[2] === 'privacy-register' ? 'emit-privacy-register' : 'emit-schema';
const { status } = spawnSync(process.execPath, [`dist/apps/api/src/${emits}.js`], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
