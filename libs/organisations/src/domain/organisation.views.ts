import type { LocalizedText } from '#kernel';
import type { OrganisationKind } from './organisation.entities.js';

export interface OrganisationView {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly subKindId: string;
  readonly cityId: string | null;
  readonly name: LocalizedText;
}

export interface OrganisationSubKindView {
  readonly id: string;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: LocalizedText;
}
