import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#authz';
import { fromGlobalId, toGlobalId } from '#graphql';
import { mayGive, rolesGivenBy } from '../../domain/granting.policy.js';
import { RoleScopeSources } from '../../domain/role-scopes.js';
import { type UserView } from '../../domain/user-reads.js';
import { NOTHING, PERSON_PREFIX } from '../viewer.mapper.js';
import type { UserType } from './user.types.js';

/** People and what roles are limited to, as the schema spells them. */
@Injectable()
export class UsersDoor {
  constructor(private readonly scopes: RoleScopeSources) {}

  toUserType(view: UserView, actor: Actor): UserType {
    const isOwn = view.id === actor.personId;
    return {
      uuid: view.id,
      id: toGlobalId(PERSON_PREFIX, view.id),
      fullName: view.fullName,
      email: view.email,
      phone: view.phone,
      contactHidden: view.isContactHidden,
      signIns: view.signIns,
      roles: view.roles.map((grant) => ({
        ...grant,
        scopeId: this.scopeOutside(grant.role, grant.scopeId),
        takeable: mayGive(actor, grant),
      })),
      givable: isOwn ? [] : rolesGivenBy(actor.roles.map(({ role }) => role)),
    };
  }

  scopeOutside(role: Role, scopeId: string | null): string | null {
    const prefix = this.scopes.idPrefixOf(role);
    return prefix && scopeId && toGlobalId(prefix, scopeId);
  }

  /** A scope where the role knows none stays one, so that it is refused. */
  scopeInside(role: Role, globalId: string | null | undefined): string | null {
    if (!globalId) return null;
    const prefix = this.scopes.idPrefixOf(role);
    return (prefix && fromGlobalId(prefix, globalId)) ?? NOTHING;
  }
}
