import { UsageError } from '../verb.js';

export const REGISTRATIONS_PER_SESSION = 60;
const MOST = 10_000_000;

export interface SeedSize {
  readonly registrations: number;
  readonly pledges: number;
  readonly sessions: number;
  readonly people: number;
  readonly organisations: number;
  /** The same number draws the same rows. */
  readonly seed: number;
}

/** Reads what was typed. Throws UsageError for what is no whole number in its range. */
export function seedSize(typed: Readonly<Record<string, string | boolean | undefined>>): SeedSize {
  const registrations = wholeNumber('registrations', typed, 10_000);
  const pledges = wholeNumber('pledges', typed, 100_000);
  const people = Math.max(100, Math.ceil(registrations / 2));
  return {
    registrations,
    pledges,
    people,
    sessions: Math.ceil(registrations / REGISTRATIONS_PER_SESSION),
    organisations: Math.min(2_000, Math.max(10, Math.ceil(people / 50))),
    seed: wholeNumber('seed', typed, 1),
  };
}

function wholeNumber(
  name: string,
  typed: Readonly<Record<string, string | boolean | undefined>>,
  otherwise: number,
): number {
  const text = typed[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (typeof text !== 'string' || !/^\d{1,8}$/.test(text) || number > MOST)
    throw new UsageError(`--${name} is a whole number from 0 to ${MOST.toLocaleString('en-US')}.`);
  return number;
}
