import type { LocalizedText } from '#kernel';
import type { OrganisationKind, OrganisationState } from './organisation.entities.js';

export interface OrganisationView {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly subKindId: string;
  readonly cityId: string | null;
  readonly name: LocalizedText;
  readonly state: OrganisationState;
  /** As it wrote it of itself; a verified one's is shown as a link. */
  readonly website: string | null;
}

export interface OrganisationSubKindView {
  readonly id: string;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: LocalizedText;
}
