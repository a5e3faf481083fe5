import { Global, Module } from '@nestjs/common';
import { ActorSource } from '#graphql';
import { IdentityModule } from '../domain/identity.module.js';
import { AcceptInvitationResolver } from './invitations/accept-invitation.resolver.js';
import { InvitationsResolver } from './invitations/invitations.resolver.js';
import { SignInActorSource } from './sign-in-actor-source.js';
import { SignInDoor } from './sign-in.door.js';
import { SignInResolver } from './sign-in.resolver.js';
import { UsersDoor } from './users/users-door.js';
import { UserConnectionResolver, UsersResolver } from './users/users.resolver.js';

/** Global, since the GraphQL floor below asks for an `ActorSource` without knowing who provides it. */
@Global()
@Module({
  imports: [IdentityModule],
  providers: [
    SignInDoor,
    SignInResolver,
    UsersDoor,
    UsersResolver,
    UserConnectionResolver,
    InvitationsResolver,
    AcceptInvitationResolver,
    { provide: ActorSource, useClass: SignInActorSource },
  ],
  exports: [ActorSource],
})
export class IdentityApiModule {}
