export const ROLES = [
  'PARTICIPANT',
  'COORDINATOR',
  'TRAINER',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];

export interface RoleGrant {
  readonly role: Role;
  /** What the role is limited to (an organisation, a city); null where the role knows no limit. */
  readonly scopeId: string | null;
}

/** Who asks. Handed down as an argument, like time and the transaction. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'system';
  readonly personId: string | null;
  readonly signInId: string | null;
  readonly roles: readonly RoleGrant[];
}

export const ANONYMOUS: Actor = { kind: 'anonymous', personId: null, signInId: null, roles: [] };
export const SYSTEM: Actor = { kind: 'system', personId: null, signInId: null, roles: [] };

/** How an actor stands in the audit: `person:<id>`, `anonymous`, `system`. */
export const actorName = (actor: Actor): string => (actor.personId ? `person:${actor.personId}` : actor.kind);
