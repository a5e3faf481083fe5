import type { SessionPageQuery } from '../../shared/gql/graphql';

type OutlineItem = NonNullable<SessionPageQuery['session']>['course']['outline'][number];

export interface AgendaItem extends OutlineItem {
  /** When it begins; UTC. */
  readonly at: string;
}

const MINUTE_MS = 60_000;

/** The outline of a course laid over one session: each item at its minute after the start, none at or after the end. */
export function agendaOf(outline: readonly OutlineItem[], startsAt: string, endsAt: string): AgendaItem[] {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  return outline
    .map((item) => ({ ...item, at: new Date(start + item.offsetMinutes * MINUTE_MS).toISOString() }))
    .filter((item) => Date.parse(item.at) < end)
    .toSorted((a, b) => a.offsetMinutes - b.offsetMinutes);
}
