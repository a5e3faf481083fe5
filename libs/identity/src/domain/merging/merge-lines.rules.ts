import { daysKept, type MergeChange } from '#privacy';

/** Days within which a merge can be taken back; what that needs is kept as long. */
export const UNDO_DAYS = daysKept('identity.person-merges');

/** What refers to a person, in the words of whoever decides. */
export const PERSON_HELD = [
  'REGISTRATIONS',
  'SEATS',
  'MARKS',
  'MEMBERSHIPS',
  'JOINING',
  'PLEDGES',
  'SUBMISSIONS',
  'INVITATIONS',
  'REPORTS',
  'CONSENTS',
  'MESSAGES',
  'ROLES',
  'WAYS_IN',
] as const;
export type PersonHeld = (typeof PERSON_HELD)[number];

/** How many rows of one sort go to the survivor, and of how many the survivor has their own. */
export interface HeldLine {
  readonly held: PersonHeld;
  readonly moves: number;
  readonly collides: number;
}

const HELD_OF: Readonly<Record<string, PersonHeld>> = {
  registrations: 'REGISTRATIONS',
  attendances: 'MARKS',
  memberships: 'MEMBERSHIPS',
  organisation_join_requests: 'JOINING',
  organisation_proposals: 'JOINING',
  pledges: 'PLEDGES',
  submissions: 'SUBMISSIONS',
  campaign_recipients: 'INVITATIONS',
  report_authors: 'REPORTS',
  consents: 'CONSENTS',
  messages: 'MESSAGES',
  role_grants: 'ROLES',
  provider_identities: 'WAYS_IN',
};

/** Lines in the order of `PERSON_HELD`; a sort of which there is nothing has none. Seats given up stand for themselves. */
export function heldLines(changes: readonly Pick<MergeChange, 'table' | 'act'>[]): HeldLine[] {
  const lines = changes.flatMap(({ table, act }) => {
    const held = act === 'BY_DOOR' && table === 'registrations' ? 'SEATS' : HELD_OF[table];
    return held ? [{ held, moves: act === 'MOVED' ? 1 : 0, collides: act === 'MOVED' ? 0 : 1 }] : [];
  });
  return PERSON_HELD.flatMap((held) => {
    const ofIt = lines.filter((line) => line.held === held);
    const sum = (count: 'moves' | 'collides'): number => ofIt.reduce((total, line) => total + line[count], 0);
    return ofIt.length > 0 ? [{ held, moves: sum('moves'), collides: sum('collides') }] : [];
  });
}

/** The values of the primary key before the merge. */
export function keyOf({ key, before }: Pick<MergeChange, 'key' | 'before'>): string[] {
  const row = JSON.parse(before ?? '{}') as Record<string, string | number>;
  return key.map((name) => String(row[name]));
}
