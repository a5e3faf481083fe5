import type { MessageKey } from '../shared/lib/i18n';
import type { ViewerFacts } from '../shared/lib/frame';

/** One line of the menu of those who are signed in. */
export interface ConsoleEntry {
  /** Address below the language, such as `/pledges`. */
  readonly path: string;
  /** Where one gets to from there alone, though it does not stand below. */
  readonly also?: readonly string[];
  readonly label: MessageKey;
  /** Permissions of the api (docs/permissions.md): whoever holds one of them sees it. One path may stand twice, under the
   *  word that fits what somebody may do there. */
  readonly for: readonly string[];
  /** Whoever holds this one gets there from another line. */
  readonly unless?: string;
  /** Nobody begins here. */
  readonly isAside?: true;
}

/** The menu in its order, one line a screen. A line shows only when `server-routes.ts` has a route of exactly this path,
 *  so a line may stand here before its screen. */
export const CONSOLE_ENTRIES: readonly ConsoleEntry[] = [
  { path: '/overview', label: 'frame.nav.overview', for: ['overview.read'] },
  { path: '/organisations', label: 'frame.nav.organisations', for: ['organisations.read-list'] },
  {
    path: '/organisations/proposals',
    also: ['/organisations/domains', '/organisations/duplicates', '/organisations/merge'],
    label: 'frame.nav.proposals',
    for: ['organisations.verify'],
  },
  { path: '/organisation', label: 'frame.nav.organisation', for: ['organisations.read-own'] },
  { path: '/organisation/members', label: 'frame.nav.members', for: ['organisations.manage-members'] },
  { path: '/organisation/enrol', label: 'frame.nav.enrol', for: ['registrations.enrol'] },
  {
    path: '/trainer',
    also: ['/manage/sessions'],
    label: 'frame.nav.sessions',
    for: ['sessions.schedule'],
  },
  { path: '/trainer', label: 'frame.trainer', for: ['sessions.read-own'] },
  {
    path: '/manage/courses',
    also: ['/manage/paths', '/manage/experiences'],
    label: 'frame.nav.courses',
    for: ['catalogue.manage'],
  },
  { path: '/pledges', label: 'frame.nav.pledges.own', for: ['pledges.offer'] },
  { path: '/pledges', label: 'frame.nav.pledges', for: ['pledges.read'], unless: 'reports.return' },
  { path: '/topics', label: 'frame.nav.topics', for: ['consultations.submit', 'consultations.manage'] },
  { path: '/campaigns', label: 'frame.nav.campaigns', for: ['outreach.read-campaigns'] },
  {
    path: '/campaigns/excluded',
    label: 'frame.nav.kept-out',
    for: ['outreach.exclude-organisation'],
    unless: 'outreach.read-campaigns',
  },
  { path: '/reports', label: 'frame.nav.reports', for: ['reports.read'] },
  { path: '/users', label: 'frame.nav.users', for: ['identity.read-users'] },
  {
    path: '/people/duplicates',
    also: ['/people/merge', '/people/merges'],
    label: 'frame.nav.people',
    for: ['identity.read-duplicates'],
  },
  { path: '/erasures', label: 'frame.nav.erasures', for: ['privacy.erase'] },
  { path: '/retention', label: 'frame.nav.retention', for: ['privacy.read-retention'] },
  { path: '/recoveries', label: 'frame.nav.recoveries', for: ['identity.read-recoveries'] },
  { path: '/audit', label: 'frame.nav.audit', for: ['audit.read'] },
  {
    path: '/organisations/propose',
    label: 'frame.nav.propose',
    for: ['organisations.propose'],
    unless: 'registrations.read-organisation',
    isAside: true,
  },
];

/** Those paths of the menu that a route has; `routes` are paths as routes name them, such as `organisation/enrol`. */
export const existingPaths = (routes: readonly string[]): string[] =>
  [...new Set(CONSOLE_ENTRIES.map(({ path }) => path))].filter((path) => routes.includes(path.slice(1)));

/** The lines that somebody with these permissions sees: each path once, under the first word that fits. */
export function entriesFor(
  { permissions }: Pick<ViewerFacts, 'permissions'>,
  paths: readonly string[],
): ConsoleEntry[] {
  const seen = new Set<string>();
  return CONSOLE_ENTRIES.filter((entry) => {
    const holds = entry.for.some((permission) => permissions.includes(permission));
    const elsewhere = entry.unless !== undefined && permissions.includes(entry.unless);
    const shown = paths.includes(entry.path) && !seen.has(entry.path) && holds && !elsewhere;
    if (shown) seen.add(entry.path);
    return shown;
  });
}

/** Where somebody begins: the first line of their menu, or the sessions. */
export const consolePathOf = (viewer: Pick<ViewerFacts, 'permissions'>, paths: readonly string[]): string =>
  entriesFor(viewer, paths).find(({ isAside }) => !isAside)?.path ?? '';

/** The line to which an address below the language belongs: the longest path that it begins with. Null for none. */
export const entryAt = (entries: readonly ConsoleEntry[], address: string): ConsoleEntry | null =>
  entries
    .flatMap((entry) => [entry.path, ...(entry.also ?? [])].map((path) => ({ entry, path })))
    .filter(({ path }) => address === path || address.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0]?.entry ?? null;
