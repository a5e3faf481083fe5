import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Ctx,
  CurrentActor,
  type RequestContext,
  userError,
} from '#graphql';
import { DuplicateReads } from '../../domain/duplicate-reads.js';
import type { DuplicateReason } from '../../domain/duplicate.rules.js';
import { MergeOrganisationsService } from '../../domain/merging/merge-organisations.service.js';
import { HELD, type Held } from '../../domain/merging/organisation-holding.js';
import { OrganisationLoaders } from '../organisation.loaders.js';
import { OrganisationPayloads, organisationUuid } from '../organisation.payloads.js';
import { OrganisationType } from '../organisation.types.js';
import { DuplicateReasonEnum, OrganisationError, OrganisationPayload } from '../proposals/proposal.type.js';

const HeldEnum = Object.fromEntries(HELD.map((held) => [held, held]));
registerEnumType(HeldEnum, { name: 'OrganisationHeld', description: 'What refers to an organisation.' });

@ObjectType('DuplicatePair', {
  description: 'Two organisations that may be one. Nobody has told them apart.',
})
@Allow('organisations.read-duplicates')
export class DuplicatePairType {
  aUuid: string;
  bUuid: string;
  @Field(() => Int, { description: '60 to 100.' }) score: number;
  @Field(() => [DuplicateReasonEnum]) reasons: readonly DuplicateReason[];
}

@ObjectType('MergeHolding', { description: 'What a merge does with one sort of rows.' })
@Allow('organisations.read-duplicates')
export class MergeHoldingType {
  @Field(() => HeldEnum) held: Held;
  @Field(() => Int, { description: 'Rows that go to the survivor.' }) moves: number;
  @Field(() => Int, { description: 'Rows of which the survivor has its own.' }) collides: number;
  @Field(() => [String], { description: 'Sums that move, such as USD 250.50 OFFERED.' })
  sums: readonly string[];
}

@ObjectType('OrganisationMergePreview', { description: 'What a merge would move now. Nothing is written.' })
@Allow('organisations.read-duplicates')
export class MergePreviewType {
  fromUuid: string;
  intoUuid: string;
  @Field(() => [MergeHoldingType]) holdings: readonly MergeHoldingType[];
  @Field(() => String, { description: 'Stands for what was seen; the merge names it.' }) seen: string;
}

@ObjectType()
@AllowWithParent()
export class OrganisationMergePreviewPayload {
  @Field(() => MergePreviewType, { nullable: true }) preview: MergePreviewType | null;
  @Field(() => [OrganisationError]) errors: OrganisationError[];
}

@InputType({ isAbstract: true })
abstract class PairInput {
  @Field(() => ID, { description: 'The one that becomes part of the other.' }) fromId: string;
  @Field(() => ID, { description: 'The survivor; verified.' }) intoId: string;
}

@InputType()
export class MergeOrganisationsInput extends PairInput {
  @Field(() => String, { description: 'Of the preview that was seen.' }) seen: string;
}

@InputType()
export class TellOrganisationsApartInput extends PairInput {
  @Field(() => String, { nullable: true, description: 'Kept with the pair. At most 1,000 characters.' })
  reason?: string | null;
}

@ObjectType()
@AllowWithParent()
export class MergeOrganisationsPayload extends OrganisationPayload {}

@ObjectType()
@AllowWithParent()
export class TellOrganisationsApartPayload extends OrganisationPayload {}

const MOST_PAIRS = 50;

@Resolver()
export class MergingResolver {
  constructor(
    private readonly duplicates: DuplicateReads,
    private readonly service: MergeOrganisationsService,
    private readonly payloads: OrganisationPayloads,
  ) {}

  @Query(() => [DuplicatePairType], { description: 'The likeliest first, at most 50.' })
  @Allow('organisations.read-duplicates')
  async organisationDuplicates(@CurrentActor() actor: Actor): Promise<DuplicatePairType[]> {
    const pairs = await this.duplicates.pairs(actor, MOST_PAIRS);
    return pairs.map(({ aId, bId, score, reasons }) => ({ aUuid: aId, bUuid: bId, score, reasons }));
  }

  @Query(() => OrganisationMergePreviewPayload, {
    description: 'Exactly what a merge would move now, and what collides. Writes nothing.',
  })
  @Allow('organisations.read-duplicates')
  async previewOrganisationMerge(
    @Args('fromId', { type: () => ID }) fromId: string,
    @Args('intoId', { type: () => ID }) intoId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationMergePreviewPayload> {
    const result = await this.service.preview({
      fromId: organisationUuid(fromId),
      intoId: organisationUuid(intoId),
    });
    if (!result.ok) return { preview: null, errors: [userError(ctx.locale, result.refusal)] };
    const { fromId: fromUuid, intoId: intoUuid, holdings, seen } = result.value;
    return { preview: { fromUuid, intoUuid, holdings, seen }, errors: [] };
  }

  @Mutation(() => MergeOrganisationsPayload, {
    description: 'Makes two organisations one, as previewed; old links lead to the survivor.',
  })
  @Allow('organisations.merge')
  async mergeOrganisations(
    @Args('input') input: MergeOrganisationsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    return this.payloads.change(ctx, input.fromId, (actor, fromId) =>
      this.service.merge(actor, {
        fromId,
        intoId: organisationUuid(input.intoId),
        seen: input.seen,
      }),
    );
  }

  @Mutation(() => TellOrganisationsApartPayload, {
    description: 'Says that two organisations are not one; the pair is not proposed again.',
  })
  @Allow('organisations.read-duplicates')
  async tellOrganisationsApart(
    @Args('input') input: TellOrganisationsApartInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPayload> {
    assertPlainText(input.reason ?? '', 'reason');
    return this.payloads.change(ctx, input.fromId, (actor, fromId) =>
      this.service.tellApart(actor, { fromId, intoId: organisationUuid(input.intoId) }, input.reason ?? ''),
    );
  }
}

@Resolver(() => DuplicatePairType)
export class DuplicatePairField {
  constructor(private readonly loaders: OrganisationLoaders) {}

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async a(@Parent() pair: DuplicatePairType, @Ctx() ctx: RequestContext): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(pair.aUuid);
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async b(@Parent() pair: DuplicatePairType, @Ctx() ctx: RequestContext): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(pair.bUuid);
  }
}

@Resolver(() => MergePreviewType)
export class MergePreviewField {
  constructor(private readonly loaders: OrganisationLoaders) {}

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async from(
    @Parent() preview: MergePreviewType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(preview.fromUuid);
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async into(
    @Parent() preview: MergePreviewType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(preview.intoUuid);
  }
}
