import type { Permission } from './permissions.js';

/** What asks for more than being signed in: a proof by passkey, or by an authenticator's code, within the last five
 *  minutes (ASVS 7.5.3). A lib that brings such an act adds its permission here. */
export const NEEDS_FRESH_SIGN_IN: readonly Permission[] = [
  'identity.change-roles',
  'identity.invite',
  'privacy.export-own',
  'privacy.change-contact',
  'privacy.erase-own',
  'privacy.erase',
  'reports.forward',
  'reports.return',
  'reports.approve',
  'organisations.hand-over',
  'organisations.merge',
];
