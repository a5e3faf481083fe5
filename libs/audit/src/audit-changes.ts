/** One fact of a subject that a row says something about. Values are JSON; null where there was or is none. */
export interface AuditChange {
  /** Name of the fact; of a fact within a fact, both with a dot: `amount.currency`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Facts = Readonly<Record<string, unknown>> | null;

/** What differs between two states of a subject, fact by fact, in the order in which they were written down. A fact that
 *  stayed as it was is no change, unless there is only one state: a creation tells all of it. */
export function changesOf(before: Facts, after: Facts): AuditChange[] {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(facts: Facts, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(facts ?? {})) {
    if (isFacts(value)) for (const [inner, text] of flat(value, `${prefix}${name}.`)) found.set(inner, text);
    else if (value !== null && value !== undefined) found.set(`${prefix}${name}`, JSON.stringify(value));
  }
  return found;
}

const isFacts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
