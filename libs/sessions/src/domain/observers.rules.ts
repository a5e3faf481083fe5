/* Who may watch a session, without a seat in it. Pure. Source: docs/stories/session-observers.md. */

import { isLocalized, tidied } from '#catalogue';
import { accept, type LocalizedText, refuse, type Refusal, type Result } from '#kernel';

export const MOST_OBSERVERS = 10;
/** Longest position, in characters. */
export const LONGEST_OBSERVER_TEXT = 150;

/** Who watches a session, and as which; in the order in which they stand. Their name is that of their account. */
export interface ObserverEntry {
  /** The person's uuid. */
  readonly observerId: string;
  /** As which they are there, such as “Observer of the ASEAN Smart Cities Network”. */
  readonly position: LocalizedText;
}

/** Tidied, each person once. Refuses TOO_MANY_OBSERVERS, OBSERVER_TWICE, OBSERVER_TEXT_INVALID with the entry. */
export function readObservers(
  typed: readonly ObserverEntry[],
): Result<
  readonly ObserverEntry[],
  Refusal<'TOO_MANY_OBSERVERS' | 'OBSERVER_TWICE' | 'OBSERVER_TEXT_INVALID'>
> {
  if (typed.length > MOST_OBSERVERS) return refuse('TOO_MANY_OBSERVERS', { path: ['observers'] });
  const entries = typed.map(({ observerId, position }) => ({ observerId, position: tidied(position) }));
  for (const [at, { observerId, position }] of entries.entries()) {
    const path = ['observers', String(at)];
    if (entries.findIndex((one) => one.observerId === observerId) !== at)
      return refuse('OBSERVER_TWICE', { path: [...path, 'observerId'] });
    if (!isLocalized(position, LONGEST_OBSERVER_TEXT))
      return refuse('OBSERVER_TEXT_INVALID', { path: [...path, 'position'] });
  }
  return accept(entries);
}

/** Nobody trains what they watch. Refuses OBSERVER_TRAINS with the entry of the list that was `written`: where only trainers were, with theirs. */
export function decideApart(
  observerIds: readonly string[],
  trainerIds: readonly string[],
  written: 'observers' | 'trainers',
): Result<true, Refusal<'OBSERVER_TRAINS'>> {
  const both = observerIds.find((id) => trainerIds.includes(id));
  if (both === undefined) return accept(true);
  const path =
    written === 'observers'
      ? ['observers', String(observerIds.indexOf(both)), 'observerId']
      : ['trainers', String(trainerIds.indexOf(both)), 'trainerId'];
  return refuse('OBSERVER_TRAINS', { path });
}
