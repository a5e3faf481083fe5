import { Injectable } from '@nestjs/common';
import { type Actor, can, isPermission, type Permission, PERMISSIONS, type Role } from '#authz';
import { Config } from '#config';
import { People, type PersonView } from './people.service.js';

/** What the web needs to know about who is looking. */
export interface ViewerView {
  readonly isSignedIn: boolean;
  readonly person: Pick<PersonView, 'id' | 'fullName'> | null;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly isDemo: boolean;
}

@Injectable()
export class Viewers {
  constructor(
    private readonly people: People,
    private readonly config: Config,
  ) {}

  /** The actor's own view of themselves. One read for somebody signed in, none for anybody else. */
  async viewerOf(actor: Actor): Promise<ViewerView> {
    const person = await this.people.self(actor);
    return {
      isSignedIn: person !== null,
      person,
      roles: [...new Set(actor.roles.map((grant) => grant.role))],
      permissions: Object.keys(PERMISSIONS).filter(
        (name): name is Permission => isPermission(name) && can(actor, name),
      ),
      isDemo: this.config.isDemo,
    };
  }
}
