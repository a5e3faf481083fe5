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

/** Who is behind an identity, before their lock is taken; as `identityOf`, and to be asked again under the lock. */
export const holderOf = (issuer: string, subject: string): SqlQuery<{ personId: string }> => sql`
  select person_id as "personId" from provider_identities where issuer = ${issuer} and subject = ${subject}`;

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

/** An identity that left a merged record: its row before and after, as the database wrote it. */
interface AdoptedIdentity {
  readonly fromId: string;
  readonly before: string;
  readonly after: string;
}

/** Makes the identity of a record that was merged into the person theirs, under the lock of the person. No row when it is not such
 *  a record's. Index: uq_provider_identities__issuer_subject. */
export const adoptIdentity = (identity: {
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
}): SqlQuery<AdoptedIdentity> => sql`
  with old as (
    select i.id, i.person_id, to_jsonb(i)::text as before from provider_identities i join people p on p.id = i.person_id
    where i.issuer = ${identity.issuer} and i.subject = ${identity.subject} and p.merged_into = ${identity.personId}
    for update of i)
  update provider_identities n set person_id = ${identity.personId}, created_at = app_now(), last_used_at = app_now()
  from old o where n.id = o.id
  returning o.person_id as "fromId", o.before, to_jsonb(n)::text as after`;

/** Notes it for the undo of the merge that made the record the person's, as long as there may be one: the last change, so the
 *  first to go back. A record that was merged before that merge is among its rows. Index: ix_person_merges__into_person_id. */
export const noteAdoption = (
  personId: string,
  { fromId, before, after }: AdoptedIdentity,
): SqlQuery<never> => sql`
  insert into person_merge_rows (merge_id, position, held, table_name, key, act, before, after)
  select m.id, (select coalesce(max(r.position), -1) + 1 from person_merge_rows r where r.merge_id = m.id),
    'identity', 'provider_identities', array['id'], 'BY_DOOR', ${before}, ${after}
  from person_merges m
  where m.into_person_id = ${personId} and m.undone_at is null and m.undo_until > app_now()
    and (m.from_person_id = ${fromId} or exists (select from person_merge_rows r
      where r.merge_id = m.id and r.table_name = 'people' and r.before::jsonb ->> 'id' = ${fromId}::text))`;

/** Makes an adopted identity that is still the survivor's what it was. */
export const returnIdentity = (
  before: string | null,
  after: string | null,
): SqlQuery<{ issuer: string; ownerId: string; survivorId: string }> => sql`
  update provider_identities i set person_id = b.person_id, created_at = b.created_at
  from jsonb_populate_record(null::provider_identities, ${before}::jsonb) b,
    jsonb_populate_record(null::provider_identities, ${after}::jsonb) a
  where i.id = a.id and i.person_id = a.person_id
  returning i.issuer, b.person_id as "ownerId", a.person_id as "survivorId"`;

export const markUsed = (id: string): SqlQuery<never> => sql`
  update provider_identities set last_used_at = app_now() where id = ${id}`;

/** An invitation that stands open, and the person of its address: the one whom a code to it would sign in. Locked.
 *  Indexes: pk_invitations, ix_people__email. */
export const lockOpenInvitationById = (id: string): SqlQuery<{ email: string }> => sql`
  select email from invitations
  where id = ${id} and accepted_at is null and withdrawn_at is null and expires_at > app_now() for update`;
