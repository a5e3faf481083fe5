import { parseArgs } from 'node:util';
import { AlreadySaid, UsageError, type Verb, type Voice } from './verb.js';
import { auditVerifyVerb } from './verbs/audit-verify.verb.js';
import { configCheckVerb, doctorVerb } from './verbs/doctor.verb.js';
import { demoLoadVerb } from './verbs/demo-load.verb.js';
import { demoTravelVerb } from './verbs/demo-travel.verb.js';
import { migrateVerb } from './verbs/migrate.verb.js';
import { holidaysAddVerb, holidaysListVerb, holidaysRemoveVerb } from './verbs/holidays.verbs.js';
import { outboxRedriveVerb } from './verbs/outbox-redrive.verb.js';
import { privacyRetentionVerb } from './verbs/privacy-retention.verb.js';
import { rollupsRebuildVerb, rollupsVerifyVerb } from './verbs/rollups.verbs.js';
import { seedVerb } from './verbs/seed.verb.js';
import { firstAdministratorVerb, recoverSignInVerb } from './verbs/sign-in.verbs.js';
import { startVerb } from './verbs/start.verb.js';

const VERBS: readonly Verb[] = [
  startVerb,
  migrateVerb,
  demoLoadVerb,
  demoTravelVerb,
  seedVerb,
  firstAdministratorVerb,
  recoverSignInVerb,
  auditVerifyVerb,
  holidaysAddVerb,
  holidaysListVerb,
  holidaysRemoveVerb,
  outboxRedriveVerb,
  privacyRetentionVerb,
  rollupsVerifyVerb,
  rollupsRebuildVerb,
  doctorVerb,
  configCheckVerb,
];

process.exitCode = await main(process.argv.slice(2));

/** Exit codes: 0 done, 1 it failed or found something wrong, 2 it was not written as it should be. */
async function main(argv: string[]): Promise<number> {
  // Words that begin with a minus are arguments of a verb (-2h), all but the two flags.
  const flags = parseArgs({ args: argv.filter((word) => word.startsWith('--')), strict: false }).values;
  const words = argv.filter((word) => !word.startsWith('--') && word !== '-h');
  const voice = voiceOf(flags['json'] === true);
  const verb = VERBS.toSorted((a, b) => b.name.length - a.name.length).find(
    ({ name }) => words.slice(0, name.split(' ').length).join(' ') === name,
  );
  if (!verb || flags['help'] === true || argv.includes('-h')) {
    process.stdout.write(help());
    return verb || words.length === 0 || words[0] === 'help' ? 0 : 2;
  }
  try {
    if (verb.options) return await runWithOptions(verb, verb.options, argv, voice);
    return await verb.run(words.slice(verb.name.split(' ').length), voice);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (voice.json) process.stdout.write(`${JSON.stringify({ error: message })}\n`);
    else if (!(error instanceof AlreadySaid)) process.stderr.write(`${message}\n`);
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write(`  npm run cli -- ${verb.name} ${verb.usage ?? ''}\n`);
    return 2;
  }
}

/** A verb with flags of its own gets them read; one that it does not know is refused. */
async function runWithOptions(
  verb: Verb,
  options: NonNullable<Verb['options']>,
  argv: string[],
  voice: Voice,
): Promise<number> {
  let read;
  try {
    read = parseArgs({
      args: argv,
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  return verb.run(read.positionals.slice(verb.name.split(' ').length), voice, read.values);
}

function voiceOf(json: boolean): Voice {
  const line = (text: string): void => void process.stdout.write(`${text}\n`);
  return {
    json,
    say: (sentence) => {
      if (!json) line(sentence);
    },
    answer: (outcome, sentence) => line(json ? JSON.stringify(outcome) : sentence),
  };
}

function help(): string {
  const written = VERBS.map((verb) => ({
    left: `${verb.name} ${verb.usage ?? ''}`.trim(),
    right: verb.summary,
  }));
  const width = Math.max(...written.map(({ left }) => left.length)) + 2;
  return [
    'npm run cli -- <verb> [--json]',
    '',
    ...written.map(({ left, right }) => `  ${left.padEnd(width)}${right}`),
    '',
    'Verbs work on DATABASE_URL, or on the database of npm start in the data folder.',
    '',
  ].join('\n');
}
