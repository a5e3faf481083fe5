import { HELD } from './held-form';

/* What was typed into a form that waits for a proof, kept in this tab while somebody is at a ministry's own page. */

const STORED = 'samaki-held ';
/** As long as the way to a ministry and back may take, and a little more. */
const LONGEST_MS = 15 * 60 * 1000;
/** Fields whose value is worth something to whoever finds it. */
const SECRETS: readonly string[] = ['code', 'secret', 'password', 'token', 'response', 'challengeId'];

export type HeldField = readonly [name: string, value: string];

interface Kept {
  readonly until: number;
  readonly fields: readonly HeldField[];
}

/** Keeps the fields of the form of a page, in place of any that was kept before: a tab waits for one proof at a time. Codes and
 *  secrets are left out. Keeps nothing in a browser that keeps nothing; then it is typed again. */
export function keepHeld(store: Storage, page: string, fields: readonly HeldField[], now: number): void {
  forgetHeld(store);
  const kept: Kept = { until: now + LONGEST_MS, fields: fields.filter(([name]) => !isSecret(name)) };
  try {
    store.setItem(STORED + page, JSON.stringify(kept));
  } catch {
    // Its room is used up.
  }
}

/** What was kept of the form of a page; empty when there is nothing, or it is too old. */
export function readHeld(store: Storage, page: string, now: number): readonly HeldField[] {
  const kept = store.getItem(STORED + page);
  if (kept === null) return [];
  const { until, fields } = JSON.parse(kept) as Kept;
  return until > now ? fields : [];
}

export function forgetHeld(store: Storage): void {
  for (const key of Object.keys(store)) if (key.startsWith(STORED)) store.removeItem(key);
}

/** The store of this tab; null where the browser allows none. */
export function tabStore(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const isSecret = (name: string): boolean => SECRETS.includes(name.slice(HELD.field.length));
