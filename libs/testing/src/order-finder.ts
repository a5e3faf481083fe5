/* Looks for an order in which what many did at one moment could have been done one after the other (Wing and Gong's search). It knows nothing
   of seats. */

/** What somebody asked and was answered, and when, on one clock of the test: what ended before another began came before it. */
export interface Deed<Act> {
  readonly act: Act;
  readonly answer: string;
  readonly began: number;
  readonly ended: number;
}

/** What every act does and answers when nobody else is there. States are values: `apply` leaves the one it is given as it was. */
export interface Law<State, Act> {
  readonly begin: State;
  apply(state: State, act: Act): { readonly state: State; readonly answer: string };
  /** Equal for equal states. */
  name(state: State): string;
}

/** Such an order, which ends where `isEnd` says that it ended; or null where there is none: at some moment somebody saw what could not
 *  be. Of deeds that do not overlap the time decides, so it is quick for a few at a time. */
export function findOrder<State, Act>(
  deeds: readonly Deed<Act>[],
  law: Law<State, Act>,
  isEnd: (state: State) => boolean,
): readonly Act[] | null {
  const tried = new Set<string>();

  const search = (state: State, left: readonly Deed<Act>[]): readonly Act[] | null => {
    if (left.length === 0) return isEnd(state) ? [] : null;
    const here = `${left.map((deed) => deeds.indexOf(deed)).join()}|${law.name(state)}`;
    if (tried.has(here)) return null;
    tried.add(here);
    const firstEnd = Math.min(...left.map(({ ended }) => ended));
    for (const deed of left.filter(({ began }) => began <= firstEnd)) {
      const next = law.apply(state, deed.act);
      if (next.answer !== deed.answer) continue;
      const rest = search(
        next.state,
        left.filter((other) => other !== deed),
      );
      if (rest) return [deed.act, ...rest];
    }
    return null;
  };

  return search(law.begin, deeds);
}
