import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { refuse, type Result } from '#kernel';
import type { CoordinatorRefusal } from './organisation.errors.js';
import { isCoordinatorOf } from './organisation.policy.js';
import { holdVerified } from './standing.js';

/** Does the actor coordinate this organisation, and is it verified? Held until `tx` ends. Refuses
 *  ORGANISATION_NOT_FOUND (also when it is another's) and ORGANISATION_NOT_VERIFIED. */
export async function holdOwn(
  tx: Tx,
  actor: Actor,
  organisationId: string,
): Promise<Result<null, CoordinatorRefusal>> {
  if (!isCoordinatorOf(actor, organisationId))
    return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
  return holdVerified(tx, organisationId);
}

/** Makes a person a member; answers false when they are already. */
export async function addMembership(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  const added = await tx.sql(sql`
    insert into memberships (organisation_id, person_id) values (${organisationId}, ${personId})
    on conflict (organisation_id, person_id) do nothing returning person_id`);
  return added.length > 0;
}

export async function isMember(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  const rows = await tx.sql(sql`
    select from memberships where organisation_id = ${organisationId} and person_id = ${personId}`);
  return rows.length > 0;
}
