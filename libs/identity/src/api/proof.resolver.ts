import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type RequestContext, stepUpRequired, unauthenticated, userError } from '#graphql';
import type { Refusal, Result } from '#kernel';
import { Authenticators } from '../domain/authenticators.service.js';
import { OwnPasskeys } from '../domain/own-passkeys.service.js';
import { PasskeyChallenges } from '../domain/passkey-challenges.js';
import { SignInWithPasskeyService } from '../domain/sign-in-with-passkey.service.js';
import type { OpenedSignIn } from '../domain/sign-ins.js';
import { Viewers } from '../domain/viewer.js';
import { atFixedMoment } from './fixed-moment.js';
import {
  AddPasskeyInput,
  AskPasskeyChallengeInput,
  AskPasskeyChallengePayload,
  BeginAuthenticatorPayload,
  ConfirmAuthenticatorPayload,
  ConfirmWithCodeInput,
  PasskeyAnswerInput,
  ProofPayload,
} from './proof.types.js';
import { SignInDoor } from './sign-in.door.js';
import { toViewerType } from './viewer.mapper.js';

/** Proofs that it is this person: passkeys and authenticators. Each stands alone in its document. */
@Resolver()
export class ProofResolver {
  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly passkeySignIn: SignInWithPasskeyService,
    private readonly passkeys: OwnPasskeys,
    private readonly authenticators: Authenticators,
    private readonly viewers: Viewers,
    private readonly door: SignInDoor,
  ) {}

  @Mutation(() => AskPasskeyChallengePayload, {
    description: 'A challenge for a passkey: good for five minutes, once, in this browser.',
  })
  @Allow('identity.sign-in')
  async askPasskeyChallenge(
    @Args('input') { purpose }: AskPasskeyChallengeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AskPasskeyChallengePayload> {
    const asked = await this.challenges.ask(ctx.actor, purpose, this.door.markBrowser(ctx));
    if (asked.ok) {
      const { challengeId, options } = asked.value;
      return { challengeId, options: JSON.stringify(options), errors: [] };
    }
    if (asked.refusal.code === 'UNAUTHENTICATED') throw unauthenticated();
    return { challengeId: null, options: null, errors: this.errors(ctx, asked.refusal) };
  }

  @Mutation(() => ProofPayload, { description: 'Signs in with a passkey and sets the cookie.' })
  @Allow('identity.sign-in')
  async signInWithPasskey(
    @Args('input') input: PasskeyAnswerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ProofPayload> {
    const answer = { ...input, ...this.door.callerOf(ctx) };
    return this.enter(ctx, await atFixedMoment(() => this.passkeySignIn.signIn(answer)));
  }

  @Mutation(() => ProofPayload, { description: 'Proves anew, with a passkey, that it is this person.' })
  @Allow('identity.confirm-sign-in')
  async confirmWithPasskey(
    @Args('input') input: PasskeyAnswerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ProofPayload> {
    const answer = { ...input, browserToken: this.door.browserTokenOf(ctx) };
    return this.enter(ctx, await this.passkeySignIn.confirm(ctx.actor, answer));
  }

  @Mutation(() => ProofPayload, {
    description: 'Proves anew, with a code of the authenticator or a recovery code, that it is this person.',
  })
  @Allow('identity.confirm-sign-in')
  async confirmWithCode(
    @Args('input') { code }: ConfirmWithCodeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ProofPayload> {
    return this.enter(ctx, await this.authenticators.prove(ctx.actor, code));
  }

  @Mutation(() => ProofPayload, { description: 'Keeps a passkey; making it counts as a proof.' })
  @Allow('identity.confirm-sign-in')
  async addPasskey(@Args('input') input: AddPasskeyInput, @Ctx() ctx: RequestContext): Promise<ProofPayload> {
    const command = { ...input, browserToken: this.door.browserTokenOf(ctx) };
    return this.enter(ctx, await this.passkeys.add(ctx.actor, command));
  }

  @Mutation(() => BeginAuthenticatorPayload, {
    description: 'Makes the secret of an authenticator; it counts once its first code was typed.',
  })
  @Allow('identity.confirm-sign-in')
  async beginAuthenticator(@Ctx() ctx: RequestContext): Promise<BeginAuthenticatorPayload> {
    const begun = await this.authenticators.begin(ctx.actor);
    if (begun.ok) return { ...begun.value, errors: [] };
    return { secret: null, uri: null, errors: this.errors(ctx, begun.refusal) };
  }

  @Mutation(() => ConfirmAuthenticatorPayload, {
    description: 'The first code of a new authenticator; counts as a proof.',
  })
  @Allow('identity.confirm-sign-in')
  async confirmAuthenticator(
    @Args('input') { code }: ConfirmWithCodeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmAuthenticatorPayload> {
    const confirmed = await this.authenticators.confirmFirst(ctx.actor, code);
    if (!confirmed.ok) return { recoveryCodes: [], errors: this.errors(ctx, confirmed.refusal) };
    this.door.enter(ctx, confirmed.value);
    return { recoveryCodes: confirmed.value.recoveryCodes, errors: [] };
  }

  private async enter(ctx: RequestContext, result: Result<OpenedSignIn, Refusal>): Promise<ProofPayload> {
    if (!result.ok) return { viewer: null, errors: this.errors(ctx, result.refusal) };
    this.door.enter(ctx, result.value);
    return { viewer: toViewerType(await this.viewers.viewerOf(ctx.actor)), errors: [] };
  }

  private errors(ctx: RequestContext, refusal: Refusal): ProofPayload['errors'] {
    if (refusal.code === 'STEP_UP_REQUIRED') throw stepUpRequired();
    return [userError(ctx.locale, refusal)];
  }
}
