import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Config } from '#config';
import { Allow, Ctx, forbidden, type RequestContext, toGlobalId, userError } from '#graphql';
import type { Refusal, Result } from '#kernel';
import type { Colleague } from '../domain/colleague.rules.js';
import { RequestSignInCodeService } from '../domain/request-sign-in-code.service.js';
import { type AskedWho, SignInService } from '../domain/sign-in.service.js';
import { type OpenedSignIn, SignIns } from '../domain/sign-ins.js';
import { Viewers } from '../domain/viewer.js';
import { atFixedMoment } from './fixed-moment.js';
import { SignInDoor } from './sign-in.door.js';
import { DemoSignInInput, RequestSignInCodeInput, SignInInput } from './sign-in.inputs.js';
import {
  DemoSignInPayload,
  RequestSignInCodePayload,
  type SignInColleagueType,
  SignInPayload,
  SignOutPayload,
} from './sign-in.payloads.js';
import { PERSON_PREFIX, personInside, toViewerType } from './viewer.mapper.js';
import { ViewerType } from './viewer.type.js';

@Resolver(() => ViewerType)
export class SignInResolver {
  constructor(
    private readonly requestService: RequestSignInCodeService,
    private readonly signInService: SignInService,
    private readonly signIns: SignIns,
    private readonly viewers: Viewers,
    private readonly door: SignInDoor,
    private readonly config: Config,
  ) {}

  @Query(() => ViewerType, { description: 'Who is looking.' })
  @Allow('identity.read-self')
  async viewer(@Ctx() ctx: RequestContext): Promise<ViewerType> {
    return toViewerType(await this.viewers.viewerOf(ctx.actor));
  }

  @Mutation(() => RequestSignInCodePayload, {
    description:
      'Mails a code of eight digits to the address, if somebody has it. It works for ten minutes, once, in this browser.',
  })
  @Allow('identity.sign-in')
  async requestSignInCode(
    @Args('input') input: RequestSignInCodeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RequestSignInCodePayload> {
    const asking = { ...input, browserToken: this.door.markBrowser(ctx), network: this.door.networkOf(ctx) };
    const result = await atFixedMoment(() => this.requestService.requestCode(asking));
    if (!result.ok) return { sentTo: null, expiresAt: null, errors: [userError(ctx.locale, result.refusal)] };
    return { ...result.value, errors: [] };
  }

  @Mutation(() => SignInPayload, {
    description:
      'Signs in with the code from the mail and sets the cookie. Where several people have the address, answers them first.',
  })
  @Allow('identity.sign-in')
  async signIn(@Args('input') input: SignInInput, @Ctx() ctx: RequestContext): Promise<SignInPayload> {
    const guess = {
      email: input.email,
      code: input.code,
      personId: input.colleagueId ? personInside(input.colleagueId) : null,
      ...this.door.callerOf(ctx),
    };
    const result = await atFixedMoment(() => this.signInService.signIn(guess));
    return this.enter(ctx, result);
  }

  @Mutation(() => DemoSignInPayload, { description: 'Signs in without a code. In a demonstration only.' })
  @Allow('identity.sign-in')
  async demoSignIn(
    @Args('input') input: DemoSignInInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemoSignInPayload> {
    if (!this.config.isDemo) throw forbidden('no demonstration');
    return this.enter(ctx, await this.signInService.demoSignIn(input.role, this.door.callerOf(ctx)));
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the sign-in of this browser at once.' })
  @Allow('identity.sign-out')
  async signOut(@Ctx() ctx: RequestContext): Promise<SignOutPayload> {
    await this.signIns.close(ctx.actor);
    this.door.leave(ctx);
    return { viewer: toViewerType(await this.viewers.viewerOf(ctx.actor)), errors: [] };
  }

  private async enter(
    ctx: RequestContext,
    result: Result<OpenedSignIn | AskedWho, Refusal>,
  ): Promise<SignInPayload> {
    const nobody = { viewer: null, colleagues: null };
    if (!result.ok) return { ...nobody, errors: [userError(ctx.locale, result.refusal)] };
    if ('colleagues' in result.value)
      return { ...nobody, colleagues: result.value.colleagues.map(toColleagueType), errors: [] };
    this.door.enter(ctx, result.value);
    return { ...nobody, viewer: toViewerType(await this.viewers.viewerOf(ctx.actor)), errors: [] };
  }
}

const toColleagueType = ({ id, fullName }: Colleague): SignInColleagueType => ({
  id: toGlobalId(PERSON_PREFIX, id),
  fullName,
});
