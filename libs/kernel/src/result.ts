/** A refusal: an expected "no" with a stable code. Screens switch on the code, never on prose. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** Path of the input that caused it, for example `['contact']`. */
  readonly path?: readonly string[];
  /** Figures that the sentence for the reader needs, for example `{seatsLeft: 3}`. Never internals. */
  readonly detail?: Readonly<Record<string, string | number | null>>;
}

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<R extends Refusal> {
  readonly ok: false;
  readonly refusal: R;
}

/** What a service answers: the value, or why not. Only bugs and outages throw. */
export type Result<Value, R extends Refusal = Refusal> = Accepted<Value> | Refused<R>;

export const accept = <Value>(value: Value): Accepted<Value> => ({ ok: true, value });

export const refuse = <Code extends string>(
  code: Code,
  more: Omit<Refusal<Code>, 'code'> = {},
): Refused<Refusal<Code>> => ({ ok: false, refusal: { code, ...more } });

/** True for anything shaped as a refused result; the unit of work rolls back on it. */
export function isRefused(value: unknown): value is Refused<Refusal> {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'refusal' in value
  );
}
