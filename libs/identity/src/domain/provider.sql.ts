import { sql, type SqlQuery } from '#database';
import type { ProviderPurpose } from './provider.entity.js';

/** Minutes that somebody may spend at a provider. */
export const ATTEMPT_MINUTES = 10;

/** What is kept of a way to a provider. */
export interface StoredAttempt {
  readonly purpose: ProviderPurpose;
  readonly personId: string | null;
  readonly signInId: string | null;
  readonly invitationId: string | null;
}

export const insertAttempt = (
  attempt: StoredAttempt & {
    readonly stateHash: Buffer;
    readonly browserHash: Buffer;
    readonly provider: string;
  },
): SqlQuery<never> => sql`
  insert into provider_attempts (state_hash, provider, purpose, browser_hash, person_id, sign_in_id, invitation_id, expires_at)
  values (${attempt.stateHash}, ${attempt.provider}, ${attempt.purpose}, ${attempt.browserHash}, ${attempt.personId},
    ${attempt.signInId}, ${attempt.invitationId}, app_now() + make_interval(mins => ${ATTEMPT_MINUTES}))`;

/** Uses an attempt up. No row for another browser or another provider: theirs stays. Index: pk_provider_attempts. */
export const takeAttempt = (
  stateHash: Buffer,
  browserHash: Buffer,
  provider: string,
): SqlQuery<StoredAttempt & { readonly isLive: boolean }> => sql`
  delete from provider_attempts
  where state_hash = ${stateHash} and browser_hash = ${browserHash} and provider = ${provider}
  returning purpose, person_id as "personId", sign_in_id as "signInId", invitation_id as "invitationId",
    expires_at > app_now() as "isLive"`;

/** Attempts that nobody came back from. Index: ix_provider_attempts__expires_at. */
export const purgeAttempts = (): SqlQuery<never> =>
  sql`delete from provider_attempts where expires_at < app_now()`;

/** Whose an identity is; nobody's when their record was merged: it signs nobody in. Locked, so that it is not unlinked meanwhile.
 *  Index: uq_provider_identities__issuer_subject. */
export const identityOf = (
  issuer: string,
  subject: string,
): SqlQuery<{ id: string; personId: string }> => sql`
  select id, person_id as "personId" from provider_identities where issuer = ${issuer} and subject = ${subject}
    and not exists (select from people p where p.id = person_id and p.merged_into is not null) for update`;

/** The person's identity at this provider. Index: uq_provider_identities__person_id_issuer. */
export const ownIdentity = (personId: string, issuer: string): SqlQuery<{ id: string }> => sql`
  select id from provider_identities where person_id = ${personId} and issuer = ${issuer} for update`;

/** No row when the identity is somebody's, or the person has another at this provider. */
export const insertIdentity = (identity: {
  readonly id: string;
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
}): SqlQuery<{ id: string }> => sql`
  insert into provider_identities (id, person_id, issuer, subject, last_used_at)
  values (${identity.id}, ${identity.personId}, ${identity.issuer}, ${identity.subject}, app_now())
  on conflict do nothing returning id`;

export const markUsed = (id: string): SqlQuery<never> => sql`
  update provider_identities set last_used_at = app_now() where id = ${id}`;

/** An invitation that stands open, and the person of its address: the one whom a code to it would sign in. Locked.
 *  Indexes: pk_invitations, ix_people__email. */
export const lockOpenInvitationById = (id: string): SqlQuery<{ email: string }> => sql`
  select email from invitations
  where id = ${id} and accepted_at is null and withdrawn_at is null and expires_at > app_now() for update`;
