import type { CatalogueQuery, SessionBriefFragment } from '../../shared/gql/graphql';
import { mondayOf } from '../../shared/lib/dates';
import type { LocalizedText } from '../../shared/lib/locale';
import { type Weave, weaveOf } from '../../shared/ui/krama';

export interface Week<Session> {
  /** `2026-12-07`. */
  readonly monday: string;
  readonly sessions: readonly Session[];
}

/** Items under their key, in the order in which each key first comes. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Stands for the week of those that have no date; they come last. */
export const NO_WEEK = '';

/** Sessions, which come by their start, under the week in which each begins where it is held. */
export function groupByWeek<
  Session extends Pick<SessionBriefFragment, 'startsAt' | 'timeZone' | 'isDateKnown'>,
>(sessions: readonly Session[]): Week<Session>[] {
  const weeks = groupBy(sessions, (session) =>
    session.isDateKnown ? mondayOf(session.startsAt, session.timeZone) : NO_WEEK,
  );
  return [...weeks].map(([monday, ofWeek]) => ({ monday, sessions: ofWeek }));
}

/** A place to choose in the filter, and its cloth in the heading. */
export interface PlaceFacet {
  /** Code of the city, or `online`. */
  readonly code: string;
  /** Null on-line: the page has a word for it. */
  readonly name: LocalizedText | null;
  readonly weave: Weave;
  readonly sessions: number;
  readonly capacity: number;
  readonly taken: number;
}

type SessionAhead = CatalogueQuery['ahead']['nodes'][number];

const WEAVE_ORDER: readonly Weave[] = ['tonle', 'laterite', 'romduol', 'plain', 'jade'];

export const ONLINE = 'online';

/** Where sessions are, with how many and their seats. A cancelled session has no seats to give. */
export function placesAhead(ahead: readonly SessionAhead[]): PlaceFacet[] {
  const byPlace = groupBy(ahead, (session) =>
    session.mode === 'ONLINE' ? ONLINE : (session.city?.code ?? ONLINE),
  );
  return [...byPlace]
    .map(([code, sessions]): PlaceFacet => {
      const standing = sessions.filter((session) => session.state !== 'CANCELLED');
      return {
        code,
        name: code === ONLINE ? null : (sessions[0]?.city?.name ?? null),
        weave: weaveOf(sessions[0] ?? {}),
        sessions: sessions.length,
        capacity: standing.reduce((sum, session) => sum + session.seats.capacity, 0),
        taken: standing.reduce((sum, session) => sum + session.seats.taken, 0),
      };
    })
    .toSorted(
      (a, b) => WEAVE_ORDER.indexOf(a.weave) - WEAVE_ORDER.indexOf(b.weave) || b.sessions - a.sessions,
    );
}

/** A focus area with its sectors, and in how many sessions ahead each is taught. */
export interface AreaFacet {
  readonly code: string;
  readonly name: LocalizedText;
  readonly sessions: number;
  readonly sectors: readonly {
    readonly code: string;
    readonly name: LocalizedText;
    readonly sessions: number;
  }[];
}

/** The areas and sectors that are taught ahead, or chosen; all of them where not every session ahead is known. */
export function areasAhead(
  { ahead, focusAreas }: Pick<CatalogueQuery, 'ahead' | 'focusAreas'>,
  chosen: readonly string[],
): AreaFacet[] {
  const count = (code: string): number =>
    ahead.nodes.filter(({ course }) => course.sector.code === code).length;
  const shown = ({ code, sessions }: { code: string; sessions: number }): boolean =>
    sessions > 0 || chosen.includes(code) || ahead.pageInfo.hasNextPage;
  return focusAreas.nodes
    .map(({ code, name, sectors }) => {
      const counted = sectors.map((sector) => ({ ...sector, sessions: count(sector.code) }));
      const sessions = counted.reduce((sum, sector) => sum + sector.sessions, 0);
      return { code, name, sessions, sectors: counted.filter(shown) };
    })
    .filter((area) => shown(area) || area.sectors.length > 0);
}

/** In how many sessions ahead a language is spoken. */
export const sessionsIn = (ahead: readonly SessionAhead[], language: string): number =>
  ahead.filter((session) => session.languages.includes(language)).length;
