/* Who may train a session, and whether they can be there. Pure. Source: docs/stories/plan-a-session.md. */

import { isLocalized, tidied } from '#catalogue';
import { accept, LOCALES, refuse, type Refusal, type Result } from '#kernel';
import { blocksOf, type HeldTimes } from './blocks.rules.js';
import type { TrainerEntry } from './session.entity.js';

export const MOST_TRAINERS = 10;
/** Longest name and position, in characters. */
export const LONGEST_TRAINER_TEXT = 150;

/** Minutes that a trainer needs between two sessions, where one of them at least is in a room. */
export interface TravelBuffers {
  readonly sameCity: number;
  readonly otherCity: number;
}

/** When and where somebody trains. */
export interface Engagement extends HeldTimes {
  /** Null on-line. */
  readonly cityId: string | null;
}

/** Tidied, each person once. Refuses TOO_MANY_TRAINERS, TRAINER_TWICE, TRAINER_TEXT_INVALID with the entry. */
export function readTrainers(
  typed: readonly TrainerEntry[],
): Result<readonly TrainerEntry[], Refusal<'TOO_MANY_TRAINERS' | 'TRAINER_TWICE' | 'TRAINER_TEXT_INVALID'>> {
  if (typed.length > MOST_TRAINERS) return refuse('TOO_MANY_TRAINERS', { path: ['trainers'] });
  const entries = typed.map(({ trainerId, name, position, languages }) => ({
    trainerId,
    name: tidied(name),
    position: tidied(position),
    languages: languages?.length ? LOCALES.filter((language) => languages.includes(language)) : null,
  }));
  for (const [at, { trainerId, name, position }] of entries.entries()) {
    const path = ['trainers', String(at)];
    if (entries.findIndex((one) => one.trainerId === trainerId) !== at)
      return refuse('TRAINER_TWICE', { path: [...path, 'trainerId'] });
    for (const [field, text] of Object.entries({ name, position }))
      if (!isLocalized(text, LONGEST_TRAINER_TEXT))
        return refuse('TRAINER_TEXT_INVALID', { path: [...path, field] });
  }
  return accept(entries);
}

/** Entries as they were typed, with the languages that the session has of those of whom none are typed. */
export const keepingLanguages = (
  typed: readonly TrainerEntry[],
  stood: readonly TrainerEntry[],
): readonly TrainerEntry[] =>
  typed.map((entry) => {
    const before = stood.find(({ trainerId }) => trainerId === entry.trainerId)?.languages;
    return { ...entry, languages: entry.languages?.length ? entry.languages : (before ?? null) };
  });

/** Languages of a session in which none of its trainers trains. None where it has no trainer, or one of whom nothing is known: they may. */
export function languagesMissing(
  languages: readonly string[],
  trainers: readonly Pick<TrainerEntry, 'languages'>[],
): string[] {
  if (trainers.length === 0 || trainers.some((trainer) => !trainer.languages?.length)) return [];
  return languages.filter((language) => !trainers.some((trainer) => trainer.languages?.includes(language)));
}

const MINUTE_MS = 60_000;

/** Minutes between two sessions: none where both are on-line; the way within a city where one is, or both are in the same. */
export function bufferBetween(a: Engagement, b: Engagement, { sameCity, otherCity }: TravelBuffers): number {
  if (a.cityId === null && b.cityId === null) return 0;
  return a.cityId === null || b.cityId === null || a.cityId === b.cityId ? sameCity : otherCity;
}

/** Do two sessions overlap, or lie too near for whoever trains both? Between the blocks of one there is time for the other. */
export function collide(a: Engagement, b: Engagement, buffers: TravelBuffers): boolean {
  const gap = bufferBetween(a, b, buffers) * MINUTE_MS;
  return blocksOf(a).some((one) =>
    blocksOf(b).some(
      (other) =>
        one.startsAt.getTime() < other.endsAt.getTime() + gap &&
        other.startsAt.getTime() < one.endsAt.getTime() + gap,
    ),
  );
}
