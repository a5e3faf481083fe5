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

/** What the strongest proof of a sign-in was. `NONE` holds nothing that needs a role in running the programme; `DEMO` is
 *  the one-click sign-in of a demonstration and counts as the strongest, always fresh. */
export const STRENGTHS = ['NONE', 'EMAIL_CODE', 'TOTP', 'PASSKEY', 'OIDC', 'DEMO'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Who asks. Handed down as an argument, like time and the transaction. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'system';
  readonly personId: string | null;
  readonly signInId: string | null;
  /** The roles that hold in this request: those whose duty the sign-in meets. */
  readonly roles: readonly RoleGrant[];
  /** Roles that ask for a stronger sign-in than this one. They give no right. */
  readonly withheldRoles: readonly RoleGrant[];
  readonly strength: Strength;
  /** Until when the last proof counts as fresh; null when, by the clock of the database, it does not any more. */
  readonly freshUntil: Date | null;
}

const NOBODY = {
  personId: null,
  signInId: null,
  roles: [],
  withheldRoles: [],
  strength: 'NONE',
  freshUntil: null,
} as const satisfies Omit<Actor, 'kind'>;

export const ANONYMOUS: Actor = { kind: 'anonymous', ...NOBODY };
export const SYSTEM: Actor = { kind: 'system', ...NOBODY };

/** A person with these roles. What is not said is that of a sign-in with a passkey which is no longer fresh. */
export const personActor = (
  personId: string,
  roles: readonly RoleGrant[],
  more: Partial<Omit<Actor, 'kind' | 'personId' | 'roles'>> = {},
): Actor & { readonly personId: string } => ({
  kind: 'person',
  ...NOBODY,
  personId,
  roles,
  strength: 'PASSKEY',
  ...more,
});

/** How an actor stands in the audit: `person:<id>`, `anonymous`, `system`. */
export const actorName = (actor: Actor): string => (actor.personId ? `person:${actor.personId}` : actor.kind);
