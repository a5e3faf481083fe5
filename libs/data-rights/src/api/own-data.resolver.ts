import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, assertPlainText, Ctx, type RequestContext, stepUpRequired, userError } from '#graphql';
import { accept, type Result } from '#kernel';
import { ChangeConsentService } from '../domain/change-consent.service.js';
import { ChangeContactService } from '../domain/change-contact.service.js';
import { CorrectDetailsService } from '../domain/correct-details.service.js';
import { ExportDataService } from '../domain/export-data.service.js';
import { OwnDataPayloads, somebody } from './own-data.payloads.js';
import {
  ChangeConsentInput,
  ChangeConsentPayload,
  ConfirmContactChangeInput,
  ConfirmContactChangePayload,
  CorrectDetailsInput,
  CorrectDetailsPayload,
  ExportOwnDataInput,
  ExportOwnDataPayload,
  type OwnDataPayload,
  OwnDataType,
  RequestContactChangeInput,
  RequestContactChangePayload,
} from './own-data.types.js';

/** One's own data: read, agreed to, copied, corrected. */
@Resolver(() => OwnDataType)
export class OwnDataResolver {
  constructor(
    private readonly payloads: OwnDataPayloads,
    private readonly consents: ChangeConsentService,
    private readonly exporting: ExportDataService,
    private readonly correcting: CorrectDetailsService,
    private readonly contacts: ChangeContactService,
  ) {}

  @Query(() => OwnDataType, { description: 'What is held of whoever is signed in, and what they decided.' })
  @Allow('privacy.read-own')
  ownData(@Ctx() ctx: RequestContext): Promise<OwnDataType> {
    return this.payloads.of(somebody(ctx.actor).personId);
  }

  @Mutation(() => ChangeConsentPayload, { description: 'Agrees to a purpose, or takes it back.' })
  @Allow('privacy.change-own')
  async changeConsent(
    @Args('input') { purpose, given }: ChangeConsentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnDataPayload> {
    await this.consents.change(somebody(ctx.actor), purpose, given);
    return this.payloads.answer(ctx, accept(null));
  }

  @Mutation(() => CorrectDetailsPayload, {
    description:
      'Corrects one’s own name and language. NAME_INVALID, or PERSON_EXISTS when somebody else of that name is reached at the same contact.',
  })
  @Allow('privacy.change-own')
  async correctDetails(
    @Args('input') input: CorrectDetailsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnDataPayload> {
    assertPlainText(input.fullName, 'fullName');
    return this.payloads.answer(ctx, await this.correcting.correct(somebody(ctx.actor), input));
  }

  @Mutation(() => RequestContactChangePayload, {
    description:
      'Mails a code to a new address; nothing changes before it is typed. EMAIL_INVALID, EMAIL_SAME, TOO_MANY_TRIES. Whoever has a passkey or an authenticator proves it first.',
  })
  @Allow('privacy.change-contact')
  async requestContactChange(
    @Args('input') { email }: RequestContactChangeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnDataPayload> {
    return this.afterProof(ctx, await this.contacts.ask(somebody(ctx.actor), email));
  }

  @Mutation(() => ConfirmContactChangePayload, {
    description:
      'Takes the new address over. CODE_WRONG, CODE_EXPIRED, TOO_MANY_TRIES after five guesses, PERSON_EXISTS after the right code.',
  })
  @Allow('privacy.change-own')
  async confirmContactChange(
    @Args('input') { code }: ConfirmContactChangeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnDataPayload> {
    return this.afterProof(ctx, await this.contacts.confirm(somebody(ctx.actor), code));
  }

  @Mutation(() => ExportOwnDataPayload, {
    description:
      'A copy of everything that is held of whoever is signed in. TOO_MANY_EXPORTS beyond three in a day.',
  })
  @Allow('privacy.export-own')
  async exportOwnData(
    @Args('input') { format, locale }: ExportOwnDataInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ExportOwnDataPayload> {
    const result = await this.exporting.export(somebody(ctx.actor), format, locale);
    return result.ok
      ? { file: result.value, errors: [] }
      : { file: null, errors: [userError(ctx.locale, result.refusal)] };
  }

  /** A proof is asked for as every act asks for it: the form is held meanwhile. */
  private afterProof(ctx: RequestContext, result: Result<unknown>): Promise<OwnDataPayload> {
    if (!result.ok && result.refusal.code === 'STEP_UP_REQUIRED') throw stepUpRequired();
    return this.payloads.answer(ctx, result);
  }
}
