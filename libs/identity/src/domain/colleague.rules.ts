import { accept, refuse, type Refusal, type Result } from '#kernel';

/** Somebody who has an address, perhaps with others. */
export interface Colleague {
  readonly id: string;
  readonly fullName: string;
}

/** Who signs in with a right code: `person`, or one of the `colleagues`, who has to be asked for. */
export type WhoSignsIn = { readonly person: Colleague } | { readonly colleagues: readonly Colleague[] };

/** Decides for whom a right code opens. `people` are those who have the address; of them only the chosen one, when somebody was
 *  chosen. Refuses CODE_WRONG when nobody is left: a right code for an address that nobody has can only be luck, and an id of
 *  somebody else is a guess. Pure; the caller holds the address's lock. Source: docs/stories/sign-in.md. */
export function decideWhoSignsIn(people: readonly Colleague[]): Result<WhoSignsIn, Refusal<'CODE_WRONG'>> {
  const [person] = people;
  if (!person) return refuse('CODE_WRONG');
  return accept(people.length === 1 ? { person } : { colleagues: people });
}
