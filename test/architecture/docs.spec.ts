/* The documents are true as far as a machine can tell: what they point to is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';

const root = fromPackageRoot();
const below = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...below('docs', '.md')];
const stories = documents.filter((file) => file.startsWith('docs/stories/') && !file.endsWith('README.md'));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the documents', () => {
  it('are more than a handful', () => {
    expect(documents.length).toBeGreaterThan(40);
    expect(stories.length).toBeGreaterThan(20);
  });

  it('link to files that are there', () => {
    const dead = documents.flatMap((file) =>
      [...textOf(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(path.join(root, path.dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );

    expect(dead).toEqual([]);
  });

  it('keep no picture that none of them shows', () => {
    const shown = documents.map(textOf).join('\n');
    const unseen = below('docs/screenshots', '.png').filter(
      (picture) => !shown.includes(path.basename(picture)),
    );

    expect(unseen).toEqual([]);
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
