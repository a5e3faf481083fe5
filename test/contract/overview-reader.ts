import type { GraphqlAnswer } from './support.js';

export type Filter = Readonly<Record<string, unknown>>;
export interface Figure {
  readonly measure: string;
  readonly unit: string;
  readonly value: string;
}
export interface Group {
  readonly figures: readonly Figure[];
  readonly [what: string]: unknown;
}

/** Asks the api one question. */
export type Ask = (query: string, variables: object) => Promise<GraphqlAnswer>;

export const OVERVIEW = `query ($filter: OverviewFilter) { overview(filter: $filter) {
  asOf figures { measure unit value } units { code name { en } } within { code } lastCheck { wrong }
  cities { city { code } figures { measure unit value } } focusAreas { focusArea { code } figures { measure unit value } }
  sectors { sector { code } figures { measure unit value } } kinds { kind figures { measure unit value } } } }`;

/** The overview under a filter. Throws when it is refused. */
export async function overviewOf(ask: Ask, filter: Filter | null = null): Promise<Record<string, unknown>> {
  const { body } = await ask(OVERVIEW, { filter });
  if (!body.data) throw new Error(JSON.stringify(body));
  return body.data['overview'] as Record<string, unknown>;
}

/** Invited, registered, attended, pledged and accepted, in this order. */
export const line = (figures: readonly Figure[]): number[] =>
  figures.filter(({ unit }) => unit === 'PEOPLE' || unit === 'PLEDGES').map(({ value }) => Number(value));

export const lines = (groups: unknown, nameOf: (group: Group) => string): Record<string, number[]> =>
  Object.fromEntries((groups as Group[]).map((group) => [nameOf(group), line(group.figures)]));

export const codeIn =
  (what: string) =>
  (group: Group): string =>
    (group[what] as { code: string } | null)?.code ?? 'online';

export const PEOPLE = `query ($measure: PeopleMeasure!, $filter: OverviewFilter, $after: String) {
  overviewPeople(measure: $measure, filter: $filter, first: 3, after: $after) {
    nodes { fullName status organisation { en } session { course { title { en } } } } pageInfo { hasNextPage endCursor } } }`;

/** Every page of the people whom a figure counts. */
export async function peopleOf(
  ask: Ask,
  measure: string,
  filter: Filter | null,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let after: string | null = null; ;) {
    const { body } = await ask(PEOPLE, { measure, filter, after });
    const page = body.data?.['overviewPeople'] as {
      nodes: Record<string, unknown>[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

/** The pledges that a figure counts, of one unit or of all. */
export async function pledgesOf(
  ask: Ask,
  measure: string,
  unit: string | null,
  filter: Filter | null,
): Promise<Record<string, unknown>[]> {
  const query = `query ($measure: PledgeMeasure!, $unit: String, $filter: OverviewFilter) {
    overviewPledges(measure: $measure, unit: $unit, filter: $filter, first: 100) {
      nodes { id unit value status organisation { en } city { code } sector { code } } } }`;
  const { body } = await ask(query, { measure, unit, filter });
  return (body.data!['overviewPledges'] as { nodes: Record<string, unknown>[] }).nodes;
}
