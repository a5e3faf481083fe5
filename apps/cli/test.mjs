/* npm test [-- <what Jest takes>], npm run gate [-- <files that failed in it, once they are mended>].

   Everything that CI tests. The gate runs what tries more often there, with its full counts, and writes docs/evidence.md.
   The last line of the run is `N passed, N failed`; the lines before name what failed and say what was left out on this machine. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { calmFiles, gateFiles, gateSeed, writeEvidence } from './gate.mjs';
import { checkNode, ensureBuilt, ensureInstalled, orSay, root } from './prepare.mjs';

checkNode();
const asked = process.argv.slice(2).filter((word) => word !== '--gate');
const isGate = process.argv.includes('--gate') || process.env.GATE === '1';
const minutes = isGate ? 60 : 75;
const results = path.join(root, 'dist', 'test-results');
const mutationReport = path.join(root, 'dist', 'mutation', 'report.json');

await orSay(async () => {
  await ensureInstalled();
  await ensureBuilt();
});
const leftOut = [];
const env = {
  ...process.env,
  ...(isGate && { GATE: '1', GATE_SEED: gateSeed }),
  NODE_OPTIONS:
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
  // Tests set what they need; what the shell of a developer holds must not decide them.
  DATABASE_URL: '',
  REDIS_URL: '',
  SMTP_URL: '',
};
await orSay(lookAround);
const isAgain = isGate && asked.length > 0;
if (!isAgain) rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const outcome = { passed: 0, failed: 0 };
const failures = [];
if (isAgain) {
  const { seed, took } = read(path.join(results, 'gate-run.json'));
  if (!seed) throw new Error('Nothing to run again: run the whole gate first.');
  // What is said to be of one seed is.
  env.GATE_SEED = String(seed);
  const report = await run('gate-again', [jest, '--runInBand', '--runTestsByPath', ...asked]);
  const before = ['gate-calm', 'gate'].map((name) => read(path.join(results, `${name}.json`)));
  outcome.failed += writeEvidence([...before, report], mutation(), { seed, took, again: asked });
} else if (asked.length > 0) {
  await run('jest', [jest, ...asked]);
} else if (isGate) {
  console.log(`Seed of the properties: ${gateSeed}`);
  const began = Date.now();
  const calm = await run('gate-calm', [jest, '--maxWorkers=2', '--runTestsByPath', ...calmFiles]);
  const alone = await run('gate', [jest, '--runInBand', '--runTestsByPath', ...gateFiles]);
  const mutants = await mutate();
  const took = Math.ceil((Date.now() - began) / 60_000);
  writeFileSync(path.join(results, 'gate-run.json'), JSON.stringify({ seed: gateSeed, took }));
  outcome.failed += writeEvidence([calm, alone], mutants, { seed: gateSeed, took, again: [] });
} else {
  await run('code', [
    jest,
    '--maxWorkers=2',
    '--selectProjects',
    'small',
    'architecture',
    'medium',
    'contract',
    'corpus',
    'security',
  ]);
  await run('pages', [vitest, 'run', '--reporter=default', '--reporter=json'], 'apps/web');
  await run('stories', [jest, '--maxWorkers=2', '--selectProjects', 'stories']);
  // Kills, races and starts: one after the other, or they take the machine from each other.
  await run('whole', [jest, '--runInBand', '--selectProjects', 'e2e', 'start']);
}

if (leftOut.length > 0) console.log(`Left out: ${leftOut.join('; ')}.`);
// Once more at the end: what a long run printed in its middle is easily lost.
for (const failure of failures) console.log(`Failed: ${failure}`);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed > 0 || outcome.passed === 0 ? 1 : 0);

/** What this machine lacks is left out and said, or refused where it is required. */
async function lookAround() {
  const { findChromium, hasRedis } = await import('../../dist/libs/testing/src/index.js');
  if (!findChromium()) {
    leftOut.push('stories in a browser (no Chromium was found; CHROMIUM_PATH names one)');
    env.SAMAKI_NO_BROWSER = '1';
  }
  if (process.getuid?.() !== 0) leftOut.push('starting as root and as another user (this run is not root)');
  if (!hasRedis()) leftOut.push('queues on Redis (no redis-server was found, and TEST_REDIS_URL is not set)');
}

/** Runs one runner, adds its figures and answers its report. One that does not end in time, or says nothing, is a failure. */
function run(name, args, folder = '.') {
  const report = path.join(results, `${name}.json`);
  const cwd = path.join(root, folder);
  const options =
    args[0] === jest ? ['--ci', '--json', `--outputFile=${report}`] : [`--outputFile.json=${report}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args, ...options], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (args[0] === vitest) child.stdout?.resume();
    const late = setTimeout(() => {
      console.error(`${name}: not done within ${minutes} minutes, ended.`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, minutes * 60_000);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.once('close', (code) => {
      clearTimeout(late);
      const figures = read(report);
      outcome.passed += figures.numPassedTests;
      outcome.failed += figures.numFailedTests + (figures.numRuntimeErrorTestSuites ?? 0);
      failures.push(...failedIn(figures));
      if (figures.numPendingTests > 0)
        leftOut.push(`${figures.numPendingTests} tests that are marked as skipped`);
      // A file that cannot be loaded has no tests to fail.
      const silent = code !== 0 && figures.numFailedTests === 0 && !figures.numRuntimeErrorTestSuites;
      if (silent) outcome.failed += 1;
      resolve(figures);
    });
  });
}

/** Changes the rules of seats and looks which changes their tests notice; fewer than its own threshold is a failure. Answers Stryker's
 *  report, null where it left none. */
function mutate() {
  rmSync(mutationReport, { force: true });
  const stryker = path.join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [stryker, 'run'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.once('close', (code) => {
      outcome[code === 0 ? 'passed' : 'failed'] += 1;
      resolve(mutation());
    });
  });
}

/** The file and the name of what failed; the file alone where it could not be loaded. */
function failedIn({ testResults = [] }) {
  return testResults.flatMap(({ name: file, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const names = failed.map((test) => ` › ${test.fullName}`);
    if (status === 'failed' && names.length === 0) names.push('');
    return names.map((name) => path.relative(root, file) + name);
  });
}

function mutation() {
  return existsSync(mutationReport) ? JSON.parse(readFileSync(mutationReport, 'utf8')) : null;
}

function read(report) {
  if (!existsSync(report)) return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  return JSON.parse(readFileSync(report, 'utf8'));
}
