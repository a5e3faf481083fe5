import type { LocalizedText } from '#kernel';
import type { OrganisationKind } from '#organisations';

/** Measures of people, and of pledges, in the order of the programme's loop. */
export const PEOPLE_MEASURES = ['INVITED', 'REGISTERED', 'ATTENDED'] as const;
export type PeopleMeasure = (typeof PEOPLE_MEASURES)[number];
export const PLEDGE_MEASURES = ['PLEDGED', 'ACCEPTED'] as const;
export type PledgeMeasure = (typeof PLEDGE_MEASURES)[number];
export const OVERVIEW_MEASURES = [...PEOPLE_MEASURES, ...PLEDGE_MEASURES] as const;
export type OverviewMeasure = (typeof OVERVIEW_MEASURES)[number];

/** UNKNOWN: the organisation that somebody wrote was not recognised. */
export type OverviewKind = OrganisationKind | 'UNKNOWN';

/** Everything given must hold. Ids are of rows, not global. */
export interface OverviewFilter {
  /** Of the session, or the city that a pledge is for. */
  readonly cityId?: string | null;
  /** Only what belongs to no city: sessions on-line. No pledge is among it. */
  readonly isOnline?: boolean | null;
  readonly focusAreaId?: string | null;
  readonly sectorId?: string | null;
  /** Of the organisation that somebody registered for or was invited for, or that pledges. */
  readonly organisationKind?: OverviewKind | null;
  /** Only of these cities: what a city officer may see. */
  readonly within?: readonly string[] | null;
}

/** One figure. `unit` is PEOPLE (one person in one session counts once; an invitation, one person in one campaign),
 *  PLEDGES, a currency (`USD`, `KHR`), or the code of a unit in kind (lower case). `value` is whole: people, pledges, cents,
 *  riel, thousandths of a unit in kind. Values of two units are never added. */
export interface OverviewFigure {
  readonly measure: OverviewMeasure;
  readonly unit: string;
  readonly value: bigint;
}

/** What figures are told apart by. */
export const BREAKDOWNS = ['CITY', 'FOCUS_AREA', 'SECTOR', 'KIND'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The figures of one city, focus area, sector or kind; the key is null for sessions on-line. */
export interface OverviewGroup {
  readonly key: string | null;
  readonly figures: readonly OverviewFigure[];
}

/** What the last nightly comparison with plain counts found. */
export interface RollupCheckView {
  readonly checkedAt: Date;
  readonly compared: number;
  readonly wrong: number;
}

/** Everything that the overview shows, of one moment. */
export interface OverviewView {
  readonly asOf: Date;
  readonly figures: readonly OverviewFigure[];
  readonly groups: Readonly<Record<Breakdown, readonly OverviewGroup[]>>;
  readonly lastCheck: RollupCheckView | null;
}

/** A person whom a figure counts. */
export interface OverviewPersonView {
  readonly id: string;
  readonly fullName: string;
  /** The organisation that was recognised, otherwise what was written, in both. */
  readonly organisation: LocalizedText;
  readonly sessionId: string;
  /** Of the registration; ADDRESS_AWAITED for one that is PENDING until its address is confirmed; null for an invitation. */
  readonly status: string | null;
  /** Invited, registered, or marked as having come. */
  readonly at: Date;
}

/** A pledge that a figure counts. */
export interface OverviewPledgeView {
  readonly id: string;
  readonly organisation: LocalizedText;
  readonly cityId: string;
  readonly sectorId: string;
  readonly unit: string;
  readonly value: bigint;
  readonly status: string;
  readonly offeredAt: Date;
}
