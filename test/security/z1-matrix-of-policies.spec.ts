/* Z1: no policy of the first wall is missing among those that are taken away one by one. Story: docs/stories/authorisation-matrix.md. */
import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { POLICIES } from './matrix/policies.js';

const FILES = readdirSync(fromPackageRoot('libs'), { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('libs', file.split(path.sep).join('/')))
  .filter((file) => file.endsWith('.policy.ts') && !file.includes('/dist/'));

/** What a file exports that decides: functions, and the methods of classes. */
function rulesIn(exported: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(exported).flatMap(([name, value]) => {
    if (typeof value !== 'function')
      throw new Error(`${name} is no rule: a policy file exports what decides`);
    const methods = Object.getOwnPropertyNames((value.prototype as object | undefined) ?? {});
    const isClass = /^class\b/.test(Function.prototype.toString.call(value));
    return isClass
      ? methods.filter((each) => each !== 'constructor').map((each) => `${name}.${each}`)
      : [name];
  });
}

const namesOf = async (file: string): Promise<string[]> => {
  const exported = (await import(`../../${file.replace(/\.ts$/, '.js')}`)) as Record<string, unknown>;
  return rulesIn(exported).map((name) => `${file.replace(/\.ts$/, '')} ${name}`);
};

it('every policy that a lib exports is taken away once, and nothing else is', async () => {
  const exported = (await Promise.all(FILES.map(namesOf))).flat();
  expect(FILES.length).toBeGreaterThan(7);
  expect(POLICIES.map(({ file, name }) => `${file} ${name}`).toSorted()).toEqual(exported.toSorted());
});

it('a function and a method that are new are found', () => {
  class Another {
    mayDance(): boolean {
      return true;
    }
  }
  expect(rulesIn({ maySing: () => true, Another })).toEqual(['maySing', 'Another.mayDance']);
});
