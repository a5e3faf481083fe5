import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '#authz';
import type { Tx } from '#database';
import type { LocalizedText } from '#kernel';

/** What a role is limited to: organisations, cities. Provided by the lib above that owns those rows, as a plain
 *  provider of its module; it is found at boot. */
export abstract class RoleScopes {
  abstract readonly role: Role;
  /** Of their global ids: `org`, `cty`. */
  abstract readonly idPrefix: string;
  /** Names by id. An id that is missing in the answer names nothing a role could be limited to. */
  abstract namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>>;

  /** May somebody come to have the role there? Holds it until `tx` ends. Always, by default. */
  isLive(_tx: Tx, _id: string): Promise<boolean> {
    return Promise.resolve(true);
  }
}

const LIMITED: readonly Role[] = ['COORDINATOR', 'CITY_OFFICER'];

/** Is a role given for one organisation or one city only? */
export const isLimited = (role: Role): boolean => LIMITED.includes(role);

/** What roles are limited to, found among the providers of all modules. */
@Injectable()
export class RoleScopeSources implements OnModuleInit {
  private readonly byRole = new Map<Role, RoleScopes>();

  constructor(private readonly modules: ModulesContainer) {}

  /** Throws when two libs claim one role. */
  onModuleInit(): void {
    for (const module of this.modules.values()) {
      for (const { instance } of module.providers.values()) {
        if (instance instanceof RoleScopes) this.register(instance);
      }
    }
  }

  register(scopes: RoleScopes): void {
    const known = this.byRole.get(scopes.role);
    if (known && known !== scopes) throw new Error(`Two scopes for ${scopes.role}`);
    this.byRole.set(scopes.role, scopes);
  }

  /** Is this a scope that the role can have: one that exists where it is limited, none where it is not? */
  async fits(role: Role, scopeId: string | null): Promise<boolean> {
    if (scopeId === null || !isLimited(role)) return scopeId === null && !isLimited(role);
    return (await this.byRole.get(role)?.namesOf([scopeId]))?.has(scopeId) ?? false;
  }

  /** May somebody come to have this role now? Not of an organisation that was declined, or is part of another by now. What it
   *  is limited to is held until `tx` ends. */
  async isLive(tx: Tx, role: Role, scopeId: string | null): Promise<boolean> {
    return scopeId === null || ((await this.byRole.get(role)?.isLive(tx, scopeId)) ?? false);
  }

  /** The prefix of global ids of what a role is limited to; null where it knows no limit. */
  idPrefixOf(role: Role): string | null {
    return this.byRole.get(role)?.idPrefix ?? null;
  }

  /** Names of the scopes of these grants by scope id. */
  async namesOf(
    grants: readonly { readonly role: Role; readonly scopeId: string | null }[],
  ): Promise<ReadonlyMap<string, LocalizedText>> {
    const names = new Map<string, LocalizedText>();
    for (const [role, scopes] of this.byRole) {
      const ids = grants.flatMap((grant) => (grant.role === role && grant.scopeId ? [grant.scopeId] : []));
      if (ids.length === 0) continue;
      for (const [id, name] of await scopes.namesOf([...new Set(ids)])) names.set(id, name);
    }
    return names;
  }
}
