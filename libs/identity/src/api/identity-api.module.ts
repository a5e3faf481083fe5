import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ActorSource } from '#graphql';
import { Outbound } from '#outbound';
import { IdentityModule } from '../domain/identity.module.js';
import { ProviderClient } from '../domain/provider-client.js';
import { SignInWithProviderService } from '../domain/sign-in-with-provider.service.js';
import { AcceptInvitationResolver } from './invitations/accept-invitation.resolver.js';
import { InvitationsResolver } from './invitations/invitations.resolver.js';
import { AccountReads } from './account.reads.js';
import { AccountResolver } from './account.resolver.js';
import { PersonMergingResolver } from './merging/merging.resolver.js';
import { ProofResolver } from './proof.resolver.js';
import { ProviderResolver } from './provider.resolver.js';
import { RecoveryResolver } from './recovery.resolver.js';
import { PersonAuditSubject } from './person.audit-subject.js';
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
    AuditTrail,
    // Only the api calls a ministry's provider.
    Outbound,
    ProviderClient,
    SignInWithProviderService,
    SignInDoor,
    SignInResolver,
    UsersDoor,
    UsersResolver,
    UserConnectionResolver,
    InvitationsResolver,
    AcceptInvitationResolver,
    AccountReads,
    AccountResolver,
    PersonMergingResolver,
    ProofResolver,
    ProviderResolver,
    RecoveryResolver,
    PersonAuditSubject,
    { provide: ActorSource, useClass: SignInActorSource },
  ],
  exports: [ActorSource],
})
export class IdentityApiModule {}
