import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..', '..');
const MOST_LINES = 400;

/** Everything that somebody wrote. Whoever has no git has no `.git` either, so git is not asked. */
const NOT_WRITTEN = new Set(['node_modules', 'dist', 'coverage', 'test-results']);
const files = filesBelow('');

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = path.posix.join(folder, entry.name);
    if (entry.isDirectory())
      return NOT_WRITTEN.has(entry.name) || /^\.(?!ci$)/.test(entry.name) ? [] : filesBelow(at);
    return entry.isFile() ? [at] : [];
  });
}

const isCode = (file: string): boolean => /\.(ts|tsx|mjs|cjs|css)$/.test(file);
const isMade = (file: string): boolean => file.startsWith('apps/web/src/shared/gql/');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Lines of `text` that hold one of the words, with their numbers. */
function linesWith(words: RegExp, file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) => (words.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 120)}`] : []));
}

/** Built from parts, so that this file does not hold them. */
const word = (...parts: string[]): string => parts.join('');
const UNFINISHED = new RegExp(
  `\\b(${[word('TO', 'DO'), word('FIX', 'ME'), word('XX', 'X'), word('HA', 'CK')].join('|')})\\b`,
);
const LEFT_OUT = new RegExp(
  `\\b(${[word('describe', '\\.skip'), word('it', '\\.skip'), word('test', '\\.skip'), word('xit', '\\('), word('it', '\\.only'), word('describe', '\\.only')].join('|')})`,
);
const UNTYPED = new RegExp(word('\\bas ', 'any(\\W*$|[^ \\w])|@ts-', '(ignore|nocheck)'));
/** The web takes the zone of the programme from its settings; only the default is written down. */
const ZONE = /(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z]\w+/;
const FAR_AWAY = new RegExp(`${word('/ho', 'me/')}|${word('/wo', 'rk/')}|${word('/Us', 'ers/')}`);

describe('a file', () => {
  it.each([
    [
      `has ${MOST_LINES} lines at most`,
      () =>
        files.filter(
          (file) => isCode(file) && !isMade(file) && read(file).split('\n').length - 1 > MOST_LINES,
        ),
    ],
    [
      'holds no unfinished work',
      () => files.filter(isCode).flatMap((file) => linesWith(UNFINISHED, file, read(file))),
    ],
    [
      'leaves no test out',
      () =>
        files
          .filter((file) => /\.spec\.tsx?$/.test(file))
          .flatMap((file) => linesWith(LEFT_OUT, file, read(file))),
    ],
    [
      'does not switch the types off',
      () =>
        files
          .filter((file) => isCode(file) && !isMade(file))
          .flatMap((file) => linesWith(UNTYPED, file, read(file))),
    ],
    [
      'names no folder of one machine',
      () =>
        files
          .filter((file) => isCode(file) || /\.(md|json|ya?ml)$/.test(file))
          .flatMap((file) => linesWith(FAR_AWAY, file, read(file))),
    ],
    [
      'of the web names no time zone but the default of the setting',
      () =>
        files
          .filter(
            (file) =>
              /^(apps\/web\/(src|server)\/.*\.tsx?|locales\/\w+\/web\.json)$/.test(file) &&
              !/\.spec\.tsx?$|^apps\/web\/src\/testing\/|^apps\/web\/server\/settings\.ts$/.test(file),
          )
          .flatMap((file) => linesWith(ZONE, file, read(file))),
    ],
    [
      'reads the environment only in config',
      () =>
        files
          .filter(
            (file) =>
              /^libs\/(?!config\/|testing\/)[^/]+\/src\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts'),
          )
          .flatMap((file) => linesWith(/process\.env/, file, read(file))),
    ],
  ])('%s', (_rule, breaches) => {
    expect(breaches()).toEqual([]);
  });

  it.each([
    [UNFINISHED, `// ${word('TO', 'DO')} later`],
    [LEFT_OUT, `${word('it', '.skip')}('x')`],
    [UNTYPED, `x ${word('as ', 'any')}`],
    [ZONE, `dayAndClock(locale, at, '${word('Asia/Phnom', '_Penh')}')`],
    [FAR_AWAY, word('/ho', 'me/me/x')],
  ])('that breaks %s is caught', (words, planted) => {
    expect(linesWith(words, 'planted.ts', `fine\n${planted}`)).toHaveLength(1);
  });
});
