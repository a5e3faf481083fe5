import type { ExecutionResult } from 'graphql';
import type { Locale } from '#kernel';
import { isOutage } from './error-mask.js';
import type { GraphqlRequest } from './graphql-request.js';

/** An answer is written down again when it is older than this: nearly every look costs nothing. */
const FRESH_MS = 5_000;
/** What was read before is not told any more. */
const OLDEST_MS = 3_600_000;
/** Characters of all that is kept, of one answer, and of the variables of a question. */
const MOST = 8_000_000;
const MOST_OF_ONE = 400_000;
const MOST_ASKED = 1_000;

/** What an answer was when the database last gave it. */
export interface KeptAnswer {
  /** The whole body. */
  readonly body: string;
  readonly ageSeconds: number;
}

/** The last answers to what everybody may look at, told again while the database is away. In memory and bounded: whoever asks
 *  something that nobody asked before has to wait for the database. Only looks of nobody in particular, by trusted documents,
 *  are kept. Source: docs/stories/faults.md. */
export class LastAnswers {
  private readonly kept = new Map<string, { readonly body: string; readonly at: number }>();
  private size = 0;

  /** `fields` are those of the query that read nothing about people. */
  constructor(private readonly fields: ReadonlySet<string>) {}

  /** Keeps a good answer; for one that met an outage, gives back the last good one. `roots` are the fields that the document asks
   *  for, null for a mutation. */
  after(
    asked: GraphqlRequest,
    locale: Locale,
    roots: readonly string[] | null,
    { data, errors }: ExecutionResult,
  ): KeptAnswer | undefined {
    if (roots?.every((field) => this.fields.has(field)) !== true) return undefined;
    const variables = JSON.stringify(asked.variables);
    if (variables.length > MOST_ASKED) return undefined;
    const key = `${locale} ${asked.documentId} ${asked.operationName ?? ''} ${variables}`;
    if (errors && errors.length > 0) return errors.some(isOutage) ? this.of(key) : undefined;
    // What is not there may come to be, and is not worth the place.
    if (data && Object.values(data).every((value) => value !== null)) this.keep(key, data);
    return undefined;
  }

  private of(key: string): KeptAnswer | undefined {
    const kept = this.kept.get(key);
    const age = performance.now() - (kept?.at ?? 0);
    return kept && age < OLDEST_MS ? { body: kept.body, ageSeconds: Math.floor(age / 1000) } : undefined;
  }

  private keep(key: string, data: object): void {
    const known = this.kept.get(key);
    if (known && performance.now() - known.at < FRESH_MS) return;
    this.drop(key);
    const body = JSON.stringify({ data });
    if (body.length > MOST_OF_ONE) return;
    this.kept.set(key, { body, at: performance.now() });
    this.size += body.length;
    // The one that was written down first goes first.
    for (const oldest of this.kept.keys()) {
      if (this.size <= MOST) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.size -= this.kept.get(key)?.body.length ?? 0;
    this.kept.delete(key);
  }
}
