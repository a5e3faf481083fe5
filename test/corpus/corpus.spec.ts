import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import { ACTS_ELSEWHERE } from '../security/matrix/acts.js';
import {
  allCasesOf,
  besideFile,
  casesBeside,
  CLASSES,
  type CorpusCase,
  casesOf,
  writtenClasses,
} from './case.js';
import { leftInVain, missedBy, REACHES, surfaceOf, waitingFor } from './manifest.js';
import { type Program, writtenProgram } from './program.js';
import { placeOf } from './routes.js';
import { askEveryRoute } from './routes-asked.js';
import { Servers } from './servers.js';

const FOLDER = fromPackageRoot('test', 'corpus');
const files = readdirSync(FOLDER);
const written = writtenClasses();

let servers: Servers;
let program: Program;
beforeAll(async () => {
  servers = await Servers.open();
  program = { ...(await writtenProgram()), routes: servers.routes };
});
afterAll(() => servers?.close());

describe('the corpus', () => {
  it('has 24 classes, all written down, and 1,260 cases', () => {
    expect(CLASSES.size).toBe(24);
    expect(written).toEqual([...CLASSES.keys()]);
    expect(written.reduce((sum, number) => sum + casesOf(number).length, 0)).toBe(1_260);
  });

  it('says in its story how many of them wait, and for what', () => {
    const story = readFileSync(fromPackageRoot('docs', 'stories', 'corpus.md'), 'utf8').replace(/\s+/g, ' ');
    const waiting = [...waitingFor()].toSorted(([, one], [, other]) => other - one);
    const sum = waiting.reduce((all, [, cases]) => all + cases, 0);
    const each = waiting.map(([what, cases]) => `${what} ${cases}`).join(', ');
    expect(story).toContain(`- ${sum} cases wait with their verdicts: ${each}.`);
  });

  it('has no case file beside its classes', () => {
    const known = [...CLASSES.values()].map(({ file }) => file);
    const beside = written.map(besideFile);
    const cases = files.filter((file) => file.endsWith('.jsonl'));
    expect(cases.filter((file) => !known.includes(file) && !beside.includes(file))).toEqual([]);
  });

  it('looks at every route of the real servers', () => {
    const told = program.routes.map(placeOf);
    expect(told).toEqual(
      expect.arrayContaining(['api POST /graphql', 'web GET /*', 'web GET /<a built file>']),
    );
    expect(told.filter((route) => route.startsWith('web POST ')).length).toBeGreaterThan(50);
  });

  it('has a detector for every class', () => {
    expect([...REACHES.keys()].toSorted((a, b) => a - b)).toEqual(written);
  });

  it('names only tests and cases that are there, where it leaves something out', () => {
    const reasons = [
      ...[...REACHES.values()].flatMap(({ left }) => Object.values(left ?? {})),
      ...Object.values(ACTS_ELSEWHERE),
    ];
    const named = reasons.flatMap((reason) => reason.match(/\b(?:test|libs|apps)\/[\w./-]+\.tsx?\b/g) ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(fromPackageRoot(file)))).toEqual([]);
    const cases = new Set(written.flatMap((number) => allCasesOf(number).map(({ id }) => id)));
    const ids = reasons.flatMap((reason) => reason.match(/\bc\d\d-\w\d\d\b/g) ?? []);
    expect(ids.filter((id) => !cases.has(id))).toEqual([]);
  });
});

describe('every route of the real servers', () => {
  askEveryRoute(() => servers);
});

const nameOf = (number: number, at: string): string => `c${String(number).padStart(2, '0')}-${at}`;

describe.each(written)('class %i', (number) => {
  const rows = allCasesOf(number);

  it('has as many cases as it must, each by its name', () => {
    const { size } = CLASSES.get(number)!;
    const names = [
      ...Array.from({ length: size }, (_, at) => nameOf(number, String(at + 1).padStart(3, '0'))),
      ...casesBeside(number).map((_, at) => nameOf(number, `b${String(at + 1).padStart(2, '0')}`)),
    ];
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

  it('reaches every place of the program that is its own', () => {
    expect(missedBy(number, program)).toEqual([]);
    expect(leftInVain(number, program)).toEqual([]);
  });
});
