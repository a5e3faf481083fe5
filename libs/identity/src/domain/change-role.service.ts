import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { mayGive } from './granting.policy.js';
import { RoleChangedV1 } from './identity.events.js';
import { decideRoleChange, readReason, type RoleChangeRefusalCode } from './role-change.rules.js';
import { RoleGrants } from './role-grants.service.js';
import { RoleScopeSources } from './role-scopes.js';
import { asOfNow, lockRoles } from './roles-held.sql.js';

export interface ChangeRole {
  readonly personId: string;
  readonly role: Role;
  readonly scopeId: string | null;
  /** 1 to 500 characters; the person reads it. */
  readonly reason: string;
}

export type ChangeRoleRefusal = Refusal<RoleChangeRefusalCode | 'ROLE_REASON_MISSING'>;

/** Gives a person a role or takes it, with a reason, and tells them. Source: docs/stories/roles.md. */
@Injectable()
export class ChangeRoleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roleGrants: RoleGrants,
    private readonly scopes: RoleScopeSources,
  ) {}

  /** Gives a role. Answers the person's id. Opens its own unit of work. Refuses what `decideRoleChange` refuses, and
   *  ROLE_REASON_MISSING. */
  async giveRole(actor: Actor, command: ChangeRole): Promise<Result<string, ChangeRoleRefusal>> {
    return this.change('GIVEN', actor, command);
  }

  /** Takes a role; from the person's next request on it is gone. Answers and refuses as `giveRole` does. */
  async takeRole(actor: Actor, command: ChangeRole): Promise<Result<string, ChangeRoleRefusal>> {
    return this.change('TAKEN', actor, command);
  }

  private async change(
    change: 'GIVEN' | 'TAKEN',
    actor: Actor,
    { personId, role, scopeId, reason: typed }: ChangeRole,
  ): Promise<Result<string, ChangeRoleRefusal>> {
    const scopeFits = await this.scopes.fits(role, scopeId);
    return this.unitOfWork.run(async (tx) => {
      await lockRoles(tx);
      const isAllowed = mayGive(await asOfNow(tx, actor), { role, scopeId });
      const isLive = change === 'TAKEN' || (await this.scopes.isLive(tx, role, scopeId));
      const person = isAllowed ? await this.personNow(tx, personId, role, scopeId) : null;
      const decision = decideRoleChange({
        change,
        isAllowed,
        isOwn: actor.personId === personId,
        person,
        scopeFits: scopeFits && isLive,
        isAdministrator: role === 'ADMINISTRATOR',
        administrators: person?.administrators ?? 0,
      });
      if (!decision.ok) return decision;
      const reason = readReason(typed);
      if (reason === null) return refuse('ROLE_REASON_MISSING', { path: ['reason'] });
      const write = change === 'GIVEN' ? this.roleGrants.grant : this.roleGrants.revoke;
      const changeId = await write.call(this.roleGrants, tx, actor, personId, { role, scopeId }, reason);
      if (changeId) await tx.publish(new RoleChangedV1({ changeId }));
      return accept(personId);
    });
  }

  private async personNow(tx: Tx, personId: string, role: Role, scopeId: string | null) {
    const [person] = await tx.sql(personAtHand(personId, role, scopeId));
    return person ?? null;
  }
}

const personAtHand = (
  personId: string,
  role: Role,
  scopeId: string | null,
): SqlQuery<{ hasAddress: boolean; hasRole: boolean; administrators: number }> => sql`
  select p.email is not null as "hasAddress",
    exists (select from role_grants g where g.person_id = p.id and g.role = ${role}
      and g.scope_id is not distinct from ${scopeId}::uuid) as "hasRole",
    (select count(*)::int from role_grants a where a.role = 'ADMINISTRATOR') as administrators
  from people p where p.id = ${personId} and p.merged_into is null`;
