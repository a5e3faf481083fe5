import type { CorpusCase } from './case.js';
import type { Program } from './program.js';
import type { CorpusWorld, Exchange } from './world.js';

/** What came of a case: the code of its refusal, or null. */
export interface Outcome {
  readonly code: string | null;
  /** The sentence beside the code, as a person reads it. */
  readonly sentence?: string;
  /** What the case expects to find stored, read afterwards; left out where the answer is all there is. */
  readonly stored?: () => Promise<unknown>;
  /** What is wrong at a place where the text must be harmless; null when nothing is. */
  readonly harmAt?: (place: string) => Promise<string | null>;
}

/** A way in: how the input of a case is sent to the real server, and where what came of it is read. */
export interface Surface {
  /** The places of the schema (`Mutation.signIn`, `SignInInput.code`) or routes (`api POST /graphql`) that it goes through. */
  readonly at: readonly string[];
  /** The places that a row of its own making goes through, beside these. */
  readonly through?: (row: CorpusCase, program: Program) => readonly string[];
  /** Tables in which a refusal is counted, and why that is no change of state. */
  readonly counts?: Readonly<Record<string, string>>;
  /** What must be there before the case. May write. */
  readonly prepare?: (world: CorpusWorld, row: CorpusCase) => Promise<void>;
  readonly send: (world: CorpusWorld, row: CorpusCase, locale: 'km' | 'en') => Promise<Outcome>;
}

/** A way in that does not exist yet. Its cases stand with their verdicts and wait. */
export interface WaitingSurface {
  readonly waitsFor: string;
  /** The places of a program that would be this surface. As soon as there is one, its cases must run. */
  readonly appears: (program: Program) => string[];
}

export const isWaiting = (surface: Surface | WaitingSurface): surface is WaitingSurface =>
  'waitsFor' in surface;

/** Surfaces of one subject, by the names that rows use. */
export type Surfaces = Readonly<Record<string, Surface | WaitingSurface>>;

interface ErrorShape {
  readonly code?: string;
  readonly message?: string;
  readonly extensions?: { readonly code?: string };
}

/** The refusal of an answer of `/graphql`: of the request, else of the payload, else NOTHING for a null where one thing
 *  was asked for. */
export function refusalOf(answer: Exchange): {
  code: string | null;
  sentence?: string;
  data: Record<string, unknown>;
} {
  const body = JSON.parse(answer.text) as {
    data?: Record<string, unknown> | null;
    errors?: ErrorShape[];
  };
  const data = body.data ?? {};
  const [error] = body.errors ?? [];
  if (error) return { code: error.extensions?.code ?? 'NO_CODE', sentence: error.message ?? '', data };
  const roots = Object.values(data);
  const [typed] = (roots[0] as { errors?: ErrorShape[] } | null)?.errors ?? [];
  if (typed) return { code: typed.code ?? 'NO_CODE', sentence: typed.message ?? '', data };
  return { code: roots.length === 1 && roots[0] === null ? 'NOTHING' : null, data };
}
