import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Connection,
  type ConnectionOf,
  Ctx,
  DateTime,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
  toGlobalId,
  userError,
  UserErrorInterface,
} from '#graphql';
import { refuse, type Result } from '#kernel';
import { AskErasureService } from '../domain/ask-erasure.service.js';
import { ErasureReads } from '../domain/erasure-reads.js';
import { OwnDataPayloads, somebody } from './own-data.payloads.js';
import { AskErasurePayload, CancelErasurePayload, type OwnDataPayload } from './own-data.types.js';

const ERASURE_PREFIX = 'ers';

@ObjectType('PendingErasure', {
  description: 'An erasure that the working group asked for on somebody’s behalf.',
})
@Allow('privacy.erase')
export class PendingErasureType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String) askedByName: string;
  @Field(() => DateTime) askedAt: Date;
  @Field(() => DateTime) dueAt: Date;
}

@ObjectType()
export class PendingErasureConnection extends Connection(PendingErasureType) {}

@InputType()
export class AskErasureForInput {
  @Field(() => String, { description: 'As it stands on the ticket.' }) fullName: string;
  @Field(() => String, { description: 'The number that the person is reached at.' }) phone: string;
  @Field(() => String, { description: '1 to 500 characters.' }) reason: string;
}

@InputType()
export class CancelErasureForInput {
  @Field(() => ID) erasureId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ErasureError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class ErasurePayload {
  @Field(() => Boolean) done: boolean;
  @Field(() => [ErasureError]) errors: ErasureError[];
}

@ObjectType()
@AllowWithParent()
export class AskErasureForPayload extends ErasurePayload {}

@ObjectType()
@AllowWithParent()
export class CancelErasureForPayload extends ErasurePayload {}

/** Asking to be erased, and taking it back; the same for somebody who cannot ask. */
@Resolver(() => PendingErasureType)
export class ErasureResolver {
  constructor(
    private readonly asking: AskErasureService,
    private readonly reads: ErasureReads,
    private readonly payloads: OwnDataPayloads,
  ) {}

  @Mutation(() => AskErasurePayload, {
    description:
      'Asks to be erased in fourteen days. ERASURE_PENDING, or the code of the duty that must be handed over first.',
  })
  @Allow('privacy.erase-own')
  async askErasure(@Ctx() ctx: RequestContext): Promise<OwnDataPayload> {
    return this.payloads.answer(ctx, await this.asking.ask(somebody(ctx.actor)));
  }

  @Mutation(() => CancelErasurePayload, { description: 'Takes the erasure back. NO_ERASURE.' })
  @Allow('privacy.change-own')
  async cancelErasure(@Ctx() ctx: RequestContext): Promise<OwnDataPayload> {
    return this.payloads.answer(ctx, await this.asking.cancel(somebody(ctx.actor)));
  }

  @Query(() => PendingErasureConnection, {
    description: 'Erasures asked for on somebody’s behalf and still to come, the next one first.',
  })
  @Allow('privacy.erase')
  async pendingErasures(
    @Args() page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ): Promise<ConnectionOf<PendingErasureType>> {
    return toConnection(await this.reads.pending(actor, page), (view) => ({
      ...view,
      id: toGlobalId(ERASURE_PREFIX, view.id),
    }));
  }

  @Mutation(() => AskErasureForPayload, {
    description:
      'Asks for the erasure of somebody without an e-mail address. ERASURE_PERSON_NOT_FOUND, HAS_EMAIL, ERASURE_REASON_MISSING, ERASURE_PENDING, or the code of a duty.',
  })
  @Allow('privacy.erase')
  async askErasureFor(
    @Args('input') input: AskErasureForInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ErasurePayload> {
    for (const name of ['fullName', 'phone', 'reason'] as const) assertPlainText(input[name], name);
    return answer(ctx, await this.asking.askFor(somebody(ctx.actor), input));
  }

  @Mutation(() => CancelErasureForPayload, {
    description: 'Takes an erasure back that was asked for on somebody’s behalf. NO_ERASURE.',
  })
  @Allow('privacy.erase')
  async cancelErasureFor(
    @Args('input') { erasureId }: CancelErasureForInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ErasurePayload> {
    const id = fromGlobalId(ERASURE_PREFIX, erasureId);
    return answer(ctx, id ? await this.asking.cancelFor(somebody(ctx.actor), id) : refuse('NO_ERASURE'));
  }
}

const answer = (ctx: RequestContext, result: Result<unknown>): ErasurePayload => ({
  done: result.ok,
  errors: result.ok ? [] : [userError(ctx.locale, result.refusal)],
});
