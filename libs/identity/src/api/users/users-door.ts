import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#authz';
import { fromGlobalId, toGlobalId } from '#graphql';
import { mayGive, rolesGivenBy } from '../../domain/granting.policy.js';
import { RoleScopeSources } from '../../domain/role-scopes.js';
import { type UserView } from '../../domain/user-reads.js';
import { PERSON_PREFIX } from '../viewer.mapper.js';
import type { UserType } from './user.types.js';

/** An id that nothing has, for whatever is not the id of one: the rules then say so. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

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

  personInside(globalId: string): string {
    return fromGlobalId(PERSON_PREFIX, globalId) ?? NOTHING;
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
