import { accept, hasForbiddenCharacters, refuse, type Refusal, type Result, writtenText } from '#kernel';

const MAX_REASON = 500;

/** What is known at the moment somebody gives or takes a role. */
export interface RoleChangeAtHand {
  readonly change: 'GIVEN' | 'TAKEN';
  /** `mayGive`, by the roles that the actor has at this moment. */
  readonly isAllowed: boolean;
  /** Do they change their own roles? */
  readonly isOwn: boolean;
  /** Null when there is no such person. */
  readonly person: { readonly hasAddress: boolean; readonly hasRole: boolean } | null;
  /** Is there such an organisation or city, or none where the role knows no limit? */
  readonly scopeFits: boolean;
  readonly isAdministrator: boolean;
  readonly administrators: number;
}

export type RoleChangeRefusalCode =
  | 'FORBIDDEN'
  | 'PERSON_NOT_FOUND'
  | 'OWN_ROLE'
  | 'SCOPE_NOT_FOUND'
  | 'PERSON_WITHOUT_ADDRESS'
  | 'ALREADY_HAS_ROLE'
  | 'ROLE_NOT_HELD'
  | 'LAST_ADMINISTRATOR';

/** Decides whether a role is given or taken. Nobody gives one to themselves; giving up one's own is fine, except for
 *  the last administrator. Pure; the caller holds the lock of all changes of roles. Source: docs/stories/roles.md. */
export function decideRoleChange(at: RoleChangeAtHand): Result<null, Refusal<RoleChangeRefusalCode>> {
  if (!at.isAllowed) return refuse('FORBIDDEN');
  if (!at.person) return refuse('PERSON_NOT_FOUND', { path: ['personId'] });
  return at.change === 'GIVEN' ? decideGiving(at, at.person) : decideTaking(at, at.person);
}

function decideGiving(
  at: RoleChangeAtHand,
  person: NonNullable<RoleChangeAtHand['person']>,
): Result<null, Refusal<RoleChangeRefusalCode>> {
  if (at.isOwn) return refuse('OWN_ROLE');
  if (!at.scopeFits) return refuse('SCOPE_NOT_FOUND', { path: ['scopeId'] });
  if (!person.hasAddress) return refuse('PERSON_WITHOUT_ADDRESS', { path: ['personId'] });
  return person.hasRole ? refuse('ALREADY_HAS_ROLE', { path: ['role'] }) : accept(null);
}

function decideTaking(
  at: RoleChangeAtHand,
  person: NonNullable<RoleChangeAtHand['person']>,
): Result<null, Refusal<RoleChangeRefusalCode>> {
  if (!person.hasRole) return refuse('ROLE_NOT_HELD', { path: ['role'] });
  return at.isAdministrator && at.administrators <= 1 ? refuse('LAST_ADMINISTRATOR') : accept(null);
}

/** The reason as it is kept: something to see, 500 characters at most, nothing that no sentence needs. Null for anything else. */
export function readReason(typed: string): string | null {
  const reason = writtenText(typed);
  return reason !== null && reason.length <= MAX_REASON && !hasForbiddenCharacters(reason) ? reason : null;
}
