import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor, Role, RoleGrant } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';
import { isStaffRole, STAFF_LIFE } from './sign-in.rules.js';

/** Gives and takes roles. All methods take the transaction first; every change is audited and holds from the next
 *  request on, since an actor's roles are read afresh each time. */
@Injectable()
export class RoleGrants {
  constructor(private readonly audit: AuditTrail) {}

  /** Gives a role; nothing happens when the person has it. A role in running the programme ends the person's
   *  sign-ins, which were made for the longer life of a visitor; the one in which they accept it themselves goes on
   *  with the life of staff. */
  async grant(tx: Tx, actor: Actor, personId: string, { role, scopeId }: RoleGrant): Promise<void> {
    const given = await tx.sql(sql`
      insert into role_grants (id, person_id, role, scope_id) values (${newId()}, ${personId}, ${role}, ${scopeId})
      on conflict (person_id, role, scope_id) do nothing returning id`);
    if (given.length === 0) return;
    if (isStaffRole(role)) {
      await tx.sql(endSignIns(personId, actor.signInId));
      await tx.sql(shortenSignIn(personId, actor.signInId));
    }
    await this.record(tx, actor, 'identity.grant-role', personId, null, { role, scopeId });
  }

  /** Takes a role; nothing happens when the person has it not. */
  async revoke(tx: Tx, actor: Actor, personId: string, { role, scopeId }: RoleGrant): Promise<void> {
    const taken = await tx.sql(sql`
      delete from role_grants
      where person_id = ${personId} and role = ${role} and scope_id is not distinct from ${scopeId}::uuid returning id`);
    if (taken.length === 0) return;
    await this.record(tx, actor, 'identity.revoke-role', personId, { role, scopeId }, null);
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
    action: string,
    personId: string,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action, subjectType: 'person', subjectId: personId, before, after });
  }
}

const endSignIns = (personId: string, except: string | null): SqlQuery<never> => sql`
  update sign_ins set ended_at = app_now()
  where person_id = ${personId} and ended_at is null and id is distinct from ${except}::uuid`;

const shortenSignIn = (personId: string, id: string | null): SqlQuery<never> => sql`
  update sign_ins set idle_minutes = least(idle_minutes, ${STAFF_LIFE.idleMinutes}),
    expires_at = least(expires_at, app_now() + make_interval(mins => ${STAFF_LIFE.absoluteMinutes}))
  where person_id = ${personId} and id = ${id}::uuid`;
