import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type RequestContext, stepUpRequired, unauthenticated, userError } from '#graphql';
import type { Refusal } from '#kernel';
import { OwnProviders } from '../domain/own-providers.service.js';
import { SignInWithProviderService } from '../domain/sign-in-with-provider.service.js';
import { Viewers } from '../domain/viewer.js';
import { SignInProviderType } from './account.type.js';
import { ProofPayload } from './proof.types.js';
import {
  BeginWithProviderInput,
  BeginWithProviderPayload,
  FinishWithProviderInput,
} from './provider.types.js';
import { SignInDoor } from './sign-in.door.js';
import { toViewerType } from './viewer.mapper.js';

/** To a ministry's own sign-in and back. */
@Resolver()
export class ProviderResolver {
  constructor(
    private readonly providers: OwnProviders,
    private readonly service: SignInWithProviderService,
    private readonly viewers: Viewers,
    private readonly door: SignInDoor,
  ) {}

  @Query(() => [SignInProviderType], {
    description: 'Ministries’ own sign-ins, in the order of the settings.',
  })
  @Allow('identity.read-self')
  signInProviders(): SignInProviderType[] {
    return this.providers.all.map(({ key, name }) => ({ key, name }));
  }

  @Mutation(() => BeginWithProviderPayload, {
    description: 'Where to go to sign in, to confirm, or to link; the way back is good in this browser.',
  })
  @Allow('identity.sign-in')
  async beginWithProvider(
    @Args('input') { provider, purpose, invitationToken = null }: BeginWithProviderInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BeginWithProviderPayload> {
    const browserToken = this.door.markBrowser(ctx);
    const begun = await this.service.begin(ctx.actor, { provider, purpose, invitationToken, browserToken });
    if (begun.ok) return { address: begun.value.address, errors: [] };
    if (begun.refusal.code === 'UNAUTHENTICATED') throw unauthenticated();
    return { address: null, errors: this.errors(ctx, begun.refusal) };
  }

  @Mutation(() => ProofPayload, {
    description: 'What the ministry’s sign-in answered; signs in, confirms or links, and sets the cookie.',
  })
  @Allow('identity.sign-in')
  async finishWithProvider(
    @Args('input') { provider, query }: FinishWithProviderInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ProofPayload> {
    const answer = { provider, query, ...this.door.callerOf(ctx) };
    const finished = await this.service.finish(ctx.actor, answer);
    if (!finished.ok) return { viewer: null, errors: this.errors(ctx, finished.refusal) };
    this.door.enter(ctx, finished.value);
    return { viewer: toViewerType(await this.viewers.viewerOf(ctx.actor)), errors: [] };
  }

  private errors(ctx: RequestContext, refusal: Refusal): ProofPayload['errors'] {
    if (refusal.code === 'STEP_UP_REQUIRED') throw stepUpRequired();
    return [userError(ctx.locale, refusal)];
  }
}
