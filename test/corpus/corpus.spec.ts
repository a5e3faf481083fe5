import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { CLASSES, type CorpusCase, casesOf, writtenClasses } from './case.js';
import { leftInVain, missedBy, surfaceOf } from './manifest.js';

const FOLDER = fromPackageRoot('test', 'corpus');
const SCHEMA = readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8');
const schema = buildSchema(SCHEMA);
const files = readdirSync(FOLDER);
const written = writtenClasses();

describe('the corpus', () => {
  it('has 24 classes, all written down, and 1,260 cases', () => {
    expect(CLASSES.size).toBe(24);
    expect(written).toEqual([...CLASSES.keys()]);
    expect(written.reduce((sum, number) => sum + casesOf(number).length, 0)).toBe(1_260);
  });

  it('has no case file beside its classes', () => {
    const known = [...CLASSES.values()].map(({ file }) => file);
    expect(files.filter((file) => file.endsWith('.jsonl') && !known.includes(file))).toEqual([]);
  });
});

describe.each(written)('class %i', (number) => {
  const rows = casesOf(number);

  it('has as many cases as it must, each by its name', () => {
    const { size } = CLASSES.get(number)!;
    const names = Array.from(
      { length: size },
      (_, at) => `c${String(number).padStart(2, '0')}-${String(at + 1).padStart(3, '0')}`,
    );
    expect(rows.map((row) => row.id)).toEqual(names);
    expect(rows.filter((row) => row.class !== number)).toEqual([]);
  });

  it('says of each what it expects, once, and why', () => {
    const verdicts = ['reject', 'accept', 'neutralise'];
    const odd = rows.filter(({ expect: verdict, why, input, generate }) => {
      const said = Object.keys(verdict);
      return (
        said.length !== 1 ||
        !verdicts.includes(said[0]!) ||
        why.length < 5 ||
        (input !== undefined && generate !== undefined)
      );
    });
    expect(odd.map((row) => row.id)).toEqual([]);
  });

  it('tries nothing twice', () => {
    const asked = rows.map((row: CorpusCase) =>
      JSON.stringify([row.surface, row.actor, row.input, row.generate]),
    );
    expect(rows.filter((_, at) => asked.indexOf(asked[at]!) !== at).map((row) => row.id)).toEqual([]);
  });

  it('knows the way in of each case', () => {
    for (const row of rows) expect(() => surfaceOf(row)).not.toThrow();
  });

  it('has a spec that runs it', () => {
    const spec = CLASSES.get(number)!.file.replace('.jsonl', '.spec.ts');
    expect(files).toContain(spec);
  });

  it('reaches every place of the schema that is its own', () => {
    expect(missedBy(number, schema)).toEqual([]);
    expect(leftInVain(number, schema)).toEqual([]);
  });
});
