import { toGlobalId } from '#graphql';
import type { ViewerView } from '../domain/viewer.js';
import type { ViewerType } from './viewer.type.js';

export const PERSON_PREFIX = 'per';

export const toViewerType = (viewer: ViewerView): ViewerType => ({
  signedIn: viewer.isSignedIn,
  person: viewer.person && {
    id: toGlobalId(PERSON_PREFIX, viewer.person.id),
    fullName: viewer.person.fullName,
  },
  roles: viewer.roles,
  withheldRoles: viewer.withheldRoles,
  fresh: viewer.isFresh,
  permissions: viewer.permissions,
  demo: viewer.isDemo,
});
