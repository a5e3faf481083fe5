/* What an act is done to, and who may: the words of acts-of-*.ts. */
import { newId, signId } from '#kernel';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { canaryEmail, type Marker } from './canaries.js';
import type { RoleColumn } from './grounds.js';
import type { Rows } from './rows.js';

export type Side = 'a' | 'b';
/** `own` is whoever stands on the side of what the act is done to; `any` whoever holds the role, on either side. */
export type Reach = 'own' | 'any';

export interface ActContext {
  readonly db: TestDatabase;
  readonly rows: Rows;
  readonly side: Side;
  /** The global id of a row of this side: `own` for both letters. */
  id(prefix: string, table: string, kind?: Kind, at?: number): string;
  /** Asks as an administrator of the working group would before acting. */
  look(query: string): Promise<Record<string, never>>;
}
/** The marker of a row on a side: of the organisation, of the participant, of the proposal, of the city, of the committee. */
export type Kind = 'own' | 'participant' | 'proposal' | 'city' | 'committee' | 'draft' | 'lost';

export const markerOf = (side: Side, kind: Kind = 'own'): Marker =>
  ({
    own: `${side}${side}0`,
    participant: `${side}${side}1`,
    proposal: side === 'a' ? 'da1' : 'eb1',
    city: `c${side}0`,
    committee: 'cc0',
    draft: 'cc5',
    lost: 'cc9',
  })[kind] as Marker;

export interface Act {
  /** The mutation, where the act is another one of the same. */
  readonly mutation?: string;
  readonly who: Partial<Record<RoleColumn, Reach>>;
  /** Who passes the door, that is, holds the permission at all; whoever may do it unless said. */
  readonly door?: Partial<Record<RoleColumn, Reach>>;
  /** Null for a mutation without an input. */
  readonly input: ((c: ActContext) => object | Promise<object>) | null;
  /** What must stand before it can succeed. */
  readonly before?: (c: ActContext) => Promise<unknown>;
  /** Another code than the usual ones, where the refusal is about who asks. */
  readonly refusal?: string;
  /** The link or the code is the key: who has it is answered about it, on whichever side. */
  readonly isByKey?: true;
  /** The act is the same for both sides: nothing in it is anybody's. */
  readonly once?: true;
}

export const COORDINATOR = { coordinator: 'own' } as const;
export const GROUP = { group: 'any' } as const;
export const RUNS = { group: 'any', administrator: 'any' } as const;
export const CITY = { officer: 'own', ...RUNS } as const;
export const SIGNED_IN = {
  participant: 'any',
  coordinator: 'any',
  trainer: 'any',
  officer: 'any',
  group: 'any',
  chair: 'any',
  office: 'any',
  administrator: 'any',
} as const;
export const EVERYBODY = { anonymous: 'any', ...SIGNED_IN } as const;
/** Of whoever owns it: here the participants own what is asked for. */
export const OWNER = { participant: 'own' } as const;

export const both = (text: string) => ({ km: text, en: text });
export const DAY = 86_400_000;
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
export const org = (c: ActContext): string => c.id('org', 'organisations');
export const proposed = (c: ActContext): string => c.id('org', 'organisations', 'proposal');
export const ofOrganisation =
  (more: object = {}) =>
  (c: ActContext): object => ({ organisationId: org(c), ...more });
export const ofProposal = (more: object) => (c: ActContext) => ({
  organisationId: proposed(c),
  version: 1,
  ...more,
});
export const pledge = (more: object) => (c: ActContext) => ({
  pledgeId: c.id('plg', 'pledges', 'own', 1),
  version: 1,
  ...more,
});
export const terms = { city: 'siem-reap', sector: 'heritage', amount: '500', unit: 'USD' };
export const campaignDraft = (c: ActContext): string => c.id('cpg', 'campaigns', 'committee', 0);
export const letter = { subject: both('Come'), body: both('Please come'), segment: { kinds: ['NGO'] } };
export const content = {
  title: both('A report'),
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  sections: [{ heading: both('What came'), text: both('[registered] people'), hasCityTable: true }],
};
export const key = (): string => newId();
export const someone = { fullName: 'Sok Dara', email: 'sok.dara@somebody.example', locale: 'en' };
export const link = (purpose: string) => (c: ActContext) => ({
  token: signId(TEST_SECRET, `outreach ${purpose}`, c.rows.id('campaign_recipients', markerOf(c.side))),
});
export const city = (c: ActContext): string => (c.side === 'a' ? 'siem-reap' : 'battambang');
/** Nothing comes before any course. */
export const freely = (c: ActContext): Promise<unknown> => c.db.ownerSql('delete from course_prerequisites');

export const toCome = (c: ActContext): string => c.id('ses', 'sessions', 'city', 1);

export function emailOf(c: ActContext, marker: Marker): string {
  return canaryEmail(marker, c.rows.id('people', marker));
}
