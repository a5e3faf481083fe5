/* npm run bench -- <name> [--json] [--check] [--rounds N]. Builds what it measures, then hands over. */
import { createRequire } from 'node:module';
import { checkNode, ensureBuilt, ensureInstalled, orSay, step } from '../apps/cli/prepare.mjs';

checkNode();
await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt({ web: false });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  await step('Building the benches', process.execPath, [tsc, '-p', 'bench/tsconfig.json']);
});
await import('../dist/bench/main.js');
