import type { SessionPageQuery } from '../../shared/gql/graphql';
import type { Block } from '../../shared/lib/blocks';

type OutlineItem = NonNullable<SessionPageQuery['session']>['course']['outline'][number];

export interface AgendaItem extends OutlineItem {
  /** When it begins; UTC. */
  readonly at: string;
}

const MINUTE_MS = 60_000;

/** What happens in one block. */
export interface AgendaPart {
  readonly block: Block;
  readonly items: readonly AgendaItem[];
}

/** The outline of a course laid over the blocks of one session: each item at its minute of the time for which it is held, none at or after its end. A block
 *  in which nothing begins is left out. */
export function agendaOf(outline: readonly OutlineItem[], blocks: readonly Block[]): AgendaPart[] {
  const inOrder = outline.toSorted((a, b) => a.offsetMinutes - b.offsetMinutes);
  let before = 0;
  const parts = blocks.map((block) => {
    const start = Date.parse(block.startsAt);
    const first = before;
    before += (Date.parse(block.endsAt) - start) / MINUTE_MS;
    const items = inOrder
      .filter(({ offsetMinutes }) => offsetMinutes >= first && offsetMinutes < before)
      .map((item) => ({
        ...item,
        at: new Date(start + (item.offsetMinutes - first) * MINUTE_MS).toISOString(),
      }));
    return { block, items };
  });
  return parts.filter(({ items }) => items.length > 0);
}
