import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, Ctx, CurrentActor, fromGlobalId, type RequestContext, toGlobalId, userError } from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { FirstAdministratorService } from '../domain/first-administrator.service.js';
import { RecoverSignInService } from '../domain/recover-sign-in.service.js';
import { Viewers } from '../domain/viewer.js';
import { atFixedMoment } from './fixed-moment.js';
import { ClaimFirstAdministratorInput, ProofPayload } from './proof.types.js';
import {
  AskSignInRecoveryInput,
  DecideSignInRecoveryInput,
  SignInRecoveryPayload,
  SignInRecoveryType,
} from './recovery.types.js';
import { SignInDoor } from './sign-in.door.js';
import { toViewerType } from './viewer.mapper.js';

const RECOVERY_PREFIX = 'rcv';

/** Administrators help each other in; the first one comes in by a secret. */
@Resolver(() => SignInRecoveryType)
export class RecoveryResolver {
  constructor(
    private readonly recovery: RecoverSignInService,
    private readonly firstAdministrator: FirstAdministratorService,
    private readonly viewers: Viewers,
    private readonly door: SignInDoor,
  ) {}

  @Query(() => [SignInRecoveryType], {
    description: 'Those that wait for a second administrator; 100 at most.',
  })
  @Allow('identity.read-recoveries')
  signInRecoveries(@CurrentActor() actor: Actor): Promise<SignInRecoveryType[]> {
    return this.waiting(actor);
  }

  @Mutation(() => SignInRecoveryPayload, {
    description:
      'Asks for the sign-in recovery of somebody who lost their passkey. A second administrator approves.',
  })
  @Allow('identity.recover-others')
  async askSignInRecovery(
    @Args('input') input: AskSignInRecoveryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignInRecoveryPayload> {
    return this.payload(ctx, await this.recovery.ask(ctx.actor, input));
  }

  @Mutation(() => SignInRecoveryPayload, {
    description:
      'Takes away what the person signed in with and ends their sign-ins; a code then lets them make a new passkey for a day.',
  })
  @Allow('identity.recover-others')
  async approveSignInRecovery(
    @Args('input') { recoveryId }: DecideSignInRecoveryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignInRecoveryPayload> {
    const id = fromGlobalId(RECOVERY_PREFIX, recoveryId);
    return this.payload(ctx, id === null ? refuse('NOT_FOUND') : await this.recovery.approve(ctx.actor, id));
  }

  @Mutation(() => SignInRecoveryPayload)
  @Allow('identity.recover-others')
  async declineSignInRecovery(
    @Args('input') { recoveryId }: DecideSignInRecoveryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignInRecoveryPayload> {
    const id = fromGlobalId(RECOVERY_PREFIX, recoveryId);
    return this.payload(ctx, id === null ? refuse('NOT_FOUND') : await this.recovery.decline(ctx.actor, id));
  }

  @Mutation(() => ProofPayload, {
    description: 'Makes the holder of the operator’s secret the first administrator and signs them in.',
  })
  @Allow('identity.sign-in')
  async claimFirstAdministrator(
    @Args('input') input: ClaimFirstAdministratorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ProofPayload> {
    const caller = this.door.callerOf(ctx);
    const claimed = await atFixedMoment(() => this.firstAdministrator.claim(input, caller));
    if (!claimed.ok) return { viewer: null, errors: [userError(ctx.locale, claimed.refusal)] };
    this.door.enter(ctx, claimed.value);
    return { viewer: toViewerType(await this.viewers.viewerOf(ctx.actor)), errors: [] };
  }

  private async payload(
    ctx: RequestContext,
    result: Result<unknown, Refusal>,
  ): Promise<SignInRecoveryPayload> {
    const errors = result.ok ? [] : [userError(ctx.locale, result.refusal)];
    return { recoveries: await this.waiting(ctx.actor), errors };
  }

  private async waiting(actor: Actor): Promise<SignInRecoveryType[]> {
    const views = await this.recovery.waitingFor(actor);
    return views.map(({ id, isTheirs, ...view }) => ({
      ...view,
      id: toGlobalId(RECOVERY_PREFIX, id),
      approvable: isTheirs,
    }));
  }
}
