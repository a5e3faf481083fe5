/* npm run check: format, lint, types and boundaries, side by side. */
import { spawn } from 'node:child_process';
import { checkNode, ensureInstalled, npm, orSay, root } from './prepare.mjs';

checkNode();
await orSay(ensureInstalled);

const checks = ['format:check', 'lint', 'types', 'boundaries', 'unused'];
const results = await Promise.all(checks.map(check));
const failed = results.filter((ok) => !ok).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function check(name) {
  const began = Date.now();
  const [command, args] = npm('run', '--silent', name);
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    child.once('close', (code) => {
      const took = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✔' : '✖'} ${name} (${took} s)`);
      if (code !== 0) console.log(Buffer.concat(said).toString().trimEnd());
      resolve(code === 0);
    });
  });
}
