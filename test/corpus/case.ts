import { existsSync, readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';

/** What must come of a case. `reject`: this code, and nothing is changed; NOTHING stands for the answer that is given
 *  for what is not there. `accept`: no error, and this is the form in which it is stored (or, where nothing is stored,
 *  what is answered). `neutralise`: taken as it is, and harmless at the place named. */
export type Expected =
  { readonly reject: string } | { readonly accept: unknown } | { readonly neutralise: string };

/** One line of the corpus. Texts may name in «guillemets» what the world fills in: ids, keys, tokens. */
export interface CorpusCase {
  /** `c04-017`: class and number within it; `c04-b02` of one that came later. */
  readonly id: string;
  readonly class: number;
  /** The adapter that sends it, by its name in `surfaces/`. */
  readonly surface: string;
  readonly input?: unknown;
  /** `<name>:<size>` of a generator, for what is too long to stand in a line. */
  readonly generate?: string;
  /** Who sends it, where the surface leaves that open. */
  readonly actor?: string;
  readonly expect: Expected;
  /** What it is, and why the verdict is this one. */
  readonly why: string;
}

/** The 24 classes of the corpus: file, and number of cases. */
export const CLASSES: ReadonlyMap<number, { readonly file: string; readonly size: number }> = new Map(
  (
    [
      ['graphql-documents', 60],
      ['graphql-transport', 40],
      ['foreign-ids', 40],
      ['unicode', 80],
      ['html', 70],
      ['mail-addresses', 90],
      ['phones', 40],
      ['dates', 50],
      ['numbers', 50],
      ['csv-imports', 120],
      ['files', 70],
      ['export-formulas', 40],
      ['urls', 80],
      ['tokens', 60],
      ['sign-in', 60],
      ['idempotency-keys', 25],
      ['step-order', 60],
      ['json-keys', 30],
      ['raw-http', 40],
      ['sql-sort-filter', 60],
      ['template-placeholders', 20],
      ['log-and-canary', 20],
      ['slow-search', 25],
      ['ledger-amounts', 30],
    ] as const
  ).map(([name, size], at) => [at + 1, { file: `${String(at + 1).padStart(2, '0')}-${name}.jsonl`, size }]),
);

const pathOf = (number: number): string => fromPackageRoot('test', 'corpus', CLASSES.get(number)!.file);

/** The classes that are written down, in their order. */
export const writtenClasses = (): number[] =>
  [...CLASSES.keys()].filter((number) => existsSync(pathOf(number)));

const readCases = (file: string): CorpusCase[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusCase);

/** The cases of a class that were written down before the code, in the order of its file. */
export const casesOf = (number: number): CorpusCase[] => readCases(pathOf(number));

/** The file of what came beside a class: cases of surfaces that nobody knew of when it was written down. */
export const besideFile = (number: number): string =>
  CLASSES.get(number)!.file.replace('.jsonl', '.beside.jsonl');

/** The cases beside a class, in the order of their file; most have none. */
export function casesBeside(number: number): CorpusCase[] {
  const file = fromPackageRoot('test', 'corpus', besideFile(number));
  return existsSync(file) ? readCases(file) : [];
}

/** All cases of a class. */
export const allCasesOf = (number: number): CorpusCase[] => [...casesOf(number), ...casesBeside(number)];
