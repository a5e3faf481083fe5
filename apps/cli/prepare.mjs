/* What must be so before anything of the project can run: a new enough Node, the packages, the build.
   Plain Node without any package, because at first none is installed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const at = (...parts) => path.join(root, ...parts);

/** Ends the process with a sentence when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Samaki needs Node.js 20.19 or newer, and this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Runs `npm ci` when packages are missing or the lockfile is not the one they were installed from. */
export async function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  const stamp = at('node_modules', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(at('package-lock.json')).mtimeMs) {
    // NODE_ENV=production in the environment would leave out the compiler.
    await step('Installing packages', ...npm('ci', '--include=dev', '--loglevel=error'));
  }
  // A folder that only its owner may change is no reason to stop: it is looked at again next time.
  try {
    writeFileSync(stamp, lock);
  } catch {}
}

/** Builds what is older than its sources. `force` builds all. */
export async function ensureBuilt({ force = false, web = true } = {}) {
  const server = [
    'apps/api/src',
    'apps/worker/src',
    'apps/cli/src',
    'apps/cli/bundle.mjs',
    'libs',
    'migrations',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ];
  const tasks = [];
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  tasks.push(
    buildPart('server', server, force, async () => {
      removeOrphans();
      await step('Building the server', process.execPath, [tsc, '-p', 'tsconfig.json']);
      await step('Bundling api and worker', process.execPath, [at('apps', 'cli', 'bundle.mjs')]);
    }),
  );
  const pages = ['apps/web', 'locales', 'libs/kernel/src', 'libs/locale/src', 'package-lock.json'];
  if (web && existsSync(at('apps/web/vite.config.ts'))) {
    tasks.push(
      buildPart('web', pages, force, () =>
        step('Building the pages', ...npm('run', 'build', '-w', 'apps/web', '--silent')),
      ),
    );
  }
  await Promise.all(tasks);
}

async function buildPart(name, sources, force, build) {
  const stamp = at('dist', `.built-${name}`);
  const now = fingerprint(sources);
  const output = name === 'web' ? at('apps/web/dist/server/main.js') : at('dist/bundle/worker/main.js');
  if (!force && existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await build();
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp, now);
}

/** A hash over names and contents: times say nothing after a copy or a checkout. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of sources) {
    for (const file of filesBelow(at(source)))
      hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', 'test', '.cache'].includes(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(path.join(place, entry.name)));
}

/** Compiled files whose source is gone: a removed migration must not run. */
function removeOrphans() {
  for (const file of filesBelow(at('dist', 'migrations')).filter((name) => name.endsWith('.js'))) {
    if (!existsSync(at('migrations', path.basename(file, '.js') + '.ts'))) rmSync(file);
  }
}

/** npm as it was called, or the one on the path. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return [process.execPath, [cli, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

const running = new Map();
let painting;

/** One line that says what is under way; several steps may run at once. */
function paint() {
  const now = Date.now();
  const text = [...running]
    .map(([title, began]) => `${title} (${Math.round((now - began) / 1000)} s)`)
    .join(' · ');
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text && `… ${text}`}`);
}

function begin(title) {
  if (!process.stderr.isTTY) console.error(`${title} …`);
  running.set(title, Date.now());
  painting ??= setInterval(paint, 500);
  paint();
}

function end(title, ok) {
  const took = Math.round((Date.now() - running.get(title)) / 1000);
  running.delete(title);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  console.error(`${ok ? '✔' : '✖'} ${title} (${took} s)`);
  if (running.size > 0) return paint();
  clearInterval(painting);
  painting = undefined;
}

/** Runs a program quietly, telling that it is under way; its words are shown when it fails. */
export function step(title, command, args) {
  begin(title);
  return new Promise((resolve, reject) => {
    const said = [];
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    let over = false;
    const finish = (failure) => {
      if (over) return;
      over = true;
      end(title, failure === undefined);
      if (failure === undefined) resolve();
      else reject(new Error(`${title} failed.\n${failure}`));
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code) => finish(code === 0 ? undefined : Buffer.concat(said).toString()));
  });
}

/** Runs `work`; a failure is a sentence and exit code 1, not a stack. */
export async function orSay(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
