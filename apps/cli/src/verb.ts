/** How a verb talks: sentences for people, or with --json one JSON object. */
export interface Voice {
  readonly json: boolean;
  /** A sentence on the way. Silent with --json. */
  say(sentence: string): void;
  /** The outcome: the object with --json, the sentence without. */
  answer(outcome: object, sentence: string): void;
}

export interface Verb {
  /** One or two words, as typed. */
  readonly name: string;
  /** What follows the name, for the help. */
  readonly usage?: string;
  readonly summary: string;
  /** Flags of its own, beside --json and --help. A verb without any takes every other word as an argument. */
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** Answers the exit code. Throws a sentence for people; `UsageError` shows how the verb is written. */
  run(
    args: readonly string[],
    voice: Voice,
    flags?: Readonly<Record<string, string | boolean | undefined>>,
  ): Promise<number>;
}

/** The verb was not written as it should be. Exit code 2. */
export class UsageError extends Error {}

/** The reason is on the screen already; the exit code is all that is left to say. */
export class AlreadySaid extends Error {}
