import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor, Role, RoleGrant } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';
import { SealedValues } from '#privacy';
import { forgetWaitingAuthenticator } from './authenticators.sql.js';
import type { RoleChangeRow } from './person.entity.js';
import { isStaffRole, STAFF_LIFE } from './sign-in.rules.js';

/** Gives and takes roles. All methods take the transaction first; every change is audited and holds from the next
 *  request on, since an actor's roles are read afresh each time. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
  ) {}

  /** Gives a role; null when the person has it. A role in running the programme ends the person's sign-ins, which were
   *  made for the longer life of a visitor; the one in which they accept it themselves goes on with the life of staff. An
   *  authenticator that was being set up is begun anew.
   *  Answers the id of the change. */
  async grant(
    tx: Tx,
    actor: Actor,
    personId: string,
    { role, scopeId }: RoleGrant,
    reason: string | null = null,
  ): Promise<string | null> {
    const given = await tx.sql(sql`
      insert into role_grants (id, person_id, role, scope_id) values (${newId()}, ${personId}, ${role}, ${scopeId})
      on conflict (person_id, role, scope_id) do nothing returning id`);
    if (given.length === 0) return null;
    await forgetWaitingAuthenticator(tx, personId);
    if (isStaffRole(role)) {
      await tx.sql(endSignIns(personId, actor.signInId));
      await tx.sql(shortenSignIn(personId, actor.signInId));
    }
    return this.record(tx, actor, { change: 'GIVEN', personId, role, scopeId, reason });
  }

  /** Takes a role; null when the person has it not. Answers the id of the change. */
  async revoke(
    tx: Tx,
    actor: Actor,
    personId: string,
    { role, scopeId }: RoleGrant,
    reason: string | null = null,
  ): Promise<string | null> {
    const taken = await tx.sql(sql`
      delete from role_grants
      where person_id = ${personId} and role = ${role} and scope_id is not distinct from ${scopeId}::uuid returning id`);
    if (taken.length === 0) return null;
    return this.record(tx, actor, { change: 'TAKEN', personId, role, scopeId, reason });
  }

  async rolesOf(tx: Tx, personId: string): Promise<Role[]> {
    const rows = await tx.sql(
      sql<{ role: Role }>`select distinct role from role_grants where person_id = ${personId}`,
    );
    return rows.map((row) => row.role);
  }

  private async record(
    tx: Tx,
    actor: Actor,
    { change, personId, role, scopeId, reason }: Omit<RoleChangeRow, 'id' | 'changedBy' | 'changedAt'>,
  ): Promise<string> {
    const id = newId();
    await tx.sql(sql`
      insert into role_changes (id, person_id, change, role, scope_id, reason, changed_by)
      values (${id}, ${personId}, ${change}, ${role}, ${scopeId}, ${reason}, ${actor.personId})`);
    const isGiven = change === 'GIVEN';
    await this.audit.record(tx, {
      // Who changes their own roles loses by it what the audit would look for.
      actor: actor.personId === personId ? { ...actor, signInId: null } : actor,
      action: isGiven ? 'identity.grant-role' : 'identity.revoke-role',
      subjectType: 'person',
      subjectId: personId,
      before: isGiven ? null : { role, scopeId },
      after: isGiven ? { role, scopeId } : null,
      reason: await this.sealed.seal(tx, personId, reason),
    });
    return id;
  }
}

const endSignIns = (personId: string, except: string | null): SqlQuery<never> => sql`
  update sign_ins set ended_at = app_now()
  where person_id = ${personId} and ended_at is null and id is distinct from ${except}::uuid`;

const shortenSignIn = (personId: string, id: string | null): SqlQuery<never> => sql`
  update sign_ins set idle_minutes = least(idle_minutes, ${STAFF_LIFE.idleMinutes}),
    expires_at = least(expires_at, app_now() + make_interval(mins => ${STAFF_LIFE.absoluteMinutes}))
  where person_id = ${personId} and id = ${id}::uuid`;
