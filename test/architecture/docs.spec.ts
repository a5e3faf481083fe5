/* The documents are true as far as a machine can tell: what they point to is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { configSchema } from '../../libs/config/src/config.schema.js';
import { KEPT } from '../e2e/support/shots/kept.js';

const root = fromPackageRoot();
const below = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
const GALLERY = 'docs/screenshots/README.md';
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...['apps', 'libs'].flatMap((folder) => below(folder, 'README.md')),
  ...below('docs', '.md'),
];
const stories = documents.filter((file) => file.startsWith('docs/stories/') && !file.endsWith('README.md'));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the documents', () => {
  it('are more than a handful', () => {
    expect(documents.length).toBeGreaterThan(40);
    expect(stories.length).toBeGreaterThan(20);
  });

  it('link to files, and to headings in them, that are there', () => {
    const dead = documents.flatMap((file) =>
      targetsOf(file)
        .filter((target) => {
          const [named, anchor] = target.split('#') as [string, string?];
          const at = path.posix.join(path.posix.dirname(file), named);
          const document = named === '' ? file : at;
          if (!existsSync(path.join(root, document))) return true;
          return anchor !== undefined && !anchorsOf(document).includes(anchor);
        })
        .map((target) => `${file}: ${target}`),
    );

    expect(dead).toEqual([]);
  });

  it('show every picture that is taken, and no other, in the gallery', () => {
    const taken = [...KEPT].map((name) => `${name}.png`).toSorted();

    expect(
      below('docs/screenshots', '.png')
        .map((picture) => path.basename(picture))
        .toSorted(),
    ).toEqual(taken);
    expect(
      picturesOf(GALLERY)
        .map(({ target }) => target)
        .toSorted(),
    ).toEqual(taken);
  });

  it('say in words what each picture shows', () => {
    const silent = documents.flatMap((file) =>
      picturesOf(file)
        .filter(({ words }) => words.trim() === '')
        .map(({ target }) => `${file}: ${target}`),
    );

    expect(silent).toEqual([]);
  });

  it('name for every story the tests that run it', () => {
    const bad = stories.flatMap((file) => {
      const tests = /^Run by:? ([^]*?)\n\n/m.exec(textOf(file))?.[1]?.match(/[\w./-]+\.spec\.tsx?/g) ?? [];
      if (tests.length === 0) return [`${file} names none`];
      return tests.filter((test) => !existsSync(path.join(root, test))).map((test) => `${file}: ${test}`);
    });

    expect(bad).toEqual([]);
  });
});

describe('what operators read', () => {
  it('names every verb', () => {
    const verbs = below('apps/cli/src/verbs', '.ts').flatMap((file) =>
      [...textOf(file).matchAll(/^  name: '([^']+)'/gm)].map(([, verb]) => verb!),
    );

    expect(verbs.length).toBeGreaterThan(12);
    // What `npm start` runs has no other name.
    expect(verbs.filter((verb) => verb !== 'start' && !textOf('README.md').includes(`\`${verb}\``))).toEqual(
      [],
    );
  });

  it('names every setting that is not a test’s or of npm start alone', () => {
    const ofOthers = [
      'SAMAKI_DEMO',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'OUTBOUND_TEST_HOSTS',
      'GRAPHQL_DOCUMENTS_FILE',
    ];
    const named = [...textOf('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name!);

    expect([...named, ...ofOthers].toSorted()).toEqual(Object.keys(configSchema.shape).toSorted());
  });
});

describe('the guides', () => {
  const LANGUAGES = ['km', 'en'] as const;
  const guidesIn = (language: string): string[] => below(`docs/${language}`, '.md');
  const headingsOf = (file: string): number[] =>
    [...textOf(file).matchAll(/^(#+) /gm)].map(([, marks]) => marks!.length);

  it('are there for the same roles in both languages, with as many parts', () => {
    expect(guidesIn('km').length).toBeGreaterThan(5);
    expect(guidesIn('km').map((file) => [path.basename(file), headingsOf(file)])).toEqual(
      guidesIn('en').map((file) => [path.basename(file), headingsOf(file)]),
    );
  });

  it.each(LANGUAGES)('in %s show pages in that language alone, and say so in it', (language) => {
    const shown = guidesIn(language).flatMap((file) =>
      picturesOf(file).map((picture) => ({ file, ...picture })),
    );

    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter(({ target }) => !target.includes(`-${language}-`))).toEqual([]);
    expect(shown.filter(({ words }) => /[\u1780-\u17ff]/.test(words) !== (language === 'km'))).toEqual([]);
  });
});

/** What a document leads to within the repository, by its links and its pictures. */
function targetsOf(file: string): string[] {
  const links = [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return [...links, ...picturesOf(file).map(({ target }) => target)].filter(
    (target) => !/^[a-z]+:/.test(target),
  );
}

function picturesOf(file: string): { target: string; words: string }[] {
  const text = textOf(file);
  return [
    ...[...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, words, target]) => ({
      target: target!,
      words: words!,
    })),
    ...[...text.matchAll(/<img [^>]*>/g)].map(([tag]) => ({
      target: / src="([^"]*)"/.exec(tag)?.[1] ?? '',
      words: / alt="([^"]*)"/.exec(tag)?.[1] ?? '',
    })),
  ];
}

/** Names of headings, as the pages of a repository make them. */
const anchorsOf = (file: string): string[] =>
  file.endsWith('.md')
    ? [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        heading!
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
          .replaceAll(' ', '-'),
      )
    : [];
