import type { SessionBriefFragment } from '../gql/graphql';
import { clock, isoDay } from './dates';
import { formRows } from './form-rows';

/** The api takes 20; the first stands in fields of its own. */
const MOST_FURTHER_BLOCKS = 19;

/** The blocks of a session after the first, a row each. */
export const BLOCKS = formRows<'day' | 'from' | 'to'>('block-', ['day', 'from', 'to'], MOST_FURTHER_BLOCKS);

type Times = Pick<SessionBriefFragment, 'startsAt' | 'endsAt' | 'blocks' | 'timeZone'>;

/** What the fields hold of the times that a session has: of the first, and of each further one. */
export function timeValues({ startsAt, endsAt, blocks, timeZone }: Times): Readonly<Record<string, string>> {
  const [first, ...further] = blocks;
  const rows = further.flatMap((block, at) => [
    [BLOCKS.field(at, 'day'), isoDay(block.startsAt, timeZone)],
    [BLOCKS.field(at, 'from'), clock(block.startsAt, timeZone)],
    [BLOCKS.field(at, 'to'), clock(block.endsAt, timeZone)],
  ]);
  return {
    ...Object.fromEntries(rows),
    day: isoDay(startsAt, timeZone),
    from: clock(startsAt, timeZone),
    to: clock(first?.endsAt ?? endsAt, timeZone),
  };
}
