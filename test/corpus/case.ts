import { existsSync, readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';

/** What must come of a case. `reject`: this code, and nothing is changed; NOTHING stands for the answer that is given
 *  for what is not there. `accept`: no error, and this is the form in which it is stored (or, where nothing is stored,
 *  what is answered). `neutralise`: taken as it is, and harmless at the place named. */
export type Expected =
  { readonly reject: string } | { readonly accept: unknown } | { readonly neutralise: string };

/** One line of the corpus. Texts may name in «guillemets» what the world fills in: ids, keys, tokens. */
export interface CorpusCase {
  /** `c04-017`: class and number within it. */
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

/** The cases of a class, in the order of its file. */
export function casesOf(number: number): CorpusCase[] {
  return readFileSync(pathOf(number), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusCase);
}
