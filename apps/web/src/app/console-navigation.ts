import type { Role } from '../shared/gql/graphql';
import type { MessageKey } from '../shared/lib/i18n';

/** One line of the menu of those who are signed in. */
export interface ConsoleEntry {
  /** Address below the language, such as `/pledges`. */
  readonly path: string;
  readonly label: MessageKey;
  /** Who sees it. One path may stand twice, under the word that each role has for it. */
  readonly roles: readonly Role[];
}

const COMMITTEE: readonly Role[] = ['WORKING_GROUP', 'ADMINISTRATOR'];
const REVIEWERS: readonly Role[] = ['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'];

/** The menu in its order, one line a screen. A line shows only when `server-routes.ts` has a route of exactly this path,
 *  so a line may stand here before its screen. */
export const CONSOLE_ENTRIES: readonly ConsoleEntry[] = [
  { path: '/overview', label: 'frame.nav.overview', roles: [...COMMITTEE, ...REVIEWERS, 'CITY_OFFICER'] },
  {
    path: '/organisations',
    label: 'frame.nav.organisations',
    roles: [...COMMITTEE, ...REVIEWERS, 'CITY_OFFICER'],
  },
  { path: '/organisation', label: 'frame.nav.organisation', roles: ['COORDINATOR'] },
  { path: '/organisation/enrol', label: 'frame.nav.enrol', roles: ['COORDINATOR'] },
  { path: '/trainer', label: 'frame.trainer', roles: ['TRAINER'] },
  { path: '/trainer', label: 'frame.nav.sessions', roles: COMMITTEE },
  { path: '/pledges', label: 'frame.nav.pledges.own', roles: ['COORDINATOR'] },
  { path: '/pledges', label: 'frame.nav.pledges', roles: [...COMMITTEE, 'CITY_OFFICER'] },
  { path: '/topics', label: 'frame.nav.topics', roles: ['COORDINATOR', ...COMMITTEE] },
  { path: '/campaigns', label: 'frame.nav.campaigns', roles: COMMITTEE },
  { path: '/campaigns/excluded', label: 'frame.nav.kept-out', roles: ['CITY_OFFICER'] },
  { path: '/reports', label: 'frame.nav.reports', roles: ['WORKING_GROUP', ...REVIEWERS] },
  { path: '/audit', label: 'frame.nav.audit', roles: ['ADMINISTRATOR'] },
];

/** Those paths of the menu that a route has; `routes` are paths as routes name them, such as `organisation/enrol`. */
export const existingPaths = (routes: readonly string[]): string[] =>
  [...new Set(CONSOLE_ENTRIES.map(({ path }) => path))].filter((path) => routes.includes(path.slice(1)));

/** The lines that somebody with these roles sees: each path once, under the first word that fits. */
export function entriesFor(roles: readonly Role[], paths: readonly string[]): ConsoleEntry[] {
  const seen = new Set<string>();
  return CONSOLE_ENTRIES.filter((entry) => {
    const shown =
      paths.includes(entry.path) && !seen.has(entry.path) && entry.roles.some((role) => roles.includes(role));
    if (shown) seen.add(entry.path);
    return shown;
  });
}

/** The line to which an address below the language belongs: the longest path that it begins with. Null for none. */
export const entryAt = (entries: readonly ConsoleEntry[], address: string): ConsoleEntry | null =>
  entries
    .filter(({ path }) => address === path || address.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
