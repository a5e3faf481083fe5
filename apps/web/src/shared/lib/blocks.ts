/** One continuous time of a session; instants in UTC. */
export interface Block {
  readonly startsAt: string;
  readonly endsAt: string;
}

interface HeldTimes extends Block {
  /** None for a session that is held without a pause. */
  readonly blocks: readonly Block[];
}

/** The times of a session in their order; the whole of it where it is held without a pause. */
export const blocksOf = ({ startsAt, endsAt, blocks }: HeldTimes): readonly Block[] =>
  blocks.length > 0 ? blocks : [{ startsAt, endsAt }];
