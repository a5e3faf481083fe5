import type { Actor, RoleGrant } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';

/** One change of roles at a time in the whole programme, until the transaction ends: there are few, and each may decide
 *  about the other. Whoever takes a role away, or ends a person or an organisation that roles hang on, holds it too.
 *
 *  Order of locks: this one first, then seats, organisations, invitations, people and erasures. Nobody who holds a row asks
 *  for it, so two who change roles never wait for each other. */
export async function lockRoles(tx: Tx): Promise<void> {
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('identity roles', 0))`);
}

/** The actor with the roles that they have at this moment: fewer than when their request began if some were taken, none
 *  if their sign-in was ended meanwhile. */
export async function asOfNow(tx: Tx, actor: Actor): Promise<Actor> {
  if (actor.kind !== 'person') return actor;
  const held = await tx.sql(rolesHeld(actor));
  const keys = new Set(held.map(({ role, scopeId }) => `${role} ${scopeId}`));
  return { ...actor, roles: actor.roles.filter(({ role, scopeId }) => keys.has(`${role} ${scopeId}`)) };
}

const rolesHeld = ({ personId, signInId }: Actor): SqlQuery<RoleGrant> => sql`
  select g.role, g.scope_id as "scopeId" from role_grants g
  where g.person_id = ${personId}
    and (${signInId}::uuid is null or exists (select from sign_ins s where s.id = ${signInId} and s.ended_at is null))`;
