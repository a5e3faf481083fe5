import type { Role, RoleGrant } from '#authz';
import { sql, type SqlQuery } from '#database';
import type { Locale } from '#kernel';
import { INVITATION_DAYS, type InvitationAtHand } from './invitation.rules.js';

/** An invitation that nobody accepted or withdrew. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
  readonly role: Role;
  readonly scopeId: string | null;
  readonly locale: Locale;
  /** Mails for it, the first among them. */
  readonly sendings: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
  readonly invitedBy: string | null;
}

interface NewInvitation {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly email: string;
  readonly fullName: string;
  readonly role: Role;
  readonly scopeId: string | null;
  readonly locale: Locale;
  readonly invitedBy: string | null;
}

/** No row when one is open for the address, the role and the scope (uq_invitations__role_scope_id_email). */
export const insertInvitation = (row: NewInvitation): SqlQuery<{ id: string; sendings: number }> => sql`
  insert into invitations (id, token_hash, email, full_name, role, scope_id, locale, invited_by, expires_at)
  values (${row.id}, ${row.tokenHash}, ${row.email}, ${row.fullName}, ${row.role}, ${row.scopeId}, ${row.locale},
    ${row.invitedBy}, app_now() + make_interval(days => ${INVITATION_DAYS}))
  on conflict (role, scope_id, lower(email)) where accepted_at is null and withdrawn_at is null do nothing
  returning id, sendings`;

const OPEN_COLUMNS = `id, email, full_name as "fullName", role, scope_id as "scopeId", locale, sendings, sent_at as "sentAt",
  expires_at as "expiresAt", expires_at <= app_now() as "isExpired", invited_by as "invitedBy"`;

/** Locks the open one for an address, a role and a scope. Index: uq_invitations__role_scope_id_email. */
export const lockOpenInvitation = (
  email: string,
  role: Role,
  scopeId: string | null,
): SqlQuery<OpenInvitation> => ({
  text: `select ${OPEN_COLUMNS} from invitations
    where role = $1 and scope_id is not distinct from $2::uuid and lower(email) = lower($3)
      and accepted_at is null and withdrawn_at is null for update`,
  values: [role, scopeId, email],
});

/** Locks one, whatever became of it. */
export const lockInvitation = (
  id: string,
): SqlQuery<OpenInvitation & { isOpen: boolean; isAccepted: boolean }> => ({
  text: `select ${OPEN_COLUMNS}, accepted_at is null and withdrawn_at is null as "isOpen", accepted_at is not null as "isAccepted"
    from invitations where id = $1 for update`,
  values: [id],
});

/** Index: uq_invitations__role_scope_id_email. */
export const openInvitationsOf = (role: Role, scopeId: string | null): SqlQuery<OpenInvitation> => ({
  text: `select ${OPEN_COLUMNS} from invitations
    where role = $1 and scope_id is not distinct from $2::uuid and accepted_at is null and withdrawn_at is null
    order by sent_at desc, id desc`,
  values: [role, scopeId],
});

/** Locks the open ones to a role, in the order of their ids. Index: uq_invitations__role_scope_id_email. */
export const lockOpenInvitationsOf = (role: Role, scopeId: string): SqlQuery<{ id: string }> => sql`
  select id from invitations where role = ${role} and scope_id = ${scopeId} and accepted_at is null and withdrawn_at is null
  order by id for update`;

/** The lock of the row is the caller's. Whoever sends last answers for it. */
export const sendAgain = (row: {
  id: string;
  tokenHash: Buffer;
  fullName: string;
  locale: Locale;
  invitedBy: string | null;
}): SqlQuery<{ id: string; sendings: number }> => sql`
  update invitations set sendings = sendings + 1, sent_at = app_now(), token_hash = ${row.tokenHash},
    full_name = ${row.fullName}, locale = ${row.locale}, invited_by = ${row.invitedBy},
    expires_at = app_now() + make_interval(days => ${INVITATION_DAYS})
  where id = ${row.id} returning id, sendings`;

export const withdrawInvitation = (id: string): SqlQuery<never> => sql`
  update invitations set withdrawn_at = app_now() where id = ${id}`;

/** A row when this person has this address. */
export const isAddressOf = (personId: string, email: string): SqlQuery<{ id: string }> => sql`
  select id from people where id = ${personId} and lower(email) = lower(${email})`;

/** A row when somebody with this address has the role already. Index: ix_people__email. */
export const hasRoleAlready = (
  email: string,
  role: Role,
  scopeId: string | null,
): SqlQuery<{ id: string }> => sql`
  select g.id from people p join role_grants g on g.person_id = p.id
  where lower(p.email) = lower(${email}) and g.role = ${role} and g.scope_id is not distinct from ${scopeId}::uuid limit 1`;

/** Mails of invitations that somebody caused within 24 hours. Index: ix_invitations__invited_by_sent_at. */
export const sentWithinADay = (personId: string): SqlQuery<{ count: number }> => sql`
  select coalesce(sum(sendings), 0)::int as count from invitations
  where invited_by = ${personId} and sent_at > app_now() - interval '1 day'`;

export interface AcceptedInvitation extends InvitationAtHand {
  readonly id: string;
  readonly role: Role;
  readonly scopeId: string | null;
}

/** The state of an invitation at this moment. */
export const INVITATION_STATE = `case when i.accepted_at is not null then 'ACCEPTED' when i.withdrawn_at is not null then 'WITHDRAWN'
  when i.expires_at <= app_now() then 'EXPIRED' else 'OPEN' end`;

/** Locks the invitation of a token, and says whether it is for the address of this person.
 *  Index: uq_invitations__token_hash. */
export const lockInvitationOfToken = (tokenHash: Buffer, personId: string): SqlQuery<AcceptedInvitation> => ({
  text: `select i.id, i.role, i.scope_id as "scopeId", ${INVITATION_STATE} as state, i.accepted_by as "acceptedBy", i.invited_by as "invitedBy",
      exists (select from people p where p.id = $2 and lower(p.email) = lower(i.email)) as "isForThem"
    from invitations i where i.token_hash = $1 for update`,
  values: [tokenHash, personId],
});

/** The roles that who invited has now; no row when the system did. */
export const rolesOfInviter = (id: string): SqlQuery<{ roles: RoleGrant[] }> => sql`
  select coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scopeId', g.scope_id))
    from role_grants g where g.person_id = i.invited_by), '[]') as roles
  from invitations i where i.id = ${id} and i.invited_by is not null`;

export const markAccepted = (id: string, personId: string): SqlQuery<never> => sql`
  update invitations set accepted_at = app_now(), accepted_by = ${personId} where id = ${id}`;

/** Invitations that ended so many days ago. */
export const purgeInvitations = (keptDays: number): SqlQuery<never> => sql`
  delete from invitations
  where least(accepted_at, withdrawn_at, expires_at) < app_now() - make_interval(days => ${keptDays})`;
