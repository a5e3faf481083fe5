import { Global, Module } from '@nestjs/common';
import { ActorSource } from '#graphql';
import { IdentityModule } from '../domain/identity.module.js';
import { PersonAuditSubject } from './person.audit-subject.js';
import { SignInActorSource } from './sign-in-actor-source.js';
import { SignInDoor } from './sign-in.door.js';
import { SignInResolver } from './sign-in.resolver.js';

/** Global, since the GraphQL floor below asks for an `ActorSource` without knowing who provides it. */
@Global()
@Module({
  imports: [IdentityModule],
  providers: [
    SignInDoor,
    SignInResolver,
    PersonAuditSubject,
    { provide: ActorSource, useClass: SignInActorSource },
  ],
  exports: [ActorSource],
})
export class IdentityApiModule {}
