import { fromGlobalId, toGlobalId } from '#graphql';
import type { ViewerView } from '../domain/viewer.js';
import type { ViewerType } from './viewer.type.js';

export const PERSON_PREFIX = 'per';

/** An id that nothing has, for whatever is not the id of one: the rules then say so. */
export const NOTHING = '00000000-0000-0000-0000-000000000000';

/** The person that the schema's id means; nobody for what is no such id. */
export const personInside = (globalId: string): string => fromGlobalId(PERSON_PREFIX, globalId) ?? NOTHING;

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
