/* docs/security.md: every row of the security requirements, and a test that is there for each. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..', '..');
const text = readFileSync(path.join(root, 'docs', 'security.md'), 'utf8');
const files = readdirSync(path.join(root, 'test', 'security'))
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => `test/security/${file}`);

const ROWS =
  'A1 A2 A3 A4 A5 A6 A7 A8 S1 S2 S3 C1 C2 G1 G2 G3 G4 G5 G6 G7 G8 Z1 Z2 Z3 Z4 Z5 V1 V2 V3 V4 L1 L2 L3 D1 D2 K1 K2 H1 H2 H3'.split(
    ' ',
  );

/** The rows of all tables: id and the tests that stand in the last column. */
const written = text.split('\n').flatMap((line) => {
  const row = /^\| ([A-Z]\d) \|.*\| ([^|]+) \|$/.exec(line);
  return row ? [{ id: row[1]!, tests: [...row[2]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!) }] : [];
});

const matches = (pattern: string): string[] => {
  const form = new RegExp(`^${pattern.replaceAll(/[.+]/g, String.raw`\$&`).replaceAll('*', '[^/]*')}$`, 'i');
  return files.filter((file) => form.test(file));
};

describe('docs/security.md', () => {
  it('has every row once', () => {
    expect(written.map(({ id }) => id).toSorted()).toEqual(ROWS.toSorted());
  });

  it('names for each row a test that is there', () => {
    const missing = written.flatMap(({ id, tests }) =>
      tests.length === 0
        ? [id]
        : tests.filter((test) => matches(test).length === 0).map((test) => `${id}: ${test}`),
    );
    expect(missing).toEqual([]);
  });

  it('leaves no test of test/security out', () => {
    const named = new Set(written.flatMap(({ tests }) => tests.flatMap(matches)));
    expect(files.filter((file) => !named.has(file))).toEqual([]);
  });
});
