import type { Submission } from '../../shared/lib/frame';

/** Names under which a form that was held up travels through the page that asks for a proof. */
export const HELD = {
  prefix: 'held-',
  path: 'held-path',
  form: 'held-form',
  field: 'held-field-',
  list: 'held-list-',
} as const;

/** What was typed into a form, as hidden fields of another. `path` is the page that shows the form. */
export function hold(path: string, submission: Submission): Submission {
  const under = <Value>(prefix: string, all: Readonly<Record<string, Value>> = {}): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [`${prefix}${name}`, value]));
  return {
    values: {
      [HELD.path]: path,
      [HELD.form]: submission.form ?? '',
      ...under(HELD.field, submission.values),
    },
    lists: under(HELD.list, submission.lists),
    errors: [],
  };
}

/** The page and the form as they were, from such hidden fields; null when none was held. */
export function release(
  values: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, readonly string[]>>,
): { readonly path: string; readonly submission: Submission } | null {
  const path = values[HELD.path];
  if (!path) return null;
  const out = <Value>(prefix: string, all: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    );
  const form = values[HELD.form];
  return {
    path,
    submission: {
      values: out(HELD.field, values),
      lists: out(HELD.list, lists),
      errors: [],
      confirmed: true,
      ...(form ? { form } : {}),
    },
  };
}
