import type { OrganisationMembersQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';

/** An organisation as whoever coordinates it sees it. */
export type ManagedOrganisation = NonNullable<OrganisationMembersQuery['organisation']>;

/** What a part of the page needs that holds a form. */
export interface PartProps {
  readonly organisation: ManagedOrganisation;
  readonly submission: Submission | null;
}
