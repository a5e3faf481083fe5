import type { CatalogueQuery, SessionBriefFragment } from '../../shared/gql/graphql';
import { mondayOf } from '../../shared/lib/dates';
import type { LocalizedText } from '../../shared/lib/locale';
import { type Weave, weaveOf } from '../../shared/ui/krama';

export interface Week {
  /** `2026-12-07`. */
  readonly monday: string;
  readonly sessions: readonly SessionBriefFragment[];
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

/** Sessions, which come by their start, under the week in which each begins where it is held. */
export function groupByWeek(sessions: readonly SessionBriefFragment[]): Week[] {
  const weeks = groupBy(sessions, (session) => mondayOf(session.startsAt, session.timeZone));
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

/** In how many sessions ahead a language is spoken. */
export const sessionsIn = (ahead: readonly SessionAhead[], language: string): number =>
  ahead.filter((session) => session.languages.includes(language)).length;
