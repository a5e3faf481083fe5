import type { OrganisationKind } from '#organisations';

/** Which organisations a campaign is for. All that is given must hold; an empty list means every one. */
export interface Segment {
  readonly kinds: readonly OrganisationKind[];
  readonly cityIds: readonly string[];
  readonly subKindIds: readonly string[];
  /** Has somebody of it attended a session? Null: either. */
  readonly isTrained: boolean | null;
}
