/* Every list that a role sees can be taken along where it stands (docs/stories/exports.md). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { isPermission } from '#authz';
import { EXPORT_LISTS } from '#exports/api';
import { fromPackageRoot, LOCALES } from '#kernel';
import { isScreenKey, screenWord } from '#locale';

const root = fromPackageRoot('apps', 'web', 'src', 'features');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.spec.tsx'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** Pages with pages of rows that are nobody's list: why each of them has no file. */
const NO_LIST: Readonly<Record<string, string>> = {
  'coordinator/enrol-choose-page.tsx': 'sessions that everybody sees, to choose one from',
  'courses/courses-page.tsx': 'courses that everybody sees, to choose one from',
  'courses/experiences-page.tsx': 'what other countries did, for everybody to read',
  'courses/managed-courses-page.tsx': 'the programme’s own courses, a few dozen, to choose one from',
  'courses/managed-experiences-page.tsx': 'the programme’s own texts, a few dozen, to choose one from',
  'courses/managed-paths-page.tsx': 'the programme’s own paths, a handful, to choose one from',
  'registrations/own-tickets.tsx': 'one’s own seats: the own data are taken along by “My data”',
  'privacy/erasures-page.tsx': 'who is to be erased would live on in a file that outlives the erasure',
};
/** Lists without pages, which `Pager` does not give away. */
const UNPAGED = ['trainer/my-sessions-page.tsx', 'trainer/roster-page.tsx'];

const isListPage = ({ file, text }: { file: string; text: string }): boolean =>
  text.includes('<Pager') || UNPAGED.includes(file);
const buttonsOf = (text: string): string[] => [
  ...[...text.matchAll(/<ExportButtons[^>]*?list="([\w-]+)"/g)].map(([, name]) => name!),
  // Chosen among several: the names stand in quotes.
  ...[...text.matchAll(/<ExportButtons[^>]*?list=\{([^}]*)\}/g)].flatMap(([, choice]) =>
    [...`${choice} ${/const LISTS[^]*?};/.exec(text)?.[0] ?? ''}`.matchAll(/'([\w-]+)'/g)].map(
      ([, name]) => name!,
    ),
  ),
];

describe('the pages of lists', () => {
  it('are those that this test knows how to find', () => {
    expect(files.filter(isListPage).length).toBeGreaterThan(10);
  });

  it('have each their buttons', () => {
    const without = files
      .filter(isListPage)
      .filter(({ file }) => !(file in NO_LIST))
      .filter(({ text }) => buttonsOf(text).length === 0)
      .map(({ file }) => file);

    expect(without).toEqual([]);
  });

  it('have buttons for lists that the api knows, and every list of the api has its buttons', () => {
    const shown = new Set(files.flatMap(({ text }) => buttonsOf(text)));

    expect([...shown].toSorted()).toEqual([...EXPORT_LISTS.keys()].toSorted());
  });

  it('would be missed without their buttons', () => {
    const planted = { file: 'planted/page.tsx', text: '<DataTable rows={rows} /><Pager path={path} />' };
    expect(isListPage(planted)).toBe(true);
    expect(buttonsOf(planted.text)).toEqual([]);
  });
});

describe('a list of the api', () => {
  const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));

  it.each([...EXPORT_LISTS.values()])('asks what the schema has: $name', (list) => {
    expect(validate(schema, parse(list.query)).map(({ message }) => message)).toEqual([]);
    expect(list.query).toMatch(/\$first: Int!, \$after: String\)/);
    expect(isPermission(list.permission)).toBe(true);
  });

  it.each([...EXPORT_LISTS.values()])(
    'has a heading of its own for each column, in both languages: $name',
    (list) => {
      expect(isScreenKey(list.title)).toBe(true);
      for (const locale of LOCALES) {
        const headings = list.columns.map(({ heading }) => screenWord(locale, heading));
        expect(new Set(headings).size).toBe(headings.length);
      }
    },
  );
});
