/* Who sees whose what: read from who-sees-what.txt, where it was written down by people, apart from the code's table. */
import { readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import type { Seen } from './asking.js';
import type { Marker } from './canaries.js';
import { type ActorOfMatrix, ROLE_COLUMNS, type RoleColumn } from './grounds.js';

/** What an actor sees of what there is.
 *
 *  `-` nothing. `self` what is of the person. `own` what is of the own organisation (a participant, a coordinator) or in the own
 *  city (a trainer, a city officer); `near` the same without who comes to a session that is weeks away. `open` what the committee let go of. `given` people whose roles the working group gives, `part` those with any,
 *  `seat` of these for an officer all but coordinators of another city. `city` what is held in the own city. `coll`
 *  colleagues who decide on approvals as far as the actor does: for an officer the others, for all those who decide everywhere.
 *  `all` whatever there is. `yes` an answer in which nothing is anybody's. `known` public, beside whatever it stands.
 *
 *  Each is exact: more is a leak, less is a right that was lost. `~own` and `~all` stand for a question whose answer holds
 *  parts of which each has its own line among the fields: within the scope, and something of it. */
export const SCOPES = [
  '-',
  'self',
  'own',
  'near',
  'open',
  'given',
  'part',
  'seat',
  'city',
  'coll',
  'all',
  'yes',
  'known',
  '~own',
  '~all',
] as const;
export type Scope = (typeof SCOPES)[number];

export type Expected = ReadonlyMap<string, Readonly<Record<RoleColumn, Scope>>>;

/** Is a marker within a scope of this actor? */
export function isWithin(scope: Scope, marker: Marker, { role, marker: actor }: ActorOfMatrix): boolean {
  const [organisation, city, person] = marker;
  switch (scope) {
    case 'all':
    case '~all':
    case 'known':
      return true;
    case 'open':
      return marker === 'cc0';
    case 'given':
      return person === '2' || person === '3';
    case 'part':
      return person !== '0' && person !== '1' && person !== '9';
    case 'seat':
      return (
        isWithin('part', marker, { name: '', role, marker: actor }) && (person !== '2' || city === actor?.[1])
      );
    case 'city':
      return city === actor?.[1];
    case 'coll':
      return marker !== actor && (/[58]/.test(person!) || (role === 'officer' && person === '4'));
    case 'self':
      return city === actor?.[1] && person === actor?.[2];
    case '~own':
      return marker === 'cc0' || isWithin('own', marker, { name: '', role, marker: actor });
    case 'near':
      return (
        organisation !== 'd' &&
        organisation !== 'e' &&
        isWithin('own', marker, { name: '', role, marker: actor })
      );
    case 'own':
      if (role === 'coordinator' || role === 'participant') return organisation === actor?.[0];
      return city === actor?.[1];
    default:
      return false;
  }
}

/** Lines of `Type | scope … | field …`. */
export function readExpected(file: string): Expected {
  const expected = new Map<string, Record<RoleColumn, Scope>>();
  for (const line of readFileSync(fromPackageRoot('test', 'security', 'matrix', file), 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [type, scopes, fields] = line.split('|').map((part) => part.trim().split(/\s+/));
    if (scopes?.length !== ROLE_COLUMNS.length || scopes.some((scope) => !SCOPES.includes(scope as Scope)))
      throw new Error(`Not one scope for each role: ${line}`);
    const byRole = Object.fromEntries(ROLE_COLUMNS.map((role, at) => [role, scopes[at]])) as Record<
      RoleColumn,
      Scope
    >;
    for (const field of fields ?? []) {
      if (expected.has(`${type![0]}.${field}`)) throw new Error(`Twice: ${type![0]}.${field}`);
      expected.set(`${type![0]}.${field}`, byRole);
    }
  }
  return expected;
}

/** What is wrong with a cell; null when the actor saw exactly what is theirs. `universe` is whose there was to see at all. */
export function wrongIn(
  scope: Scope,
  actor: ActorOfMatrix,
  seen: ReadonlySet<Seen>,
  universe: ReadonlySet<Seen>,
): string | null {
  const markers = [...seen].filter((each): each is Marker => each !== '-');
  const foreign = markers.filter((marker) => !isWithin(scope, marker, actor));
  if (foreign.length > 0) return `sees ${foreign.toSorted().join(' ')}`;
  if (scope === '-') return seen.size > 0 ? 'is answered' : null;
  if (scope === 'yes' || scope === 'known') return seen.size === 0 ? 'is answered nothing' : null;
  const theirs = [...universe].filter((each): each is Marker => each !== '-' && isWithin(scope, each, actor));
  if (theirs.length === 0) return 'has nothing of their own to see';
  const missing = theirs.filter((marker) => !seen.has(marker));
  const isLost = scope.startsWith('~') ? missing.length === theirs.length : missing.length > 0;
  return isLost ? `does not see ${missing.toSorted().join(' ')}` : null;
}
