/* A session that is held in several blocks. Pure. Source: docs/stories/session-blocks.md. */

import { accept, refuse, type Refusal, type Result } from '#kernel';

/** One continuous time of a session. */
export interface Block {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** When a session is held: from its first start to its last end, and between them in blocks. */
export interface HeldTimes extends Block {
  /** In their order, two at least; null where it is held without a pause. */
  readonly blocks: readonly Block[] | null;
}

export type BlocksRefusal = Refusal<'BLOCKS_INVALID' | 'BLOCKS_MISFIT' | 'TOO_MANY_BLOCKS'>;

/** A training of four weeks with a block each working day. */
export const MOST_BLOCKS = 20;

const same = (a: Date, b: Date): boolean => a.getTime() === b.getTime();

/** Its blocks; the whole of it where it is held without a pause. */
export const blocksOf = ({ startsAt, endsAt, blocks }: HeldTimes): readonly Block[] =>
  blocks ?? [{ startsAt, endsAt }];

/** Are these two held at the same times, block by block? */
export function areSameTimes(a: HeldTimes, b: HeldTimes): boolean {
  const [one, other] = [blocksOf(a), blocksOf(b)];
  return (
    one.length === other.length &&
    one.every(
      (block, at) => same(block.startsAt, other[at]!.startsAt) && same(block.endsAt, other[at]!.endsAt),
    )
  );
}

/** So many milliseconds later, block by block. */
const shifted = (blocks: readonly Block[], byMs: number): Block[] =>
  blocks.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt.getTime() + byMs),
    endsAt: new Date(endsAt.getTime() + byMs),
  }));

/** The blocks that were typed, null for one alone or none. Refuses TOO_MANY_BLOCKS, and BLOCKS_INVALID with the block that ends before it begins, or
 *  begins before the one before it has ended; BLOCKS_MISFIT where they do not begin and end with the session. */
function readBlocks(
  typed: readonly Block[],
  { startsAt, endsAt }: Block,
): Result<readonly Block[] | null, BlocksRefusal> {
  if (typed.length === 0) return accept(null);
  if (typed.length > MOST_BLOCKS)
    return refuse('TOO_MANY_BLOCKS', { path: ['blocks'], detail: { most: MOST_BLOCKS } });
  for (const [at, block] of typed.entries()) {
    const before = typed[at - 1];
    if (before && block.startsAt <= before.endsAt)
      return refuse('BLOCKS_INVALID', { path: ['blocks', String(at), 'startsAt'] });
    if (block.startsAt >= block.endsAt)
      return refuse('BLOCKS_INVALID', { path: ['blocks', String(at), 'endsAt'] });
  }
  if (!same(typed[0]!.startsAt, startsAt) || !same(typed.at(-1)!.endsAt, endsAt))
    return refuse('BLOCKS_MISFIT', { path: ['blocks'] });
  return accept(typed.length === 1 ? null : typed.map((block) => ({ ...block })));
}

/** The blocks of a session at new times. Where none are typed, they stay as they lie: of `stood`, as much later as its start is, if it is as long
 *  as it was. Refuses as `readBlocks`, and BLOCKS_MISFIT where it is longer or shorter and nobody says how they lie. */
export function decideBlocks(
  typed: readonly Block[] | null | undefined,
  times: Block,
  stood: HeldTimes | null,
): Result<readonly Block[] | null, BlocksRefusal> {
  if (typed) return readBlocks(typed, times);
  if (!stood?.blocks) return accept(null);
  const [later, ends] = [
    times.startsAt.getTime() - stood.startsAt.getTime(),
    times.endsAt.getTime() - stood.endsAt.getTime(),
  ];
  return later === ends
    ? accept(shifted(stood.blocks, later))
    : refuse('BLOCKS_MISFIT', { path: ['blocks'] });
}
