import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { ActorSource } from '#graphql';
import { SignIns } from '../domain/sign-ins.js';
import { SignInDoor } from './sign-in.door.js';

/** The actor of a request: whoever its sign-in cookie stands for. */
@Injectable()
export class SignInActorSource extends ActorSource {
  constructor(
    private readonly signIns: SignIns,
    private readonly door: SignInDoor,
  ) {
    super();
  }

  override actorOf(cookies: Readonly<Record<string, string | undefined>>): Promise<Actor> {
    return this.signIns.actorOfToken(this.door.tokenIn(cookies));
  }

  override now({ signInId }: Actor): Promise<Actor> {
    return this.signIns.actorOfSignIn(signInId);
  }
}
