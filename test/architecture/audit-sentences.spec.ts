/* Every action that the audit records is told in a sentence, in both languages (docs/stories/audit-page.md). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PERMISSIONS } from '#authz';
import { fromPackageRoot } from '#kernel';
import { MESSAGE_KINDS } from '#messaging';

const root = fromPackageRoot();
const below = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/test\/|\/worker\//.test(file));
const libs = readdirSync(path.join(root, 'libs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const LIB = `(?:${libs.join('|')}|cli)`;
const words = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(root, 'locales', locale, 'web.json'), 'utf8')) as Record<string, string>;

/** What is named as an action, and every name of that form in a file that writes into the audit; of those,
 *  permissions and kinds of mail have the same form and are told apart. */
const SAID = new RegExp(`action\\b[^'\`;{}]{0,160}['](${LIB}\\.[a-z]+(?:-[a-z]+)*)[']`, 'g');
const NAMED = new RegExp(`['](${LIB}\\.[a-z]+(?:-[a-z]+)*)[']`, 'g');
const MADE_UP = new RegExp(`\`${LIB}\\.\\$\\{`);
const WRITES = /AuditTrail|SignInChanges|insert into audit_rows/;

interface Recorded {
  readonly file: string;
  readonly action: string;
}

function actionsIn(file: string, text: string): Recorded[] {
  if (!WRITES.test(text)) return [];
  const said = [...text.matchAll(SAID)].map(([, action]) => action!);
  const named = [...text.matchAll(NAMED)]
    .map(([, action]) => action!)
    .filter((name) => !Object.hasOwn(PERMISSIONS, name) && !Object.hasOwn(MESSAGE_KINDS, name));
  return [...new Set([...said, ...named])].map((action) => ({ file, action }));
}

const sources = [
  ...below('libs').filter((file) => /^libs\/[^/]+\/src\//.test(file)),
  ...below('migrations'),
].map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const recorded = sources.flatMap(({ file, text }) => actionsIn(file, text));

describe('the audit', () => {
  it('records what this test finds', () => {
    expect(new Set(recorded.map(({ action }) => action)).size).toBeGreaterThan(35);
    expect(recorded.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'sessions.move-session',
        'registrations.register',
        'pledges.accept-pledge',
        'exports.export-list',
      ]),
    );
  });

  it.each(['km', 'en'])('has a sentence and a name for every action, in %s', (locale) => {
    const known = words(locale);
    const missing = recorded.filter(
      ({ action }) => !(`audit.did.${action}` in known && `audit.action.${action}` in known),
    );

    expect(missing).toEqual([]);
  });

  it('never makes the name of an action up from parts: nobody could look for its sentence', () => {
    const madeUp = sources
      .filter(({ text }) => WRITES.test(text) && MADE_UP.test(text))
      .map(({ file }) => file);

    expect(madeUp).toEqual([]);
  });

  it('catches a planted action without a sentence', () => {
    const planted = `new AuditTrail(); audit.record(tx, { actor, action: 'sessions.burn-down' });`;
    expect(actionsIn('planted.ts', planted)).toEqual([{ file: 'planted.ts', action: 'sessions.burn-down' }]);
    expect(MADE_UP.test('action: `sessions.${act}-session`')).toBe(true);
  });
});
