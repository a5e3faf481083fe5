import type { Actor, Role } from './actor.js';

/** Who may do what. `everyone` needs no sign-in; `signed-in` any sign-in; otherwise one of the roles.
 *  Which rows of it (whose session, which city) is decided by the policy of the lib that owns the rows. */
export const PERMISSIONS = {
  'catalogue.read': 'everyone',
  'sessions.read': 'everyone',
  'sessions.read-own': ['TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'sessions.schedule': ['CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'sessions.move': ['CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'sessions.cancel': ['CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'registrations.register': 'everyone',
  'registrations.read-ticket': 'everyone',
  'registrations.cancel': 'everyone',
  'registrations.read-roster': ['TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'registrations.enrol': ['COORDINATOR'],
  'registrations.cancel-for-organisation': ['COORDINATOR'],
  'registrations.read-organisation': ['COORDINATOR', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'registrations.print-tickets': ['COORDINATOR', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'attendance.mark': ['TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'organisations.read': 'everyone',
  'consultations.read': 'everyone',
  'consultations.submit': ['COORDINATOR'],
  'consultations.manage': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'organisations.read-own': ['COORDINATOR'],
  'organisations.propose': 'signed-in',
  'organisations.join': 'signed-in',
  'organisations.verify': ['CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'organisations.manage-members': ['COORDINATOR'],
  'organisations.hand-over': ['COORDINATOR'],
  'organisations.invite-coordinator': ['COORDINATOR'],
  'organisations.decide-domain': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'organisations.read-duplicates': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'organisations.merge': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'organisations.read-list': [
    'CITY_OFFICER',
    'WORKING_GROUP',
    'CHAIR',
    'HEAD_OF_GOVERNMENT_OFFICE',
    'ADMINISTRATOR',
  ],
  'pledges.read-units': 'everyone',
  'pledges.read': [
    'COORDINATOR',
    'CITY_OFFICER',
    'WORKING_GROUP',
    'CHAIR',
    'HEAD_OF_GOVERNMENT_OFFICE',
    'ADMINISTRATOR',
  ],
  'pledges.offer': ['COORDINATOR'],
  'pledges.decide': ['WORKING_GROUP'],
  'outreach.read-campaigns': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'outreach.write-campaign': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'outreach.send-campaign': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'outreach.exclude-organisation': ['CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  'outreach.open-link': 'everyone',
  'overview.read': ['CITY_OFFICER', 'WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR'],
  'identity.sign-in': 'everyone',
  'identity.read-self': 'everyone',
  'identity.sign-out': 'everyone',
  'identity.read-users': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'identity.change-roles': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'identity.invite': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'identity.read-invitation': 'everyone',
  'identity.accept-invitation': 'signed-in',
  'privacy.read-register': 'everyone',
  'privacy.read-own': 'signed-in',
  'privacy.change-own': 'signed-in',
  'privacy.export-own': 'signed-in',
  'privacy.change-contact': 'signed-in',
  'privacy.erase-own': 'signed-in',
  'privacy.erase': ['WORKING_GROUP'],
  'privacy.read-retention': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'identity.read-duplicates': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'identity.merge-people': ['WORKING_GROUP', 'ADMINISTRATOR'],
  'identity.confirm-sign-in': 'signed-in',
  'identity.manage-own-sign-in': 'signed-in',
  'identity.read-recoveries': ['ADMINISTRATOR'],
  'identity.recover-others': ['ADMINISTRATOR'],
  'mailer.read-mailbox': 'everyone',
  'graphql.read-node': 'everyone',
  'graphql.run-adhoc': ['ADMINISTRATOR'],
  'reports.read': ['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'],
  'reports.write': ['WORKING_GROUP'],
  'reports.forward': ['CHAIR'],
  'reports.return': ['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'],
  'reports.approve': ['HEAD_OF_GOVERNMENT_OFFICE'],
  'audit.read': ['ADMINISTRATOR'],
  // Which lists, their own permissions say.
  'exports.create': [
    'COORDINATOR',
    'TRAINER',
    'CITY_OFFICER',
    'WORKING_GROUP',
    'CHAIR',
    'HEAD_OF_GOVERNMENT_OFFICE',
    'ADMINISTRATOR',
  ],
} as const satisfies Record<string, 'everyone' | 'signed-in' | readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

/** Does this actor hold the permission at all? The system holds every one. */
export function can(actor: Actor, permission: Permission): boolean {
  const holders = PERMISSIONS[permission] as 'everyone' | 'signed-in' | readonly Role[];
  if (holders === 'everyone' || actor.kind === 'system') return true;
  if (actor.kind !== 'person') return false;
  return holders === 'signed-in' || actor.roles.some((grant) => holders.includes(grant.role));
}
