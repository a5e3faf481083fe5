import type { Permission } from './permissions.js';

/** What asks for more than being signed in: a proof by passkey, or by an authenticator's code, within the last five
 *  minutes (ASVS 7.5.3). A lib that brings such an act adds its permission here. */
export const NEEDS_FRESH_SIGN_IN: readonly Permission[] = [
  'reports.forward',
  'reports.return',
  'reports.approve',
  'exports.create',
];
