import { toGlobalId } from '#graphql';
import type { OrganisationView } from '../domain/organisation.views.js';
import type { OrganisationType } from './organisation.types.js';

export const ORGANISATION_PREFIX = 'org';

export const toOrganisationType = (organisation: OrganisationView): OrganisationType => ({
  id: toGlobalId(ORGANISATION_PREFIX, organisation.id),
  uuid: organisation.id,
  subKindUuid: organisation.subKindId,
  cityUuid: organisation.cityId,
  name: organisation.name,
  kind: organisation.kind,
  state: organisation.state,
  website: organisation.website,
});
