import { Config, ConfigError } from '#config';
import { onDatabase } from '../on-database.js';
import { dataFolder, hasData, secretOf } from '../start/data-folder.js';
import type { Verb } from '../verb.js';
import { examine, type Finding } from './examine.js';

const report: Verb['run'] = async (_args, voice) => {
  const findings = await findingsHere();
  const bad = findings.filter((finding) => !finding.ok);
  for (const { ok, what, note } of findings) voice.say(`${ok ? '✔' : '✖'} ${what}: ${note}`);
  voice.answer(
    { findings },
    bad.length === 0 ? 'All is well.' : `${bad.length} of ${findings.length} need attention.`,
  );
  return bad.length === 0 ? 0 : 1;
};

export const doctorVerb: Verb = {
  name: 'doctor',
  summary: 'looks at the settings and at everything they name, and says what is wrong',
  run: report,
};

export const configCheckVerb: Verb = {
  name: 'config check',
  summary: 'reads the settings from the environment as the apps do, and lists every mistake',
  run: async (_args, voice) => {
    const mistakes = settingsMistakes();
    for (const mistake of mistakes) voice.say(`✖ ${mistake}`);
    voice.answer(
      { mistakes },
      mistakes.length === 0 ? 'The settings are usable.' : `${mistakes.length} mistakes.`,
    );
    return mistakes.length === 0 ? 0 : 1;
  },
};

function settingsMistakes(): readonly string[] {
  try {
    Config.read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

/** Without DATABASE_URL the installation of `npm start` is meant, if there is one. */
async function findingsHere(): Promise<Finding[]> {
  const folder = dataFolder(process.env);
  if (process.env['DATABASE_URL'] || !hasData(folder)) return examine(process.env);
  const kept = { SAMAKI_SECRET: secretOf(folder, process.env), SAMAKI_DEMO: '1' };
  return onDatabase((url) => examine({ ...kept, ...process.env, DATABASE_URL: url }));
}
