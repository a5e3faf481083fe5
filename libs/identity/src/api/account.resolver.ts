import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  stepUpRequired,
  userError,
} from '#graphql';
import type { Actor } from '#authz';
import { type Refusal, refuse, type Result } from '#kernel';
import { Authenticators } from '../domain/authenticators.service.js';
import { OwnPasskeys } from '../domain/own-passkeys.service.js';
import { OwnProviders } from '../domain/own-providers.service.js';
import { RecoverSignInService } from '../domain/recover-sign-in.service.js';
import { SignInList } from '../domain/sign-in-list.js';
import {
  AccountChangePayload,
  EndSignInInput,
  RemovePasskeyInput,
  RenamePasskeyInput,
  UnlinkProviderInput,
} from './account.payloads.js';
import { AccountReads, PASSKEY_PREFIX, SIGN_IN_PREFIX } from './account.reads.js';
import { AccountType } from './account.type.js';
import { SignInDoor } from './sign-in.door.js';

/** What a person changes about their own sign-in. */
@Resolver(() => AccountType)
export class AccountResolver {
  constructor(
    private readonly reads: AccountReads,
    private readonly passkeys: OwnPasskeys,
    private readonly authenticators: Authenticators,
    private readonly list: SignInList,
    private readonly recovery: RecoverSignInService,
    private readonly door: SignInDoor,
    private readonly providers: OwnProviders,
  ) {}

  @Query(() => AccountType, { description: 'How whoever is signed in does so.' })
  @Allow('identity.manage-own-sign-in')
  account(@CurrentActor() actor: Actor): Promise<AccountType> {
    return this.reads.of(actor);
  }

  @Mutation(() => AccountChangePayload)
  @Allow('identity.manage-own-sign-in')
  async renamePasskey(
    @Args('input') { passkeyId, name }: RenamePasskeyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AccountChangePayload> {
    const id = fromGlobalId(PASSKEY_PREFIX, passkeyId);
    return this.changed(
      ctx,
      id === null ? refuse('NOT_FOUND') : await this.passkeys.rename(ctx.actor, id, name),
    );
  }

  @Mutation(() => AccountChangePayload, {
    description: 'Ends every other sign-in too. Asks for a fresh proof.',
  })
  @Allow('identity.manage-own-sign-in')
  async removePasskey(
    @Args('input') { passkeyId }: RemovePasskeyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AccountChangePayload> {
    const id = fromGlobalId(PASSKEY_PREFIX, passkeyId);
    return this.changed(ctx, id === null ? refuse('NOT_FOUND') : await this.passkeys.remove(ctx.actor, id));
  }

  @Mutation(() => AccountChangePayload, {
    description: 'With its recovery codes; ends every other sign-in too. Asks for a fresh proof.',
  })
  @Allow('identity.manage-own-sign-in')
  async removeAuthenticator(@Ctx() ctx: RequestContext): Promise<AccountChangePayload> {
    return this.changed(ctx, await this.authenticators.remove(ctx.actor));
  }

  @Mutation(() => AccountChangePayload, {
    description: 'Unlinks a ministry’s own sign-in; ends every other sign-in too. Asks for a fresh proof.',
  })
  @Allow('identity.manage-own-sign-in')
  async unlinkProvider(
    @Args('input') { provider }: UnlinkProviderInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AccountChangePayload> {
    return this.changed(ctx, await this.providers.unlink(ctx.actor, provider));
  }

  @Mutation(() => AccountChangePayload, { description: 'Ends one sign-in at once; that may be this one.' })
  @Allow('identity.manage-own-sign-in')
  async endSignIn(
    @Args('input') { signInId }: EndSignInInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AccountChangePayload> {
    const id = fromGlobalId(SIGN_IN_PREFIX, signInId);
    const result = id === null ? refuse('NOT_FOUND') : await this.list.end(ctx.actor, id);
    if (result.ok && id === ctx.actor.signInId) {
      this.door.leave(ctx);
      return { account: null, errors: [] };
    }
    return this.changed(ctx, result);
  }

  @Mutation(() => AccountChangePayload, { description: 'Ends every sign-in of the person but this one.' })
  @Allow('identity.manage-own-sign-in')
  async endOtherSignIns(@Ctx() ctx: RequestContext): Promise<AccountChangePayload> {
    await this.list.endOthers(ctx.actor);
    return { account: await this.reads.of(ctx.actor), errors: [] };
  }

  @Mutation(() => AccountChangePayload, {
    description:
      'A participant or coordinator who lost them lets passkeys and authenticator go, within ten minutes of signing in with a code.',
  })
  @Allow('identity.manage-own-sign-in')
  async letGoPasskeys(@Ctx() ctx: RequestContext): Promise<AccountChangePayload> {
    return this.changed(ctx, await this.recovery.letGo(ctx.actor));
  }

  private async changed(ctx: RequestContext, result: Result<null, Refusal>): Promise<AccountChangePayload> {
    if (result.ok) return { account: await this.reads.of(ctx.actor), errors: [] };
    if (result.refusal.code === 'STEP_UP_REQUIRED') throw stepUpRequired();
    return { account: null, errors: [userError(ctx.locale, result.refusal)] };
  }
}
